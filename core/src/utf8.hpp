#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
namespace trailspark::unicode {

/// Fast for runs of ASCII: eight bytes at a time.
bool is_valid_utf8(std::string_view bytes) noexcept;
bool is_ascii(std::string_view bytes) noexcept;

/// The code point that begins at `at` (below text.size()); moves `at` behind it. The text must be valid.
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&] { return static_cast<char32_t>(static_cast<unsigned char>(text[at++])); };
  const char32_t lead = byte();
  if (lead < 0x80) {
    return lead;
  }
  const int continuations = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = lead & (0x3Fu >> continuations);
  for (int i = 0; i < continuations; ++i) {
    code = (code << 6) | (byte() & 0x3F);
  }
  return code;
}

/// Appends the bytes of one code point, no surrogate.
void append_utf8(std::string& out, char32_t code);

/// All code points of valid text.
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);

}  // namespace trailspark::unicode
