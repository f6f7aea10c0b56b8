#include "definitions.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "pipelines.hpp"

namespace simulator {
namespace {

using Json = nlohmann::ordered_json;

struct Types {
  const char* type;
  const char* field_type;
};

Types types_of(Shape shape) {
  switch (shape) {
    case Shape::text:
      return {"string", "text"};
    case Shape::textarea:
      return {"string", "textarea"};
    case Shape::html:
      return {"string", "html"};
    case Shape::phone:
      return {"string", "phonenumber"};
    case Shape::number:
      return {"number", "number"};
    case Shape::date:
      return {"date", "date"};
    case Shape::datetime:
      return {"datetime", "date"};
    case Shape::flag:
      return {"bool", "booleancheckbox"};
    case Shape::select:
    case Shape::owner:
      return {"enumeration", "select"};
    case Shape::radio:
      return {"enumeration", "radio"};
    case Shape::checkbox:
      return {"enumeration", "checkbox"};
    case Shape::equation:
      return {"number", "calculation_equation"};
    case Shape::rollup:
      return {"number", "calculation_rollup"};
    case Shape::score:
      return {"number", "calculation_score"};
  }
  return {"string", "text"};
}

/// "REAL_ESTATE" -> "Real Estate"
std::string title_case(std::string_view value) {
  std::string label;
  bool start = true;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    label += c == '_' ? ' ' : static_cast<char>(start ? std::toupper(byte) : std::tolower(byte));
    start = c == '_';
  }
  return label;
}

void add_option(Json& options, std::string_view value, std::string_view label) {
  options.push_back({{"label", label.empty() ? title_case(value) : std::string(label)},
                     {"value", value},
                     {"displayOrder", options.size()},
                     {"hidden", false},
                     {"description", nullptr}});
}

Json read_options(std::string_view list) {
  Json options = Json::array();
  while (!list.empty()) {
    const std::string_view option = list.substr(0, list.find('|'));
    const std::size_t equals = option.find('=');
    add_option(options, option.substr(0, equals), equals == option.npos ? "" : option.substr(equals + 1));
    list.remove_prefix(std::min(list.size(), option.size() + 1));
  }
  return options;
}

Json options_of(const Definition& definition) {
  const std::string_view name = definition.name;
  if (name != "dealstage" && name != "pipeline") {
    return read_options(definition.options);
  }
  Json options = Json::array();
  for (const Pipeline& pipeline : pipelines()) {
    if (name == "pipeline") {
      add_option(options, pipeline.id, pipeline.label);
    } else {
      for (const Stage& stage : pipeline.stages) {
        add_option(options, stage.id, std::string(stage.label) + " (" + pipeline.label + ')');
      }
    }
  }
  return options;
}

Json write_definition(const Definition& d, Moment made, Moment changed) {
  const auto has = [&](Trait trait) { return (d.traits & trait) != 0; };
  const Types types = types_of(d.shape);
  const bool owner = d.shape == Shape::owner;
  std::string created, updated;
  append_moment(created, made);
  append_moment(updated, changed);
  Json json = {{"updatedAt", updated},
               {"createdAt", created},
               {"name", d.name},
               {"label", d.label},
               {"type", types.type},
               {"fieldType", types.field_type},
               {"description", d.description},
               {"groupName", d.group},
               {"options", options_of(d)}};
  if (owner) {
    json["referencedObjectType"] = "OWNER";
  }
  json["displayOrder"] = -1;
  json["calculated"] = has(kCalculated);
  json["externalOptions"] = owner;
  json["archived"] = has(kArchived);
  json["hasUniqueValue"] = has(kUnique);
  json["hidden"] = has(kHidden);
  json["hubspotDefined"] = !has(kCustom);
  json["formField"] = !has(kReadOnly) && !has(kHidden);
  json["dataSensitivity"] = "non_sensitive";
  json["modificationMetadata"] = {{"archivable", has(kCustom)},
                                  {"readOnlyDefinition", !has(kCustom)},
                                  {"readOnlyOptions", false},
                                  {"readOnlyValue", has(kReadOnly) || has(kCalculated)}};
  return json;
}

template <class Record>
std::vector<const Definition*> all(std::span<const Property<Record>> carried, std::span<const Definition> others) {
  std::vector<const Definition*> definitions;
  for (const Property<Record>& property : carried) {
    definitions.push_back(&property.definition);
  }
  for (const Definition& definition : others) {
    definitions.push_back(&definition);
  }
  return definitions;
}

}  // namespace

std::vector<const Definition*> definitions_of(Object object) {
  switch (object) {
    case Object::contacts:
      return all(contact_properties(), other_contact_definitions());
    case Object::companies:
      return all(company_properties(), other_company_definitions());
    case Object::deals:
      break;
  }
  return all(deal_properties(), other_deal_definitions());
}

std::string write_definitions(const Portal& portal, Object object) {
  return write_definitions(definitions_of(object), portal.settings().now);
}

std::string write_definitions(std::vector<const Definition*> definitions, Moment now) {
  std::sort(definitions.begin(), definitions.end(),
            [](const Definition* a, const Definition* b) { return std::string_view(a->name) < b->name; });
  Json results = Json::array();
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const bool custom = (definitions[i]->traits & kCustom) != 0;
    const Moment age = (custom ? 400 + static_cast<Moment>(i) * 7 : 2190) * kDay;
    results.push_back(write_definition(*definitions[i], now - age, now - age / 4));
  }
  return Json{{"results", results}}.dump(2) + '\n';
}

}  // namespace simulator
