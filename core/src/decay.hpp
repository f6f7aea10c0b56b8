#pragma once

#include <cstdint>
#include <cstring>

namespace trailspark {

/// 2^-x for x >= 0, of + - x and / alone, so that it is the same bits natively and in wasm. Exact where x is whole;
/// else within 2 units in the last place (tested against 50-digit arithmetic). 0 beyond x = 1000.
///
/// x = n + f with f in [-1/2, 1/2]; 2^-f is the Taylor sum of e^z at z = -f ln 2, |z| < 0.347, whose 15th term is
/// below 2^-60; 2^-n is made of its exponent bits.
///
///   two_to_minus(1) == 0.5;   two_to_minus(0.5) == 0.70710678118654757
inline double two_to_minus(double x) noexcept {
  if (!(x < 1000)) {
    return 0;
  }
  const auto whole = static_cast<std::int64_t>(x + 0.5);
  const double z = (static_cast<double>(whole) - x) * 0.693147180559945309417232121458;
  double sum = 1;
  for (int term = 15; term >= 1; --term) {
    sum = 1 + sum * z / term;
  }
  const std::uint64_t bits = static_cast<std::uint64_t>(1023 - whole) << 52U;
  double power = 0;
  std::memcpy(&power, &bits, sizeof power);
  return sum * power;
}

}  // namespace trailspark
