#pragma once

#include <emmintrin.h>

#include <cstddef>

/// Bytes in blocks: SSE2 natively, and by the compiler's translation wasm SIMD. The portable twin stands beside this
/// folder; the build chooses one.
namespace trailspark::block {

inline constexpr std::size_t kBytes = 16;

namespace detail {
inline __m128i load(const char* at) noexcept { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
}  // namespace detail

/// Copies a block and tells where its first special byte is: a quote, a backslash, a control character or anything
/// beyond ASCII; kBytes where there is none.
__attribute__((always_inline)) inline std::size_t copy(const char* from, char* to) noexcept {
  const __m128i bytes = detail::load(from);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
  // As signed bytes, what is beyond ASCII is negative and so below a space, like the control characters. With bit 1
  // turned, a quote becomes a space, and what is above both stays above.
  const __m128i special = _mm_or_si128(_mm_cmplt_epi8(_mm_xor_si128(bytes, _mm_set1_epi8(2)), _mm_set1_epi8(' ' + 1)),
                                       _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
  return static_cast<std::size_t>(__builtin_ctz(mask | 1U << kBytes));
}

/// True where the first `size` bytes are the same. Reads at least a block of both.
__attribute__((always_inline)) inline bool same(const char* a, const char* b, std::size_t size) noexcept {
  const auto equal_at = [a, b](std::size_t at) { return _mm_cmpeq_epi8(detail::load(a + at), detail::load(b + at)); };
  __m128i equal = equal_at(0);
  if (size < kBytes) {
    return (~static_cast<unsigned>(_mm_movemask_epi8(equal)) & ((1U << size) - 1)) == 0;
  }
  for (std::size_t at = kBytes; at + kBytes < size; at += kBytes) {
    equal = _mm_and_si128(equal, equal_at(at));
  }
  equal = _mm_and_si128(equal, equal_at(size - kBytes));  // may overlap
  return _mm_movemask_epi8(equal) == 0xFFFF;
}

/// Copies `size` bytes and up to a block more: both sides must have it to spare.
inline void copy_blocks(const char* from, char* to, std::size_t size) noexcept {
  for (std::size_t at = 0; at < size; at += kBytes) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), detail::load(from + at));
  }
}

}  // namespace trailspark::block
