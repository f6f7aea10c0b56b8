#include "sync/list_ranges.hpp"

#include <algorithm>

#include "page_parts.hpp"

namespace trailspark {
namespace {

// A split costs up to one page that both halves read: worth it from so many records on.
constexpr double kLeastToSplit = 400;
constexpr std::size_t kMostRanges = 64;

/// Parts of a page that were fetched one after another belong together where a record is the same version in each.
std::vector<std::int64_t> differing_ids(const std::vector<std::pair<std::int64_t, std::int64_t>>& first,
                                        const RecordSlices& part) {
  std::vector<std::pair<std::int64_t, std::int64_t>> here;
  for (const RecordSlice& record : part.records) {
    here.emplace_back(record.id, record.updated_at);
  }
  std::sort(here.begin(), here.end());
  std::vector<std::pair<std::int64_t, std::int64_t>> other = first;
  std::sort(other.begin(), other.end());
  std::vector<std::pair<std::int64_t, std::int64_t>> differing;
  std::set_symmetric_difference(other.begin(), other.end(), here.begin(), here.end(), std::back_inserter(differing));
  std::vector<std::int64_t> ids;
  for (const auto& [id, updated_at] : differing) {
    if (ids.empty() || ids.back() != id) {
      ids.push_back(id);
    }
  }
  return ids;
}

}  // namespace

void ListRanges::start(std::int64_t newest, std::uint64_t expected) {
  ranges_.assign(1, Range{});
  cursors_ = newest > 0 ? Cursors::unknown : Cursors::opaque;
  newest_ = newest;
  first_ = newest;
  expected_ = expected;
}

bool ListRanges::finished() const noexcept {
  return started() && std::all_of(ranges_.begin(), ranges_.end(), [](const Range& range) { return range.finished; });
}

std::optional<Call> ListRanges::next_call(SyncObject object) {
  for (std::uint32_t i = 0; i < ranges_.size(); ++i) {
    Range& range = ranges_[i];
    if (range.finished || range.in_flight) {
      continue;
    }
    range.in_flight = true;
    Call call;
    call.kind = Call::Kind::list;
    call.object = object;
    call.after = range.cursor;
    call.part = range.part;
    call.limit = range.limit;
    call.range = i;
    return call;
  }
  return std::nullopt;
}

double ListRanges::left(const Range& range) const {
  const std::int64_t end = std::min(range.end, newest_);
  if (range.finished || end <= range.floor) {
    return 0;
  }
  const double ids = static_cast<double>(end - range.floor);
  const double everywhere =
      static_cast<double>(expected_) / static_cast<double>(std::max<std::int64_t>(1, newest_ - first_));
  // Ids lie close together where records were imported: the last page tells more than the whole.
  return std::min(ids * (range.density > 0 ? range.density : everywhere), static_cast<double>(expected_));
}

bool ListRanges::split() {
  if (cursors_ == Cursors::opaque || cursors_ == Cursors::probing || ranges_.size() >= kMostRanges) {
    return false;
  }
  const auto longest = std::max_element(ranges_.begin(), ranges_.end(),
                                        [this](const Range& a, const Range& b) { return left(a) < left(b); });
  if (longest == ranges_.end() || left(*longest) < kLeastToSplit || longest->floor == 0) {
    return false;  // before its first page a range does not know where its ids begin
  }
  const std::int64_t end = std::min(longest->end, newest_);
  Range upper;
  upper.density = longest->density;
  upper.floor = longest->floor + (end - longest->floor) / 2;
  upper.cursor = std::to_string(upper.floor);
  upper.end = longest->end;
  longest->end = upper.floor;
  if (cursors_ == Cursors::unknown) {
    cursors_ = Cursors::probing;
    probe_ = static_cast<std::uint32_t>(ranges_.size());
  }
  ranges_.push_back(std::move(upper));
  return true;
}

bool ListRanges::is_probe_answered_well(const Call& call, const RecordSlices& page) const {
  const std::int64_t asked = ranges_[call.range].floor;
  std::int64_t before = asked - 1;
  for (const RecordSlice& record : page.records) {
    if (record.id <= before) {
      return false;
    }
    before = record.id;
  }
  return true;
}

void ListRanges::join(std::uint32_t probe) {
  Range& upper = ranges_[probe];
  for (Range& range : ranges_) {
    if (&range != &upper && range.end == upper.floor) {
      range.end = upper.end;
      range.finished = range.exhausted;
    }
  }
  upper.finished = true;
  upper.end = upper.floor;
  cursors_ = Cursors::opaque;
}

void ListRanges::advance(Range& range) {
  if (range.page.size() > 1 && range.page.back().first > range.page.front().first) {
    const auto ids = static_cast<double>(range.page.back().first - range.page.front().first);
    range.density = static_cast<double>(range.page.size() - 1) / ids;
  }
  for (const auto& [id, updated_at] : range.page) {
    range.floor = std::max(range.floor, id);
  }
  // A cursor that leads nowhere ends the list; what lies behind it is found by counting.
  range.exhausted = range.next_cursor.empty() || range.next_cursor == range.cursor;
  range.cursor = range.exhausted ? range.cursor : range.next_cursor;
  const std::optional<std::int64_t> next = parse_record_id(range.next_cursor);
  const bool beyond = cursors_ != Cursors::opaque && next && *next > range.end;
  range.finished = range.exhausted || range.floor >= range.end || beyond;
  range.limit = std::min(kListLimit, range.limit * 10);
  range.part = 0;
  range.page.clear();
}

ListRanges::Outcome ListRanges::deliver(const Call& call, const RecordSlices& page, std::size_t parts) {
  Outcome outcome;
  Range& range = ranges_[call.range];
  range.in_flight = false;
  if (cursors_ == Cursors::probing && call.range == probe_) {
    if (!is_probe_answered_well(call, page)) {
      join(probe_);
      outcome.joined = true;
      return outcome;
    }
    cursors_ = Cursors::ids;
  }
  if (call.part == 0) {
    range.next_cursor = page.next_after;
    range.page.clear();
    for (const RecordSlice& record : page.records) {
      range.page.emplace_back(record.id, record.updated_at);
      first_ = std::min(first_, record.id);
    }
  } else {
    outcome.differing = differing_ids(range.page, page);
  }
  range.part = call.part + 1;
  if (range.part >= parts) {
    advance(range);
    outcome.page_done = true;
  }
  return outcome;
}

std::optional<std::string> ListRanges::failed(const Call& call) {
  Range& range = ranges_[call.range];
  range.in_flight = false;
  if (cursors_ == Cursors::probing && call.range == probe_) {
    join(probe_);
    return std::nullopt;
  }
  range.part = 0;
  if (range.limit > 1) {
    range.limit = range.limit / 10;
    return std::nullopt;
  }
  const std::string behind = range.floor == 0 ? "the first record" : "the record behind " + std::to_string(range.floor);
  const std::optional<std::int64_t> cursor = parse_record_id(range.cursor);
  if (cursors_ == Cursors::ids && cursor) {
    range.cursor = std::to_string(*cursor + 1);
    return behind;
  }
  range.finished = range.exhausted = true;
  return behind + " and all that follow";
}

void ListRanges::restart_pages() {
  for (Range& range : ranges_) {
    range.part = 0;
  }
}

void ListRanges::write(json::Writer& writer) const {
  writer.begin_object();
  writer.member("newest", std::to_string(newest_));
  writer.member("first", std::to_string(first_));
  writer.member("expected", expected_);
  // A probe in flight is forgotten: its half is asked again as one, and told apart anew.
  writer.member("cursors", cursors_ == Cursors::ids ? "ids" : cursors_ == Cursors::opaque ? "opaque" : "unknown");
  writer.key("ranges");
  writer.begin_array();
  for (std::uint32_t i = 0; i < ranges_.size(); ++i) {
    const Range& range = ranges_[i];
    if (cursors_ == Cursors::probing && i == probe_) {
      continue;
    }
    const bool probed = cursors_ == Cursors::probing && range.end == ranges_[probe_].floor;
    writer.begin_object();
    writer.member("cursor", range.cursor);
    writer.member("floor", std::to_string(range.floor));
    writer.member("end", std::to_string(probed ? ranges_[probe_].end : range.end));
    writer.member("finished", probed ? range.exhausted : range.finished);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

bool ListRanges::read(const json::Value& value) {
  const auto id = [](const json::Value* text) {
    return text == nullptr       ? std::nullopt
           : text->string == "0" ? std::optional<std::int64_t>(0)
                                 : parse_record_id(text->string);
  };
  const std::optional<std::int64_t> newest = id(value.find("newest"));
  const std::optional<std::int64_t> first = id(value.find("first"));
  const json::Value* expected = value.find("expected");
  const json::Value* cursors = value.find("cursors");
  const json::Value* ranges = value.find("ranges");
  if (!newest || !first || expected == nullptr || cursors == nullptr || ranges == nullptr) {
    return false;
  }
  newest_ = *newest;
  first_ = *first;
  expected_ = static_cast<std::uint64_t>(std::max(0.0, expected->number));
  cursors_ = cursors->string == "ids" ? Cursors::ids : cursors->string == "opaque" ? Cursors::opaque : Cursors::unknown;
  ranges_.clear();
  for (const json::Value& item : ranges->items) {
    const json::Value* cursor = item.find("cursor");
    const json::Value* finished = item.find("finished");
    const auto floor = id(item.find("floor")), end = id(item.find("end"));
    if (cursor == nullptr || finished == nullptr || !floor || !end) {
      return false;
    }
    Range range;
    range.cursor = cursor->string;
    range.floor = *floor;
    range.end = *end;
    range.finished = range.exhausted = finished->boolean;
    ranges_.push_back(std::move(range));
  }
  return ranges_.size() <= kMostRanges;
}

}  // namespace trailspark
