#pragma once

#include <string>

#include "terminal.hpp"
#include "trailspark/backtest.hpp"
#include "trailspark/icp.hpp"

/// A profile and its back-test for people.
namespace trailspark::cli {

/// "     ---o--|------": a lift and its interval from 1/10 to 10 times as often, in so many columns; | is 1. Where
/// twice as often and half as often are alike far from it. Odd widths from 5. Spaces alone where there is no lift.
std::string picture(const TraitEvidence& evidence, std::size_t width);

/// Counts, warnings, a table of traits. `all`: those too that were tested and not found.
std::string profile_in_words(const IcpReport& report, bool all, const Terminal& terminal);

/// "Twice as good as chance": the deciles as bars, precision, calibration.
std::string backtest_in_words(const BacktestReport& report, const BacktestCases& cases, const Terminal& terminal);

}  // namespace trailspark::cli
