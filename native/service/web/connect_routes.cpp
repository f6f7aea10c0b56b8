// The way to HubSpot and back.
#include <charconv>

#include "service/web/gate.hpp"
#include "service/web/json.hpp"
#include "service/web/routes.hpp"
#include "service/web/web_page.hpp"

namespace trailspark::service::web {
namespace {

constexpr const char* kReturnCookie = "trailspark_return";

std::int64_t expected_portal(const std::optional<std::string>& text) {
  if (!text || text->empty()) {
    return 0;
  }
  std::int64_t portal = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), portal);
  if (error != std::errc() || end != text->data() + text->size() || portal <= 0) {
    throw Refusal{400, "request.malformed", "\"expect\" is no account number of HubSpot",
                  "leave it out, or send digits alone"};
  }
  return portal;
}

Response redirect(int status, const std::string& address) {
  Response response;
  response.status = status;
  return response.with("Location", address);
}

std::string return_cookie(const Parts& parts, const std::string& path) {
  return std::string(kReturnCookie) + '=' + url_encoded(path) +
         "; Path=/oauth/hubspot; HttpOnly; SameSite=Lax; Max-Age=" + (path.empty() ? "0" : "900") +
         (parts.is_https() ? "; Secure" : "");
}

/// Where to go on: the path with what became of it.
std::string landing(const std::string& path, const std::string& result) {
  return path + (path.find('?') == path.npos ? '?' : '&') + result;
}

Response start(Parts& parts, Call& call, std::int64_t expected, const std::string& back, int status) {
  if (parts.config.client_id.empty() || parts.client_secret.empty()) {
    throw Refusal{409, "oauth.settings", "this service has no HubSpot app yet",
                  "its operator sets client_id and the client secret of the app in HubSpot"};
  }
  const ConnectStart started = parts.connections.start(call.user().name, call.login->secret, std::nullopt, expected);
  if (started.address.empty()) {
    throw Refusal{409, "oauth.settings", started.words, "try again; its operator compares the app's settings"};
  }
  call.portal = expected;
  note(parts, call, "connection.start", "done", "");
  return redirect(status, started.address).with("Set-Cookie", return_cookie(parts, back));
}

/// A host's page posts its user's token in a form: a top-level page can carry no Authorization header.
Response start_embedded(Parts& parts, Call& call) {
  const std::string_view origin = call.request.header("origin");
  if (origin != parts.public_url && !is_allowed_origin(parts, origin)) {
    throw Refusal{403, "auth.origin", "a page of another site asked for this",
                  "the operator adds it to allowed_origins"};
  }
  if (!call.request.header("content-type").starts_with("application/x-www-form-urlencoded")) {
    throw Refusal{415, "request.media_type", "the body is no form", "post a form"};
  }
  const HostUser host = host_user(parts, form_value(call.request.body, "token").value_or(""));
  if (host.user.role < Role::admin) {
    throw role_refusal(host.user.role, Role::admin);
  }
  const std::int64_t expected = expected_portal(form_value(call.request.body, "expect"));
  std::string back = form_value(call.request.body, "return").value_or("/");
  const bool to_origin = !origin.empty() && is_allowed_origin(parts, origin_of(back)) && origin_of(back) == origin;
  back = to_origin ? back : safe_return(back);
  constexpr std::int64_t kEnough = 15 * 60'000;  // for the way to HubSpot and back
  const std::int64_t now = Parts::now();
  call.login = parts.logins.log_in(host.user, call.request.cookie(kCookie), now + kEnough, now);
  return start(parts, call, expected, back, 303).with("Set-Cookie", session_cookie(parts, &*call.login));
}

int status_of(ConnectOutcome::Kind kind) noexcept {
  switch (kind) {
    case ConnectOutcome::Kind::denied:
    case ConnectOutcome::Kind::not_admin:
    case ConnectOutcome::Kind::missing_scope:
    case ConnectOutcome::Kind::forged:
      return 403;
    case ConnectOutcome::Kind::wrong_redirect:
    case ConnectOutcome::Kind::app_settings:
      return 409;
    case ConnectOutcome::Kind::unreachable:
    case ConnectOutcome::Kind::failed:
      return 502;
    case ConnectOutcome::Kind::connected:
    case ConnectOutcome::Kind::other_portal:
    case ConnectOutcome::Kind::expired:
    case ConnectOutcome::Kind::replayed:
      break;
  }
  return 400;
}

/// Where the browser said, before it left, that it wants to come back to.
std::string way_back(const Parts& parts, const Request& request) {
  const std::string wanted = form_decoded(request.cookie(kReturnCookie)).value_or("/");
  return is_allowed_origin(parts, origin_of(wanted)) ? wanted : safe_return(wanted);
}

Response callback(Parts& parts, Call& call) {
  const ConnectOutcome outcome = parts.connections.finish(call.request.query, call.login->secret);
  const std::string kind(name(outcome.kind));
  const std::string back = way_back(parts, call.request);
  call.portal = outcome.portal;
  call.detail = kind;
  Response response;
  if (outcome.kind == ConnectOutcome::Kind::connected) {
    note(parts, call, "connection.connect", "done", "");
    response = redirect(303, landing(back, "hubspot=connected&portal=" + std::to_string(outcome.portal)));
  } else if (outcome.kind == ConnectOutcome::Kind::other_portal) {
    parts.logins.put_pending(*call.login, {outcome.portal, outcome.expected_portal, outcome.confirmation},
                             Parts::now());
    note(parts, call, "connection.connect", "failed", kind);
    response = redirect(303, landing(back, "hubspot=confirm&portal=" + std::to_string(outcome.portal)));
  } else {
    note(parts, call, "connection.connect", "failed", kind);
    response = answer_page({outcome.title, outcome.words, outcome.remedy, landing(back, "hubspot=failed&code=" + kind)},
                           status_of(outcome.kind));
    response.with("TrailSpark-Error", "oauth." + kind);
  }
  return response.with("Set-Cookie", return_cookie(parts, ""));
}

}  // namespace

void add_connect_routes(Router& router, Parts& parts) {
  router.add("GET", "/oauth/hubspot/start", Role::admin, {"connect", true}, [&parts](Call& call) {
    check_own_origin(parts, call.request);  // or any page could send an administrator's browser off to connect
    return start(parts, call, expected_portal(call.request.parameter("expect")),
                 safe_return(call.request.parameter("return").value_or("/")), 302);
  });
  router.add("POST", "/oauth/hubspot/start", Role::anyone, {"", true},
             [&parts](Call& call) { return start_embedded(parts, call); });
  router.add("GET", "/oauth/hubspot/callback", Role::admin, {"", true},
             [&parts](Call& call) { return callback(parts, call); });
}

}  // namespace trailspark::service::web
