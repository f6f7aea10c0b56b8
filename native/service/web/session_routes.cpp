// Who am I, logging in and out.
#include <array>

#include "service/web/gate.hpp"
#include "service/web/json.hpp"
#include "service/web/routes.hpp"
#include "trailspark/version.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 4> kDemoUsers = {
    {{"owner", "Olivia Owner"}, {"admin", "Amir Admin"}, {"editor", "Edda Editor"}, {"viewer", "Viktor Viewer"}}};

Json capability(Role has, Role needs) {
  const bool allowed = has >= needs;
  return {
      {"allowed", allowed}, {"needs", name(needs)}, {"why", allowed ? Json() : Json(role_refusal(has, needs).message)}};
}

/// Of the routes themselves, so that a button and its address can never disagree.
Json capabilities(const Router& router, Role has) {
  Json json = Json::object();
  for (const Route& route : router.routes()) {
    if (!route.capability.empty()) {
      json[route.capability] = capability(has, route.role);
    }
  }
  json["eraseData"] = capability(has, Role::owner);  // what disconnect asks for with erase=true
  return json;
}

Json session_json(Parts& parts, const std::optional<Login>& login) {
  Json json = {{"authenticated", login.has_value()},
               {"auth", login ? Json(login->by_cookie ? "cookie" : "bearer") : Json()},
               {"user", Json()},
               {"role", Json()},
               {"csrfToken", Json()},
               {"expiresAt", Json()},
               {"capabilities", Json()},
               {"portals", Json::array()},
               {"pendingConfirmations", Json::array()},
               {"demoUsers", Json::array()},
               {"version", kVersion}};
  if (parts.config.demo_users) {
    for (const auto& [id, name] : kDemoUsers) {
      json["demoUsers"].push_back({{"id", id}, {"name", name}, {"role", id}});
    }
  }
  if (!login) {
    return json;
  }
  json["user"] = {{"id", login->user.id}, {"name", login->user.name}};
  json["role"] = name(login->user.role);
  json["csrfToken"] = login->csrf.empty() ? Json() : Json(login->csrf);
  json["expiresAt"] = time_json(login->expires_at);
  json["capabilities"] = capabilities(*parts.router, login->user.role);
  for (const ConnectionInfo& info : parts.connections.list()) {
    const auto test = parts.journal.last_test(info.portal);
    json["portals"].push_back({{"portalId", info.portal},
                               {"name", info.domain.empty() ? std::to_string(info.portal) : info.domain},
                               {"status", !info.connected         ? "disconnected"
                                          : test && !test->usable ? "needs_attention"
                                                                  : "connected"}});
  }
  for (const PendingPortal& pending : parts.logins.pending(*login, Parts::now())) {
    json["pendingConfirmations"].push_back({{"portalId", pending.portal}, {"expectedPortalId", pending.expected}});
  }
  return json;
}

User demo_user(Parts& parts, const std::string& wanted) {
  if (!parts.config.demo_users) {
    throw Refusal{404, "auth.demo_off", "there are no demo users here", "log in through the host application"};
  }
  for (const auto& [id, name] : kDemoUsers) {
    if (wanted == id) {
      return {id, name, role_of(id).value_or(Role::viewer)};
    }
  }
  throw Refusal{400, "request.malformed", "there is no such demo user", "choose owner, admin, editor or viewer"};
}

Response log_in(Parts& parts, Call& call) {
  check_own_origin(parts, call.request);
  const Json body = read_body(call.request, {"demoUser", "token"});
  if (body.size() != 1) {
    throw Refusal{400, "request.malformed", "there is no user in the body, or two", "send demoUser or token"};
  }
  const std::int64_t now = Parts::now();
  const std::int64_t expires_at = now + std::int64_t{3'600'000} * parts.config.session_hours;
  const User user = body.contains("demoUser") ? demo_user(parts, text_at(body, "demoUser", 20))
                                              : host_user(parts, text_at(body, "token", 8'192)).user;
  call.login = parts.logins.log_in(user, call.request.cookie(kCookie), expires_at, now);
  note(parts, call, "auth.log_in", "done", std::string(name(user.role)));
  return answer_json(session_json(parts, call.login)).with("Set-Cookie", session_cookie(parts, &*call.login));
}

}  // namespace

void add_session_routes(Router& router, Parts& parts) {
  router.add("GET", "/api/session", Role::anyone, [&parts](Call& call) {
    call.login = login_of(parts, call.request);
    return answer_json(session_json(parts, call.login));
  });
  router.add("POST", "/api/session", Role::anyone, [&parts](Call& call) { return log_in(parts, call); });
  router.add("DELETE", "/api/session", Role::viewer, [&parts](Call& call) {
    parts.logins.log_out(*call.login);
    note(parts, call, "auth.log_out", "done", "");
    Response response;
    response.status = 204;
    if (call.login->by_cookie) {
      response.with("Set-Cookie", session_cookie(parts, nullptr));
    }
    return response;
  });
}

}  // namespace trailspark::service::web
