#include "service/web/gate.hpp"

#include <algorithm>

namespace trailspark::service::web {

void check_host(const Parts& parts, const Request& request) {
  if (std::find(parts.hosts.begin(), parts.hosts.end(), request.header("host")) == parts.hosts.end()) {
    throw Refusal{421, "request.host", "this service does not go by that name", "use " + parts.public_url};
  }
}

bool is_allowed_origin(const Parts& parts, std::string_view origin) {
  const auto& allowed = parts.config.allowed_origins;
  return std::find(allowed.begin(), allowed.end(), origin) != allowed.end();
}

void check_own_origin(const Parts& parts, const Request& request) {
  const std::string_view origin = request.header("origin");
  const bool elsewhere = !origin.empty() && origin != parts.public_url;
  if (elsewhere || request.header("sec-fetch-site") == "cross-site") {
    throw Refusal{403, "auth.origin", "another site's page asked for this", "do it on " + parts.public_url};
  }
}

HostUser host_user(Parts& parts, std::string_view token) {
  auto read = read_host_token(parts.host_tokens, token, Parts::now());
  if (const Refusal* refusal = std::get_if<Refusal>(&read)) {
    throw *refusal;
  }
  HostUser host = std::get<HostUser>(std::move(read));
  parts.logins.lower(host.user);
  return host;
}

std::optional<Login> login_of(Parts& parts, const Request& request) {
  if (request.has_header("authorization")) {
    constexpr std::string_view kBearer = "Bearer ";
    const std::string_view value = request.header("authorization");
    if (value.substr(0, kBearer.size()) != kBearer) {
      throw Refusal{401, "auth.token", "the Authorization header is no bearer token",
                    "send Authorization: Bearer and the token"};
    }
    const std::string_view token = value.substr(kBearer.size());
    const HostUser host = host_user(parts, token);
    return Logins::of_bearer(host.user, token, host.expires_at);
  }
  const std::string_view secret = request.cookie(kCookie);
  return secret.empty() ? std::nullopt : parts.logins.find(secret, Parts::now());
}

void check_csrf(const Parts& parts, const Request& request, const Login& login) {
  if (!login.by_cookie || request.method == "GET") {
    return;
  }
  check_own_origin(parts, request);
  if (!same_secret(request.header("x-csrf-token"), login.csrf)) {
    throw Refusal{403, "auth.csrf", "the CSRF token is missing or of another log-in",
                  "send csrfToken of GET /api/session as X-CSRF-Token"};
  }
}

std::string session_cookie(const Parts& parts, const Login* login) {
  const std::int64_t seconds =
      login == nullptr ? 0 : std::max<std::int64_t>(0, (login->expires_at - Parts::now()) / 1000);
  return std::string(kCookie) + '=' + (login == nullptr ? "" : login->secret) +
         "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds) + (parts.is_https() ? "; Secure" : "");
}

std::string safe_return(std::string_view wanted) {
  constexpr std::size_t kMostBytes = 1'024;
  const bool printable = std::all_of(wanted.begin(), wanted.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  const bool is_path = wanted.starts_with('/') && !wanted.starts_with("//") && wanted.find('\\') == wanted.npos;
  return wanted.size() <= kMostBytes && printable && is_path ? std::string(wanted) : "/";
}

}  // namespace trailspark::service::web
