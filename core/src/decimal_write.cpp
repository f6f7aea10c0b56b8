#include <cmath>
#include <cstdint>
#include <cstring>

#include "big.hpp"
#include "decimal.hpp"

namespace trailspark {
namespace {

/// The digits of a number 0.d1d2d3... * 10^point, the last one not zero.
struct Digits {
  std::string text;
  int point;
};

/// The shortest digits where about 15 will do: nearly always, for these are the numbers that people write. Empty
/// otherwise. Two decimals of 15 digits, or of 16 that begin with 1, are farther apart than doubles are, so never the
/// same double: the one that reads back is the shortest.
Digits few_digits(double value, int decade) {
  const int places = 14 - decade;
  if (places < 0 || places > kMaxExactPower) {
    return {};
  }
  // At least 10^14 and less than 2 * 10^15, for `decade` is at most one too low. Its error is less than 1/2.
  const double power = kPowersOfTen[static_cast<std::size_t>(places)];
  const double scaled = value * power;
  auto rounded = static_cast<std::uint64_t>(scaled);
  rounded += scaled - static_cast<double>(rounded) < 0.5 ? 0 : 1;
  if (static_cast<double>(rounded) / power != value) {
    return {};
  }
  Digits digits{std::to_string(rounded), 0};
  digits.point = static_cast<int>(digits.text.size()) - places;
  digits.text.erase(digits.text.find_last_not_of('0') + 1);
  return digits;
}

/// The shortest digits, and of the shortest the nearest, by exact arithmetic: Steele and White 1990, in the form of
/// Burger and Dybvig 1996. The number is number / scale; `below` and `above`, over the same scale, reach halfway to its
/// neighbours: any digits in between read back as the number.
class Shortest {
 public:
  explicit Shortest(std::uint64_t pattern)
      : stored_(pattern & (kExactIntegers / 2 - 1)),
        biased_(static_cast<int>(pattern >> 52U)),
        number_(biased_ == 0 ? stored_ : stored_ + kExactIntegers / 2),
        even_(stored_ % 2 == 0) {
    const int exponent = (biased_ == 0 ? 1 : biased_) - 1075;
    const int up = exponent > 0 ? exponent : 0;
    const int unit = stored_ == 0 && biased_ > 1 ? 2 : 1;  // at a power of two the neighbour below is nearer
    number_.shift_left(up + unit);
    scale_.shift_left(up - exponent + unit);
    below_.shift_left(up);
    above_.shift_left(up + unit - 1);
  }

  Digits digits(int decade) {
    Digits digits{{}, decade + 1};
    divide_by_power_of_ten(digits.point);
    if (reaches_above()) {  // `decade` was one too low
      ++digits.point;
      scale_.multiply(10);
    }
    while (!next_is_last(digits.text)) {
    }
    return digits;
  }

 private:
  void divide_by_power_of_ten(int exponent) {
    if (exponent > 0) {
      scale_.multiply_power_of_ten(exponent);
    } else {
      for (Big* part : {&number_, &below_, &above_}) {
        part->multiply_power_of_ten(-exponent);
      }
    }
  }

  /// Whether the next number with the digits so far reads back as this one.
  bool reaches_above() const {
    Big sum = number_;
    sum.add(above_);
    const int order = sum.compare(scale_);
    return order > 0 || (order == 0 && even_);  // what lies halfway is read as the even neighbour
  }

  /// Appends one digit of number / scale < 1 and goes on with the rest, unless the digits now suffice.
  bool next_is_last(std::string& digits) {
    for (Big* part : {&number_, &below_, &above_}) {
      part->multiply(10);
    }
    char digit = '0';
    for (; number_.compare(scale_) >= 0; ++digit) {
      number_.subtract(scale_);
    }
    const int order = number_.compare(below_);
    const bool down = order < 0 || (order == 0 && even_);
    const bool up = reaches_above();
    if (up && (!down || is_nearer_above(digit))) {
      ++digit;
    }
    digits.push_back(digit);
    return down || up;
  }

  /// Whether the rest is more than a half; a half goes to the even digit.
  bool is_nearer_above(char digit) const {
    Big twice = number_;
    twice.add(number_);
    const int order = twice.compare(scale_);
    return order > 0 || (order == 0 && (digit - '0') % 2 == 1);
  }

  std::uint64_t stored_;  // the fraction as the double stores it
  int biased_;            // its exponent
  Big number_;
  Big scale_{1};
  Big below_{1};
  Big above_{1};
  bool even_;
};

void append_layout(std::string& out, const Digits& digits) {
  const auto count = static_cast<int>(digits.text.size());
  const int point = digits.point;
  if (point > 21 || point < -5) {  // 1e+21, 1.5e-7
    out.push_back(digits.text.front());
    if (count > 1) {
      out.append(".").append(digits.text, 1);
    }
    out.append(point > 0 ? "e+" : "e").append(std::to_string(point - 1));
  } else if (point <= 0) {  // 0.000001
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits.text);
  } else if (count <= point) {  // 120
    out.append(digits.text).append(static_cast<std::size_t>(point - count), '0');
  } else {  // 1.5
    const auto whole = static_cast<std::size_t>(point);
    out.append(digits.text, 0, whole).append(".").append(digits.text, whole);
  }
}

}  // namespace

void append_decimal(std::string& out, double value) {
  TRAILSPARK_ASSERT(std::isfinite(value));
  if (value < 0) {
    out.push_back('-');
    value = -value;
  }
  if (value <= static_cast<double>(kExactIntegers)) {
    const auto whole = static_cast<std::uint64_t>(value);
    if (static_cast<double>(whole) == value) {
      out.append(std::to_string(whole));
      return;
    }
  }
  std::uint64_t pattern = 0;
  std::memcpy(&pattern, &value, sizeof pattern);
  // floor(log10(2) * floor(log2(value))), which is floor(log10(value)) or one less. Right for all exponents of double.
  const int biased = static_cast<int>(pattern >> 52U);
  const int log2 = biased != 0 ? biased - 1023 : -1011 - __builtin_clzll(pattern);
  const int decade = (log2 * 78913) >> 18;
  const Digits few = few_digits(value, decade);
  append_layout(out, few.text.empty() ? Shortest(pattern).digits(decade) : few);
}

}  // namespace trailspark
