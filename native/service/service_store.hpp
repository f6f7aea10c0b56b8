#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "store/database.hpp"

namespace trailspark::service {

/// The tables of one part of the service: what leads from its version i to i + 1. Only ever added to. Each part counts
/// its own versions, so that parts grow without asking each other.
struct SchemaPart {
  std::string_view name;  ///< "hubspot", "web"
  std::vector<const char*> steps;
};

/// Connections, grants, authorizations, leases and budgets: hubspot_schema.cpp has the texts.
SchemaPart hubspot_schema();

/// What the service keeps, in one SQLite file of mode 600 (write-ahead log, every commit on the disk before it counts,
/// deleted rows overwritten):
///
///   FOLDER/service.db              connections, sealed tokens, settings, users' sessions, audit log
///   FOLDER/portals/24681357.db     the synced records of a portal: a file of native/store, as `sync --store FILE` has
///
/// Several processes may have it open at once; within one, any thread may call. Calls throw store::StoreFault where the
/// file cannot be used; what was committed before is safe.
class ServiceStore {
 public:
  /// Makes the folder (mode 700) and the file where there is none, and brings the parts' tables to this program's
  /// schema. Throws store::StoreFault, also where a part was written by a newer program.
  explicit ServiceStore(std::string folder, const std::vector<SchemaPart>& parts = {hubspot_schema()});
  ServiceStore(const ServiceStore&) = delete;
  ServiceStore& operator=(const ServiceStore&) = delete;

  /// Whether a folder has a store in it, that is, a service.db.
  static bool is_in(const std::string& folder);

  const std::string& folder() const noexcept { return folder_; }
  const std::string& file() const noexcept { return file_; }
  /// FOLDER/portals/24681357.db; its folder exists.
  std::string portal_file(std::int64_t portal) const;

  /// use(database) with the file to oneself within this process; what it answers. Do not call HubSpot within.
  template <class Use>
  auto with(Use&& use) {
    const std::lock_guard lock(mutex_);
    return use(*database_);
  }
  /// The same in one transaction (BEGIN IMMEDIATE: other processes wait): all or nothing, nothing where `use` throws.
  template <class Use>
  auto change(Use&& use) {
    const std::lock_guard lock(mutex_);
    store::Transaction transaction(*database_);
    if constexpr (std::is_void_v<decltype(use(*database_))>) {
      use(*database_);
      transaction.commit();
    } else {
      auto result = use(*database_);
      transaction.commit();
      return result;
    }
  }
  /// Writes what is in the write-ahead log into the file and cuts the log to nothing; false where a reader stands in
  /// the way.
  bool empty_log();

 private:
  void migrate(const SchemaPart& part);

  std::string folder_;
  std::string file_;
  std::mutex mutex_;
  std::unique_ptr<store::Database> database_;
};

}  // namespace trailspark::service
