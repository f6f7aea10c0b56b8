#pragma once

#include <string>
#include <string_view>

/// What the core needs to know of Unicode 16, the same on every platform. Texts are valid UTF-8.
namespace trailspark::unicode {

/// Unicode's White_Space property: U+00A0 and U+3000 have it, U+200B and U+FEFF have not.
bool is_white_space(char32_t code) noexcept;

/// The text without white space at its ends; a part of `utf8`.
std::string_view trim(std::string_view utf8) noexcept;

/// Unicode's simple mapping, one to one and the same in every language: U+0130 is "i", final sigma is no special case.
char32_t lower_case(char32_t code) noexcept;
std::string lower_case(std::string_view utf8);

/// The ASCII character that a full-width form stands for (U+FF01 to U+FF5E); all others are themselves.
constexpr char32_t from_full_width(char32_t code) noexcept {
  return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

/// A label as it is compared: lower-cased, Latin letters in their plain form. Other scripts keep their marks (NFC).
///
///   "Gr\u00F6\u00DFe" -> "grosse", "\u0141\u00F3d\u017A" -> "lodz", full-width "ABC" -> "abc"
std::string fold_label(std::string_view utf8);

}  // namespace trailspark::unicode
