#pragma once

#include <string>
#include <string_view>

/// The little of Unicode that made-up data needs. Text is valid UTF-8 throughout.
namespace simulator {

/// Takes the first code point off a text that is not empty.
char32_t take_code_point(std::string_view& text) noexcept;

void append_utf8(std::string& out, char32_t code_point);

/// Upper and lower case of ASCII, Latin-1, Greek without accents and Cyrillic letters, one code point for one; all
/// others stay as they are. No letters here whose way back is not unique (sharp s, final sigma, dotted I).
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

/// True where `to_lower(to_upper(text))` gives a lower-cased text back under Unicode's simple case mapping: ASCII,
/// Latin-1 but sharp s and y with diaeresis, and Cyrillic letters alone.
bool survives_case(std::string_view text) noexcept;

bool is_ascii(std::string_view text) noexcept;

/// A domain whose labels beyond ASCII are written as xn--..., RFC 3492. Takes lower-cased labels.
///
///   "b\u00fccher.test" -> "xn--bcher-kva.test"
std::string to_ascii_domain(std::string_view domain);

}  // namespace simulator
