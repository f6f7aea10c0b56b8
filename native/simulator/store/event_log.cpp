#include "simulator/store/event_log.hpp"

#include <algorithm>

namespace simulator {
namespace {

std::uint16_t day_of(Moment when) { return static_cast<std::uint16_t>(when / kDay); }

EventLog::Kinds bit(unsigned kind) { return static_cast<EventLog::Kinds>(1U << kind); }

}  // namespace

void EventLog::build() const {
  const std::uint64_t records = portal_.layout().records();
  for (std::uint64_t record = 0; record < records; ++record) {
    const std::size_t first = entries_.size();
    for (const Occurrence& event : make_(portal_.contact(record))) {
      if (entries_.size() == first || entries_.back().day != day_of(event.when)) {  // they come in order
        entries_.push_back({static_cast<std::uint32_t>(record), day_of(event.when), 0});
      }
      entries_.back().kinds = static_cast<Kinds>(entries_.back().kinds | bit(event.kind));
    }
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return std::pair(a.day, a.record) < std::pair(b.day, b.record); });
}

std::shared_ptr<const EventLog::Day> EventLog::day(std::uint16_t day, Kinds kinds) const {
  const std::lock_guard lock(mutex_);
  const auto kept = std::find_if(kept_.begin(), kept_.end(), [&](const auto& each) {
    return std::get<0>(each) == day && std::get<1>(each) == kinds;
  });
  if (kept != kept_.end()) {
    return std::get<2>(*kept);
  }
  const auto made = std::make_shared<Day>();
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), day,
                                [](const Entry& each, std::uint16_t wanted) { return each.day < wanted; });
  for (; entry != entries_.end() && entry->day == day; ++entry) {
    if ((entry->kinds & kinds) == 0) {
      continue;
    }
    const std::vector<Occurrence> events = make_(portal_.contact(entry->record));
    for (std::uint32_t i = 0; i < events.size(); ++i) {
      if (day_of(events[i].when) == day && (bit(events[i].kind) & kinds) != 0) {
        made->push_back({events[i].when, entry->record, i});
      }
    }
  }
  std::sort(made->begin(), made->end(), std::greater<>());
  kept_.emplace_front(day, kinds, made);
  if (kept_.size() > kKept) {
    kept_.pop_back();
  }
  return made;
}

void EventLog::newest_first(EventPlace from, Moment start, Kinds kinds,
                            const std::function<bool(const EventPlace&)>& visit) const {
  std::call_once(built_, [this] { build(); });
  // Behind the last entry that can have such an event; each step goes to the one before.
  auto end = entries_.end();
  if (from.when / kDay < UINT16_MAX) {
    end = std::upper_bound(entries_.begin(), entries_.end(), from.when,
                           [](Moment when, const Entry& each) { return when / kDay < Moment{each.day}; });
  }
  while (end != entries_.begin()) {
    const auto entry = std::prev(end);
    if (entry->day < start / kDay) {
      return;
    }
    if ((entry->kinds & kinds) == 0) {
      end = entry;
      continue;
    }
    const std::shared_ptr<const Day> events = day(entry->day, kinds);
    for (const EventPlace& place : *events) {
      if (place > from) {
        continue;
      }
      if (place.when < start || !visit(place)) {
        return;
      }
    }
    end = std::lower_bound(entries_.begin(), entries_.end(), entry->day,
                           [](const Entry& each, std::uint16_t wanted) { return each.day < wanted; });
  }
}

}  // namespace simulator
