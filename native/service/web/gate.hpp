#pragma once

#include <string>

#include "service/web/parts.hpp"

/// Who may come in.
namespace trailspark::service::web {

inline constexpr const char* kCookie = "trailspark_session";

/// Throws a Refusal where the call was meant for another host: a page elsewhere may have made its own name point here.
void check_host(const Parts& parts, const Request& request);
/// Whether a page of that origin may call with the host's token.
bool is_allowed_origin(const Parts& parts, std::string_view origin);
/// Throws a Refusal where a browser says that another site's page makes this call.
void check_own_origin(const Parts& parts, const Request& request);
/// Who calls; nothing where nobody is logged in. Throws a Refusal where a bearer token does not hold: a cookie beside
/// it does not count then.
std::optional<Login> login_of(Parts& parts, const Request& request);
/// Throws a Refusal where a change by cookie lacks the CSRF token, or comes from another site.
void check_csrf(const Parts& parts, const Request& request, const Login& login);

/// Set-Cookie for a login; for none: the browser forgets it.
std::string session_cookie(const Parts& parts, const Login* login);
/// A user of the host application, read from its token. Throws a Refusal.
HostUser host_user(Parts& parts, std::string_view token);
/// The path to come back to: on this service alone, else "/".
std::string safe_return(std::string_view wanted);

}  // namespace trailspark::service::web
