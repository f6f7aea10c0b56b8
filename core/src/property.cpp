#include "trailspark/property.hpp"

#include <algorithm>
#include <array>

#include "json.hpp"

namespace trailspark {
namespace {

constexpr std::array<std::string_view, 8> kTypeNames = {"string", "number", "date",       "datetime",
                                                        "bool",   "enum",   "multi_enum", "phone"};

using Kind = json::Value::Kind;

/// Reads definitions and keeps the first fault that it meets.
class Reader {
 public:
  std::vector<PropertyDefinition> definitions(const json::Value& document) {
    const json::Value* list = document.is(Kind::object) ? document.find("results") : &document;
    const std::string place = document.is(Kind::object) ? "/results" : "";
    if (list == nullptr) {
      fault("", "an object without \"results\"");
      return {};
    }
    return this->list<PropertyDefinition>(*list, place, &Reader::definition);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  PropertyDefinition definition(const json::Value& object, const std::string& place) {
    PropertyDefinition property;
    property.name = text(object, "name", place);
    if (property.name.empty()) {
      fault(place, "a definition without a name");
    }
    property.label = text(object, "label", place);
    property.description = text(object, "description", place);
    property.type = text(object, "type", place);
    property.field_type = text(object, "fieldType", place);
    property.group = text(object, "groupName", place);
    property.referenced_object = text(object, "referencedObjectType", place);
    property.archived = flag(object, "archived", place);
    property.hidden = flag(object, "hidden", place);
    property.calculated = flag(object, "calculated", place);
    property.hubspot_defined = flag(object, "hubspotDefined", place);
    property.external_options = flag(object, "externalOptions", place);
    if (const json::Value* options = member(object, "options")) {
      property.options = list<PropertyOption>(*options, place + "/options", &Reader::option);
    }
    if (const json::Value* metadata = member(object, "modificationMetadata")) {
      property.read_only_value = flag(*metadata, "readOnlyValue", place + "/modificationMetadata");
    }
    if (const json::Value* samples = member(object, "samples")) {
      property.samples = list<std::string>(*samples, place + "/samples", &Reader::sample);
    }
    return property;
  }

  PropertyOption option(const json::Value& object, const std::string& place) {
    PropertyOption option{text(object, "value", place), text(object, "label", place), flag(object, "hidden", place)};
    if (member(object, "value") == nullptr) {
      fault(place, "an option without a value");
    }
    return option;
  }

  std::string sample(const json::Value& value, const std::string& place) {
    return expect(value, Kind::string, place) ? value.string : std::string();
  }

  template <class Item>
  std::vector<Item> list(const json::Value& value, const std::string& place,
                         Item (Reader::*read)(const json::Value&, const std::string&)) {
    std::vector<Item> items;
    if (expect(value, Kind::array, place)) {
      items.reserve(value.items.size());
      for (const json::Value& item : value.items) {
        items.push_back((this->*read)(item, place + "/" + std::to_string(items.size())));
      }
    }
    return items;
  }

  /// A key's value; null counts as left out.
  const json::Value* member(const json::Value& object, std::string_view key) {
    const json::Value* value = object.find(key);
    return value != nullptr && value->is(Kind::null) ? nullptr : value;
  }

  std::string text(const json::Value& object, std::string_view key, const std::string& place) {
    const json::Value* value = object_member(object, key, Kind::string, place);
    return value != nullptr ? value->string : std::string();
  }

  bool flag(const json::Value& object, std::string_view key, const std::string& place) {
    const json::Value* value = object_member(object, key, Kind::boolean, place);
    return value != nullptr && value->boolean;
  }

  const json::Value* object_member(const json::Value& object, std::string_view key, Kind kind,
                                   const std::string& place) {
    if (!expect(object, Kind::object, place)) {
      return nullptr;
    }
    const json::Value* value = member(object, key);
    return value != nullptr && expect(*value, kind, place + "/" + std::string(key)) ? value : nullptr;
  }

  bool expect(const json::Value& value, Kind kind, const std::string& place) {
    if (value.is(kind)) {
      return true;
    }
    fault(place, std::string(json::name(value.kind)).append(" instead of ").append(json::name(kind)));
    return false;
  }

  void fault(const std::string& place, const std::string& found) {
    if (!error_) {
      error_ = Error{Code::properties_shape, "found " + found, place};
    }
  }

  std::optional<Error> error_;
};

}  // namespace

std::string_view name(FieldType type) noexcept { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<FieldType> field_type(std::string_view name) noexcept {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  if (found == kTypeNames.end()) {
    return std::nullopt;
  }
  return static_cast<FieldType>(found - kTypeNames.begin());
}

FieldType PropertyDefinition::natural_type() const noexcept {
  if (type == "phone_number" || field_type == "phonenumber") {
    return FieldType::phone;
  }
  if (type == "enumeration") {
    return field_type == "checkbox" ? FieldType::multi_enumeration : FieldType::enumeration;
  }
  if (type == "number") {
    return FieldType::number;
  }
  if (type == "date") {
    return FieldType::date;
  }
  if (type == "datetime") {
    return FieldType::datetime;
  }
  return type == "bool" ? FieldType::boolean : FieldType::string;
}

Result<std::vector<PropertyDefinition>> parse_properties(std::string_view text) {
  Result<json::Value> document = json::parse(text);
  if (!document) {
    return document.error();
  }
  Reader reader;
  std::vector<PropertyDefinition> properties = reader.definitions(document.value());
  if (reader.error()) {
    return *reader.error();
  }
  return properties;
}

}  // namespace trailspark
