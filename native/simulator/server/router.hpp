#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "simulator/server/auth.hpp"
#include "simulator/server/errors.hpp"
#include "simulator/server/limits.hpp"
#include "simulator/server/message.hpp"

namespace simulator {

class Account;
class Simulator;

/// What a handler gets beside the request. `account` and `token` are there where the route asks for a bearer token.
struct Call {
  Simulator& simulator;
  Account* account = nullptr;
  const Token* token = nullptr;
  Moment now = 0;
};

using Handler = std::function<Response(const Request& request, const Call& call)>;

enum class Auth { bearer, none };

/// How a handler uses the account: several may read at a time, one alone may write.
enum class Access { read, write };

struct Route {
  std::string method;
  std::string pattern;
  Handler handler;
  /// The scopes of a call; none: any token will do.
  std::function<Need(const Request& request)> need = nullptr;
  Access access = Access::read;
  Budget budget = Budget::general;
  Auth auth = Auth::bearer;
};

/// Finds the route of a request by method and path.
///
///   /crm/objects/{V}/{objectType}   // {V}: a dated version, noted as the request's; other braces capture one segment
///
/// A pattern's fixed segments win over captures: /crm/objects/{V}/{objectType}/search over .../{id}.
class Router {
 public:
  void add(Route route);

  /// Adds a route under its dated path and its older one: `add_crm("objects", "/{objectType}", route)` gives
  /// /crm/objects/{V}/{objectType} and /crm/v3/objects/{objectType}. `legacy`: "v3" or "v4".
  void add_crm(const std::string& area, const std::string& rest, Route route, const std::string& legacy = "v3");

  /// Fills in `captured` and `version`. Nothing where no pattern fits; `allowed` then has the methods that the path
  /// knows.
  const Route* find(Request& request, std::vector<std::string>& allowed) const;

  /// Method and pattern of each: {"GET", "/crm/objects/{V}/{objectType}"}.
  std::vector<std::pair<std::string, std::string>> list() const;

 private:
  struct Entry {
    Route route;
    std::vector<std::string> parts;
    std::vector<std::string> shape;  // the parts with captures that have no names
  };
  std::map<std::size_t, std::vector<Entry>> by_length_;  // number of segments
};

/// 2026-03, 2026-09, 2026-09-beta; nothing where it is no released version.
std::optional<Version> dated_version(std::string_view segment) noexcept;

}  // namespace simulator
