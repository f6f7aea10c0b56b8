// HubSpot tells what changed.
#include "service/random_text.hpp"
#include "service/web/json.hpp"
#include "service/web/routes.hpp"
#include "service/web/webhook.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::size_t kMostEvents = 1'000;  // HubSpot sends a hundred at most
constexpr std::size_t kMostTypeBytes = 100;

std::int64_t number_at(const Json& event, const char* key) {
  const auto found = event.find(key);
  return found != event.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string text_value(const Json& event, const char* key) {
  const auto found = event.find(key);
  return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What makes an event itself: its id alone does not, HubSpot says. The number of the attempt does not count.
std::string digest_of(const Json& event) {
  Json parts = Json::array();
  for (const char* key :
       {"eventId", "subscriptionId", "portalId", "objectId", "occurredAt", "subscriptionType", "eventType",
        "propertyName", "propertyValue", "fromObjectId", "toObjectId", "associationType"}) {
    parts.push_back(event.value(key, Json()));
  }
  return digest_text(text_of(parts));
}

Response receive(Parts& parts, Call& call) {
  const std::string address = parts.public_url + call.request.target;
  const std::int64_t now = Parts::now();
  switch (check_event(parts.client_secret, address, call.request, now)) {
    case EventCheck::holds:
      break;
    case EventCheck::forged:
      throw Refusal{401, "webhook.signature", "the signature is not HubSpot's",
                    "compare public_url with the address that HubSpot calls, and the client secret with the app's"};
    case EventCheck::old:
      throw Refusal{401, "webhook.replay", "it was sent more than five minutes ago", "compare the clocks"};
  }
  const Json json = Json::parse(call.request.body, nullptr, false);
  if (!json.is_array() || json.size() > kMostEvents) {
    throw Refusal{400, "request.malformed", "the body is no list of events", "send what HubSpot documents"};
  }
  std::vector<QueuedEvent> events;
  for (const Json& event : json) {
    if (!event.is_object()) {
      continue;
    }
    QueuedEvent queued;
    queued.digest = digest_of(event);
    queued.portal = number_at(event, "portalId");
    queued.type = text_value(event, "subscriptionType");
    if (queued.type.empty()) {
      queued.type = text_value(event, "eventType");
    }
    queued.type.resize(std::min(queued.type.size(), kMostTypeBytes));
    queued.object_id = number_at(event, "objectId");
    queued.happened_at = number_at(event, "occurredAt");
    events.push_back(std::move(queued));
  }
  const std::size_t made = parts.journal.queue(events, now);
  call.detail = std::to_string(made) + " of " + std::to_string(json.size()) + " events queued";
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

void add_webhook_routes(Router& router, Parts& parts) {
  router.add("POST", "/webhooks/hubspot", Role::anyone, [&parts](Call& call) { return receive(parts, call); });
}

}  // namespace trailspark::service::web
