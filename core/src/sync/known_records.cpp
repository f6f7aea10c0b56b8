#include "sync/known_records.hpp"

#include <algorithm>

namespace trailspark {
namespace {

// Merging costs a pass over the table: seldom enough that a record costs a few of its entries' moves in all.
constexpr std::size_t kLeastLate = 4096;
constexpr std::size_t kTableShare = 4;

bool is_before(const KnownRecords::Entry& entry, std::int64_t id) { return entry.id < id; }

}  // namespace

std::vector<KnownRecords::Entry>::const_iterator KnownRecords::after(std::int64_t id) const {
  return std::upper_bound(table_.begin(), table_.end(), id,
                          [](std::int64_t value, const Entry& entry) { return value < entry.id; });
}

std::optional<KnownRecords::Entry> KnownRecords::find(std::int64_t id) const {
  if (const auto late = late_.find(id); late != late_.end()) {
    if (late->second.gone) {
      return std::nullopt;
    }
    return Entry{id, late->second.updated_at, late->second.fetched_at};
  }
  const auto entry = std::lower_bound(table_.begin(), table_.end(), id, is_before);
  return entry != table_.end() && entry->id == id ? std::optional(*entry) : std::nullopt;
}

void KnownRecords::put(const Entry& entry) {
  if (table_.empty() || table_.back().id < entry.id) {
    if (late_.empty()) {  // as the store hands them over, and as a list comes
      table_.push_back(entry);
      size_ += 1;
      return;
    }
  }
  size_ += find(entry.id) ? 0U : 1U;
  late_[entry.id] = {entry.updated_at, entry.fetched_at, false};
  if (late_.size() > std::max(kLeastLate, table_.size() / kTableShare)) {
    merge();
  }
}

void KnownRecords::erase(std::int64_t id) {
  if (find(id)) {
    size_ -= 1;
    late_[id] = {0, 0, true};
  }
}

void KnownRecords::merge() {
  if (late_.empty()) {
    return;
  }
  std::vector<Entry> coming;
  coming.reserve(late_.size());
  for (const auto& [id, late] : late_) {
    if (!late.gone) {
      coming.push_back({id, late.updated_at, late.fetched_at});
    }
  }
  std::erase_if(table_, [this](const Entry& entry) { return late_.count(entry.id) != 0; });
  late_.clear();
  std::sort(coming.begin(), coming.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  const auto middle = static_cast<std::ptrdiff_t>(table_.size());
  table_.insert(table_.end(), coming.begin(), coming.end());
  std::inplace_merge(table_.begin(), table_.begin() + middle, table_.end(),
                     [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

std::size_t KnownRecords::count(std::int64_t from, std::int64_t to) {
  merge();
  return from >= to ? 0 : static_cast<std::size_t>(after(to) - after(from));
}

std::vector<std::int64_t> KnownRecords::ids(std::int64_t from, std::int64_t to, std::size_t most) {
  merge();
  std::vector<std::int64_t> ids;
  for (auto entry = after(from); entry != table_.end() && entry->id <= to && ids.size() < most; ++entry) {
    ids.push_back(entry->id);
  }
  return ids;
}

std::int64_t KnownRecords::middle(std::int64_t from, std::int64_t to) {
  const std::size_t half = (count(from, to) - 1) / 2;
  return (after(from) + static_cast<std::ptrdiff_t>(half))->id;
}

std::vector<std::int64_t> KnownRecords::fetched_before(std::int64_t time) {
  merge();
  std::vector<std::int64_t> ids;
  for (const Entry& entry : table_) {
    if (entry.fetched_at < time) {
      ids.push_back(entry.id);
    }
  }
  return ids;
}

}  // namespace trailspark
