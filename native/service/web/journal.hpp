#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/service_store.hpp"
#include "service/web/router.hpp"

namespace trailspark::service::web {

struct AuditEntry {
  std::int64_t id = 0;
  std::int64_t at = 0;
  std::string user;  ///< empty: nobody was logged in
  std::string user_name;
  std::string action;   ///< "mapping.save"
  std::string outcome;  ///< "done", "refused", "failed"
  std::int64_t portal = 0;
  std::string detail;  ///< without secrets and addresses
};

/// An event of a webhook.
struct QueuedEvent {
  std::string digest;
  std::int64_t portal = 0;
  std::string type;
  std::int64_t object_id = 0;
  std::int64_t happened_at = 0;
};

/// What happened: the audit log, tests, syncs of tabs, HubSpot's events. Any thread may call.
class Journal {
 public:
  /// The store must outlive it.
  explicit Journal(ServiceStore& store) : store_(store) {}

  void note(const AuditEntry& entry);
  /// Of one portal, the newest first; `before` an id, 0: from the newest.
  std::vector<AuditEntry> entries(std::int64_t portal, std::int64_t before, std::int64_t most);

  struct Test {
    std::int64_t at = 0;
    bool usable = false;
    std::string report;  ///< JSON
  };
  void put_test(std::int64_t portal, std::string_view user, const Test& test);
  std::optional<Test> last_test(std::int64_t portal);

  /// False where the id is another user's.
  enum class Put : std::uint8_t { made, changed, refused };
  Put put_run(std::int64_t portal, std::string_view id, const User& user, std::int64_t started_at,
              std::string_view run);
  struct BrowserRun {
    std::int64_t started_at = 0;
    std::string run;  ///< JSON
  };
  std::vector<BrowserRun> browser_runs(std::int64_t portal, std::int64_t most);
  void note_service_run(std::int64_t portal, std::int64_t run);
  bool is_service_run(std::int64_t portal, std::int64_t run);

  /// Write-backs as JSON, the newest first: whoever writes to HubSpot notes them in the table sends.
  std::vector<std::string> sends(std::int64_t portal, std::int64_t most);

  /// All in one transaction; answers how many were new.
  std::size_t queue(const std::vector<QueuedEvent>& events, std::int64_t now);
  std::int64_t waiting(std::int64_t portal);
  /// A sync that began at `began` has seen what these events tell of.
  void take_events(std::int64_t portal, std::int64_t began, std::int64_t now);

  /// Clears away what is too old or too much.
  void clear(std::int64_t now);
  /// Rows of a portal that is erased; for Connections::also_erase.
  static std::int64_t erase(store::Database& database, std::int64_t portal);

 private:
  ServiceStore& store_;
};

}  // namespace trailspark::service::web
