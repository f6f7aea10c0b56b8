#include "host_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "normalize.hpp"
#include "punycode.hpp"
#include "unicode.hpp"
#include "utf8.hpp"

namespace trailspark {
namespace {

constexpr std::size_t kMaxName = 253;
constexpr std::size_t kMaxLabel = 63;

constexpr std::uint8_t kDigit = 1;
constexpr std::uint8_t kNoDigit = 2;  // a letter or a hyphen

constexpr std::array<std::uint8_t, 256> label_bytes() {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t byte = 'a'; byte <= 'z'; ++byte) {
    kinds[byte] = kNoDigit;
  }
  for (std::size_t byte = '0'; byte <= '9'; ++byte) {
    kinds[byte] = kDigit;
  }
  kinds['-'] = kNoDigit;
  return kinds;
}

constexpr std::array<std::uint8_t, 256> kLabelBytes = label_bytes();

struct Range {
  char32_t first;
  char32_t last;
};

/// Seen by nobody, and no part of a name: UTS 46 with Unicode 17, status "ignored".
constexpr Range kIgnored[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200B}, {0x2060, 0x2064}, {0x206A, 0x206F},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0100, 0xE01EF},
};

/// Controls, white space, general punctuation, private use and non-characters: in no host name of any script.
constexpr Range kRefused[] = {
    {0x0080, 0x00A0}, {0x061C, 0x061C}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x200E, 0x205F},   {0x2065, 0x2069},
    {0x3000, 0x3000}, {0xE000, 0xF8FF}, {0xFDD0, 0xFDEF}, {0xFFF9, 0xFFFF}, {0xE0000, 0xE007F}, {0xF0000, 0x10FFFF},
};

template <std::size_t Size>
bool is_in(const Range (&ranges)[Size], char32_t code) noexcept {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](const Range& range) { return code >= range.first && code <= range.last; });
}

/// The full stops of UTS 46: ASCII, ideographic, full-width, half-width ideographic.
constexpr bool is_dot(char32_t code) noexcept {
  return code == '.' || code == 0x3002 || code == 0xFF0E || code == 0xFF61;
}

/// Appends a label in its ASCII form. That its ASCII is letters, digits and hyphens is for is_host_name to see.
bool append_label(std::string& out, std::u32string_view mapped) {
  const std::u32string label = unicode::to_nfc(mapped);
  const bool is_ascii = std::all_of(label.begin(), label.end(), [](char32_t code) { return code < 0x80; });
  if (is_ascii) {
    out.append(unicode::to_utf8(label));
    return true;
  }
  // Every code point takes a byte at least. Hyphens at the ends would be hidden by the prefix.
  if (label.size() > kMaxLabel || label.front() == '-' || label.back() == '-' || label.substr(0, 4) == U"xn--") {
    return false;
  }
  out.append("xn--");
  append_punycode(out, label);
  return true;
}

}  // namespace

bool is_host_name(std::string_view ascii) noexcept {
  if (ascii.size() > kMaxName) {
    return false;
  }
  const char* const end = ascii.data() + ascii.size();
  const char* label = ascii.data();
  for (bool is_first = true;; is_first = false) {
    const char* at = label;
    std::uint8_t kinds = 0;
    while (at != end && kLabelBytes[static_cast<unsigned char>(*at)] != 0) {
      kinds |= kLabelBytes[static_cast<unsigned char>(*at++)];
    }
    const auto length = static_cast<std::size_t>(at - label);
    if (length == 0 || length > kMaxLabel || *label == '-' || at[-1] == '-') {
      return false;
    }
    if (at == end) {
      return !is_first && kinds != kDigit;
    }
    if (*at != '.') {
      return false;
    }
    label = at + 1;
  }
}

bool append_host_name(std::string& out, std::string_view utf8) {
  const std::size_t begin = out.size();
  std::u32string label;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = unicode::from_full_width(unicode::next_code_point(utf8, at));
    if (is_dot(code)) {
      if (!append_label(out, label)) {
        return false;
      }
      out.push_back('.');
      label.clear();
    } else if (is_in(kRefused, code)) {
      return false;
    } else if (!is_in(kIgnored, code)) {
      const char32_t lowered = unicode::lower_case(code);
      // A mark could join with a sign, as U+0338 does with "<", and hide it.
      if (lowered < 0x80 && kLabelBytes[lowered] == 0) {
        return false;
      }
      label.push_back(lowered);
    }
  }
  return append_label(out, label) && is_host_name(std::string_view(out).substr(begin));
}

}  // namespace trailspark
