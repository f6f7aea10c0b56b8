#include "service/web/service.hpp"

#include <algorithm>
#include <chrono>

#include "service/random_text.hpp"
#include "service/web/gate.hpp"
#include "service/web/routes.hpp"
#include "service/web/web_page.hpp"
#include "store/fault.hpp"

namespace trailspark::service::web {
namespace {

bool has(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [name](const auto& header) { return header.first == name; });
}

void with_default(Response& response, const char* name, const char* value) {
  if (!has(response, name)) {
    response.with(name, value);
  }
}

Response as_answer(const Refusal& refusal, bool is_page) {
  Response response = is_page ? answer_page({refusal.status == 401 ? "You are not logged in" : "This did not work",
                                             refusal.message, refusal.remedy, "/"},
                                            refusal.status)
                              : answer(refusal);
  response.with("TrailSpark-Error", refusal.code);
  if (refusal.retry_after > 0) {
    response.with("Retry-After", std::to_string(refusal.retry_after));
  }
  return response;
}

std::string_view error_of(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "TrailSpark-Error") {
      return value;
    }
  }
  return {};
}

}  // namespace

Router make_router(Parts& parts) {
  Router router;
  add_operation_routes(router, parts);
  add_session_routes(router, parts);
  add_connect_routes(router, parts);
  add_connection_routes(router, parts);
  add_settings_routes(router, parts);
  add_history_routes(router, parts);
  add_door_routes(router, parts);
  add_webhook_routes(router, parts);
  return router;
}

Service::Service(Parts& parts) : parts_(parts), router_(make_router(parts)) { parts_.router = &router_; }

Response Service::handle(const Request& request) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point began = Clock::now();
  Call call{request, std::nullopt, 0, 0, {}, {}};
  const Route* route = nullptr;
  Response response;
  std::string fault;
  try {
    response = serve(request, call, route);
  } catch (const Refusal& refusal) {
    response = as_answer(refusal, route != nullptr && route->is_page);
  } catch (const store::StoreFault& error) {
    fault = error.what();
    response = as_answer(
        {503, "store.fault", "the service's store cannot be used now", "try again; its operator finds more in the log"},
        route != nullptr && route->is_page);
  } catch (const std::exception& error) {
    fault = error.what();
    response = as_answer({500, "service.fault", "the service met something it was not made for",
                          "try again; its operator finds more in the log"},
                         route != nullptr && route->is_page);
  }
  finish(request, response, route);
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began).count();
  const std::string name = route == nullptr ? "none" : route->method + ' ' + route->pattern;
  parts_.metrics.count_request(name, response.status, error_of(response), microseconds);
  std::vector<Log::Field> fields = {{"route", name}, {"status", response.status}, {"ms", microseconds / 1000}};
  if (call.login) {
    constexpr std::size_t kDigestLength = 12;
    fields.emplace_back("user", digest_text(call.login->user.id).substr(0, kDigestLength));
  }
  if (call.portal != 0) {
    fields.emplace_back("portal", call.portal);
  }
  if (const std::string_view error = error_of(response); !error.empty()) {
    fields.emplace_back("error", std::string(error));
  }
  if (!call.detail.empty()) {
    fields.emplace_back("detail", call.detail);
  }
  if (!fault.empty()) {
    fields.emplace_back("fault", fault);
  }
  parts_.log.write(fault.empty() ? Log::Level::info : Log::Level::error, "request", fields);
  return response;
}

Response Service::serve(const Request& request, Call& call, const Route*& route) {
  const Router::Match match = router_.match(request.method, request.path);
  route = match.route;
  if (request.path != "/healthz") {
    check_host(parts_, request);
  }
  if (request.method == "OPTIONS") {
    return preflight(request);
  }
  if (route == nullptr) {
    if (!match.allowed.empty()) {
      Response response = as_answer(
          {405, "request.method", "this address does not take " + request.method, "use " + match.allowed}, false);
      return response.with("Allow", match.allowed);
    }
    if (request.method == "GET") {
      if (Response file = parts_.page.get(request); file.status != 404) {
        return file;
      }
    }
    throw Refusal{404, "request.unknown_path", "there is nothing at this address",
                  "GET /api/openapi.json lists all there is"};
  }
  call.portal = match.portal;
  call.version = match.version;
  call.rest = match.rest;
  if (route->role != Role::anyone) {
    call.login = login_of(parts_, request);
    if (!call.login) {
      throw Refusal{401, "auth.required", "nobody is logged in", "log in and try again"};
    }
    try {
      check_csrf(parts_, request, *call.login);
      need(call, route->role);
    } catch (const Refusal& refusal) {
      note(parts_, call, route->method + ' ' + route->pattern, "refused", refusal.code);
      throw;
    }
  }
  return route->handle(call);
}

/// A page elsewhere, which calls with the host's token, asks whether it may. Cookies are never allowed with it.
Response Service::preflight(const Request& request) const {
  if (!is_allowed_origin(parts_, request.header("origin"))) {
    throw Refusal{403, "auth.origin", "pages of that origin may not call", "the operator adds it to allowed_origins"};
  }
  Response response;
  response.status = 204;
  response.with("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
      .with("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match")
      .with("Access-Control-Max-Age", "600");
  return response;
}

void Service::finish(const Request& request, Response& response, const Route* route) const {
  const bool is_html =
      response.content_type.starts_with("text/html") && (route == nullptr || route->pattern.rfind("/hubspot/", 0) != 0);
  with_default(response, "Content-Security-Policy", is_html ? kPagePolicy : kDataPolicy);
  with_default(response, "Cache-Control", "no-store");
  response.with("X-Content-Type-Options", "nosniff")
      .with("Referrer-Policy", "no-referrer")
      .with("X-Frame-Options", "DENY")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  if (parts_.is_https()) {
    response.with("Strict-Transport-Security", "max-age=31536000");
  }
  if (const std::string_view origin = request.header("origin"); is_allowed_origin(parts_, origin)) {
    response.with("Access-Control-Allow-Origin", std::string(origin))
        .with("Access-Control-Expose-Headers",
              "ETag, Retry-After, TrailSpark-Error, X-HubSpot-RateLimit-Max, "
              "X-HubSpot-RateLimit-Remaining, X-HubSpot-RateLimit-Interval-Milliseconds")
        .with("Vary", "Origin");
  } else {
    response.with("Cross-Origin-Resource-Policy", "same-origin");
  }
}

std::int64_t Parts::now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void note(Parts& parts, const Call& call, std::string action, std::string outcome, std::string detail) {
  AuditEntry entry;
  entry.at = Parts::now();
  if (call.login) {
    entry.user = call.login->user.id;
    entry.user_name = call.login->user.name;
  }
  entry.action = std::move(action);
  entry.outcome = std::move(outcome);
  entry.portal = call.portal;
  entry.detail = std::move(detail);
  parts.journal.note(entry);
}

ConnectionInfo known_connection(Parts& parts, const Call& call) {
  std::optional<ConnectionInfo> info = parts.connections.get(call.portal);
  if (!info) {
    throw Refusal{404, "connection.unknown",
                  "HubSpot account " + std::to_string(call.portal) + " was never connected here", "connect it first"};
  }
  return std::move(*info);
}

Refusal role_refusal(Role has, Role needs) {
  return {403, "auth.role",
          "your role is " + std::string(name(has)) + "; this needs " + std::string(name(needs)) +
              (needs == Role::owner ? "" : " or above"),
          "ask somebody of that role to do it"};
}

void need(const Call& call, Role role) {
  if (call.user().role < role) {
    throw role_refusal(call.user().role, role);
  }
}

}  // namespace trailspark::service::web
