#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sync/call.hpp"
#include "sync/known_records.hpp"
#include "sync/record_slices.hpp"

namespace trailspark {

/// Finds out which records are gone, or were never seen, without reading them all: compares how many records HubSpot
/// counts in a range of ids with how many are known, and halves the ranges that differ until a page of ids settles it.
/// A record that went costs some log2(records / 200) calls. What differs is only suspected (the search index lags
/// behind): it is to be read by id before anything is believed.
class Reconciler {
 public:
  /// Over so many calls it is cheaper to read everything.
  void start(std::size_t most_calls);
  bool started() const noexcept { return started_; }
  bool finished() const noexcept { return started_ && ranges_.empty() && !in_flight_; }
  bool gave_up() const noexcept { return gave_up_; }
  /// How many records HubSpot counts in all, once it is known.
  std::optional<std::uint64_t> total() const noexcept { return total_; }

  std::optional<Call> next_call(SyncObject object, KnownRecords& known);
  /// Ids that are known and were not found, or found and not known.
  std::vector<std::int64_t> deliver(const Call& call, const RecordSlices& page, KnownRecords& known);
  void failed();

 private:
  struct Range {
    std::int64_t from = 0;
    std::int64_t to = kLastId;
    std::optional<std::uint64_t> in_hubspot;
    bool by_ids = false;
  };
  void compare(Range range, KnownRecords& known);
  std::vector<std::int64_t> compare_ids(const Range& range, const RecordSlices& page, KnownRecords& known);

  std::vector<Range> ranges_;  // that have to be asked about, the last first
  Range asked_;
  std::optional<Range> sibling_;  // the upper half of what was asked: its count follows from that of the lower
  std::optional<std::uint64_t> total_;
  std::size_t calls_left_ = 0;
  bool started_ = false;
  bool in_flight_ = false;
  bool gave_up_ = false;
};

}  // namespace trailspark
