#pragma once

#include "simulator/server/json.hpp"
#include "simulator/store/write_rule.hpp"

namespace simulator {

/// [{"objectType": "contacts", "whenProperty": "lifecyclestage", "whenValue": "customer", "required": ["phone"]}];
/// without whenProperty the rule is for all records. Throws std::invalid_argument with what was expected.
std::vector<WriteRule> rules_of(const Json& list);
Json to_json(const std::vector<WriteRule>& rules);

}  // namespace simulator
