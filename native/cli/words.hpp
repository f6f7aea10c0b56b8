#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trailspark::cli {

/// "1,234,567"
std::string grouped(std::uint64_t number);
/// "no leads", "1 lead", "1,234 leads"
std::string counted(std::uint64_t number, std::string_view noun);
/// "62.4 MB": millions of bytes, one decimal
std::string megabytes(std::uint64_t bytes);
/// The candidate closest to a mistyped name, or "" where none is close: "mpa" -> "map".
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

/// A cell of RFC 4180, quoted where it must be. With `neutralise`, one that a spreadsheet would take for a formula
/// begins with an apostrophe.
std::string csv_cell(std::string_view text, bool neutralise);

}  // namespace trailspark::cli
