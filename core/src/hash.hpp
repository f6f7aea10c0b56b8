#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Hashes for tables and checksums: the same on every platform, no defence against chosen input.
namespace trailspark {

/// The finaliser of MurmurHash3 (public domain).
inline std::uint64_t hash_integer(std::uint64_t x) noexcept {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccd;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53;
  return x ^ (x >> 33);
}

namespace detail {
template <class Word>
std::uint64_t load(const char* at) noexcept {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}
}  // namespace detail

/// Eight bytes at a time, each mixed into what came before. The last eight may overlap with those before them.
inline std::uint64_t hash_bytes(const char* bytes, std::size_t size) noexcept {
  std::uint64_t hash = 0x9e3779b97f4a7c15 ^ size;
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      mix(detail::load<std::uint64_t>(bytes + at));
    }
    mix(detail::load<std::uint64_t>(bytes + size - 8));
  } else if (size >= 4) {
    mix(detail::load<std::uint32_t>(bytes) | detail::load<std::uint32_t>(bytes + size - 4) << 32);
  } else if (size > 0) {
    mix(detail::load<std::uint8_t>(bytes) | detail::load<std::uint8_t>(bytes + size / 2) << 8 |
        detail::load<std::uint8_t>(bytes + size - 1) << 16);
  }
  return hash;
}

}  // namespace trailspark
