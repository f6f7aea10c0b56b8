#include "text_width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace trailspark::cli {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kReplacement = "\uFFFD";

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// The code point at the front of `text`, with its length in bytes; -1 and one byte where there is none.
struct CodePoint {
  utf8proc_int32_t value;
  std::size_t bytes;
};

CodePoint front(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
  return length > 0 ? CodePoint{value, static_cast<std::size_t>(length)} : CodePoint{-1, 1};
}

/// One character as people see it: a base with its accents, a flag, an emoji with its modifiers.
struct Grapheme {
  std::size_t bytes;
  std::size_t width;
};

Grapheme front_grapheme(std::string_view text) {
  const CodePoint first = front(text);
  const int first_width = utf8proc_charwidth(first.value);
  std::size_t bytes = first.bytes;
  int width = first_width;
  utf8proc_int32_t state = 0;
  for (utf8proc_int32_t previous = first.value; bytes < text.size();) {
    const CodePoint next = front(text.substr(bytes));
    if (utf8proc_grapheme_break_stateful(previous, next.value, &state)) {
      break;
    }
    bytes += next.bytes;
    width += utf8proc_charwidth(next.value);
    previous = next.value;
  }
  // An emoji of several joined ones, or a syllable of several letters, is drawn in the space of the first.
  return {bytes, static_cast<std::size_t>(first_width == 2 ? 2 : std::max(width, 0))};
}

bool would_disturb(utf8proc_int32_t value) {
  const bool directs = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069) ||
                       value == 0x200E || value == 0x200F || value == 0x061C;
  const utf8proc_category_t category = utf8proc_category(value);
  return directs || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace

std::string one_line(std::string_view utf8) {
  if (is_plain(utf8)) {
    return std::string(utf8);
  }
  std::string line;
  while (!utf8.empty()) {
    const CodePoint next = front(utf8);
    if (next.value < 0) {
      line += kReplacement;
    } else if (would_disturb(next.value)) {
      line += ' ';
    } else {
      line += utf8.substr(0, next.bytes);
    }
    utf8.remove_prefix(next.bytes);
  }
  return line;
}

std::size_t display_width(std::string_view line) {
  if (is_plain(line)) {
    return line.size();
  }
  std::size_t width = 0;
  while (!line.empty()) {
    const Grapheme next = front_grapheme(line);
    width += next.width;
    line.remove_prefix(next.bytes);
  }
  return width;
}

std::string fit(std::string_view line, std::size_t width) {
  if (display_width(line) <= width) {
    return std::string(line);
  }
  std::size_t bytes = 0;
  for (std::size_t used = 1; bytes < line.size();) {  // 1: the ellipsis
    const Grapheme next = front_grapheme(line.substr(bytes));
    if (used + next.width > width) {
      break;
    }
    used += next.width;
    bytes += next.bytes;
  }
  while (bytes > 0 && line[bytes - 1] == ' ') {
    --bytes;
  }
  return std::string(line.substr(0, bytes)).append(kEllipsis);
}

std::string wrap(std::string_view line, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    const std::size_t word_width = display_width(word);
    if (used > 0 && used + 1 + word_width > width) {
      out.append(1, '\n').append(indent, ' ');
      used = 0;
    } else if (used > 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += word_width;
    line.remove_prefix(std::min(line.size(), word.size() + 1));
  }
  return out;
}

}  // namespace trailspark::cli
