#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "http/endpoint.hpp"
#include "store/store.hpp"
#include "sync_connection.hpp"
#include "trailspark/sync.hpp"

namespace trailspark::cli {

/// What a run needs besides the store.
struct SyncTask {
  SyncSettings settings;
  http::Endpoint endpoint;
  std::string token;                     ///< where there is no connection
  SyncConnection* connection = nullptr;  ///< outlives the run: its token, and the portal's shared budget
};

/// What came of a run.
struct SyncOutcome {
  SyncVerdict verdict;
  SyncProgress progress;
  SyncPlan plan;
  std::string kind;  ///< "first", "later", "refresh", as in the store's runs
  std::int64_t milliseconds = 0;
  bool interrupted = false;
  bool unreachable = false;  ///< it ended because HubSpot did not answer
  bool wrong_portal = false;
};

/// Called between answers, often.
using WatchSync = std::function<void(const SyncSession&)>;

/// One run: calls are made, answers stored, until the session is done, HubSpot cannot be reached, or the person stops
/// it. Data and checkpoint are committed together, every second or 64 answers. Throws store::StoreFault.
SyncOutcome run_session(store::Store& store, const SyncTask& task, const WatchSync& watch);

/// What a run would cost; a few calls, nothing is stored. `store` may be null: there is none yet.
SyncOutcome plan_session(store::Store* store, SyncTask task, const WatchSync& watch);

}  // namespace trailspark::cli
