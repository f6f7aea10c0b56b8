#include "simulator/store/text.hpp"

#include "simulator/unicode.hpp"

namespace simulator {
namespace {

/// Blanks in a wide sense: ASCII's, and those of Unicode that text comes with when it is pasted.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks[] = {" ",      "\t",     "\n",     "\r",     "\u00a0",
                                          "\u3000", "\u2003", "\u202f", "\u200b", "\ufeff"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      for (; text.starts_with(blank); again = true) {
        text.remove_prefix(blank.size());
      }
      for (; text.ends_with(blank); again = true) {
        text.remove_suffix(blank.size());
      }
    }
  }
  return text;
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) {
      return false;
    }
    for (std::size_t j = 1; j < length; ++j) {
      if ((static_cast<unsigned char>(text[i + j]) & 0xC0) != 0x80) {
        return false;
      }
    }
    i += length;
  }
  return true;
}

std::string folded_case(std::string_view text) { return is_utf8(text) ? to_lower(text) : std::string(text); }

std::string folded_email(std::string_view email) {
  if (!is_utf8(email)) {
    return std::string(email);
  }
  std::string folded = to_lower(trimmed(email));
  const std::size_t at = folded.rfind('@');
  if (at == std::string::npos || is_ascii(folded)) {
    return folded;
  }
  return folded.substr(0, at + 1) + to_ascii_domain(folded.substr(at + 1));
}

}  // namespace simulator
