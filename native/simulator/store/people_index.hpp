#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/store/key_index.hpp"

namespace simulator {

/// All made-up records of a person. Built when first asked, 8 bytes a record beyond the first.
class PeopleIndex {
 public:
  explicit PeopleIndex(const Portal& portal) : portal_(portal) {}

  /// Ascending.
  std::vector<std::uint64_t> records_of(std::uint64_t person) const;

 private:
  void build() const;

  const Portal& portal_;
  mutable std::once_flag built_;
  mutable KeyIndex further_;  // by person
};

}  // namespace simulator
