#include <mutex>
#include <shared_mutex>

#include "simulator/control/control.hpp"
#include "simulator/store/rule_json.hpp"

// What the account's people demand of records: since 2026-09 HubSpot keeps callers to it, before that it does not.
namespace simulator {
namespace {

Response set_rules(Input& input, const Call&) {
  Account& account = input.account();
  const Json* const given = input.find("rules");
  if (given == nullptr) {
    refuse("\"rules\" was expected: a list of objects; an empty one takes all rules back");
  }
  std::vector<WriteRule> rules;
  try {
    rules = rules_of(*given);
  } catch (const std::invalid_argument& error) {
    refuse(error.what());
  }
  input.finish();
  const std::unique_lock lock(account.mutex());
  account.rules() = std::move(rules);
  return json_response({{"rules", account.rules().size()}});
}

Response list_rules(Input& input, const Call&) {
  Account& account = input.account();
  input.finish();
  const std::shared_lock lock(account.mutex());
  return json_response({{"rules", to_json(account.rules())}});
}

}  // namespace

std::vector<Door> rule_doors() {
  return {
      {"POST", "/_simulator/rules",
       "Gives an account its rules, in place of those before: records of a type must have values in the required "
       "properties, all of them or those where a property has a value. Writes of version 2026-09 that break one are "
       "refused with 400 VALIDATION_ERROR; older versions do not ask.",
       R"({"rules": [{"objectType": "contacts", "whenProperty": "lifecyclestage", "whenValue": "customer", "required": ["phone"]}]})",
       set_rules},
      {"GET", "/_simulator/rules", "Lists them. Query: portalId.", "", list_rules}};
}

}  // namespace simulator
