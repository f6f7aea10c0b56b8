#pragma once

#include <emmintrin.h>

#include <cstddef>

/// Bytes in blocks: SSE2 natively, and by the compiler's translation wasm SIMD. The portable twin stands beside this
/// folder; the build chooses one.
namespace trailspark::block {

inline constexpr std::size_t kBytes = 16;

/// Copies a block and tells where its first special byte is: a quote, a backslash, a control character or anything
/// beyond ASCII; kBytes where there is none.
inline std::size_t copy(const char* from, char* to) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
  // As signed bytes, what is beyond ASCII is negative and so below a space, like the control characters.
  const __m128i special =
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
                   _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
  const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
  return static_cast<std::size_t>(__builtin_ctz(mask | 1U << kBytes));
}

/// True where the first `size` bytes are the same. Reads whole blocks of both.
inline bool same(const char* a, const char* b, std::size_t size) noexcept {
  for (;; a += kBytes, b += kBytes, size -= kBytes) {
    const __m128i equal = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(a)),
                                         _mm_loadu_si128(reinterpret_cast<const __m128i*>(b)));
    const auto differs = ~static_cast<unsigned>(_mm_movemask_epi8(equal)) & 0xFFFFU;
    if (size <= kBytes) {
      return (differs & ((1U << size) - 1)) == 0;
    }
    if (differs != 0) {
      return false;
    }
  }
}

/// Copies `size` bytes and up to a block more: both sides must have it to spare.
inline void copy_blocks(const char* from, char* to, std::size_t size) noexcept {
  for (std::size_t at = 0; at < size; at += kBytes) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at)));
  }
}

}  // namespace trailspark::block
