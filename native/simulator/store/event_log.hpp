#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "simulator/events.hpp"
#include "simulator/portal.hpp"

namespace simulator {

/// Where an event stands among all of its family. The order is that of time; of those of one moment, that of records.
struct EventPlace {
  Moment when = 0;
  std::uint32_t record = 0;
  std::uint32_t ordinal = 0;  ///< among the contact's

  auto operator<=>(const EventPlace&) const = default;
};

/// All contacts' events of one family, newest first. Knows who had some on which day, 8 bytes each, gathered when first
/// asked; the events themselves are made up again when a day is looked at. Safe to use from several readers.
class EventLog {
 public:
  /// A contact's events; `kind` below 16.
  using Make = std::function<std::vector<Occurrence>(const Contact&)>;
  using Kinds = std::uint16_t;  ///< bit k: events of kind k

  EventLog(const Portal& portal, Make make) : portal_(portal), make_(std::move(make)) {}

  /// Calls visit(place) for events of such kinds from the newest at or before `from` on, until it returns false or they
  /// are older than `start`.
  void newest_first(EventPlace from, Moment start, Kinds kinds,
                    const std::function<bool(const EventPlace&)>& visit) const;

 private:
  struct Entry {
    std::uint32_t record;
    std::uint16_t day;  // since 1970
    Kinds kinds;
  };
  using Day = std::vector<EventPlace>;  // newest first

  void build() const;
  std::shared_ptr<const Day> day(std::uint16_t day, Kinds kinds) const;

  static constexpr std::size_t kKept = 8;

  const Portal& portal_;
  Make make_;
  mutable std::once_flag built_;
  mutable std::vector<Entry> entries_;  // by day, then record
  mutable std::mutex mutex_;
  mutable std::deque<std::tuple<std::uint16_t, Kinds, std::shared_ptr<const Day>>> kept_;  // the last one first
};

}  // namespace simulator
