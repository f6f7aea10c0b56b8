#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "simulator/control/control.hpp"
#include "simulator/webhooks/change_events.hpp"
#include "simulator/webhooks/signature.hpp"

// Webhooks are delivered when the control door asks for it, once: nothing is repeated behind the test's back.
namespace simulator {
namespace {

constexpr std::size_t kMostEvents = 100;  // in a call

struct Address {
  std::string origin;
  std::string target;
};

/// Takes an address on this machine apart; the simulator calls no other.
Address address_of(const std::string& url) {
  for (const std::string_view host : {"http://localhost", "http://127.0.0.1", "http://[::1]"}) {
    if (!url.starts_with(host)) {
      continue;
    }
    std::size_t end = host.size();
    if (end < url.size() && url[end] == ':') {
      end = std::min(url.find_first_not_of("0123456789", end + 1), url.size());
    }
    const bool whole = end == url.size() || url[end] == '/';
    if (whole && std::none_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c > '~'; })) {
      return {url.substr(0, end), end == url.size() ? "/" : url.substr(end)};
    }
  }
  refuse("\"url\" was expected to be an address on this machine, like http://localhost:3000/webhooks");
}

/// As given, with what every event has where it is left out.
std::vector<Json> given_events(const Json& list, const Account& account, const App& app, const Call& call) {
  if (!list.is_array() || !std::all_of(list.begin(), list.end(), [](const Json& each) { return each.is_object(); })) {
    refuse("\"events\" was expected to be a list of objects");
  }
  std::vector<Json> events;
  for (const Json& given : list) {
    Json event = {{"eventId", static_cast<std::int64_t>(events.size()) + 1},
                  {"subscriptionId", 1},
                  {"portalId", account.portal_id()},
                  {"appId", app.app_id},
                  {"occurredAt", call.now},
                  {"subscriptionType", "contact.propertyChange"},
                  {"attemptNumber", 0}};
    event.update(given);
    events.push_back(std::move(event));
  }
  return events;
}

struct Destination {
  Address address;
  std::string signed_url;
  std::string secret;
  SignatureVersion version = SignatureVersion::v3;
};

Json deliver(const std::vector<Json>& events, const Destination& destination, const Call& call) {
  Json results = Json::array();
  for (std::size_t from = 0; from < events.size(); from += kMostEvents) {
    const std::size_t to = std::min(events.size(), from + kMostEvents);
    OutgoingCall outgoing;
    outgoing.origin = destination.address.origin;
    outgoing.target = destination.address.target;
    outgoing.body = Json(std::vector<Json>(events.begin() + static_cast<std::ptrdiff_t>(from),
                                           events.begin() + static_cast<std::ptrdiff_t>(to)))
                        .dump(-1, ' ', false, Json::error_handler_t::replace);
    outgoing.headers = signature_headers(destination.version, destination.secret,
                                         {"POST", destination.signed_url, outgoing.body}, call.simulator.clock().now());
    const OutgoingAnswer answer = call.simulator.sender()(outgoing);
    Json result = {{"events", to - from}, {"status", answer.status}};
    if (!answer.error.empty()) {
      result["error"] = answer.error;
    }
    results.push_back(std::move(result));
  }
  return results;
}

Response send(Input& input, const Call& call) {
  Account& account = input.account();
  const App& app = input.app();
  const std::string url = input.text("url");
  Destination destination;
  destination.address = address_of(url);
  destination.signed_url = input.text("signedUrl", url);
  destination.secret = input.text("clientSecret", app.client_secret);
  const std::size_t version = input.choice("signature", {"v3", "v2", "v1"});
  destination.version = version == 0   ? SignatureVersion::v3
                        : version == 1 ? SignatureVersion::v2
                                       : SignatureVersion::v1;
  const Moment since = input.moment("since").value_or(call.simulator.settings().now);
  const std::int64_t attempt = input.number("attemptNumber", 0, 10, 0);
  const Json* const given = input.find("events");
  std::vector<Json> events = given != nullptr ? given_events(*given, account, app, call) : std::vector<Json>();
  input.finish();
  if (!call.simulator.sender()) {
    refuse("this simulator was built into a program that cannot send");
  }
  if (given == nullptr) {
    const std::shared_lock lock(account.mutex());
    events = change_events(account, since, app.app_id);
  }
  if (attempt > 0) {
    for (Json& event : events) {
      event["attemptNumber"] = attempt;
    }
  }
  return json_response({{"events", events.size()}, {"deliveries", deliver(events, destination, call)}});
}

}  // namespace

std::vector<Door> webhook_doors() {
  return {
      {"POST", "/_simulator/webhooks",
       "Delivers webhooks to an address on this machine, up to 100 events a call, signed as v3, v2 or v1: the events "
       "given, or all that was changed since a time (default: the start). signedUrl is the address as the receiver "
       "knows it, where a proxy stands between; clientSecret another secret, to see a signature refused.",
       R"({"url": "http://localhost:3000/webhooks", "signature": "v3", "since": "2026-11-23T00:00:00Z"})", send}};
}

}  // namespace simulator
