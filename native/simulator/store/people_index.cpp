#include "simulator/store/people_index.hpp"

namespace simulator {

void PeopleIndex::build() const {
  const Layout& layout = portal_.layout();
  for (std::uint64_t record = 0; record < layout.records(); ++record) {
    if (layout.is_duplicate(record)) {
      further_.add(portal_.identity(record).person, record);
    }
  }
  further_.sort();
}

std::vector<std::uint64_t> PeopleIndex::records_of(std::uint64_t person) const {
  std::call_once(built_, [this] { build(); });
  std::vector<std::uint64_t> records = {portal_.layout().record_of(person)};
  further_.for_each(person, [&](std::uint64_t record) { records.push_back(record); });
  return records;
}

}  // namespace simulator
