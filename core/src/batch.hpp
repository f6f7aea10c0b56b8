#pragma once

#include <algorithm>
#include <cstddef>

namespace trailspark {

inline constexpr std::size_t kBatch = 512;

/// Calls use(at) for 0 to `size`, in batches that are each a call: an engine that compiles WebAssembly better while it
/// runs exchanges a function at its next call only, and a loop over a million records would end in the code it began
/// in.
template <class Use>
void for_each_index(std::size_t size, Use&& use) {
  const auto batch = [&use](std::size_t begin, std::size_t end) __attribute__((noinline)) {
    for (std::size_t at = begin; at < end; ++at) {
      use(at);
    }
  };
  for (std::size_t begin = 0; begin < size; begin += kBatch) {
    batch(begin, std::min(begin + kBatch, size));
  }
}

}  // namespace trailspark
