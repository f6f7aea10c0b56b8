#include "simulator/api/event_paging.hpp"
#include "simulator/api/form_parts.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// What people sent with forms: /form-integrations/v1/submissions/forms/{formId}.
namespace simulator {
namespace {

constexpr std::size_t kMostSubmissions = 50;

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

Json submission_json(const NewSubmission& submission) {
  return {{"conversionId", submission.conversion_id},
          {"submittedAt", submission.when},
          {"values", submission.values},
          {"pageUrl", submission.page_url}};
}

/// A page of submissions as it grows; false once it is full, with the token of what comes next.
class Page {
 public:
  explicit Page(std::size_t limit) : limit_(limit) {}

  template <class Make>
  bool add(const EventPlace& place, Make make) {
    if (json_["results"].size() == limit_) {
      json_["paging"] = {{"next", {{"after", event_token("", place)}}}};
      return false;
    }
    json_["results"].push_back(make());
    return true;
  }

  const Json& json() const noexcept { return json_; }

 private:
  std::size_t limit_;
  Json json_ = {{"results", Json::array()}};
};

/// What was sent since the start is newer than all that was made up.
bool add_new(const Account& account, const AccountForm& form, const EventPlace& from, Page& page) {
  const std::vector<NewSubmission>& all = account.forms().submissions();
  for (std::size_t i = all.size(); i-- > 0;) {
    const EventPlace place = {all[i].when, UINT32_MAX, static_cast<std::uint32_t>(i)};
    if (all[i].form_id == form.id && place <= from && !page.add(place, [&] { return submission_json(all[i]); })) {
      return false;
    }
  }
  return true;
}

void add_made(const Account& account, unsigned kind, const EventPlace& from, Page& page) {
  const auto visit = [&](const EventPlace& place) {
    const Contact contact = account.portal().contact(place.record);
    return is_erased(account, contact) ||
           page.add(place, [&] { return submission_json(account, contact, form_submissions(contact)[place.ordinal]); });
  };
  account.events().submissions().newest_first(from, 0, static_cast<EventLog::Kinds>(1U << kind), visit);
}

Response submissions(const Request& request, const Call& call) {
  const Account& account = *call.account;
  const AccountForm& form = form_of(request, account);
  Page page(limit_of(request, kMostSubmissions, kMostSubmissions));
  EventPlace from = {INT64_MAX, UINT32_MAX, UINT32_MAX};
  if (const std::string_view after = request.parameter("after").value_or(""); !after.empty()) {
    from = event_place("", after);
  }
  // The last of the made-up forms was archived before any contact came.
  if (add_new(account, form, from, page) && form.made && *form.made < forms().size()) {
    add_made(account, *form.made, from, page);
  }
  return json_response(page.json());
}

}  // namespace

void add_form_submission_routes(Router& router) {
  router.add({.method = "GET",
              .pattern = "/form-integrations/v1/submissions/forms/{formId}",
              .handler = submissions,
              .need = [](const Request&) { return any_of({"forms"}); }});
}

}  // namespace simulator
