#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include "simulator/portal.hpp"

namespace simulator {

/// All made-up records of a person. Built when first asked, 8 bytes a record beyond the first.
class PeopleIndex {
 public:
  explicit PeopleIndex(const Portal& portal) : portal_(portal) {}

  /// Ascending.
  std::vector<std::uint64_t> records_of(std::uint64_t person) const;

 private:
  struct Entry {
    std::uint32_t person;
    std::uint32_t record;
  };
  void build() const;

  const Portal& portal_;
  mutable std::once_flag built_;
  mutable std::vector<Entry> further_;  // sorted by person, then record
};

}  // namespace simulator
