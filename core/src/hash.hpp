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

/// Eight bytes at a time, each mixed into what came before; the last step takes the rest and the length.
inline std::uint64_t hash_bytes(const char* bytes, std::size_t size) noexcept {
  std::uint64_t hash = 0x9e3779b97f4a7c15 ^ size;
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes + at, 8);
    hash = (hash ^ word) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  std::uint64_t rest = 0;
  if (at < size) {  // `bytes` may be null where there are none
    std::memcpy(&rest, bytes + at, size - at);
  }
  return hash_integer(hash ^ rest);
}

}  // namespace trailspark
