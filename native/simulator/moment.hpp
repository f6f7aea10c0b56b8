#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simulator {

/// Milliseconds since 1970-01-01T00:00Z.
using Moment = std::int64_t;

constexpr Moment kSecond = 1000;
constexpr Moment kMinute = 60 * kSecond;
constexpr Moment kHour = 60 * kMinute;
constexpr Moment kDay = 24 * kHour;

/// How a moment is written on the wire.
enum class Precision { minutes, seconds, milliseconds, microseconds };

/// Appends "2026-11-23T10:00:00.000Z"; finer digits than the precision's are cut, coarser ones zero.
/// For years 1970 to 9999.
void append_moment(std::string& out, Moment moment, Precision precision = Precision::milliseconds);

/// "2026-11-23T10:00:00.000Z".
std::string moment_text(Moment moment);

/// Appends "2026-11-23".
void append_day(std::string& out, Moment moment);

/// 0 is Monday, 6 is Sunday.
int weekday(Moment moment) noexcept;

/// Reads "2026-11-23" and "2026-11-23T10:00:00Z", nothing else.
std::optional<Moment> parse_moment(std::string_view text) noexcept;

}  // namespace simulator
