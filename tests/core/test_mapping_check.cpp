#include <algorithm>

#include "catch.hpp"
#include "trailspark/mapping.hpp"
#include "vectors.hpp"

using namespace trailspark;

namespace {

/// Whether the text holds these words. (Catch2's own matcher has another name in its next version.)
bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

Target target_of(const nlohmann::json& test) {
  const std::string wanted = test.value("target", "lead");
  return wanted == "lead" ? Target::lead : wanted == "account" ? Target::account : Target::deal;
}

/// The case's rules; where it has none, the default ones. A lead's rules may lack the email: that is a finding too.
Mapping mapping_of(const nlohmann::json& test) {
  if (!test.contains("rules")) {
    return default_mapping();
  }
  const nlohmann::json document = {{"version", 1}, {name(target_of(test)), test.at("rules")}};
  ParsedMapping parsed = parse_mapping(document.dump());
  for (const Error& error : parsed.errors) {
    INFO(to_string(error));
    REQUIRE(error.code == Code::mapping_required_field);
  }
  return parsed.mapping;
}

std::vector<PropertyDefinition> properties_of(const std::string& json) {
  Result<std::vector<PropertyDefinition>> properties = parse_properties(json);
  REQUIRE(properties.ok());
  return properties.value();
}

std::string texts(const std::vector<MappingFinding>& findings) {
  std::string text;
  for (const MappingFinding& finding : findings) {
    text += (finding.is_error ? "error " : "warning ") + to_string(finding.error) + " -> " + finding.suggestion + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a mapping is held against the portal's properties") {
  for (const auto& test : vector_cases("mapping_check")) {
    DYNAMIC_SECTION(test.at("name").get<std::string>()) {
      const auto findings =
          check_mapping(mapping_of(test), target_of(test), properties_of(test.at("properties").dump()));
      INFO(texts(findings));
      const auto& expected = test.at("findings");
      REQUIRE(findings.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(id(findings[i].error.code) == expected[i][0].get<std::string>());
        CHECK(findings[i].error.where == expected[i][1].get<std::string>());
        CHECK((findings[i].is_error ? "error" : "warning") == expected[i][2].get<std::string>());
        CHECK_FALSE(findings[i].error.detail.empty());
      }
      for (const auto& words : test.value("says", nlohmann::json::array())) {
        CHECK(holds(texts(findings), words.get<std::string>()));
      }
      const auto suggests = test.value("suggests", nlohmann::json::array());
      for (std::size_t i = 0; i < suggests.size(); ++i) {
        CHECK(holds(findings[i].suggestion, suggests[i].get<std::string>()));
        CHECK(findings[i].suggestion.empty() == suggests[i].get<std::string>().empty());
      }
    }
  }
}

TEST_CASE("options without a target are counted in full and listed up to twenty") {
  std::string options;
  for (int i = 0; i < 30; ++i) {
    options += (i == 0 ? "" : ",") + (R"({"value":"v)" + std::to_string(i)) + "\"}";
  }
  Mapping mapping = default_mapping();
  mapping.deal = {{"stage", {"s"}, FieldType::enumeration, {{"v0", "x"}}, "", false}};
  const auto findings = check_mapping(
      mapping, Target::deal, properties_of(R"([{"name":"s","type":"enumeration","options":[)" + options + "]}]"));
  REQUIRE(findings.size() == 1);
  CHECK(holds(findings[0].error.detail, "29 options of 30"));
  CHECK(holds(findings[0].error.detail + "$", "\"v20\" and 9 more$"));
}

TEST_CASE("properties in another order give the same findings") {
  auto properties = properties_of(R"([{"name":"name_2"},{"name":"name_3"},{"name":"name_4"},{"name":"name_5"}])");
  Mapping mapping;
  mapping.account = {{"name", {"name_1"}, FieldType::string, {}, "", false}};
  const std::string before = texts(check_mapping(mapping, Target::account, properties));
  std::reverse(properties.begin(), properties.end());
  CHECK(texts(check_mapping(mapping, Target::account, properties)) == before);
  CHECK(holds(before, "did you mean \"name_2\", \"name_3\" or \"name_4\"?"));
}
