#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "service/connections.hpp"
#include "store/database.hpp"

/// The rows that connections.hpp keeps, as values. All within a transaction of the caller's.
namespace trailspark::service {

/// The tokens of a portal, sealed.
struct GrantRow {
  std::string refresh_token;
  std::string access_token;
  std::int64_t expires_at = 0;
  std::int64_t life = 0;
  std::int64_t issued_at = 0;
  std::string lease_holder;
  std::int64_t lease_until = 0;
};
std::optional<GrantRow> read_grant_row(store::Database& database, std::int64_t portal);
/// Leaves the lease free.
void write_grant_row(store::Database& database, std::int64_t portal, const GrantRow& grant);

std::vector<ConnectionInfo> read_connections(store::Database& database);
std::optional<ConnectionInfo> read_connection(store::Database& database, std::int64_t portal);
void write_connection(store::Database& database, const ConnectionInfo& info);
/// Forgets the tokens and says why.
void mark_disconnected(store::Database& database, std::int64_t portal, std::string_view reason);

/// "a b c" and back.
std::string joined(const std::vector<std::string>& words);
std::vector<std::string> split(std::string_view words);

/// "grant 24681357 refresh": what a token is sealed for.
std::string refresh_purpose(std::int64_t portal);
std::string access_purpose(std::int64_t portal);
std::string verifier_purpose(std::string_view state_digest);
std::string confirmation_purpose(std::string_view digest);
inline constexpr std::string_view kAppPurpose = "app secret";

/// Where HubSpot lists the apps of an account. The host is HubSpot's own, whatever was stored.
std::string connected_apps_link(std::string_view ui_domain, std::int64_t portal);

}  // namespace trailspark::service
