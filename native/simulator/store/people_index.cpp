#include "simulator/store/people_index.hpp"

#include <algorithm>
#include <tuple>

namespace simulator {

void PeopleIndex::build() const {
  const Layout& layout = portal_.layout();
  for (std::uint64_t record = 0; record < layout.records(); ++record) {
    if (layout.is_duplicate(record)) {
      further_.push_back(
          {static_cast<std::uint32_t>(portal_.identity(record).person), static_cast<std::uint32_t>(record)});
    }
  }
  std::sort(further_.begin(), further_.end(),
            [](const Entry& a, const Entry& b) { return std::tie(a.person, a.record) < std::tie(b.person, b.record); });
}

std::vector<std::uint64_t> PeopleIndex::records_of(std::uint64_t person) const {
  std::call_once(built_, [this] { build(); });
  std::vector<std::uint64_t> records = {portal_.layout().record_of(person)};
  auto entry = std::lower_bound(further_.begin(), further_.end(), person,
                                [](const Entry& e, std::uint64_t wanted) { return e.person < wanted; });
  for (; entry != further_.end() && entry->person == person; ++entry) {
    records.push_back(entry->record);
  }
  return records;
}

}  // namespace simulator
