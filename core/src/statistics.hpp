#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// What the profile's figures are made of. Only + - * / and square roots, which IEEE 754 rounds alike everywhere: the
/// figures are the same natively and in wasm.
namespace trailspark::statistics {

/// Those with a trait and those without it, and how many of each won.
struct Table {
  std::uint64_t won_with = 0;
  std::uint64_t with = 0;  ///< at least won_with
  std::uint64_t won_without = 0;
  std::uint64_t without = 0;  ///< at least won_without

  bool operator==(const Table&) const = default;
};

struct Interval {
  double low = 0;
  std::optional<double> high;  ///< nothing: without end
};

/// Whether the trait and winning are independent, both sides: the share of all tables with the same margins that are no
/// likelier than this one. One stratum: Fisher's exact test. Several: the same of the sum over the strata, which is the
/// exact test of a common odds ratio of 1 (Agresti, Categorical Data Analysis, 3rd ed., 7.3.5; R's mantelhaen.test with
/// exact = TRUE). Tables as likely within a ten-millionth count as equally likely, as R's fisher.test has it.
/// Cost: O(with the trait squared).
double exact_test(const std::vector<Table>& strata);

/// Ratio of the two shares; nothing where nobody won without the trait, or one side is empty.
std::optional<double> ratio(const Table& table);

/// The ratio's 95 % interval by inverting the score test (Koopman, Biometrics 40 (1984), 513-517), which holds for
/// small counts and zeros too. Nothing where one side is empty or nobody won.
std::optional<Interval> ratio_interval(const Table& table);

/// Holm's step-down correction: p values in any order, the answer in the same order. Source: Scand. J. Statist. 6
/// (1979), 65-70.
std::vector<double> holm(const std::vector<double>& p_values);

/// To so many decimals; halves away from zero. The value is at least 0.
double round_to_decimals(double value, int decimals);
/// To so many significant digits: 0.000123456 -> 0.000123. Below 1e-300: 0.
double round_to_digits(double value, int digits);

}  // namespace trailspark::statistics
