#include "suggest_assign.hpp"

#include <algorithm>
#include <limits>

namespace trailspark::suggest {

std::vector<std::optional<std::size_t>> assign(const std::vector<std::vector<int>>& weights) {
  const std::size_t rows = weights.size();
  const std::size_t columns = rows == 0 ? 0 : weights.front().size();
  // A column for each row that stays without: then every row gets one. Rows and columns count from 1, 0 is "none yet".
  const std::size_t width = columns + rows;
  std::vector<int> row_price(rows + 1);
  std::vector<int> column_price(width + 1);
  std::vector<std::size_t> row_of(width + 1);
  for (std::size_t row = 1; row <= rows; ++row) {
    // Grow a tree of pairs with no loss from this row until it meets a free column.
    std::vector<int> loss(width + 1, std::numeric_limits<int>::max());
    std::vector<std::size_t> before(width + 1);
    std::vector<char> seen(width + 1);
    std::size_t column = 0;
    row_of[0] = row;
    do {
      seen[column] = 1;
      const std::size_t from = row_of[column];
      int least = std::numeric_limits<int>::max();
      std::size_t next = 0;
      for (std::size_t c = 1; c <= width; ++c) {
        if (seen[c] != 0) {
          continue;
        }
        const int weight = c <= columns ? weights[from - 1][c - 1] : 0;
        const int found = -weight - row_price[from] - column_price[c];
        if (found < loss[c]) {
          loss[c] = found;
          before[c] = column;
        }
        if (loss[c] < least) {
          least = loss[c];
          next = c;
        }
      }
      for (std::size_t c = 0; c <= width; ++c) {
        if (seen[c] != 0) {
          row_price[row_of[c]] += least;
          column_price[c] -= least;
        } else if (loss[c] != std::numeric_limits<int>::max()) {
          loss[c] -= least;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    for (; column != 0; column = before[column]) {
      row_of[column] = row_of[before[column]];
    }
  }
  std::vector<std::optional<std::size_t>> given(rows);
  for (std::size_t c = 1; c <= columns; ++c) {
    if (row_of[c] != 0 && weights[row_of[c] - 1][c - 1] > 0) {
      given[row_of[c] - 1] = c - 1;
    }
  }
  return given;
}

}  // namespace trailspark::suggest
