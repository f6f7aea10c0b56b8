#include <algorithm>

#include "simulator/api/event_paging.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Which pages a contact looked at: /events/event-occurrences/{V}, known as /events/v3/events.
namespace simulator {
namespace {

constexpr std::size_t kDefaultEvents = 20;
constexpr std::size_t kMostEvents = 100;
constexpr const char* kVisited = "e_visited_page";
/// Those that nobody here does.
constexpr const char* kOtherTypes[] = {"e_form_submission_v2", "e_clicked_link_in_email"};
constexpr const char* kObject = "objectProperty.";

void need_enterprise(const Call& call) {
  if (call.account->settings().tier != Tier::enterprise) {
    throw Refusal{wrong_tier("event occurrences, which an Enterprise subscription has")};
  }
}

Moment moment_parameter(const Request& request, const char* name, Moment otherwise) {
  const std::string_view text = request.parameter(name).value_or("");
  if (text.empty()) {
    return otherwise;
  }
  const auto moment = read_moment(text);
  if (!moment) {
    throw Refusal{bad_request("Invalid date-time for parameter " + std::string(name) + ": " + std::string(text))};
  }
  return *moment;
}

/// Newest first, unless asked otherwise.
bool is_ascending(const Request& request) {
  const std::string_view sort = request.parameter("sort").value_or("-occurredAt");
  if (sort != "occurredAt" && sort != "-occurredAt") {
    throw Refusal{bad_request("Invalid value for parameter sort: " + std::string(sort))};
  }
  return sort == "occurredAt";
}

/// The one record that is asked about; none where nobody is meant.
std::optional<RecordId> object_of(const Request& request, const Account& account) {
  const std::string_view type_name = request.parameter("objectType").value_or("");
  const auto type = type_name.empty() ? ObjectType::contacts : object_type(type_name);
  if (!type) {
    throw Refusal{bad_request("Unable to infer object type from: " + std::string(type_name))};
  }
  const ObjectStore& store = account.objects(*type);
  const auto of_contacts = [&](std::optional<RecordId> id) { return type == ObjectType::contacts ? id : std::nullopt; };
  if (const std::string_view id = request.parameter("objectId").value_or(""); !id.empty()) {
    if (!id_of(id)) {
      throw Refusal{bad_request("Invalid integer value for parameter objectId: " + std::string(id))};
    }
    return of_contacts(store.find(*id_of(id), Archived::any));
  }
  for (const auto& [name, value] : request.parameters) {
    if (name.starts_with(kObject)) {
      return of_contacts(find_record(store, value, name.substr(std::string_view(kObject).size()), Archived::any));
    }
  }
  throw Refusal{bad_request("objectId or objectProperty.{propname} is required")};
}

/// One view and whose it is.
struct Viewed {
  EventPlace place;
  PageView view;
};

/// Of a record and of all that were merged into it, oldest first.
std::vector<Viewed> views_of(const Account& account, RecordId id, std::vector<std::string>& sources) {
  const ObjectStore& store = account.objects(ObjectType::contacts);
  std::vector<RecordId> ids = {id};
  for (const auto& [other, changed] : store.changed()) {
    if (changed.merged_into != 0 && store.find(other, Archived::any) == id) {
      ids.push_back(other);
    }
  }
  std::vector<Viewed> all;
  for (const RecordId each : ids) {
    const auto number = store.source().find(each);
    if (!number) {
      continue;
    }
    const Contact contact = account.portal().contact(*number);
    const auto source = static_cast<std::uint32_t>(sources.size());
    sources.push_back(value_of(contact, "hs_analytics_source"));
    const std::vector<PageView> views = page_views(contact);
    for (std::uint32_t i = 0; i < views.size(); ++i) {
      all.push_back({{views[i].when, source, i}, views[i]});
    }
  }
  std::sort(all.begin(), all.end(), [](const Viewed& a, const Viewed& b) { return a.place < b.place; });
  return all;
}

/// {"id":"...","eventType":"e_visited_page","objectType":"CONTACT","objectId":"100451","occurredAt":...,"properties":{}}
Json view_json(const Account& account, RecordId id, const PageView& view, const std::string& source) {
  const SitePage& page = site_pages()[view.kind];
  const std::string site = "https://" + account.settings().domain;
  const bool searched = view.first && source.ends_with("SEARCH");
  return {{"id", event_id(view.dice)},
          {"eventType", kVisited},
          {"objectType", "CONTACT"},
          {"objectId", std::to_string(id)},
          {"occurredAt", moment_text(view.when)},
          {"properties",
           {{"hs_url", site + page.path},
            {"hs_title", page.title},
            {"hs_referrer", searched     ? "https://www.google.com/"
                            : view.first ? std::string()
                                         : site + '/'},
            {"hs_page_id", std::to_string(51'204'887'310 + 1'913 * static_cast<std::int64_t>(view.kind))},
            {"hs_visit_source", view.first ? source : "DIRECT_TRAFFIC"}}}};
}

bool type_is_wanted(const Request& request) {
  const std::string_view type = request.parameter("eventType").value_or(kVisited);
  return type.empty() || type == kVisited;
}

Response list(const Request& request, const Call& call) {
  need_enterprise(call);
  const Account& account = *call.account;
  const std::size_t limit = limit_of(request, kDefaultEvents, kMostEvents);
  const Moment after = moment_parameter(request, "occurredAfter", 0);
  const Moment before = moment_parameter(request, "occurredBefore", INT64_MAX);
  const bool ascending = is_ascending(request);
  const std::vector<std::string> ids = request.list_parameter("id");
  const std::string_view token = request.parameter("after").value_or("");
  const std::optional<EventPlace> from = token.empty() ? std::nullopt : std::optional(event_place("", token));
  const std::optional<RecordId> record = object_of(request, account);
  std::vector<std::string> sources;
  std::vector<Viewed> views;
  if (record && type_is_wanted(request)) {
    views = views_of(account, *record, sources);
  }
  std::erase_if(views, [&](const Viewed& each) {
    const bool passed = from && (ascending ? each.place < *from : each.place > *from);
    return passed || each.view.when < after || each.view.when >= before ||
           (!ids.empty() && std::find(ids.begin(), ids.end(), event_id(each.view.dice)) == ids.end());
  });
  if (!ascending) {
    std::reverse(views.begin(), views.end());
  }
  Json json = {{"results", Json::array()}};
  for (std::size_t i = 0; i < std::min(views.size(), limit); ++i) {
    json["results"].push_back(view_json(account, *record, views[i].view, sources[views[i].place.record]));
  }
  if (views.size() > limit) {
    const std::string next = event_token("", views[limit].place);
    json["paging"] = {
        {"next", {{"after", next}, {"link", next_link(request, call.simulator.settings().base_url, next)}}}};
  }
  return json_response(json);
}

/// All that the account knows of, used or not.
Response types(const Request&, const Call& call) {
  need_enterprise(call);
  Json names = Json::array({kVisited});
  for (const char* const type : kOtherTypes) {
    names.push_back(type);
  }
  names.push_back("pe" + std::to_string(call.account->portal_id()) + "_trial_extended");
  return json_response({{"eventTypes", std::move(names)}});
}

}  // namespace

void add_page_event_routes(Router& router) {
  const auto add = [&](const std::string& pattern, Handler handler) {
    router.add({.method = "GET", .pattern = pattern, .handler = std::move(handler), .need = [](const Request&) {
                  return any_of({"oauth"});
                }});
  };
  for (const char* const base : {"/events/event-occurrences/{V}", "/events/v3/events"}) {
    add(base, list);
    add(std::string(base) + "/event-types", types);
  }
}

}  // namespace simulator
