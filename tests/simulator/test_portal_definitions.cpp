#include "simulator/definitions.hpp"

#include "catch.hpp"
#include "portal_reader.hpp"

using namespace simulator;
using nlohmann::json;
using portal_reader::settings;

namespace {

std::map<std::string, json> definitions_of(const Portal& portal, Object object) {
  std::map<std::string, json> definitions;
  const json document = json::parse(write_definitions(portal, object));
  for (const json& definition : document.at("results")) {
    definitions[definition.at("name")] = definition;
  }
  return definitions;
}

/// Whether a portal's value is one of the definition's options; several are parted by semicolons.
bool is_option(const json& definition, const std::string& value) {
  std::set<std::string> options;
  for (const json& option : definition.at("options")) {
    options.insert(option.at("value").get<std::string>());
  }
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t end = std::min(value.find(';', from), value.size());
    if (options.count(value.substr(from, end - from)) == 0) {
      return false;
    }
    from = end + 1;
  }
  return true;
}

constexpr Object kObjects[] = {Object::contacts, Object::companies, Object::deals};

}  // namespace

TEST_CASE("a definition has what HubSpot's properties endpoint says of one") {
  const Portal portal(settings(100, true));
  for (const Object object : kObjects) {
    for (const auto& [name, definition] : definitions_of(portal, object)) {
      INFO(name);
      for (const char* const key :
           {"label", "type", "fieldType", "description", "groupName", "createdAt", "updatedAt"}) {
        CHECK(definition.at(key).is_string());
      }
      for (const char* const key :
           {"calculated", "externalOptions", "hasUniqueValue", "hidden", "hubspotDefined", "formField", "archived"}) {
        CHECK(definition.at(key).is_boolean());
      }
      CHECK(definition.at("modificationMetadata").at("readOnlyValue").is_boolean());
      for (const json& option : definition.at("options")) {
        CHECK((option.at("label").is_string() && option.at("value").is_string() && option.at("hidden").is_boolean()));
      }
    }
  }
}

TEST_CASE("no name is defined twice, and a portal has many more properties than its pages show") {
  const Portal portal(settings(100, true));
  for (const Object object : kObjects) {
    const json results = json::parse(write_definitions(portal, object)).at("results");
    CHECK(results.size() == definitions_of(portal, object).size());
  }
  CHECK(definitions_of(portal, Object::contacts).size() >= contact_properties().size() + 60);
}

TEST_CASE("some properties are custom, hidden, archived, calculated or owners") {
  const auto definitions = definitions_of(Portal(settings(100, true)), Object::contacts);
  CHECK(definitions.at("segment__c").at("hubspotDefined") == false);
  CHECK(definitions.at("lead_score_old").at("hidden") == true);
  CHECK(definitions.at("partner_id").at("archived") == true);
  CHECK(definitions.at("num_conversion_events").at("calculated") == true);
  CHECK(definitions.at("hubspot_owner_id").at("referencedObjectType") == "OWNER");
  CHECK(definitions.at("lifecyclestage").at("options").at(0) == json{{"label", "Subscriber"},
                                                                     {"value", "subscriber"},
                                                                     {"displayOrder", 0},
                                                                     {"hidden", false},
                                                                     {"description", nullptr}});
}

TEST_CASE("what pages show is defined, and enumerations show their options") {
  const Portal portal(settings(3'000, true));
  for (const Object object : kObjects) {
    const auto definitions = definitions_of(portal, object);
    PageSettings page_settings;
    page_settings.object = object;
    const auto read = portal_reader::read(portal_reader::pages_of(portal, page_settings));
    for (const auto& [id, record] : read.records) {
      for (const auto& [name, value] : record.at("properties").items()) {
        INFO(name);
        REQUIRE(definitions.count(name) == 1);
        const json& definition = definitions.at(name);
        const bool listed = definition.at("type") == "enumeration" && !definition.at("options").empty();
        if (listed && value.is_string() && !value.get<std::string>().empty()) {
          CHECK(is_option(definition, value));
        }
      }
    }
  }
}
