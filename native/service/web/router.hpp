#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/web/message.hpp"

namespace trailspark::service::web {

/// Who may: each includes those before it. `anyone` needs no log-in.
enum class Role : std::uint8_t { anyone, viewer, editor, admin, owner };
/// "viewer".
std::string_view name(Role role) noexcept;
/// Of a user, so never anyone.
std::optional<Role> role_of(std::string_view name) noexcept;

struct User {
  std::string id;  ///< as the host application names them
  std::string name;
  Role role = Role::anyone;
};

/// Who calls, and how that is known.
struct Login {
  User user;
  bool by_cookie = false;  ///< else by a bearer token
  std::string secret;      ///< of the session, or of the bearer token: what Connections binds a connect to
  std::string digest;      ///< names the login in the store
  std::string csrf;        ///< empty for a bearer token
  std::int64_t expires_at = 0;
};

/// A call on its way to its handler.
struct Call {
  const Request& request;
  std::optional<Login> login;  ///< there, where the route's role is not `anyone`
  std::int64_t portal = 0;     ///< {portalId}
  std::int64_t version = 0;    ///< {version}
  std::string rest;            ///< {path}: "crm/objects/2026-09/contacts", as it came
  std::string detail;          ///< for the log: what the handler says of it, without secrets and addresses

  const User& user() const noexcept { return login->user; }
};

struct Route {
  std::string method;   ///< "GET"
  std::string pattern;  ///< "/api/connections/hubspot/{portalId}", as the API's document has it
  Role role = Role::owner;
  std::string capability;  ///< its name for the page's buttons; may be empty
  bool is_page = false;    ///< read by a person: refusals are pages, too
  std::function<Response(Call&)> handle;
};

/// All addresses of the service. None comes in without the role that it needs.
class Router {
 public:
  struct Options {
    std::string capability;
    bool is_page = false;
  };
  void add(std::string method, std::string pattern, Role role, std::function<Response(Call&)> handle);
  void add(std::string method, std::string pattern, Role role, const Options& options,
           std::function<Response(Call&)> handle);

  struct Match {
    const Route* route = nullptr;  ///< null: see `allowed`
    std::string allowed;           ///< methods of that path, "GET, PUT"; empty: there is no such path
    std::int64_t portal = 0;
    std::int64_t version = 0;
    std::string rest;
  };
  Match match(std::string_view method, std::string_view path) const;
  const std::vector<Route>& routes() const noexcept { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace trailspark::service::web
