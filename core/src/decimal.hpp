#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Text to double and back: exact, fast, without locale, and the same on every platform.
/// (strtod and printf depend on the locale; emscripten's libc++ has no floating from_chars and to_chars.)
namespace trailspark {

/// The powers of ten that a double holds exactly.
inline constexpr std::array<double, 23> kPowersOfTen = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                        1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr int kMaxExactPower = 22;
/// 2^53: up to it every whole number is a double.
inline constexpr std::uint64_t kExactIntegers = std::uint64_t{1} << 53U;

/// Reads [sign] digits [. digits] [e [sign] digits], the whole text; digits may lack on one side of the point.
/// Rounds to nearest, ties to even, however many digits there are. Nothing for any other text, and where the number is
/// too large to be finite.
std::optional<double> parse_decimal(std::string_view text) noexcept;

/// Appends the fewest digits that read back as `value`, of these the nearest, laid out as JavaScript's String(value)
/// does: 0.1, 1e-7, 100000000000000000000, 1e+21; minus zero is 0. `value` must be finite.
/// Source: ECMA-262, Number::toString.
void append_decimal(std::string& out, double value);

}  // namespace trailspark
