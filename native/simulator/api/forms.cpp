#include "simulator/api/form_parts.hpp"

#include <algorithm>
#include <iterator>

#include "simulator/api/event_paging.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Forms as they are read: /marketing/v3/forms.
namespace simulator {
namespace {

constexpr std::size_t kDefaultForms = 20;
constexpr std::size_t kMostForms = 100;
constexpr const char* kFormTypes[] = {"hubspot", "captured", "flow", "blog_comment", "all"};

/// "hubspot" alone where nothing is asked for.
std::vector<std::string> types_wanted(const Request& request) {
  std::vector<std::string> types = request.list_parameter("formTypes");
  for (const std::string& type : types) {
    if (std::find(std::begin(kFormTypes), std::end(kFormTypes), type) == std::end(kFormTypes)) {
      throw Refusal{bad_request("Invalid value for parameter formTypes: " + type)};
    }
  }
  if (types.empty()) {
    types.push_back("hubspot");
  }
  return types;
}

Response list(const Request& request, const Call& call) {
  const std::vector<std::string> types = types_wanted(request);
  const auto has = [&](const std::string& type) { return std::find(types.begin(), types.end(), type) != types.end(); };
  const bool archived = flag_parameter(request, "archived", false);
  const std::size_t limit = limit_of(request, kDefaultForms, kMostForms);
  const std::string_view after = request.parameter("after").value_or("");
  const std::size_t from = after.empty() ? 0 : event_place("", after).ordinal;
  const std::vector<AccountForm>& all = call.account->forms().all();
  Json json = {{"results", Json::array()}};
  for (std::size_t i = from; i < all.size(); ++i) {
    const AccountForm& form = all[i];
    if ((form.archived_at != 0) != archived || !(has("all") || has(form.body.value("formType", "")))) {
      continue;
    }
    if (json["results"].size() == limit) {
      const std::string token = event_token("", {form.created, 0, static_cast<std::uint32_t>(i)});
      json["paging"] = {
          {"next", {{"after", token}, {"link", next_link(request, call.simulator.settings().base_url, token)}}}};
      break;
    }
    json["results"].push_back(form_json(form));
  }
  return json_response(json);
}

Response get(const Request& request, const Call& call) {
  const AccountForm& form = form_of(request, *call.account);
  if ((form.archived_at != 0) != flag_parameter(request, "archived", false)) {
    throw Refusal{not_found()};
  }
  return json_response(form_json(form));
}

}  // namespace

Json form_json(const AccountForm& form) {
  Json json = {{"id", form.id},
               {"name", form.body["name"]},
               {"formType", form.body["formType"]},
               {"createdAt", moment_text(form.created)},
               {"updatedAt", moment_text(form.updated)},
               {"archived", form.archived_at != 0}};
  if (form.archived_at != 0) {
    json["archivedAt"] = moment_text(form.archived_at);
  }
  json.update(form.body);  // members that are there keep their places
  return json;
}

const AccountForm& form_of(const Request& request, const Account& account) {
  const AccountForm* const form = account.forms().find(request.captured_as("formId"));
  if (form == nullptr) {
    throw Refusal{not_found()};
  }
  return *form;
}

void add_form_routes(Router& router) {
  for (const std::string base : {"/marketing/v3/forms", "/marketing/forms/2026-09-beta"}) {
    const auto add = [&](const std::string& pattern, Handler handler) {
      router.add({.method = "GET", .pattern = pattern, .handler = std::move(handler), .need = [](const Request&) {
                    return any_of({"forms"});
                  }});
    };
    add(base, list);
    add(base + "/{formId}", get);
    add_form_write_routes(router, base);
  }
  add_form_submission_routes(router);
}

}  // namespace simulator
