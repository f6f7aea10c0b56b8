#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trailspark::cli {

/// What a stream (1: results, 2: reports) is shown on.
struct Terminal {
  bool interactive = false;  ///< a terminal, not a file or a pipe
  bool colour = false;       ///< interactive, and neither NO_COLOR nor TERM=dumb objects (https://no-color.org)
  std::size_t width = 120;   ///< $COLUMNS, else the terminal's own, else 120

  /// Columns beside an indent; never so few that text would become a pillar.
  std::size_t room(std::size_t indent) const { return width > indent + 20 ? width - indent : 20; }
};

Terminal inspect_terminal(int stream);

enum class Style { plain, bold, dim, red, green, yellow };

/// The text in that style, or as it is where there is no colour.
std::string styled(std::string_view text, Style style, bool colour);

/// Tells the person on standard error.
void tell(std::string_view text);
/// "trailspark: TEXT", in red on a terminal.
void complain(std::string_view text);

}  // namespace trailspark::cli
