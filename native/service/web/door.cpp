#include "service/web/door.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include "service/web/routes.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::int64_t kLongestWait = 3'000;            // for a turn; beyond it the caller is told when to come again
constexpr std::chrono::milliseconds kPatience{30'000};  // for one answer of HubSpot
constexpr std::size_t kMostQueryBytes = 16 * 1024;

/// What passes from HubSpot to the browser; Set-Cookie, for one, does not.
constexpr std::array<std::string_view, 5> kPassing = {"content-type", "content-encoding", "date", "retry-after",
                                                      "content-language"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return out;
}

bool passes(const std::string& name) {
  return std::find(kPassing.begin(), kPassing.end(), name) != kPassing.end() || name.starts_with("x-hubspot-");
}

[[noreturn]] void refuse_turn(std::int64_t until, std::string_view why, std::int64_t now) {
  const std::int64_t seconds = std::max<std::int64_t>(1, (until - now + 999) / 1000);
  throw Refusal{429, "door.budget", "held back: " + std::string(why), "come again in " + std::to_string(seconds) + " s",
                seconds};
}

/// Takes a turn of the portal's budget, waiting a little.
void wait_for_turn(Parts& parts, std::int64_t portal, const ApiRequest& request) {
  const CallKind kind = kind_of_call(request.method, request.target);
  const std::int64_t latest = Parts::now() + kLongestWait;
  for (;;) {
    const std::int64_t now = Parts::now();
    const PortalBudget::Turn turn = parts.budget.take(portal, kind, now);
    if (turn.go) {
      return;
    }
    if (turn.until > latest || parts.stopping) {
      refuse_turn(turn.until, turn.why, now);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(std::max<std::int64_t>(1, turn.until - now)));
  }
}

Secret token_of(const TokenAnswer& answer, std::int64_t portal) {
  switch (answer.kind) {
    case TokenAnswer::Kind::ok:
      return answer.token;
    case TokenAnswer::Kind::unknown_portal:
      throw Refusal{404, "connection.unknown",
                    "HubSpot account " + std::to_string(portal) + " was never connected here", "connect it first"};
    case TokenAnswer::Kind::disconnected:
      throw Refusal{409, "connection.disconnected", answer.reason, "connect the account again"};
    case TokenAnswer::Kind::unavailable:
      break;
  }
  throw Refusal{502, "door.unreachable", answer.reason, "try again in a minute"};
}

ApiAnswer call_once(Parts& parts, std::int64_t portal, const ApiRequest& request, const Secret& token) {
  wait_for_turn(parts, portal, request);
  ApiAnswer answer = parts.api.call(request, token, kPatience);
  parts.metrics.count_hubspot_call(answer.status);
  parts.budget.learn(portal, kind_of_call(request.method, request.target), answer, Parts::now());
  return answer;
}

/// Nothing of ours has reason to repeat the token; an error of somebody in between might.
void hide(std::string& text, std::string_view token) {
  for (std::size_t at = text.find(token); !token.empty() && at != std::string::npos; at = text.find(token, at)) {
    text.replace(at, token.size(), "(token)");
  }
}

void check_query(std::string_view query) {
  const bool plain = std::all_of(query.begin(), query.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '#'; });
  if (!plain || query.size() > kMostQueryBytes) {
    throw Refusal{400, "door.path", "the query holds what no query holds, or is too long",
                  "encode it in percent signs; ask for less"};
  }
  for (const char* name : {"hapikey", "access_token"}) {
    const std::string key = std::string(name) + '=';
    if (query.starts_with(key) || query.find('&' + key) != query.npos) {
      throw Refusal{400, "door.path", "the query holds a key to HubSpot",
                    "leave it out: the service adds its own token"};
    }
  }
}

Response refused(Parts& parts, const Call& call, int status, const char* code, const char* message) {
  note(parts, call, "door", "refused", code);
  throw Refusal{status, code, message, "GET /api/openapi.json lists what the door lets through"};
}

Response pass(Parts& parts, Call& call) {
  ApiRequest request;
  request.method = call.request.method;
  const std::string path = '/' + call.rest;
  if (!is_plain_path(path)) {
    return refused(parts, call, 400, "door.path", "the path is not written plainly");
  }
  if (!may_pass(request.method, path)) {
    return refused(parts, call, 403, "door.forbidden",
                   "the door lets reading calls through, and this is none that it knows");
  }
  check_query(call.request.query);
  request.target = path + (call.request.query.empty() ? "" : '?' + call.request.query);
  request.headers = {{"Accept", "application/json"}};
  if (call.request.header("x-trailspark-accepts").find("gzip") != std::string_view::npos) {
    request.headers.emplace_back("Accept-Encoding", "gzip");
  }
  if (request.method == "POST") {
    if (!call.request.header("content-type").starts_with("application/json")) {
      throw Refusal{415, "request.media_type", "the body is not application/json",
                    "send JSON and say so in Content-Type"};
    }
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = call.request.body;
  }
  ApiAnswer answer = call_hubspot(parts, call.portal, request);
  Response response;
  response.status = answer.status;
  response.content_type = "application/json";
  for (auto& [name, value] : answer.headers) {
    const std::string key = lower(name);
    if (key == "content-type") {
      response.content_type = value;
    } else if (passes(key)) {
      response.with(name, value);
    }
  }
  response.body = std::move(answer.body);
  return response;
}

}  // namespace

ApiAnswer call_hubspot(Parts& parts, std::int64_t portal, const ApiRequest& request) {
  constexpr int kUnauthorized = 401;
  Secret token = token_of(parts.connections.access_token(portal), portal);
  ApiAnswer answer = call_once(parts, portal, request, token);
  if (answer.status == kUnauthorized) {
    const TokenAnswer another = parts.connections.refused(portal, token);
    if (another.ok()) {
      token = another.token;
      answer = call_once(parts, portal, request, token);
    }
  }
  if (answer.status == 0) {
    const bool late = answer.fault.find("within") != std::string::npos;
    throw Refusal{late ? 504 : 502, "door.unreachable", "HubSpot could not be asked: " + answer.fault,
                  "try again in a minute"};
  }
  if (answer.status >= 300) {
    hide(answer.body, token.reveal());
  }
  return answer;
}

void add_door_routes(Router& router, Parts& parts) {
  router.add("GET", "/hubspot/{portalId}/{path}", Role::viewer, {"readHubspot", false},
             [&parts](Call& call) { return pass(parts, call); });
  router.add("POST", "/hubspot/{portalId}/{path}", Role::viewer, [&parts](Call& call) { return pass(parts, call); });
}

}  // namespace trailspark::service::web
