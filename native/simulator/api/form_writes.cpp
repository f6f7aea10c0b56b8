#include <algorithm>
#include <iterator>

#include "simulator/api/answers.hpp"
#include "simulator/api/form_parts.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Forms as they are made, changed and archived. Those that other programs captured are theirs: none can be made here.
namespace simulator {
namespace {

constexpr const char* kMembers[] = {"name", "fieldGroups", "configuration", "displayOptions", "legalConsentOptions"};
constexpr const char* kFieldTypes[] = {"email",
                                       "phone",
                                       "mobile_phone",
                                       "single_line_text",
                                       "multi_line_text",
                                       "number",
                                       "dropdown",
                                       "radio",
                                       "single_checkbox",
                                       "multiple_checkboxes",
                                       "datepicker",
                                       "file",
                                       "payment_link_radio"};

[[noreturn]] void refuse_input(const std::string& message) {
  throw Refusal{bad_request("Invalid input JSON: " + message)};
}

/// A field shows a property of contacts, companies or others; those of contacts must be there.
void check_field(const Json& field, const Account& account) {
  if (!field.is_object()) {
    refuse_input("a field was expected to be an object");
  }
  for (const char* const name : {"objectTypeId", "name", "label", "fieldType"}) {
    if (text_of(field, name).empty()) {
      refuse_input(std::string("some required fields were not set: [") + name + "]");
    }
  }
  const std::string type = text_of(field, "fieldType"), name = text_of(field, "name");
  if (std::find(std::begin(kFieldTypes), std::end(kFieldTypes), type) == std::end(kFieldTypes)) {
    refuse_input("fieldType \"" + type + "\" is unknown");
  }
  const auto object = object_type(text_of(field, "objectTypeId"));
  if (object && !account.objects(*object).properties().find_live(name)) {
    throw Refusal{bad_request(
        "Property \"" + name + "\" does not exist",
        {{"Property \"" + name + "\" does not exist", "PROPERTY_DOESNT_EXIST", {{"propertyName", {name}}}}})};
  }
}

void check_groups(const Json& groups, const Account& account) {
  if (!groups.is_array()) {
    refuse_input("fieldGroups was expected to be a list");
  }
  for (const Json& group : groups) {
    const auto fields = group.is_object() ? group.find("fields") : group.end();
    if (!group.is_object() || fields == group.end() || !fields->is_array()) {
      refuse_input("a group of fields needs \"fields\", a list");
    }
    if (fields->size() > 3) {
      refuse_input("a group can have three fields at most");
    }
    for (const Json& field : *fields) {
      check_field(field, account);
    }
  }
}

/// Takes over what the body has of a form. `whole`: name and fields must be there; what else is not is as usual.
void take(const Json& body, bool whole, const Account& account, Json& form) {
  const std::string name = body.contains("name") ? text_of(body, "name") : "";
  if ((whole || body.contains("name")) && name.empty()) {
    refuse_input("some required fields were not set: [name]");
  }
  if (whole && !body.contains("fieldGroups")) {
    refuse_input("some required fields were not set: [fieldGroups]");
  }
  if (body.contains("formType") && body["formType"] != form["formType"]) {
    refuse_input("formType was expected to be " + form["formType"].get<std::string>());
  }
  if (body.contains("fieldGroups")) {
    check_groups(body["fieldGroups"], account);
  }
  if (whole) {
    form.update(usual_form_settings());
  }
  for (const char* const member : kMembers) {
    const auto given = body.find(member);
    if (given == body.end()) {
      continue;
    }
    if (given->is_object() && !whole) {
      form[member].update(*given);
    } else {
      form[member] = *given;
    }
  }
}

Response create(const Request& request, const Call& call) {
  AccountForm form;
  form.body = {{"name", ""}, {"formType", "hubspot"}, {"fieldGroups", Json::array()}};
  take(json_body(request), true, *call.account, form.body);
  form.id = call.simulator.uuids().next();
  form.created = form.updated = call.now;
  call.account->forms().add(form);
  return json_response(form_json(form), 201);
}

/// PUT gives a form anew, PATCH what the body has of it; {"archived": false} brings one back.
Response change(const Request& request, const Call& call) {
  AccountForm& form = *call.account->forms().find(form_of(request, *call.account).id);
  const Json body = json_body(request);
  const bool whole = request.method == "PUT";
  const bool restore = !whole && form.archived_at != 0 && body.contains("archived") && body["archived"] == false;
  if (form.archived_at != 0 && !restore) {
    throw Refusal{not_found()};
  }
  Json changed = form.body;
  take(body, whole, *call.account, changed);
  form.body = std::move(changed);
  form.archived_at = 0;
  form.updated = call.now;
  return json_response(form_json(form));
}

Response archive(const Request& request, const Call& call) {
  AccountForm& form = *call.account->forms().find(form_of(request, *call.account).id);
  if (form.archived_at == 0) {
    form.archived_at = form.updated = call.now;
  }
  return no_content();
}

}  // namespace

void add_form_write_routes(Router& router, const std::string& base) {
  const auto add = [&](const char* method, const std::string& pattern, Handler handler) {
    router.add({.method = method,
                .pattern = pattern,
                .handler = std::move(handler),
                .need = [](const Request&) { return any_of({"forms"}); },
                .access = Access::write});
  };
  add("POST", base, create);
  add("PUT", base + "/{formId}", change);
  add("PATCH", base + "/{formId}", change);
  add("DELETE", base + "/{formId}", archive);
}

}  // namespace simulator
