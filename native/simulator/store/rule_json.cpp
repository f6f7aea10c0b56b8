#include "simulator/store/rule_json.hpp"

#include <stdexcept>

namespace simulator {
namespace {

std::string text_in(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found != json.end() && !found->is_string()) {
    throw std::invalid_argument(std::string("a rule's \"") + name + "\" was expected to be a text");
  }
  return found == json.end() ? std::string() : found->get<std::string>();
}

WriteRule rule_of(const Json& json) {
  if (!json.is_object()) {
    throw std::invalid_argument("a rule was expected to be an object");
  }
  for (const auto& [name, value] : json.items()) {
    if (name != "objectType" && name != "whenProperty" && name != "whenValue" && name != "required") {
      throw std::invalid_argument("a rule has no member \"" + name + '"');
    }
  }
  WriteRule rule;
  const std::string type = text_in(json, "objectType");
  const auto known = object_type(type.empty() ? "contacts" : type);
  if (!known) {
    throw std::invalid_argument("a rule's \"objectType\" was expected to be contacts, companies, deals, ...");
  }
  rule.type = *known;
  rule.when_property = text_in(json, "whenProperty");
  rule.when_value = text_in(json, "whenValue");
  const auto required = json.find("required");
  if (required == json.end() || !required->is_array() || required->empty()) {
    throw std::invalid_argument("a rule's \"required\" was expected to be a list of properties");
  }
  for (const Json& each : *required) {
    if (!each.is_string()) {
      throw std::invalid_argument("a rule's \"required\" was expected to be a list of properties");
    }
    rule.required.push_back(each.get<std::string>());
  }
  return rule;
}

}  // namespace

std::vector<WriteRule> rules_of(const Json& list) {
  if (!list.is_array()) {
    throw std::invalid_argument("rules were expected to be a list of objects");
  }
  std::vector<WriteRule> rules;
  for (const Json& each : list) {
    rules.push_back(rule_of(each));
  }
  return rules;
}

Json to_json(const std::vector<WriteRule>& rules) {
  Json list = Json::array();
  for (const WriteRule& rule : rules) {
    Json json = {{"objectType", info(rule.type).plural}};
    if (!rule.when_property.empty()) {
      json["whenProperty"] = rule.when_property;
      json["whenValue"] = rule.when_value;
    }
    json["required"] = rule.required;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace simulator
