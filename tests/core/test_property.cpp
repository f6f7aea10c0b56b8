#include "trailspark/property.hpp"

#include "catch.hpp"
#include "vectors.hpp"

using trailspark::FieldType;
using trailspark::PropertyDefinition;
using trailspark::PropertyOption;

namespace {

/// The definition in the keys of the vectors; what is empty or false is left out.
nlohmann::json described(const PropertyDefinition& property) {
  nlohmann::json all = {{"name", property.name},
                        {"label", property.label},
                        {"description", property.description},
                        {"type", property.type},
                        {"fieldType", property.field_type},
                        {"group", property.group},
                        {"referencedObject", property.referenced_object},
                        {"archived", property.archived},
                        {"hidden", property.hidden},
                        {"calculated", property.calculated},
                        {"hubspotDefined", property.hubspot_defined},
                        {"externalOptions", property.external_options},
                        {"readOnlyValue", property.read_only_value},
                        {"samples", property.samples},
                        {"options", nlohmann::json::array()}};
  for (const PropertyOption& option : property.options) {
    all["options"].push_back({{"value", option.value}, {"label", option.label}});
    if (option.hidden) {
      all["options"].back()["hidden"] = true;
    }
  }
  nlohmann::json told = nlohmann::json::object();
  for (const auto& [key, value] : all.items()) {
    if (value != "" && value != false && value != nlohmann::json::array()) {
      told[key] = value;
    }
  }
  return told;
}

}  // namespace

TEST_CASE("Properties have the types and definitions that HubSpot's guide gives them") {
  for (const nlohmann::json& entry : vector_cases("property")) {
    INFO(entry.at("name"));
    if (entry.contains("natural")) {
      PropertyDefinition property;
      property.type = entry.at("type");
      property.field_type = entry.at("fieldType");
      CHECK(name(property.natural_type()) == entry.at("natural").get<std::string>());
      continue;
    }
    const std::string text = entry.contains("text") ? entry.at("text") : nlohmann::json(entry.at("document").dump());
    const auto read = trailspark::parse_properties(text);
    REQUIRE(read.ok() == entry.contains("definitions"));
    if (read.ok()) {
      nlohmann::json definitions = nlohmann::json::array();
      for (const PropertyDefinition& property : read.value()) {
        definitions.push_back(described(property));
      }
      CHECK(definitions == entry.at("definitions"));
    } else {
      const nlohmann::json& error = entry.at("error");
      CHECK(id(read.error().code) == error.at("code").get<std::string>());
      CHECK(read.error().where == error.at("where").get<std::string>());
      CHECK(read.error().detail == error.value("detail", read.error().detail));
    }
  }
}

TEST_CASE("A field type and its name lead to each other") {
  const std::vector<std::pair<FieldType, std::string>> names = {
      {FieldType::string, "string"}, {FieldType::number, "number"},
      {FieldType::date, "date"},     {FieldType::datetime, "datetime"},
      {FieldType::boolean, "bool"},  {FieldType::enumeration, "enum"},
      {FieldType::phone, "phone"},   {FieldType::multi_enumeration, "multi_enum"},
  };
  for (const auto& [type, text] : names) {
    CHECK(name(type) == text);
    CHECK(trailspark::field_type(text) == type);
  }
  for (const char* text : {"", "String", "boolean", "enumeration", "text"}) {
    CHECK_FALSE(trailspark::field_type(text).has_value());
  }
}
