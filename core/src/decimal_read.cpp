#include "decimal.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>

#include "big.hpp"

namespace trailspark {
namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr int kMaxWidePower = 27;   // 5^27 is the last power of five in 64 bits
constexpr int kMaxWordDigits = 19;  // as many digits always fit 64 bits
constexpr int kMaxBigDigits = 800;  // more never decide: a point halfway between two doubles has at most 767

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint64_t power_of_five(int exponent) {
  std::uint64_t power = 1;
  while (exponent-- > 0) {
    power *= 5;
  }
  return power;
}

/// The double nearest to `bits` * 2^exponent, ties to even; the top bit of `bits` is set, and `more` tells that the
/// true number is greater, by less than one in the last bit.
double round_binary(std::uint64_t bits, bool more, int exponent) {
  const int top = exponent + 63;  // the number is in [2^top, 2^(top + 1))
  if (top > 1023) {
    return HUGE_VAL;
  }
  const int kept = top >= -1022 ? 53 : 53 - (-1022 - top);  // subnormal numbers have fewer bits
  if (kept < 0) {
    return 0;
  }
  const auto dropped = static_cast<unsigned>(64 - kept);
  std::uint64_t fraction = dropped == 64 ? 0 : bits >> dropped;
  const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
  const std::uint64_t rest = dropped == 64 ? bits : bits & (2 * half - 1);
  if (rest > half || (rest == half && (more || fraction % 2 == 1))) {
    ++fraction;
  }
  // The leading one of `fraction` adds one to the exponent; so does the carry of the rounding, up to infinity.
  const auto biased = static_cast<std::uint64_t>(top >= -1022 ? top + 1022 : 0);
  const std::uint64_t pattern = (biased << 52U) + fraction;
  double result = 0;
  std::memcpy(&result, &pattern, sizeof result);
  return result;
}

/// The double nearest to number * 10^exponent, for 128 bits: number != 0, |exponent| <= kMaxWidePower.
double round_wide(std::uint64_t number, int exponent) {
  const std::uint64_t power = power_of_five(exponent < 0 ? -exponent : exponent);
  Wide wide = number;
  bool more = false;
  if (exponent >= 0) {
    wide *= power;
  } else {
    const int room = 64 + __builtin_clzll(number);  // shifted to the top, the quotient keeps more than 64 bits
    wide <<= static_cast<unsigned>(room);
    more = wide % power != 0;
    wide /= power;
    exponent -= room;
  }
  const auto high = static_cast<std::uint64_t>(wide >> 64U);
  const int shift = high == 0 ? -__builtin_clzll(static_cast<std::uint64_t>(wide)) : 64 - __builtin_clzll(high);
  if (shift <= 0) {
    return round_binary(static_cast<std::uint64_t>(wide) << static_cast<unsigned>(-shift), more, exponent + shift);
  }
  const auto bits = static_cast<unsigned>(shift);
  more = more || (wide & ((Wide{1} << bits) - 1)) != 0;
  return round_binary(static_cast<std::uint64_t>(wide >> bits), more, exponent + shift);
}

/// The double nearest to number * 10^exponent, whatever it takes; `more` as in round_binary.
double round_big(Big number, bool more, int exponent) {
  Big divisor(1);
  (exponent < 0 ? divisor : number).multiply_power_of_five(exponent < 0 ? -exponent : exponent);
  const int shift = number.bit_length() - divisor.bit_length();
  (shift < 0 ? number : divisor).shift_left(shift < 0 ? -shift : shift);
  exponent += shift;
  if (number.compare(divisor) < 0) {
    number.shift_left(1);
    --exponent;
  }
  std::uint64_t quotient = 0;  // 1 <= number / divisor < 2: its first 64 bits
  for (int bit = 0; bit < 64; ++bit) {
    quotient <<= 1U;
    if (number.compare(divisor) >= 0) {
      number.subtract(divisor);
      quotient |= 1U;
    }
    number.shift_left(1);
  }
  return round_binary(quotient, more || !number.is_zero(), exponent - 63);
}

/// `digits` * 10^exponent, for digits that may be many and may have a point in their middle, which counts for nothing.
double round_digits(std::string_view digits, std::int64_t exponent) {
  Big number(0);
  int count = 0;
  bool more = false;
  for (const char c : digits) {
    if (c == '.' || (c == '0' && count == 0)) {
      continue;
    }
    if (count < kMaxBigDigits) {
      number.multiply(10, static_cast<std::uint32_t>(c - '0'));
      ++count;
    } else {
      more = more || c != '0';
      ++exponent;
    }
  }
  // 0.d1d2d3... * 10^magnitude
  const std::int64_t magnitude = exponent + count;
  if (count == 0 || magnitude < -323) {
    return 0;
  }
  return magnitude > 309 ? HUGE_VAL : round_big(number, more, static_cast<int>(exponent));
}

/// Reads digits into `number`, which may wrap around, and moves `at` behind them. Answers how many.
std::int64_t read_digits(const char*& at, const char* end, std::uint64_t& number) {
  const char* const begin = at;
  for (; at != end && is_digit(*at); ++at) {
    number = number * 10 + static_cast<std::uint64_t>(*at - '0');
  }
  return at - begin;
}

/// Reads [sign] digits into `exponent`, which stays small enough to be added to. Answers whether there were any.
bool read_exponent(const char*& at, const char* end, std::int64_t& exponent) {
  const bool negative = at != end && *at == '-';
  if (at != end && (*at == '-' || *at == '+')) {
    ++at;
  }
  const char* const begin = at;
  constexpr std::int64_t kEnough = 1'000'000'000'000;
  for (; at != end && is_digit(*at); ++at) {
    exponent = exponent < kEnough ? exponent * 10 + (*at - '0') : exponent;
  }
  exponent = negative ? -exponent : exponent;
  return at != begin;
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text) noexcept {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (at != end && (*at == '-' || *at == '+')) {
    ++at;
  }
  const char* const begin = at;
  std::uint64_t number = 0;
  std::int64_t exponent = 0;
  std::int64_t count = read_digits(at, end, number);
  if (at != end && *at == '.') {
    exponent = -read_digits(++at, end, number);
    count -= exponent;
  }
  const std::string_view digits(begin, static_cast<std::size_t>(at - begin));
  if (at != end && (*at == 'e' || *at == 'E')) {
    std::int64_t power = 0;
    if (!read_exponent(++at, end, power)) {
      return std::nullopt;
    }
    exponent += power;
  }
  if (at != end || count == 0) {
    return std::nullopt;
  }

  double value = 0;
  if (count <= kMaxWordDigits && exponent >= -kMaxWidePower && exponent <= kMaxWidePower) {
    const int power = static_cast<int>(exponent);
    if (number <= kExactIntegers && power >= -kMaxExactPower && power <= kMaxExactPower) {
      // Both operands are exact, so the one rounding of the operation is the right one (Clinger 1990).
      const auto exact = static_cast<double>(number);
      value = power < 0 ? exact / kPowersOfTen[static_cast<std::size_t>(-power)]
                        : exact * kPowersOfTen[static_cast<std::size_t>(power)];
    } else {
      value = number == 0 ? 0 : round_wide(number, power);
    }
  } else {
    value = round_digits(digits, exponent);
  }
  if (value == HUGE_VAL) {
    return std::nullopt;
  }
  return negative ? -value : value;
}

}  // namespace trailspark
