#pragma once

#include <cstdint>
#include <cstring>
#include <optional>

#include "calendar.hpp"

/// The one form in which HubSpot sends nearly all of its times, "2026-01-05T10:00:00.000Z", read and written fast.
namespace trailspark::datetime_text {

inline constexpr std::size_t kLength = 24;

/// Milliseconds since 1970 of 24 bytes in exactly that form; nothing where a byte is out of place or the day does not
/// exist. Eight characters at a time: after the xor with the pattern a digit is 0 to 9 and a separator 0, and adding
/// 0x76 or 0x7f sets the top bit of every byte that is more.
inline std::optional<std::int64_t> parse(const char* text) noexcept {
  std::uint64_t word[3];
  std::memcpy(word, text, kLength);
  constexpr std::uint64_t kTop = 0x8080808080808080;
  // "0000-00-", "00T00:00", ":00.000Z", little-endian
  const std::uint64_t a = word[0] ^ 0x2D30302D30303030;
  const std::uint64_t b = word[1] ^ 0x30303A3030543030;
  const std::uint64_t c = word[2] ^ 0x5A3030302E30303A;
  const std::uint64_t beyond =
      (a + 0x7F76767F76767676) | (b + 0x76767F76767F7676) | (c + 0x7F7676767F76767F) | a | b | c;
  if ((beyond & kTop) != 0) {
    return std::nullopt;
  }
  // Byte i of x * 10 + (x >> 8) is the two-digit number of the digits i and i + 1.
  const std::uint64_t aa = a * 10 + (a >> 8);
  const std::uint64_t bb = b * 10 + (b >> 8);
  const std::uint64_t cc = c * 10 + (c >> 8);
  const auto two = [](std::uint64_t pairs, unsigned byte) {
    return static_cast<std::int32_t>((pairs >> (8 * byte)) & 0xFF);
  };
  const std::int32_t year = two(aa, 0) * 100 + two(aa, 2);
  const std::int32_t month = two(aa, 5);
  const std::int32_t day = two(bb, 0);
  const std::int32_t hour = two(bb, 3);
  const std::int32_t minute = two(bb, 6);
  const std::int32_t second = two(cc, 1);
  const std::int32_t millisecond = two(c, 4) * 100 + two(cc, 5);
  if (!calendar::is_day(year, month, day) || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  const std::int64_t in_day = ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + millisecond;
  return calendar::days_from(year, month, day) * calendar::kMillisecondsPerDay + in_day;
}

/// True for years 1 to 9999: what the form can say.
inline bool is_in_range(std::int64_t milliseconds) noexcept {
  return milliseconds >= calendar::days_from(1, 1, 1) * calendar::kMillisecondsPerDay &&
         milliseconds < (calendar::days_from(9999, 12, 31) + 1) * calendar::kMillisecondsPerDay;
}

/// Writes the 24 bytes; only what is_in_range.
inline void write(char* out, std::int64_t milliseconds) noexcept {
  std::int64_t days = milliseconds / calendar::kMillisecondsPerDay;
  std::int64_t in_day = milliseconds % calendar::kMillisecondsPerDay;
  if (in_day < 0) {
    in_day += calendar::kMillisecondsPerDay;
    days -= 1;
  }
  const calendar::Day day = calendar::day_of(static_cast<std::int32_t>(days));
  const auto digits = [](char* at, std::int64_t value, int count) {
    for (int i = count; i-- > 0; value /= 10) {
      at[i] = static_cast<char>('0' + value % 10);
    }
  };
  std::memcpy(out, "0000-00-00T00:00:00.000Z", kLength);
  digits(out, day.year, 4);
  digits(out + 5, day.month, 2);
  digits(out + 8, day.day, 2);
  digits(out + 11, in_day / 3'600'000, 2);
  digits(out + 14, in_day / 60'000 % 60, 2);
  digits(out + 17, in_day / 1000 % 60, 2);
  digits(out + 20, in_day % 1000, 3);
}

}  // namespace trailspark::datetime_text
