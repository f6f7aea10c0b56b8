#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/service_store.hpp"
#include "service/vault.hpp"
#include "service/web/router.hpp"

namespace trailspark::service::web {

/// Of the tables that the web half of the service keeps: web_schema.cpp has the texts.
SchemaPart web_schema();

/// Another account than expected came back from HubSpot, and waits for a word of the one who connected it.
struct PendingPortal {
  std::int64_t portal = 0;
  std::int64_t expected = 0;
  std::string confirmation;  ///< for Connections::confirm
};

/// Log-in sessions: the browser has a random text in a cookie, the store its digest. Any thread may call.
class Logins {
 public:
  /// Store and vault must outlive it.
  Logins(ServiceStore& store, const Vault& vault) : store_(store), vault_(vault) {}

  /// A new session. `before`: the session that the browser had; it ends.
  Login log_in(const User& user, std::string_view before, std::int64_t expires_at, std::int64_t now);
  /// Nothing where there is none, or it is over.
  std::optional<Login> find(std::string_view secret, std::int64_t now);
  /// Ends it, with all that hangs on it: keys for caches, portals that wait for a word.
  void log_out(const Login& login);
  /// The host application says what this user's role is now: sessions of a higher role end. Answers how many.
  std::int64_t lower(const User& user);
  /// Clears away what has expired.
  void clear(std::int64_t now);

  /// The login of a bearer token: keys for caches hang on the user, not on the token, which is renewed every few
  /// minutes.
  static Login of_bearer(const User& user, std::string_view token, std::int64_t expires_at);

  /// The key for the browser's local copy of a portal, made where there is none: 43 characters of base64url.
  std::string browser_key(const Login& login, std::int64_t portal, std::int64_t now);
  /// Nobody has a key of this portal any more.
  void drop_browser_keys(std::int64_t portal);

  void put_pending(const Login& login, const PendingPortal& pending, std::int64_t now);
  std::vector<PendingPortal> pending(const Login& login, std::int64_t now);
  void drop_pending(const Login& login, std::int64_t portal);

 private:
  ServiceStore& store_;
  const Vault& vault_;
};

}  // namespace trailspark::service::web
