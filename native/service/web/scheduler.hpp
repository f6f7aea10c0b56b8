#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "service/web/parts.hpp"

namespace trailspark::service::web {

/// What one sync came to.
struct SyncResult {
  std::int64_t run = 0;  ///< its id in the portal's file; 0: it did not begin
  std::string verdict;   ///< "complete", "complete except", "incomplete"
  bool saw_all = false;  ///< what changed before it began is stored now
};

/// Syncs the connected portals on schedule, one after the other, and does the chores of every minute: tokens are
/// refreshed ahead of time, what has expired is cleared away.
class Scheduler {
 public:
  /// Makes one sync of a portal; ends early where `stop` says so.
  using Sync = std::function<SyncResult(std::int64_t portal, const std::function<bool()>& stop)>;

  Scheduler(Parts& parts, Sync sync);
  /// Ends the sync that runs, at its next answer.
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// Ends the portal's sync, where one runs, and waits for that; none begins while it is not connected.
  void hold(std::int64_t portal);

 private:
  void chores();
  void syncs();
  std::int64_t next_portal(std::int64_t now);
  void sync_one(std::int64_t portal);

  Parts& parts_;
  Sync sync_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::int64_t running_ = 0;                   // the portal that is being synced
  std::atomic<std::int64_t> held_{0};          // the portal whose sync is to end
  std::map<std::int64_t, std::int64_t> last_;  // when the last sync of a portal began
  std::thread chores_thread_;
  std::thread sync_thread_;
};

}  // namespace trailspark::service::web
