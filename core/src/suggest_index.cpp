#include "suggest_index.hpp"

#include <algorithm>

namespace trailspark::suggest {

void Index::sort() { std::sort(entries_.begin(), entries_.end()); }

std::vector<std::size_t> Index::find(std::string_view key) const {
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), key,
                                [](const auto& one, std::string_view wanted) { return one.first < wanted; });
  std::vector<std::size_t> numbers;
  for (; entry != entries_.end() && entry->first == key; ++entry) {
    numbers.push_back(entry->second);
  }
  return numbers;
}

}  // namespace trailspark::suggest
