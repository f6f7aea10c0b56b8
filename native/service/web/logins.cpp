#include "service/web/logins.hpp"

#include "service/random_text.hpp"

namespace trailspark::service::web {
namespace {

using store::Database;
using store::Statement;

constexpr std::int64_t kPendingLife = 600'000;  // as Connections keeps a confirmation

std::string csrf_of(std::string_view secret) { return digest_text("csrf " + std::string(secret)); }
std::string purpose_of(std::string_view login, std::int64_t portal) {
  return "browser key " + std::to_string(portal) + ' ' + std::string(login);
}

void drop(Database& database, const std::string& digest) {
  for (const char* sql : {"DELETE FROM logins WHERE digest = ?", "DELETE FROM browser_keys WHERE login = ?",
                          "DELETE FROM pending_portals WHERE login = ?"}) {
    Statement(database, sql).bind(1, digest).run();
  }
}

std::vector<std::string> column(Statement& statement) {
  std::vector<std::string> texts;
  while (statement.step()) {
    texts.emplace_back(statement.text(0));
  }
  return texts;
}

}  // namespace

Login Logins::log_in(const User& user, std::string_view before, std::int64_t expires_at, std::int64_t now) {
  Login login;
  login.user = user;
  login.by_cookie = true;
  login.secret = random_text();
  login.digest = digest_text(login.secret);
  login.csrf = csrf_of(login.secret);
  login.expires_at = expires_at;
  const std::string ended = before.empty() ? std::string() : digest_text(before);
  store_.change([&](Database& database) {
    if (!ended.empty()) {
      drop(database, ended);
    }
    const std::string role(name(user.role));
    Statement(database,
              "INSERT INTO logins (digest, user, name, role, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(1, login.digest)
        .bind(2, user.id)
        .bind(3, user.name)
        .bind(4, role)
        .bind(5, now)
        .bind(6, expires_at)
        .run();
  });
  return login;
}

std::optional<Login> Logins::find(std::string_view secret, std::int64_t now) {
  constexpr std::size_t kSize = 43;
  if (secret.size() != kSize) {
    return std::nullopt;
  }
  Login login;
  login.by_cookie = true;
  login.digest = digest_text(secret);
  const bool found = store_.with([&](Database& database) {
    Statement statement(database,
                        "SELECT user, name, role, expires_at FROM logins WHERE digest = ? AND expires_at > ?");
    statement.bind(1, login.digest).bind(2, now);
    if (!statement.step()) {
      return false;
    }
    login.user.id = statement.text(0);
    login.user.name = statement.text(1);
    login.user.role = role_of(statement.text(2)).value_or(Role::viewer);
    login.expires_at = statement.number(3);
    return true;
  });
  if (!found) {
    return std::nullopt;
  }
  login.secret = secret;
  login.csrf = csrf_of(secret);
  return login;
}

void Logins::log_out(const Login& login) {
  store_.change([&](Database& database) { drop(database, login.digest); });
}

std::int64_t Logins::lower(const User& user) {
  return store_.change([&](Database& database) {
    Statement statement(database, "SELECT digest, role FROM logins WHERE user = ?");
    statement.bind(1, user.id);
    std::vector<std::string> over;
    while (statement.step()) {
      if (role_of(statement.text(1)).value_or(Role::owner) > user.role) {
        over.emplace_back(statement.text(0));
      }
    }
    for (const std::string& digest : over) {
      drop(database, digest);
    }
    return static_cast<std::int64_t>(over.size());
  });
}

void Logins::clear(std::int64_t now) {
  store_.change([&](Database& database) {
    Statement statement(database, "SELECT digest FROM logins WHERE expires_at <= ?");
    statement.bind(1, now);
    for (const std::string& digest : column(statement)) {
      drop(database, digest);
    }
    Statement(database, "DELETE FROM pending_portals WHERE created_at <= ?").bind(1, now - kPendingLife).run();
  });
}

Login Logins::of_bearer(const User& user, std::string_view token, std::int64_t expires_at) {
  Login login;
  login.user = user;
  login.secret = token;
  login.digest = "user " + digest_text(user.id);
  login.expires_at = expires_at;
  return login;
}

std::string Logins::browser_key(const Login& login, std::int64_t portal, std::int64_t now) {
  const std::string purpose = purpose_of(login.digest, portal);
  return store_.change([&](Database& database) {
    Statement statement(database, "SELECT key FROM browser_keys WHERE login = ? AND portal = ?");
    statement.bind(1, login.digest).bind(2, portal);
    if (statement.step()) {
      return std::string(vault_.unseal(statement.text(0), purpose).reveal());
    }
    std::string key = random_text();
    const std::string sealed = vault_.seal(Secret(key), purpose);
    Statement(database, "INSERT INTO browser_keys (login, portal, key, created_at) VALUES (?, ?, ?, ?)")
        .bind(1, login.digest)
        .bind(2, portal)
        .bind(3, sealed)
        .bind(4, now)
        .run();
    return key;
  });
}

void Logins::drop_browser_keys(std::int64_t portal) {
  store_.change([&](Database& database) {
    Statement(database, "DELETE FROM browser_keys WHERE portal = ?").bind(1, portal).run();
  });
}

void Logins::put_pending(const Login& login, const PendingPortal& pending, std::int64_t now) {
  store_.change([&](Database& database) {
    Statement(database,
              "INSERT OR REPLACE INTO pending_portals (login, portal, expected, confirmation, created_at) "
              "VALUES (?, ?, ?, ?, ?)")
        .bind(1, login.digest)
        .bind(2, pending.portal)
        .bind(3, pending.expected)
        .bind(4, pending.confirmation)
        .bind(5, now)
        .run();
  });
}

std::vector<PendingPortal> Logins::pending(const Login& login, std::int64_t now) {
  return store_.with([&](Database& database) {
    Statement statement(database,
                        "SELECT portal, expected, confirmation FROM pending_portals "
                        "WHERE login = ? AND created_at > ? ORDER BY portal");
    statement.bind(1, login.digest).bind(2, now - kPendingLife);
    std::vector<PendingPortal> all;
    while (statement.step()) {
      all.push_back({statement.number(0), statement.number(1), std::string(statement.text(2))});
    }
    return all;
  });
}

void Logins::drop_pending(const Login& login, std::int64_t portal) {
  store_.change([&](Database& database) {
    Statement(database, "DELETE FROM pending_portals WHERE login = ? AND portal = ?")
        .bind(1, login.digest)
        .bind(2, portal)
        .run();
  });
}

}  // namespace trailspark::service::web
