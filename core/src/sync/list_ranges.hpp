#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "json.hpp"
#include "sync/call.hpp"
#include "sync/record_slices.hpp"

/// How a whole object is listed: in one sequence of pages, or in several at once, each over a range of ids.
namespace trailspark {

///     ids   1 ........ 4000 ........ 8000 ...
///     range [1, 4000]  [4001, 8000]  [8001, ...    each with a cursor that walks towards its end
///
/// HubSpot's list cursors are record ids, which no document promises. So the first split is a probe: where its first
/// page does not begin where it was told to, ranges are joined again and the object is read in sequence.
class ListRanges {
 public:
  /// One range over everything. `newest` is the highest id, 0 where it is not known: then nothing is split.
  void start(std::int64_t newest, std::uint64_t expected);

  /// A call of a range that waits for none; `parts` of the fetch set.
  std::optional<Call> next_call(SyncObject object);
  /// Halves the range with most left to read, where that is worth a page; false where none is.
  bool split();

  struct Outcome {
    bool page_done = false;               ///< all parts of the page are there
    std::vector<std::int64_t> differing;  ///< ids whose parts do not fit together: to be read again
    bool joined = false;                  ///< the probe failed
  };
  Outcome deliver(const Call& call, const RecordSlices& page, std::size_t parts);
  /// The call failed for good. Answers with what is lost by it ("the record behind 100451"), or nothing where smaller
  /// pages are tried first.
  std::optional<std::string> failed(const Call& call);
  /// Every page is begun anew: the fetch set was parted otherwise.
  void restart_pages();

  bool started() const noexcept { return !ranges_.empty(); }
  bool finished() const noexcept;
  std::size_t count() const noexcept { return ranges_.size(); }

  void write(json::Writer& writer) const;
  bool read(const json::Value& value);

 private:
  struct Range {
    std::string cursor;
    std::int64_t floor = 0;  ///< ids up to here are read
    std::int64_t end = kLastId;
    bool finished = false;
    bool exhausted = false;  ///< HubSpot has no further page
    // Not kept in checkpoints:
    bool in_flight = false;
    double density = 0;  ///< records an id, on the last page; 0: not known
    std::size_t limit = kListLimit;
    std::size_t part = 0;
    std::string next_cursor;
    std::vector<std::pair<std::int64_t, std::int64_t>> page;  ///< (id, updatedAt) of the first part
  };
  enum class Cursors : std::uint8_t { unknown, probing, ids, opaque };

  void advance(Range& range);
  bool is_probe_answered_well(const Call& call, const RecordSlices& page) const;
  void join(std::uint32_t probe);
  double left(const Range& range) const;

  std::vector<Range> ranges_;
  Cursors cursors_ = Cursors::unknown;
  std::uint32_t probe_ = 0;
  std::int64_t newest_ = 0;
  std::int64_t first_ = 0;  ///< the lowest id met
  std::uint64_t expected_ = 0;
};

}  // namespace trailspark
