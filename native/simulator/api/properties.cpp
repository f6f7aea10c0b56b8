#include <algorithm>

#include "simulator/api/answers.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Definitions of properties and their groups: /crm/properties/{V}/{objectType}, /crm/v3/properties/{objectType}.
namespace simulator {
namespace {

constexpr std::size_t kMostInputs = 100;
constexpr std::size_t kMostUnique = 10;  // properties of a type

/// Which field types a type may have (since 2021); none: nobody can make a property of that type.
std::vector<const char*> field_types_of(std::string_view type) {
  if (type == "bool") {
    return {"booleancheckbox", "calculation_equation"};
  }
  if (type == "enumeration") {
    return {"booleancheckbox", "checkbox", "radio", "select", "calculation_equation"};
  }
  if (type == "date" || type == "datetime") {
    return {"date"};
  }
  if (type == "string") {
    return {"text", "textarea", "html", "file", "phonenumber", "calculation_equation"};
  }
  if (type == "phone_number") {
    return {"phonenumber"};
  }
  return type == "number" ? std::vector<const char*>{"number", "calculation_equation"} : std::vector<const char*>();
}

bool is_name(std::string_view name) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && name.size() <= 100 && letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

/// Those of `names` that are not there or empty are named in a 400.
void need_texts(const Json& json, std::initializer_list<const char*> names) {
  std::string lacking;
  for (const char* const name : names) {
    if (text_of(json, name).empty()) {
      lacking += (lacking.empty() ? "" : ", ") + std::string(name);
    }
  }
  if (!lacking.empty()) {
    throw Refusal{bad_request("Invalid input JSON: some required fields were not set: [" + lacking + "]")};
  }
}

void check_types(const std::string& type, const std::string& field_type) {
  const std::vector<const char*> fitting = field_types_of(type);
  if (fitting.empty()) {
    throw Refusal{bad_request("\"" + type + "\" is not a type of property that can be made")};
  }
  if (std::find(fitting.begin(), fitting.end(), field_type) == fitting.end()) {
    throw Refusal{bad_request("fieldType \"" + field_type + "\" does not go with type \"" + type + '"')};
  }
}

Json checked_options(const Json& json) {
  const auto options = json.find("options");
  if (options == json.end() || options->is_null()) {
    return Json::array();
  }
  if (!options->is_array()) {
    throw Refusal{bad_request("Invalid input JSON: \"options\" is no list")};
  }
  Json checked = Json::array();
  std::set<std::string> values;
  for (const Json& option : *options) {
    if (!option.is_object()) {
      throw Refusal{bad_request("Invalid input JSON: an option is no object")};
    }
    need_texts(option, {"label", "value"});
    for (const char* const name : {"displayOrder", "hidden"}) {
      if (!option.contains(name)) {
        throw Refusal{
            bad_request(std::string("Invalid input JSON: some required fields were not set: [") + name + ']')};
      }
    }
    if (!values.insert(text_of(option, "value")).second) {
      throw Refusal{bad_request("Option value \"" + text_of(option, "value") + "\" is there twice")};
    }
    checked.push_back({{"label", option["label"]},
                       {"value", option["value"]},
                       {"displayOrder", option["displayOrder"]},
                       {"hidden", option["hidden"]},
                       {"description", option.value("description", Json())}});
  }
  return checked;
}

Error property_exists(const std::string& name) {
  Error error = conflict("A property named '" + name + "' already exists.");
  error.category = "OBJECT_ALREADY_EXISTS";
  return error;
}

/// The definition as it will be stored; refused where there can be none like it.
Json planned(const Json& json, ObjectStore& store, const Call& call) {
  need_texts(json, {"name", "label", "type", "fieldType", "groupName"});
  const std::string name = text_of(json, "name"), type = text_of(json, "type"), field_type = text_of(json, "fieldType");
  PropertyTable& table = store.properties();
  if (!is_name(name)) {
    throw Refusal{bad_request("Property names have small letters, digits and _, and begin with a letter: " + name)};
  }
  if (table.find_live(name)) {
    throw Refusal{property_exists(name)};
  }
  check_types(type, field_type);
  const PropertyGroup* const group = table.group(text_of(json, "groupName"));
  if (group == nullptr || group->archived) {
    throw Refusal{bad_request("Property group \"" + text_of(json, "groupName") + "\" does not exist")};
  }
  const bool unique = json.value("hasUniqueValue", Json(false)) == true;
  std::size_t unique_ones = 0;
  for (PropertyIndex i = 0; i < table.size(); ++i) {
    if (table[i].unique && table[i].custom && !table[i].archived) {
      ++unique_ones;
    }
  }
  if (unique && unique_ones >= kMostUnique) {
    throw Refusal{bad_request("No more than 10 properties of a type can have unique values")};
  }
  const std::string user = std::to_string(call.token->user_id);
  const bool calculated = field_type == "calculation_equation";
  Json made = {{"updatedAt", moment_text(call.now)},
               {"createdAt", moment_text(call.now)},
               {"name", name},
               {"label", json["label"]},
               {"type", type},
               {"fieldType", field_type},
               {"description", json.value("description", Json(""))},
               {"groupName", json["groupName"]},
               {"options", checked_options(json)},
               {"createdUserId", user},
               {"updatedUserId", user},
               {"displayOrder", json.value("displayOrder", Json(-1))},
               {"calculated", calculated},
               {"externalOptions", json.value("externalOptions", Json(false))},
               {"archived", false},
               {"hasUniqueValue", unique},
               {"hidden", json.value("hidden", Json(false))},
               {"hubspotDefined", false},
               {"modificationMetadata",
                {{"archivable", true},
                 {"readOnlyDefinition", false},
                 {"readOnlyOptions", false},
                 {"readOnlyValue", calculated}}},
               {"formField", json.value("formField", Json(false))},
               {"dataSensitivity", "non_sensitive"}};
  for (const char* const name_of_more : {"calculationFormula", "referencedObjectType", "numberDisplayHint",
                                         "showCurrencySymbol", "currencyPropertyName", "textDisplayHint"}) {
    if (json.contains(name_of_more)) {
      made[name_of_more] = json[name_of_more];
    }
  }
  return made;
}

/// The property that the path names; refused with 404 where there is none, archived or not as the query says.
PropertyIndex property_of(const Request& request, const PropertyTable& table) {
  const std::string name(request.captured_as("propertyName"));
  const auto found = table.find(name);
  const bool archived = request.parameter("archived").value_or("false") == "true";
  if (!found || table[*found].archived != archived) {
    throw Refusal{not_found("Property \"" + name + "\" does not exist")};
  }
  return *found;
}

Response list(const Request& request, const Call& call) {
  const PropertyTable& table = call.account->objects(type_of(request)).properties();
  const bool archived = request.parameter("archived").value_or("false") == "true";
  const std::string_view sensitivity = request.parameter("dataSensitivity").value_or("non_sensitive");
  std::vector<const PropertyDefinition*> properties;
  for (PropertyIndex i = 0; i < table.size(); ++i) {
    if (table[i].archived == archived && table[i].json.value("dataSensitivity", "") == sensitivity) {
      properties.push_back(&table[i]);
    }
  }
  std::sort(properties.begin(), properties.end(),
            [](const PropertyDefinition* a, const PropertyDefinition* b) { return a->name < b->name; });
  Json results = Json::array();
  for (const PropertyDefinition* const property : properties) {
    results.push_back(property->json);
  }
  return json_response({{"results", std::move(results)}});
}

Response get(const Request& request, const Call& call) {
  const PropertyTable& table = call.account->objects(type_of(request)).properties();
  return json_response(table[property_of(request, table)].json);
}

Response create(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  const PropertyIndex made = store.properties().put(planned(json_body(request), store, call));
  store.note_property_change();
  return json_response(store.properties()[made].json, 201);
}

Response update(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  PropertyTable& table = store.properties();
  const PropertyIndex property = property_of(request, table);
  const Json changes = json_body(request);
  Json json = table[property].json;
  if (!table[property].custom) {
    throw Refusal{bad_request("Property \"" + table[property].name + "\" is defined by HubSpot and cannot be changed")};
  }
  for (const char* const name : {"label", "type", "fieldType", "groupName", "description", "displayOrder", "formField",
                                 "hidden", "calculationFormula"}) {
    if (changes.contains(name)) {
      json[name] = changes[name];
    }
  }
  need_texts(json, {"label", "type", "fieldType", "groupName"});
  check_types(text_of(json, "type"), text_of(json, "fieldType"));
  if (table.group(text_of(json, "groupName")) == nullptr) {
    throw Refusal{bad_request("Property group \"" + text_of(json, "groupName") + "\" does not exist")};
  }
  if (changes.contains("options")) {
    json["options"] = checked_options(changes);
  }
  json["updatedAt"] = moment_text(call.now);
  table.put(std::move(json));
  store.note_property_change();
  return json_response(table[property].json);
}

void archive_one(ObjectStore& store, PropertyIndex property, Moment now) {
  if (!store.properties()[property].custom) {
    throw Refusal{bad_request("Property \"" + store.properties()[property].name + "\" cannot be archived")};
  }
  store.properties().archive(property, now);
  store.note_property_change();
}

Response archive(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  if (const auto property = store.properties().find_live(request.captured_as("propertyName"))) {
    archive_one(store, *property, call.now);
  }
  return no_content();
}

/// {"status":"COMPLETE","results":[...],...}; errors make it 207 up to 2026-03.
Response batch_answer(const Request& request, const Call& call, Json results, const Json& errors, int status) {
  Json json = {{"status", "COMPLETE"}, {"results", std::move(results)}};
  if (!errors.empty()) {
    json["numErrors"] = errors.size();
    json["errors"] = errors;
  }
  json["startedAt"] = json["completedAt"] = moment_text(call.now);
  return json_response(json, errors.empty() || request.version == Version::v2026_09 ? status : 207);
}

Response batch_read(const Request& request, const Call& call) {
  const PropertyTable& table = call.account->objects(type_of(request)).properties();
  const Json body = json_body(request);
  const bool archived = body.value("archived", Json(false)) == true;
  Json results = Json::array(), errors = Json::array();
  for (const Json& input : inputs_of(body, kMostInputs)) {
    const std::string name = text_of(input, "name");
    const auto found = table.find(name);
    if (found && table[*found].archived == archived) {
      results.push_back(table[*found].json);
      continue;
    }
    Error error = not_found("Property \"" + name + "\" does not exist");
    error.more["context"] = {{"name", Json::array({name})}};
    errors.push_back(to_batch_error(error));
  }
  return batch_answer(request, call, std::move(results), errors, 200);
}

Response batch_create(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  const Json body = json_body(request);
  std::vector<Json> plans;
  std::set<std::string> names;
  for (const Json& input : inputs_of(body, kMostInputs)) {
    plans.push_back(planned(input, store, call));
    if (!names.insert(text_of(input, "name")).second) {
      throw Refusal{property_exists(text_of(input, "name"))};
    }
  }
  Json results = Json::array();
  for (Json& plan : plans) {
    results.push_back(store.properties()[store.properties().put(std::move(plan))].json);
  }
  store.note_property_change();
  return batch_answer(request, call, std::move(results), Json::array(), 201);
}

Response batch_archive(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  const Json body = json_body(request);
  for (const Json& input : inputs_of(body, kMostInputs)) {
    if (const auto property = store.properties().find_live(text_of(input, "name"))) {
      archive_one(store, *property, call.now);
    }
  }
  return no_content();
}

Json group_json(const PropertyGroup& group) {
  return {{"name", group.name},
          {"label", group.label},
          {"displayOrder", group.display_order},
          {"archived", group.archived}};
}

PropertyGroup& group_of(const Request& request, PropertyTable& table) {
  PropertyGroup* const group = table.group(request.captured_as("groupName"));
  if (group == nullptr || group->archived) {
    throw Refusal{not_found("Property group \"" + std::string(request.captured_as("groupName")) + "\" does not exist")};
  }
  return *group;
}

Response list_groups(const Request& request, const Call& call) {
  Json results = Json::array();
  for (const PropertyGroup& group : call.account->objects(type_of(request)).properties().groups()) {
    if (!group.archived) {
      results.push_back(group_json(group));
    }
  }
  return json_response({{"results", std::move(results)}});
}

Response get_group(const Request& request, const Call& call) {
  return json_response(group_json(group_of(request, call.account->objects(type_of(request)).properties())));
}

std::int64_t display_order(const Json& json, std::int64_t otherwise) {
  const auto order = json.find("displayOrder");
  return order != json.end() && order->is_number_integer() ? order->get<std::int64_t>() : otherwise;
}

Response create_group(const Request& request, const Call& call) {
  PropertyTable& table = call.account->objects(type_of(request)).properties();
  const Json json = json_body(request);
  need_texts(json, {"name", "label"});
  const std::string name = text_of(json, "name");
  if (!is_name(name)) {
    throw Refusal{bad_request("Group names have small letters, digits and _, and begin with a letter: " + name)};
  }
  PropertyGroup* const old = table.group(name);
  if (old != nullptr && !old->archived) {
    Error error = conflict("A property group named '" + name + "' already exists.");
    error.category = "OBJECT_ALREADY_EXISTS";
    throw Refusal{error};
  }
  const PropertyGroup group{name, text_of(json, "label"), display_order(json, -1), false};
  if (old != nullptr) {
    *old = group;
  } else {
    table.groups().push_back(group);
  }
  return json_response(group_json(group), 201);
}

Response update_group(const Request& request, const Call& call) {
  PropertyGroup& group = group_of(request, call.account->objects(type_of(request)).properties());
  const Json json = json_body(request);
  if (const std::string label = text_of(json, "label"); !label.empty()) {
    group.label = label;
  }
  group.display_order = display_order(json, group.display_order);
  return json_response(group_json(group));
}

Response archive_group(const Request& request, const Call& call) {
  if (PropertyGroup* const group =
          call.account->objects(type_of(request)).properties().group(request.captured_as("groupName"))) {
    group->archived = true;
  }
  return no_content();
}

}  // namespace

void add_property_routes(Router& router) {
  const auto read = [&](const char* method, const char* rest, Handler handler) {
    router.add_crm("properties", rest,
                   {.method = method, .pattern = "", .handler = std::move(handler), .need = reads_schemas});
  };
  const auto write = [&](const char* method, const char* rest, Handler handler) {
    router.add_crm("properties", rest,
                   {.method = method,
                    .pattern = "",
                    .handler = std::move(handler),
                    .need = writes_schemas,
                    .access = Access::write});
  };
  read("GET", "/{objectType}", list);
  write("POST", "/{objectType}", create);
  read("GET", "/{objectType}/groups", list_groups);
  write("POST", "/{objectType}/groups", create_group);
  read("GET", "/{objectType}/groups/{groupName}", get_group);
  write("PATCH", "/{objectType}/groups/{groupName}", update_group);
  write("DELETE", "/{objectType}/groups/{groupName}", archive_group);
  read("POST", "/{objectType}/batch/read", batch_read);
  write("POST", "/{objectType}/batch/create", batch_create);
  write("POST", "/{objectType}/batch/archive", batch_archive);
  read("GET", "/{objectType}/{propertyName}", get);
  write("PATCH", "/{objectType}/{propertyName}", update);
  write("DELETE", "/{objectType}/{propertyName}", archive);
}

}  // namespace simulator
