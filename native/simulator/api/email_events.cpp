#include <algorithm>
#include <iterator>

#include "simulator/api/email_event_json.hpp"
#include "simulator/api/event_paging.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"
#include "simulator/words.hpp"

// Marketing emails and what became of them: /email/public/v1/events and .../campaigns.
namespace simulator {
namespace {

constexpr std::size_t kDefaultEvents = 10;
constexpr std::size_t kMostEvents = 1000;
constexpr const char* kSign = "-";  // newest first

/// Those that never happen here.
constexpr const char* kOtherTypes[] = {"DEFERRED",   "PRINT",    "FORWARD",   "STATUSCHANGE",
                                       "SPAMREPORT", "UNBOUNCE", "SUPPRESSED"};

/// Smaller accounts cannot grant the scope, so no app has it there.
void need_marketing(const Call& call) {
  if (call.account->settings().tier < Tier::professional) {
    throw Refusal{missing_scopes({"content"}, false)};
  }
}

struct EventQuery {
  EventLog::Kinds kinds = (1U << kEmailEventTypes) - 1;
  std::string recipient;
  std::optional<std::int64_t> campaign;
  bool filtered = true;  ///< those of machines too
  bool nothing = false;  ///< no event can be meant
  Moment start = 0;
  EventPlace from;
  std::size_t limit = kDefaultEvents;
};

void read_type(EventQuery& query, std::string_view type) {
  for (unsigned kind = 0; kind < kEmailEventTypes; ++kind) {
    if (type == name(static_cast<EmailEventType>(kind))) {
      query.kinds = static_cast<EventLog::Kinds>(1U << kind);
      return;
    }
  }
  if (std::find(std::begin(kOtherTypes), std::end(kOtherTypes), type) == std::end(kOtherTypes)) {
    throw Refusal{bad_request("Invalid value for parameter eventType: " + std::string(type))};
  }
  query.nothing = true;
}

EventQuery query_of(const Request& request) {
  EventQuery query;
  query.limit = limit_of(request, kDefaultEvents, kMostEvents);
  query.start = std::max<Moment>(number_parameter(request, "startTimestamp").value_or(0), 0);
  const Moment end = number_parameter(request, "endTimestamp").value_or(INT64_MAX);
  query.from = {end, UINT32_MAX, UINT32_MAX};
  if (const std::string_view offset = request.parameter("offset").value_or(""); !offset.empty()) {
    query.from = std::min(query.from, event_place(kSign, offset));
  }
  if (const std::string_view type = request.parameter("eventType").value_or(""); !type.empty()) {
    read_type(query, type);
  }
  query.recipient = request.parameter("recipient").value_or("");
  query.campaign = number_parameter(request, "campaignId");
  query.filtered = !flag_parameter(request, "excludeFilteredEvents", false);
  query.nothing =
      query.nothing || number_parameter(request, "appId").value_or(kEmailApp) != kEmailApp || end < query.start;
  return query;
}

/// Makes up the events of one contact at a time; those of a page are often the same one's in a row.
class EventReader {
 public:
  explicit EventReader(const Account& account) : account_(account) {}

  /// Null where the contact is gone, and its address blocked.
  const EmailEvent* at(const EventPlace& place) {
    load(place.record);
    return gone_ ? nullptr : &events_[place.ordinal];
  }
  const std::vector<EmailEvent>& events_of(std::uint64_t record) {
    load(record);
    return events_;
  }
  const Contact& contact() const noexcept { return contact_; }

 private:
  void load(std::uint64_t record) {
    if (loaded_ && contact_.record == record) {
      return;
    }
    contact_ = account_.portal().contact(record);
    events_ = email_events(contact_);
    gone_ = is_erased(account_, contact_) || account_.objects(ObjectType::contacts).is_blocked(contact_.identity.email);
    loaded_ = true;
  }

  const Account& account_;
  Contact contact_;
  std::vector<EmailEvent> events_;
  bool gone_ = false;
  bool loaded_ = false;
};

bool wanted(const EventQuery& query, const EmailEvent& event) {
  return (query.kinds >> event.kind & 1U) != 0 && (query.filtered || !event.machine) &&
         (!query.campaign || *query.campaign == campaign_id(event.email));
}

/// What happened to one address.
std::vector<EventPlace> places_of(const Account& account, const EventQuery& query, EventReader& reader) {
  std::vector<EventPlace> places;
  for (const std::uint64_t record : account.events().records_of(query.recipient)) {
    const std::vector<EmailEvent>& events = reader.events_of(record);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
      places.push_back({events[i].when, static_cast<std::uint32_t>(record), i});
    }
  }
  std::sort(places.begin(), places.end(), std::greater<>());
  return places;
}

Response list(const Request& request, const Call& call) {
  need_marketing(call);
  const EventQuery query = query_of(request);
  const Account& account = *call.account;
  EventReader reader(account);
  Json events = Json::array();
  std::optional<EventPlace> next;
  const auto visit = [&](const EventPlace& place) {
    const EmailEvent* const event = reader.at(place);
    if (event == nullptr || !wanted(query, *event)) {
      return true;
    }
    if (events.size() == query.limit) {
      next = place;
      return false;
    }
    events.push_back(email_event_json(account, reader.contact(), *event));
    return true;
  };
  if (!query.nothing && query.recipient.empty()) {
    account.events().emails().newest_first(query.from, query.start, query.kinds, visit);
  }
  if (!query.nothing && !query.recipient.empty()) {
    for (const EventPlace& place : places_of(account, query, reader)) {
      if (place <= query.from && (place.when < query.start || !visit(place))) {
        break;
      }
    }
  }
  return json_response({{"hasMore", next.has_value()},
                        {"offset", event_token(kSign, next.value_or(EventPlace{}))},
                        {"events", std::move(events)}});
}

Response get(const Request& request, const Call& call) {
  need_marketing(call);
  const auto created = id_of(request.captured_as("created"));
  EventReader reader(*call.account);
  std::optional<Json> found;
  if (created) {
    call.account->events().emails().newest_first(
        {*created, UINT32_MAX, UINT32_MAX}, *created, EventQuery{}.kinds, [&](const EventPlace& place) {
          const EmailEvent* const event = reader.at(place);
          if (event != nullptr && event_id(event->dice) == request.captured_as("id")) {
            found = email_event_json(*call.account, reader.contact(), *event);
          }
          return !found;
        });
  }
  if (!found) {
    throw Refusal{not_found()};
  }
  return json_response(*found);
}

Response campaigns(const Request&, const Call& call) {
  need_marketing(call);
  Json list = Json::array();
  for (std::size_t email = 0; email < email_names().size(); ++email) {
    list.push_back({{"id", campaign_id(email)}, {"appId", kEmailApp}, {"appName", kEmailAppName}});
  }
  return json_response({{"hasMore", false}, {"offset", ""}, {"campaigns", std::move(list)}});
}

Response campaign(const Request& request, const Call& call) {
  need_marketing(call);
  const auto id = id_of(request.captured_as("campaignId"));
  for (std::size_t email = 0; email < email_names().size(); ++email) {
    if (id == campaign_id(email)) {
      return json_response({{"id", *id},
                            {"appId", kEmailApp},
                            {"appName", kEmailAppName},
                            {"name", email_names()[email]},
                            {"subject", email_names()[email]},
                            {"type", "BATCH_EMAIL"},
                            {"processingState", "DONE"}});
    }
  }
  throw Refusal{not_found()};
}

}  // namespace

void add_email_event_routes(Router& router) {
  const auto add = [&](const char* pattern, Handler handler) {
    router.add({.method = "GET", .pattern = pattern, .handler = std::move(handler), .need = [](const Request&) {
                  return any_of({"content"});
                }});
  };
  add("/email/public/v1/events", list);
  add("/email/public/v1/events/{created}/{id}", get);
  add("/email/public/v1/campaigns", campaigns);
  add("/email/public/v1/campaigns/by-id", campaigns);
  add("/email/public/v1/campaigns/{campaignId}", campaign);
}

}  // namespace simulator
