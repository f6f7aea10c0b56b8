#include "utf8.hpp"

#include <cstdint>
#include <cstring>

namespace trailspark::unicode {
namespace {

using Byte = unsigned char;

/// The first byte at or after `at` that is not ASCII, or `end`.
const Byte* skip_ascii(const Byte* at, const Byte* end) noexcept {
  while (end - at >= 8) {
    std::uint64_t block;
    std::memcpy(&block, at, sizeof block);
    if ((block & 0x8080'8080'8080'8080) != 0) {
      break;
    }
    at += sizeof block;
  }
  while (at != end && *at < 0x80) {
    ++at;
  }
  return at;
}

/// The length of the sequence that `at` begins with, a lead byte of 0x80 or more; 0 where it is not well-formed.
/// Unicode Standard, table 3-7: only the second byte has bounds that depend on the first.
std::ptrdiff_t sequence_length(const Byte* at, const Byte* end) noexcept {
  const Byte lead = *at;
  if (lead < 0xC2 || lead > 0xF4) {
    return 0;
  }
  const std::ptrdiff_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (end - at < length) {
    return 0;
  }
  const Byte lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const Byte highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at[1] < lowest || at[1] > highest) {
    return 0;
  }
  for (std::ptrdiff_t i = 2; i < length; ++i) {
    if ((at[i] & 0xC0) != 0x80) {
      return 0;
    }
  }
  return length;
}

const Byte* first(std::string_view bytes) noexcept { return reinterpret_cast<const Byte*>(bytes.data()); }

}  // namespace

bool is_valid_utf8(std::string_view bytes) noexcept {
  const Byte* at = first(bytes);
  const Byte* const end = at + bytes.size();
  while ((at = skip_ascii(at, end)) != end) {
    const std::ptrdiff_t length = sequence_length(at, end);
    if (length == 0) {
      return false;
    }
    at += length;
  }
  return true;
}

bool is_ascii(std::string_view bytes) noexcept {
  const Byte* const end = first(bytes) + bytes.size();
  return skip_ascii(first(bytes), end) == end;
}

void append_utf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
    return;
  }
  const int continuations = code < 0x800 ? 1 : code < 0x1'0000 ? 2 : 3;
  const char32_t lead = continuations == 1 ? 0xC0 : continuations == 2 ? 0xE0 : 0xF0;
  out.push_back(static_cast<char>(lead | (code >> (6 * continuations))));
  for (int i = continuations - 1; i >= 0; --i) {
    out.push_back(static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F)));
  }
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string code_points;
  code_points.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    code_points.push_back(next_code_point(utf8, at));
  }
  return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string utf8;
  utf8.reserve(code_points.size());
  for (const char32_t code : code_points) {
    append_utf8(utf8, code);
  }
  return utf8;
}

}  // namespace trailspark::unicode
