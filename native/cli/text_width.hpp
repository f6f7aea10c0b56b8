#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text on a terminal: how many columns it takes, and how to cut it without breaking a character.
namespace trailspark::cli {

/// `utf8` fit for one line of a terminal: control characters, line separators and marks that reverse the direction of
/// writing become spaces, so no value can move the cursor or change colours; bytes that are no UTF-8 become U+FFFD.
std::string one_line(std::string_view utf8);

/// The columns that a line takes: 2 for wide characters (CJK, emoji), 0 for combining ones.
std::size_t display_width(std::string_view line);

/// The line itself where it fits, else as much of its beginning as leaves room for an ellipsis.
/// A character is never parted from its accents. fit("Ada Lovelace", 6) is "Ada L" and an ellipsis.
std::string fit(std::string_view line, std::size_t width);

/// The line broken at spaces into pieces of at most `width` columns, each after the first preceded by a line break and
/// `indent` spaces. Words wider than that stand on their own.
std::string wrap(std::string_view line, std::size_t width, std::size_t indent);

}  // namespace trailspark::cli
