#include <optional>

#include "document_faults.hpp"
#include "json.hpp"
#include "trailspark/mapping.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using document::add;
using document::check_keys;
using document::Faults;
using document::found;
using document::found_word;
using document::is_field_name;
using document::kFieldNameRule;
using document::type_names;
using json::Value;
using wording::below;
using wording::counted;
using wording::listed;
using wording::quoted;
using Kind = Value::Kind;

/// The first fault in one target field, or none and the field.
Faults read_target_field(const Value& document, const std::string& place, TargetField& field) {
  Faults faults;
  if (!document.is(Kind::object)) {
    add(faults, Code::fields_shape, place, found(document) + "; allowed is an object with name, label and type");
    return faults;
  }
  check_keys(document, place, {"name", "label", "type"}, Code::fields_shape, faults);
  const Value* name = document.find("name");
  if (name == nullptr || !name->is(Kind::string) || !is_field_name(name->string)) {
    add(faults, Code::fields_shape, name == nullptr ? place : below(place, "name"),
        (name == nullptr ? "found no \"name\"" : found(*name)) + "; a name is " + std::string(kFieldNameRule));
    return faults;
  }
  field.name = field.label = name->string;
  if (const Value* label = document.find("label"); label != nullptr) {
    if (!label->is(Kind::string)) {
      add(faults, Code::fields_shape, below(place, "label"), found(*label) + "; allowed is text");
    } else if (!label->string.empty()) {
      field.label = label->string;
    }
  }
  if (const Value* type = document.find("type"); type != nullptr) {
    const std::optional<FieldType> named = type->is(Kind::string) ? field_type(type->string) : std::nullopt;
    if (named) {
      field.type = *named;
    } else {
      add(faults, Code::fields_shape, below(place, "type"),
          type->is(Kind::string) ? found_word(type->string, type_names())
                                 : found(*type) + "; allowed are " + listed(type_names()));
    }
  }
  return faults;
}

}  // namespace

Result<std::vector<TargetField>> parse_target_fields(std::string_view json) {
  const Result<Value> document = json::parse(json);
  if (!document) {
    return document.error();
  }
  const Value& list = document.value();
  if (!list.is(Kind::array)) {
    return Error{Code::fields_shape, found(list) + "; allowed is a list of fields", ""};
  }
  if (list.items.size() > kMaxMappingRules) {
    return Error{
        Code::fields_shape,
        "found " + counted(list.items.size(), "field") + "; allowed are at most " + std::to_string(kMaxMappingRules),
        ""};
  }
  std::vector<TargetField> fields;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    TargetField field;
    const std::string place = below("", i);
    Faults faults = read_target_field(list.items[i], place, field);
    if (!faults.empty()) {
      return std::move(faults.front());
    }
    for (const TargetField& other : fields) {
      if (other.name == field.name) {
        return Error{Code::fields_shape, "found " + quoted(field.name) + " again; allowed is each name once",
                     below(place, "name")};
      }
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace trailspark
