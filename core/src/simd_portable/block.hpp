#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Bytes in blocks of eight by plain integers: the twin of the SSE2 version, for every little-endian machine.
namespace trailspark::block {

inline constexpr std::size_t kBytes = 8;

namespace detail {
inline constexpr std::uint64_t kOnes = 0x0101010101010101;
inline constexpr std::uint64_t kTops = 0x8080808080808080;

inline std::uint64_t load(const char* at) noexcept {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// The top bit of the lowest byte below `limit` is set; higher bytes may be marked wrongly.
inline std::uint64_t below(std::uint64_t word, std::uint64_t limit) noexcept {
  return (word - kOnes * limit) & ~word & kTops;
}
}  // namespace detail

/// Copies a block and tells where its first special byte is: a quote, a backslash, a control character or anything
/// beyond ASCII; kBytes where there is none.
inline std::size_t copy(const char* from, char* to) noexcept {
  const std::uint64_t word = detail::load(from);
  std::memcpy(to, &word, sizeof word);
  const std::uint64_t special = detail::below(word, ' ') | detail::below(word ^ detail::kOnes * '"', 1) |
                                detail::below(word ^ detail::kOnes * '\\', 1) | (word & detail::kTops);
  return special == 0 ? kBytes : static_cast<std::size_t>(__builtin_ctzll(special)) / 8;
}

/// True where the first `size` bytes are the same.
inline bool same(const char* a, const char* b, std::size_t size) noexcept { return std::memcmp(a, b, size) == 0; }

/// Copies `size` bytes (the SSE2 twin up to a block more: both sides must have it to spare).
inline void copy_blocks(const char* from, char* to, std::size_t size) noexcept { std::memcpy(to, from, size); }

}  // namespace trailspark::block
