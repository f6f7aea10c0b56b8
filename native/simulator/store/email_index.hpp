#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/store/text.hpp"

namespace simulator {

/// Which made-up contacts have an address, primary or secondary. Built when first asked, 12 bytes an address.
class EmailIndex {
 public:
  explicit EmailIndex(const Portal& portal) : portal_(portal) {}

  /// Numbers of records that may have it; to be checked, for two addresses can share a hash.
  std::vector<std::uint64_t> candidates(std::string_view folded) const;

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t number;
  };
  void build() const;

  const Portal& portal_;
  mutable std::once_flag built_;
  mutable std::vector<Entry> entries_;  // sorted by hash, then number
};

}  // namespace simulator
