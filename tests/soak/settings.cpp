#include "settings.hpp"

#include <nlohmann/json.hpp>

namespace soak {
namespace {

using nlohmann::json;
using trailspark::Target;

constexpr const char* kTypes[] = {"string", "number", "date", "datetime", "bool", "enum", "multi_enum", "phone"};

json random_chain(const std::vector<std::string>& properties, Random& random) {
  json chain = json::array();
  for (std::size_t i = random.between(1, 4); i > 0; --i) {
    const std::string& name = random.pick(properties);
    if (std::find(chain.begin(), chain.end(), name) == chain.end()) {
      chain.push_back(name);
    }
  }
  return chain;
}

void add_type(json& rule, Random& random) {
  const std::string type = kTypes[random.below(std::size(kTypes))];
  rule["type"] = type;
  const bool is_enum = type == "enum" || type == "multi_enum";
  if (is_enum && random.chance(50)) {
    rule["values"] = {{"lead", "a lead"}, {"customer", "a customer"}, {"NEW", "new"}, {"true", "yes"}};
  }
  if (type == "string" && random.chance(30)) {
    rule["default"] = "unknown";
  }
}

json random_rules(Target target, const std::vector<std::string>& properties, Random& random) {
  json rules = json::array();
  for (const trailspark::StandardField& field : trailspark::standard_fields(target)) {
    if (field.name == "email") {
      rules.push_back(
          {{"field", "email"}, {"from", random.chance(70) ? json{"email"} : random_chain(properties, random)}});
    } else if (random.chance(60)) {
      json rule{{"field", std::string(field.name)}, {"from", random_chain(properties, random)}};
      if (random.chance(30)) {
        add_type(rule, random);
      }
      rules.push_back(std::move(rule));
    }
  }
  for (std::size_t i = random.below(5); i > 0; --i) {
    json rule{{"field", "custom" + std::to_string(i)}, {"from", random_chain(properties, random)}, {"custom", true}};
    add_type(rule, random);
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

trailspark::Mapping random_mapping(const std::vector<std::string>& properties, Random& random) {
  json document{{"version", 1}};
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    if (random.chance(80)) {
      document[std::string(trailspark::name(target))] = random_rules(target, properties, random);
    }
  }
  trailspark::ParsedMapping parsed = trailspark::parse_mapping(document.dump());
  expect(parsed.errors.empty(), "a sound mapping was refused: " + document.dump());
  return std::move(parsed.mapping);
}

trailspark::BaseSettings random_settings(Random& random) {
  trailspark::BaseSettings settings;
  settings.folding.plus_tags = random.chance(30);
  settings.folding.gmail_dots = random.chance(30);
  settings.fill_blanks = random.chance(40);
  return settings;
}

}  // namespace soak
