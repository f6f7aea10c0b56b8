#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/store/key_index.hpp"

namespace simulator {

/// Which made-up contacts have an address, primary or secondary. Built when first asked, 8 bytes an address.
class EmailIndex {
 public:
  explicit EmailIndex(const Portal& portal) : portal_(portal) {}

  /// Numbers of records that may have it; to be checked, for two addresses can share a hash.
  std::vector<std::uint64_t> candidates(std::string_view folded) const;

 private:
  void build() const;

  const Portal& portal_;
  mutable std::once_flag built_;
  mutable KeyIndex by_hash_;
};

}  // namespace simulator
