#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "service/connection_test.hpp"
#include "service/connections.hpp"
#include "service/portal_budget.hpp"
#include "service/service_store.hpp"
#include "service/vault.hpp"
#include "service/web/config.hpp"
#include "service/web/journal.hpp"
#include "service/web/jwt.hpp"
#include "service/web/logins.hpp"
#include "service/web/router.hpp"
#include "service/web/settings.hpp"
#include "service/web/static_files.hpp"
#include "service/web/telemetry.hpp"

namespace trailspark::service::web {

/// What the routes are made of. All of it outlives the server.
struct Parts {
  ServiceConfig config;            ///< complete
  std::string public_url;          ///< "http://localhost:8700"
  std::vector<std::string> hosts;  ///< Host headers that are meant for this service
  Secret client_secret;            ///< signs HubSpot's webhooks
  HostTokens host_tokens;
  Secret metrics_token;  ///< empty: metrics are open on loopback alone

  ServiceStore& store;
  const Vault& vault;
  HubSpotApi& api;
  PortalBudget& budget;
  Connections& connections;
  Logins& logins;
  Settings& settings;
  Journal& journal;
  const StaticFiles& page;
  Log& log;
  Metrics& metrics;
  const std::atomic<bool>& stopping;
  const Router* router = nullptr;  ///< the service's own, once it stands
  /// Ends the portal's sync, where the service runs one, and lets none begin until it is connected again.
  std::function<void(std::int64_t portal)> hold_sync = [](std::int64_t) {};

  /// Milliseconds since 1970.
  static std::int64_t now();
  bool is_https() const { return public_url.starts_with("https://"); }
};

/// Notes what a user did, or was refused.
void note(Parts& parts, const Call& call, std::string action, std::string outcome, std::string detail);
/// The connection, or a Refusal with 404.
ConnectionInfo known_connection(Parts& parts, const Call& call);
/// Throws a Refusal with 403 where the user's role is lower.
void need(const Call& call, Role role);
Refusal role_refusal(Role has, Role needs);

}  // namespace trailspark::service::web
