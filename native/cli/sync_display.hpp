#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "trailspark/sync.hpp"

namespace trailspark::cli {

/// A run so far, as lines of at most `width` columns: one for each object, one for the whole.
///
///   contacts   reading     12,300 of 50,000   24 %
///   companies  done           900
///   1,204 calls   10.8 a second   about 3 minutes left   waiting for the rate limit
///
/// `share_before`: how much of the expected was stored when the run began, 0 to 1; the estimate is of what came since.
std::vector<std::string> sync_lines(const SyncProgress& progress, double seconds, double share_before,
                                    std::size_t width);

/// How much of what HubSpot counts is stored, 0 to 1.
double share_stored(const SyncProgress& progress);

/// "42 seconds", "3 minutes", "2 hours and 5 minutes".
std::string duration_in_words(std::int64_t milliseconds);

/// Those lines on standard error, drawn over themselves; nothing at all where that is no terminal. Gone at the end.
class SyncDisplay {
 public:
  explicit SyncDisplay(bool wanted);
  ~SyncDisplay() { clear(); }
  SyncDisplay(const SyncDisplay&) = delete;
  SyncDisplay& operator=(const SyncDisplay&) = delete;

  /// Cheap enough to be called after each answer.
  void update(const SyncSession& session);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  std::size_t drawn_ = 0;  // lines
  double share_before_ = -1;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace trailspark::cli
