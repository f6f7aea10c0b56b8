#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace trailspark::suggest {

/// Gives each row at most one column and each column to at most one row so that the weights add up to the most.
///
///   weights = [[90, 80], [85, 0]]  ->  [1, 0]   // 80 + 85 beats 90 + 0
///
/// Rows have equally many weights, none negative; a pair of weight 0 is never made. Of several best answers always the
/// same is given. O(rows^2 * (rows + columns)); the Hungarian method.
std::vector<std::optional<std::size_t>> assign(const std::vector<std::vector<int>>& weights);

}  // namespace trailspark::suggest
