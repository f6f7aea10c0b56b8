#include <algorithm>

#include "evaluation_state.hpp"

// Who rises and who falls under other settings.
namespace trailspark {
namespace {

constexpr std::size_t kMostMovers = 20;

/// The rows for which before(a, b) holds first, at most kMostMovers, those that move at all.
template <class Before>
std::vector<std::uint32_t> movers(const std::vector<std::int32_t>& rise, Before&& before) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < rise.size(); ++row) {
    if (before(rise[row], 0)) {
      rows.push_back(row);
    }
  }
  const std::size_t most = std::min(rows.size(), kMostMovers);
  std::partial_sort(
      rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end(),
      [&](std::uint32_t a, std::uint32_t b) { return rise[a] != rise[b] ? before(rise[a], rise[b]) : a < b; });
  rows.resize(most);
  return rows;
}

}  // namespace

void compare(const EvaluationColumns& before, WhatIf& after) {
  const std::vector<std::uint32_t> old_ranking = ranking(before);
  after.rise.assign(old_ranking.size(), 0);
  for (std::size_t place = 0; place < old_ranking.size(); ++place) {
    after.rise[old_ranking[place]] += static_cast<std::int32_t>(place);
    after.rise[after.ranking[place]] -= static_cast<std::int32_t>(place);
  }
  after.risers = movers(after.rise, [](std::int32_t a, std::int32_t b) { return a > b; });
  after.fallers = movers(after.rise, [](std::int32_t a, std::int32_t b) { return a < b; });
  for (std::size_t row = 0; row < after.columns.size(); ++row) {
    if (after.columns.level[row] != 0) {
      const auto tens = static_cast<std::size_t>(after.columns.score[row] / 10);
      ++after.histogram[std::min(tens, after.histogram.size() - 1)];
    }
  }
}

}  // namespace trailspark
