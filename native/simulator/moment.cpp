#include "moment.hpp"

#include <chrono>

namespace simulator {
namespace {

using namespace std::chrono;

sys_days day_of(Moment moment) noexcept { return floor<days>(sys_time<milliseconds>(milliseconds(moment))); }

void append_digits(std::string& out, std::int64_t value, int digits) {
  char text[8];
  for (int i = digits; i-- > 0; value /= 10) {
    text[i] = static_cast<char>('0' + value % 10);
  }
  out.append(text, static_cast<std::size_t>(digits));
}

/// The number of exactly these digits, or nothing.
std::optional<int> read_digits(std::string_view text, std::size_t from, std::size_t count) noexcept {
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') {
      return std::nullopt;
    }
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Moment> parse_day(std::string_view text) noexcept {
  const auto y = read_digits(text, 0, 4);
  const auto m = read_digits(text, 5, 2);
  const auto d = read_digits(text, 8, 2);
  if (!y || !m || !d || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok() || *y < 1970) {
    return std::nullopt;
  }
  return sys_days(date).time_since_epoch().count() * kDay;
}

}  // namespace

void append_day(std::string& out, Moment moment) {
  const year_month_day date{day_of(moment)};
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.day()), 2);
}

void append_moment(std::string& out, Moment moment, Precision precision) {
  append_day(out, moment);
  const Moment of_day = moment - day_of(moment).time_since_epoch().count() * kDay;
  out += 'T';
  append_digits(out, of_day / kHour, 2);
  out += ':';
  append_digits(out, of_day / kMinute % 60, 2);
  if (precision != Precision::minutes) {
    out += ':';
    append_digits(out, of_day / kSecond % 60, 2);
  }
  if (precision >= Precision::milliseconds) {
    out += '.';
    append_digits(out, of_day % kSecond, 3);
  }
  if (precision == Precision::microseconds) {
    out += "000";
  }
  out += 'Z';
}

std::string moment_text(Moment moment) {
  std::string text;
  append_moment(text, moment);
  return text;
}

int weekday(Moment moment) noexcept {
  return static_cast<int>(std::chrono::weekday(day_of(moment)).iso_encoding()) - 1;
}

std::optional<Moment> parse_moment(std::string_view text) noexcept {
  const auto date = text.size() >= 10 ? parse_day(text) : std::nullopt;
  if (!date || text.size() == 10) {
    return date;
  }
  const auto h = read_digits(text, 11, 2);
  const auto m = read_digits(text, 14, 2);
  const auto s = read_digits(text, 17, 2);
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') {
    return std::nullopt;
  }
  if (!h || !m || !s || *h > 23 || *m > 59 || *s > 59) {
    return std::nullopt;
  }
  return *date + *h * kHour + *m * kMinute + *s * kSecond;
}

}  // namespace simulator
