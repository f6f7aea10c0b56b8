#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace simulator {

/// The numbers of the records that have a key, 8 bytes each: all are added, then it is sorted, then it answers.
class KeyIndex {
 public:
  void reserve(std::size_t entries) { entries_.reserve(entries); }
  void add(std::uint64_t key, std::uint64_t number) {
    entries_.push_back({static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(number)});
  }
  void sort() {
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return std::tie(a.key, a.number) < std::tie(b.key, b.number); });
  }

  /// Calls `use(number)` for each, ascending.
  template <class Use>
  void for_each(std::uint64_t key, const Use& use) const {
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), key,
                                  [](const Entry& e, std::uint64_t wanted) { return e.key < wanted; });
    for (; entry != entries_.end() && entry->key == key; ++entry) {
      use(std::uint64_t{entry->number});
    }
  }

 private:
  struct Entry {
    std::uint32_t key;
    std::uint32_t number;
  };
  std::vector<Entry> entries_;  // sorted by key, then number
};

}  // namespace simulator
