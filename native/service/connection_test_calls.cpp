#include "service/connection_test_calls.hpp"

namespace trailspark::service {
namespace {

ApiRequest get(std::string target) { return {"GET", std::move(target), {{"Accept", "application/json"}}, {}}; }

ApiRequest post(std::string target, std::string body) {
  return {"POST",
          std::move(target),
          {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
          std::move(body)};
}

constexpr std::string_view kContactsRead = "crm.objects.contacts.read";
constexpr std::string_view kCompaniesRead = "crm.objects.companies.read";
constexpr std::string_view kDealsRead = "crm.objects.deals.read";

}  // namespace

std::vector<TestCall> test_calls(const std::string& v) {
  const std::string objects = "/crm/objects/" + v + '/';
  const std::string properties = "/crm/properties/" + v + '/';
  constexpr const char* kOne = R"({"limit":1})";
  const auto linked = [&v](const char* kinds) {
    return post("/crm/associations/" + v + '/' + kinds + "/batch/read", R"({"inputs":[{"id":"1"}]})");
  };
  return {
      {"account", "Account details", get("/account-info/" + v + "/details"), true, "oauth",
       "The account's time zone and currency are unknown."},
      {"contacts.read", "Reading contacts", get(objects + "contacts?limit=1"), true, kContactsRead,
       "There are no leads."},
      {"companies.read", "Reading companies", get(objects + "companies?limit=1"), true, kCompaniesRead,
       "There are no accounts."},
      {"deals.read", "Reading deals", get(objects + "deals?limit=1"), true, kDealsRead,
       "Deals enrich no signals, and closed-won deals cannot be learned from."},
      {"contacts.properties", "Properties of contacts", get(properties + "contacts"), true, kContactsRead,
       "Contacts cannot be mapped."},
      {"companies.properties", "Properties of companies", get(properties + "companies"), true, kCompaniesRead,
       "Companies cannot be mapped."},
      {"deals.properties", "Properties of deals", get(properties + "deals"), true, kDealsRead,
       "Deals cannot be mapped."},
      {"contacts.search", "Searching contacts", post(objects + "contacts/search", kOne), true, kContactsRead,
       "Changes cannot be found: every sync reads all contacts."},
      {"companies.search", "Searching companies", post(objects + "companies/search", kOne), true, kCompaniesRead,
       "Changes cannot be found: every sync reads all companies."},
      {"deals.search", "Searching deals", post(objects + "deals/search", kOne), true, kDealsRead,
       "Changes cannot be found: every sync reads all deals."},
      {"associations.contacts.companies", "Contacts' companies", linked("contacts/companies"), true, kContactsRead,
       "Leads stand without their accounts."},
      {"associations.contacts.deals", "Contacts' deals", linked("contacts/deals"), true, kContactsRead,
       "Leads stand without their deals."},
      {"associations.deals.companies", "Deals' companies", linked("deals/companies"), true, kDealsRead,
       "Deals stand without their accounts: what customers have in common is learned from the leads' accounts alone."},
      {"pipelines", "Pipelines of deals", get("/crm/pipelines/" + v + "/deals"), true, kDealsRead,
       "Stages have no names, and won deals cannot be told from lost ones."},
      {"owners", "Owners", get("/crm/owners/" + v + "?limit=1"), false, "crm.objects.owners.read",
       "Owners of records appear as numbers."},
      {"meetings.read", "Meetings", get(objects + "meetings?limit=1"), false, kContactsRead,
       "Booked meetings are no signals."},
      {"emails.read", "One-to-one emails", get(objects + "emails?limit=1"), false, "sales-email-read",
       "Emails between sales and leads are no signals."},
      {"forms", "Forms and submissions", get("/marketing/v3/forms?limit=1"), false, "forms",
       "Form submissions have no dates; the contacts' own counters remain."},
      {"marketing.emails", "Marketing email events", get("/email/public/v1/events?limit=1"), false, "content",
       "Opens and clicks of marketing emails have no dates; the contacts' own counters remain."},
      {"page.views", "Page views",
       get("/events/event-occurrences/" + v + "?objectType=contact&objectId=1&eventType=e_visited_page&limit=1"), false,
       "business-intelligence", "Page views have no dates; the contacts' own counters remain."},
  };
}

const std::vector<TestScope>& test_scopes() {
  static const std::vector<TestScope> scopes = {
      {"contacts.write", "Writing scores to contacts", "crm.objects.contacts.write"},
      {"companies.write", "Writing the propensity to companies", "crm.objects.companies.write"},
      {"contacts.schema.write", "Creating properties of contacts", "crm.schemas.contacts.write"},
      {"companies.schema.write", "Creating properties of companies", "crm.schemas.companies.write"},
  };
  return scopes;
}

}  // namespace trailspark::service
