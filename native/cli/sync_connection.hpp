#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "http/caller.hpp"
#include "service/connections.hpp"
#include "service/portal_budget.hpp"
#include "trailspark/sync.hpp"

namespace trailspark::cli {

/// A sync's share in a connection of the service: its token, renewed by whoever comes first, and the portal's budget,
/// which the door, the test and other syncs draw on too.
class SyncConnection {
 public:
  /// All must outlive it.
  SyncConnection(service::Connections& connections, service::PortalBudget& budget, std::int64_t portal);

  /// The token for the next call; nothing where there is none: see why().
  std::optional<std::string> token();
  /// HubSpot answered 401 to the last one: another.
  std::optional<std::string> another_token();
  const std::string& why() const noexcept { return why_; }
  /// Only connecting the account again helps.
  bool is_lost() const noexcept { return lost_; }

  /// Whether the call may be made now; else ask again at `until`. A go counts.
  service::PortalBudget::Turn turn(const SyncRequest& request, std::int64_t now);
  void learn(const SyncRequest& request, const http::Answer& answer, std::int64_t now);

 private:
  std::optional<std::string> take(service::TokenAnswer answer);

  service::Connections& connections_;
  service::PortalBudget& budget_;
  std::int64_t portal_;
  service::Secret token_;
  std::string why_;
  bool lost_ = false;
};

}  // namespace trailspark::cli
