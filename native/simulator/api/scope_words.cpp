#include "simulator/api/scope_words.hpp"

#include <algorithm>
#include <iterator>

namespace simulator {
namespace {

struct Words {
  std::string_view scope;
  const char* words;
  Tier from = Tier::free;  ///< the lowest tier that has it
};

constexpr Words kWords[] = {
    {"account-info.security.read", "View security history: logins and changes to the account", Tier::enterprise},
    {"automation", "Create, change and run workflows", Tier::professional},
    {"business-intelligence", "View analytics of your website and campaigns", Tier::enterprise},
    {"content", "View and change website pages, landing pages, blog posts and marketing emails", Tier::professional},
    {"crm.lists.read", "View contact lists"},
    {"crm.lists.write", "Create and change contact lists"},
    {"crm.objects.companies.read", "View companies"},
    {"crm.objects.companies.write", "Create, change and delete companies"},
    {"crm.objects.contacts.read", "View contacts"},
    {"crm.objects.contacts.write", "Create, change and delete contacts"},
    {"crm.objects.deals.read", "View deals"},
    {"crm.objects.deals.write", "Create, change and delete deals"},
    {"crm.objects.owners.read", "View owners: the users to whom records are assigned"},
    {"crm.schemas.companies.read", "View the properties and other settings of companies"},
    {"crm.schemas.companies.write", "Create, change and delete properties of companies"},
    {"crm.schemas.contacts.read", "View the properties and other settings of contacts"},
    {"crm.schemas.contacts.write", "Create, change and delete properties of contacts"},
    {"crm.schemas.deals.read", "View the properties and other settings of deals"},
    {"crm.schemas.deals.write", "Create, change and delete properties of deals"},
    {"external_integrations.forms.access", "Change settings of forms and link them to other tools"},
    {"forms", "View and change forms, and view what was submitted"},
    {"forms-uploaded-files", "Download files that were uploaded in forms"},
    {"oauth", "View basic information on the account"},
    {"sales-email-read", "Read the content of one-to-one emails"},
    {"tickets", "View, create, change and delete tickets"},
    {"timeline", "Add events to the timelines of records"},
    {"transactional-email", "Send transactional emails", Tier::professional},
};

const Words* find(std::string_view scope) noexcept {
  const auto found =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const Words& words) { return words.scope == scope; });
  return found == std::end(kWords) ? nullptr : found;
}

}  // namespace

std::string scope_in_words(std::string_view scope) {
  const Words* const words = find(scope);
  return words != nullptr ? words->words : std::string(scope);
}

bool can_grant(Tier tier, std::string_view scope) noexcept {
  const Words* const words = find(scope);
  return words == nullptr || tier >= words->from;
}

Scopes split_scopes(std::string_view list) {
  Scopes scopes;
  while (!list.empty()) {
    const std::string_view scope = list.substr(0, list.find(' '));
    if (!scope.empty()) {
      scopes.emplace(scope);
    }
    list.remove_prefix(std::min(list.size(), scope.size() + 1));
  }
  return scopes;
}

}  // namespace simulator
