#pragma once

#include <string>

namespace trailspark::store {

/// That one program alone syncs a store: an advisory lock on the file beside it (FILE.lock). The system lets go of it
/// when the process ends, however it ends, so that no lock outlives its holder.
class StoreLock {
 public:
  /// Throws StoreFault: somebody else holds it, named by process, host and time; or the file cannot be made.
  explicit StoreLock(const std::string& store_path);
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

  /// "process 4711 on alpha since 2026-11-23T10:00:00Z", or empty where nobody holds the lock now.
  static std::string holder(const std::string& store_path);

 private:
  int descriptor_ = -1;
};

}  // namespace trailspark::store
