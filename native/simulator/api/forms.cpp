#include <algorithm>
#include <iterator>

#include "simulator/api/event_paging.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"
#include "simulator/server/unique.hpp"

// Forms, /marketing/v3/forms, and what people sent with them, /form-integrations/v1/submissions/forms/{formId}.
namespace simulator {
namespace {

constexpr std::size_t kDefaultForms = 20;
constexpr std::size_t kMostForms = 100;
constexpr std::size_t kMostSubmissions = 50;
constexpr const char* kFormTypes[] = {"hubspot", "captured", "flow", "blog_comment", "all"};

/// A form of an account; behind those that contacts used stands one that was archived before any of them came.
struct AccountForm {
  std::string id;
  const Form* form = nullptr;
  std::size_t number = 0;
  Moment created = 0;
  Moment archived_at = 0;  ///< 0: not archived
};

const Form kArchivedForm = {"Contact us (old)", "hubspot", "/contact", {"email", "firstname", "lastname", "message"}};

/// In the order of their creation.
std::vector<AccountForm> forms_of(const Account& account) {
  const Settings& portal = account.settings().portal;
  std::vector<AccountForm> all;
  for (std::size_t i = 0; i <= forms().size(); ++i) {
    Random random(portal.seed, Stream::events, ~std::uint64_t{i});
    AccountForm& form = all.emplace_back();
    form.id = make_uuid(random);
    form.form = i < forms().size() ? &forms()[i] : &kArchivedForm;
    form.number = i;
    form.created = portal.now - (2600 - 20 * static_cast<Moment>(i)) * kDay + random.between(0, kDay);
    form.archived_at = i < forms().size() ? 0 : form.created + 300 * kDay;
  }
  return all;
}

std::string label_of(const Account& account, const char* property) {
  const PropertyTable& table = account.objects(ObjectType::contacts).properties();
  return table[table.at(property)].json["label"].get<std::string>();
}

const char* field_type_of(std::string_view property) {
  return property == "email"     ? "email"
         : property == "message" ? "multi_line_text"
         : property == "phone"   ? "phone"
                                 : "single_line_text";
}

Json field_json(const Account& account, const char* property) {
  const bool email = property == std::string_view("email");
  Json field = {{"objectTypeId", "0-1"}, {"name", property}, {"label", label_of(account, property)},
                {"required", email},     {"hidden", false},  {"fieldType", field_type_of(property)}};
  if (email) {
    field["validation"] = {{"blockedEmailDomains", Json::array()}, {"useDefaultBlockList", false}};
  }
  return field;
}

Json form_json(const Account& account, const AccountForm& form) {
  const Moment changed = form.archived_at != 0 ? form.archived_at : form.created + 40 * kDay;
  Json groups = Json::array();
  for (const char* const property : form.form->properties) {
    groups.push_back({{"groupType", "default_group"},
                      {"richTextType", "text"},
                      {"fields", Json::array({field_json(account, property)})}});
  }
  Json json = {{"id", form.id},
               {"name", form.form->name},
               {"formType", form.form->type},
               {"createdAt", moment_text(form.created)},
               {"updatedAt", moment_text(changed)},
               {"archived", form.archived_at != 0}};
  if (form.archived_at != 0) {
    json["archivedAt"] = moment_text(form.archived_at);
  }
  json["fieldGroups"] = std::move(groups);
  json["configuration"] = {{"language", "en"},
                           {"cloneable", true},
                           {"editable", true},
                           {"archivable", true},
                           {"recaptchaEnabled", false},
                           {"notifyContactOwner", false},
                           {"notifyRecipients", Json::array()},
                           {"createNewContactForNewEmail", true},
                           {"prePopulateKnownValues", true},
                           {"allowLinkToResetKnownValues", false},
                           {"lifecycleStages", Json::array()},
                           {"postSubmitAction", {{"type", "thank_you"}, {"value", "Thanks for submitting the form."}}}};
  json["displayOptions"] = {{"renderRawHtml", false}, {"theme", "default_style"}, {"submitButtonText", "Submit"}};
  json["legalConsentOptions"] = {{"type", "none"}};
  return json;
}

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
  const auto has = [&](const char* type) { return std::find(types.begin(), types.end(), type) != types.end(); };
  const bool archived = flag_parameter(request, "archived", false);
  const std::size_t limit = limit_of(request, kDefaultForms, kMostForms);
  const std::string_view after = request.parameter("after").value_or("");
  const std::uint32_t from = after.empty() ? 0 : event_place("", after).ordinal;
  Json json = {{"results", Json::array()}};
  for (const AccountForm& form : forms_of(*call.account)) {
    if ((form.archived_at != 0) != archived || form.number < from || !(has("all") || has(form.form->type))) {
      continue;
    }
    if (json["results"].size() == limit) {
      const std::string token = event_token("", {form.created, 0, static_cast<std::uint32_t>(form.number)});
      json["paging"] = {
          {"next", {{"after", token}, {"link", next_link(request, call.simulator.settings().base_url, token)}}}};
      break;
    }
    json["results"].push_back(form_json(*call.account, form));
  }
  return json_response(json);
}

/// The form of the path; refused with 404 where there is none.
AccountForm form_of(const Request& request, const Account& account) {
  for (AccountForm& form : forms_of(account)) {
    if (form.id == request.captured_as("formId")) {
      return form;
    }
  }
  throw Refusal{not_found()};
}

Response get(const Request& request, const Call& call) {
  const AccountForm form = form_of(request, *call.account);
  if ((form.archived_at != 0) != flag_parameter(request, "archived", false)) {
    throw Refusal{not_found()};
  }
  return json_response(form_json(*call.account, form));
}

/// What somebody typed: the address as the record spells it; the message came with the last submission alone.
Json submission_json(const Account& account, const Contact& contact, const FormSubmission& submission) {
  const Form& form = forms()[submission.kind];
  Json values = Json::array();
  for (const char* const property : form.properties) {
    if (property == std::string_view("message") && !submission.last) {
      continue;
    }
    if (const std::string value = value_of(contact, property); !value.empty()) {
      values.push_back({{"name", property}, {"value", value}, {"objectTypeId", "0-1"}});
    }
  }
  return {{"conversionId", event_id(submission.dice)},
          {"submittedAt", submission.when},
          {"values", std::move(values)},
          {"pageUrl", "https://" + account.settings().domain + form.path}};
}

Response submissions(const Request& request, const Call& call) {
  const Account& account = *call.account;
  const AccountForm form = form_of(request, account);
  const std::size_t limit = limit_of(request, kMostSubmissions, kMostSubmissions);
  EventPlace from = {INT64_MAX, UINT32_MAX, UINT32_MAX};
  if (const std::string_view after = request.parameter("after").value_or(""); !after.empty()) {
    from = event_place("", after);
  }
  Json json = {{"results", Json::array()}};
  const auto visit = [&](const EventPlace& place) {
    const Contact contact = account.portal().contact(place.record);
    if (is_erased(account, contact)) {
      return true;
    }
    if (json["results"].size() == limit) {
      json["paging"] = {{"next", {{"after", event_token("", place)}}}};
      return false;
    }
    json["results"].push_back(submission_json(account, contact, form_submissions(contact)[place.ordinal]));
    return true;
  };
  if (form.archived_at == 0) {
    account.events().submissions().newest_first(from, 0, static_cast<EventLog::Kinds>(1U << form.number), visit);
  }
  return json_response(json);
}

}  // namespace

void add_form_routes(Router& router) {
  const auto add = [&](const char* pattern, Handler handler) {
    router.add({.method = "GET", .pattern = pattern, .handler = std::move(handler), .need = [](const Request&) {
                  return any_of({"forms"});
                }});
  };
  for (const char* const base : {"/marketing/v3/forms", "/marketing/forms/2026-09-beta"}) {
    add(base, list);
    add((std::string(base) + "/{formId}").c_str(), get);
  }
  add("/form-integrations/v1/submissions/forms/{formId}", submissions);
}

}  // namespace simulator
