#include "statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trailspark::statistics {
namespace {

constexpr double kSameLikelihood = 1 + 1e-7;
constexpr double kChiSquared95 = 3.841458820694124;  // one degree of freedom: 1.959963984540054 squared
constexpr int kMostSteps = 400;

/// Likelihoods of the counts low, low + 1, ... of winners among those with the trait, the margins given; up to a
/// constant factor, the largest 1.
struct Likelihoods {
  std::uint64_t low = 0;
  std::vector<double> weights;
};

Likelihoods hypergeometric(const Table& table) {
  const std::uint64_t all = table.with + table.without;
  const std::uint64_t won = table.won_with + table.won_without;
  const std::uint64_t low = won > table.without ? won - table.without : 0;
  const std::uint64_t high = std::min(won, table.with);
  Likelihoods result{low, std::vector<double>(static_cast<std::size_t>(high - low + 1), 0)};
  // From the mode to both sides, so that what underflows is what does not matter.
  const double mode =
      (static_cast<double>(won) + 1) * (static_cast<double>(table.with) + 1) / (static_cast<double>(all) + 2);
  const std::uint64_t start = std::clamp(static_cast<std::uint64_t>(mode), low, high);
  const auto weight = [&](std::uint64_t k) -> double& { return result.weights[static_cast<std::size_t>(k - low)]; };
  weight(start) = 1;
  const auto step = [&](std::uint64_t k) {  // likelihood of k + 1 over that of k
    const double up = static_cast<double>(table.with - k) * static_cast<double>(won - k);
    return up / (static_cast<double>(k + 1) * static_cast<double>(table.without + k + 1 - won));
  };
  for (std::uint64_t k = start; k < high; ++k) {
    weight(k + 1) = weight(k) * step(k);
  }
  for (std::uint64_t k = start; k > low; --k) {
    weight(k - 1) = weight(k) / step(k - 1);
  }
  return result;
}

/// Of the sum of two independent counts.
Likelihoods sum_of(const Likelihoods& a, const Likelihoods& b) {
  Likelihoods sum{a.low + b.low, std::vector<double>(a.weights.size() + b.weights.size() - 1, 0)};
  for (std::size_t i = 0; i < a.weights.size(); ++i) {
    for (std::size_t j = 0; j < b.weights.size(); ++j) {
      sum.weights[i + j] += a.weights[i] * b.weights[j];
    }
  }
  const double largest = *std::max_element(sum.weights.begin(), sum.weights.end());
  for (double& weight : sum.weights) {
    weight /= largest;
  }
  return sum;
}

/// How far the shares are from having the ratio `phi`: the score statistic, squared.
double score(const Table& table, double phi) {
  const auto n1 = static_cast<double>(table.with);
  const auto n2 = static_cast<double>(table.without);
  const auto x1 = static_cast<double>(table.won_with);
  const auto x2 = static_cast<double>(table.won_without);
  // The likeliest shares of that ratio: the smaller root of a p^2 - b p + c = 0.
  const double a = (n1 + n2) * phi;
  const double b = phi * (n1 + x2) + x1 + n2;
  const double c = x1 + x2;
  const double root = std::sqrt(std::max(0.0, b * b - 4 * a * c));
  const double p2 = 2 * c / (b + root);
  const double p1 = std::min(1.0, phi * p2);
  const double difference = x1 / n1 - phi * (x2 / n2);
  const double variance = p1 * (1 - p1) / n1 + phi * phi * p2 * (1 - p2) / n2;
  return variance > 0 ? difference * difference / variance : (difference == 0 ? 0 : kChiSquared95 * 2);
}

/// Where the score passes its bound between two ratios, one inside and one outside the interval.
double find_bound(const Table& table, double inside, double outside) {
  for (int i = 0; i < kMostSteps; ++i) {
    const double middle = inside / 2 + outside / 2;
    if (middle == inside || middle == outside) {
      break;
    }
    (score(table, middle) <= kChiSquared95 ? inside : outside) = middle;
  }
  return inside;
}

}  // namespace

double exact_test(const std::vector<Table>& strata) {
  Likelihoods all{0, {1}};
  std::uint64_t observed = 0;
  for (const Table& table : strata) {
    observed += table.won_with;
    all = sum_of(all, hypergeometric(table));
  }
  const double limit = all.weights[static_cast<std::size_t>(observed - all.low)] * kSameLikelihood;
  double total = 0;
  double extreme = 0;
  for (const double weight : all.weights) {
    total += weight;
    extreme += weight <= limit ? weight : 0;
  }
  return std::min(1.0, extreme / total);
}

std::optional<double> ratio(const Table& table) {
  if (table.with == 0 || table.without == 0 || table.won_without == 0) {
    return std::nullopt;
  }
  return static_cast<double>(table.won_with) / static_cast<double>(table.with) *
         (static_cast<double>(table.without) / static_cast<double>(table.won_without));
}

std::optional<Interval> ratio_interval(const Table& table) {
  if (table.with == 0 || table.without == 0 || table.won_with + table.won_without == 0) {
    return std::nullopt;
  }
  Interval interval;
  // A ratio that is certainly inside: the observed one, or as near to it as there is one.
  const double inside = ratio(table).value_or(0);
  if (table.won_without == 0) {
    double far = 1;
    for (int i = 0; i < kMostSteps && score(table, far) > kChiSquared95; ++i) {
      far *= 2;
    }
    interval.low = score(table, 0) <= kChiSquared95 ? 0 : find_bound(table, far, 0);
    return interval;
  }
  interval.low = table.won_with == 0 || score(table, 0) <= kChiSquared95 ? 0 : find_bound(table, inside, 0);
  double outside = std::max(1.0, inside * 2);
  for (int i = 0; i < kMostSteps && score(table, outside) <= kChiSquared95; ++i) {
    outside *= 2;
  }
  interval.high = find_bound(table, inside, outside);
  return interval;
}

std::vector<double> holm(const std::vector<double>& p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    largest = std::max(largest, p_values[order[i]] * static_cast<double>(order.size() - i));
    adjusted[order[i]] = std::min(1.0, largest);
  }
  return adjusted;
}

double round_to_decimals(double value, int decimals) {
  double scale = 1;
  for (int i = 0; i < decimals; ++i) {
    scale *= 10;
  }
  const double scaled = value * scale;
  return scaled < 1e15 ? std::floor(scaled + 0.5) / scale : value;
}

double round_to_digits(double value, int digits) {
  if (!(value >= 1e-300)) {
    return 0;
  }
  double least = 1;
  for (int i = 1; i < digits; ++i) {
    least *= 10;
  }
  double scale = 1;
  while (value * scale < least && scale < 1e290) {
    scale *= 10;
  }
  while (value * scale >= least * 10 && scale > 1e-290) {
    scale /= 10;
  }
  return std::floor(value * scale + 0.5) / scale;
}

}  // namespace trailspark::statistics
