#include <array>
#include <utility>

#include "service/connections.hpp"

namespace trailspark::service {

const std::vector<std::string>& required_scopes() {
  static const std::vector<std::string> scopes = {
      "oauth",
      "crm.objects.contacts.read",
      "crm.objects.contacts.write",
      "crm.objects.companies.read",
      "crm.objects.deals.read",
      "sales-email-read",
  };
  return scopes;
}

const std::vector<std::string>& optional_scopes() {
  static const std::vector<std::string> scopes = {
      "crm.schemas.contacts.write",
      "crm.schemas.companies.write",
      "crm.objects.companies.write",
      "crm.objects.owners.read",
      "forms",
      "content",
      "business-intelligence",
  };
  return scopes;
}

std::string_view feature_of_scope(std::string_view scope) noexcept {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kFeatures = {{
      {"oauth", "the connection itself"},
      {"crm.objects.contacts.read", "reading contacts, their properties and meetings: no leads"},
      {"crm.objects.contacts.write", "writing scores to contacts"},
      {"crm.objects.companies.read", "reading companies: no accounts"},
      {"crm.objects.deals.read", "reading deals: no closed-won analysis"},
      {"sales-email-read", "one-to-one emails as signals"},
      {"crm.schemas.contacts.write", "creating the TrailSpark properties of contacts; they have to be made by hand"},
      {"crm.schemas.companies.write", "creating the TrailSpark property of companies; it has to be made by hand"},
      {"crm.objects.companies.write", "writing the propensity to companies"},
      {"crm.objects.owners.read", "the names of record owners"},
      {"forms", "form submissions as dated signals; the counters of contacts remain"},
      {"content", "opens and clicks of marketing emails as dated signals; the counters of contacts remain"},
      {"business-intelligence", "page views as dated signals; the counters of contacts remain"},
  }};
  for (const auto& [name, feature] : kFeatures) {
    if (name == scope) {
      return feature;
    }
  }
  return {};
}

}  // namespace trailspark::service
