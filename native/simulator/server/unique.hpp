#pragma once

#include <atomic>
#include <string>

#include "simulator/random.hpp"

namespace simulator {

/// "d3b07384-d113-4ec6-a5d8-0f1c9e2a7b64": looks like a random UUID and depends on the source alone.
std::string make_uuid(Random& random);

/// Ids nobody has seen before, the same ones in the same order for a seed. Safe to call from any thread.
class UuidSource {
 public:
  explicit UuidSource(std::uint64_t seed) noexcept : seed_(seed) {}
  std::string next();

 private:
  std::uint64_t seed_;
  std::atomic<std::uint64_t> count_{0};
};

}  // namespace simulator
