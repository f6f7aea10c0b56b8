#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "service/hubspot_api.hpp"
#include "service/service_store.hpp"

namespace trailspark::service {

/// Which of HubSpot's limits a call counts against (usage guidelines).
enum class CallKind : std::uint8_t {
  general,  ///< 110 in 10 s for an app in an account, until HubSpot's headers say otherwise
  search    ///< 5 in a second for an account, all apps together; no part of the general ones
};
/// By method and path: POST .../search of the CRM's objects is a search.
CallKind kind_of_call(std::string_view method, std::string_view target) noexcept;

/// One budget per portal for all who call HubSpot: threads of the service, the door, the test, and processes of
/// `trailspark sync` on the same folder.
///
/// A call is counted from the moment it may last be made until HubSpot's window has passed. Threads draw on leases of a
/// few calls that their process took from the store, so that the store is written a few times a second, not a hundred;
/// what is not used of a lease goes back when it ends. HubSpot counts when calls arrive, not when they leave: 5 % stay
/// free for that.
class PortalBudget {
 public:
  struct Limits {
    std::uint32_t calls_per_ten_seconds = 110;
    std::uint32_t searches_per_second = 4;
    double daily_reserve = 0.1;  ///< share of the daily quota that is left to other apps
  };
  /// The store must outlive it.
  explicit PortalBudget(ServiceStore& store);
  PortalBudget(ServiceStore& store, Limits limits);
  ~PortalBudget();
  PortalBudget(const PortalBudget&) = delete;
  PortalBudget& operator=(const PortalBudget&) = delete;

  struct Turn {
    bool go = false;         ///< the call is counted: make it now
    std::int64_t until = 0;  ///< else: ask again then, milliseconds since 1970
    std::string_view why;    ///< "the rate limit", "HubSpot refused calls", "the daily quota's reserve"
  };
  /// May a call be made at `now`? O(1); a transaction where no lease is at hand.
  Turn take(std::int64_t portal, CallKind kind, std::int64_t now);
  /// take() until it says go; false where that would be after `deadline`. Sleeps in real time, reads `clock`.
  bool wait_for_turn(std::int64_t portal, CallKind kind, const std::function<std::int64_t()>& clock,
                     std::int64_t deadline);
  /// What an answer of HubSpot tells of its limits: X-HubSpot-RateLimit-*, and of a 429 its policy and Retry-After.
  void learn(std::int64_t portal, CallKind kind, const ApiAnswer& answer, std::int64_t now);

  struct Left {
    std::uint32_t ten_seconds_limit = 0;
    std::int64_t daily_limit = -1;  ///< -1: HubSpot names none, as for OAuth apps
    std::int64_t daily_left = -1;
    std::int64_t blocked_until = 0;  ///< 0: not blocked
  };
  Left left(std::int64_t portal, std::int64_t now);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace trailspark::service
