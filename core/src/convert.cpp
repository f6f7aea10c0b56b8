#include "trailspark/convert.hpp"

#include <array>

#include "calendar.hpp"
#include "datetime_text.hpp"
#include "decimal.hpp"

namespace trailspark {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// Reads a text piece by piece; once a piece is missing it stays failed, so one question at the end suffices.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool take(char c) {
    const bool found = !rest_.empty() && rest_.front() == c;
    rest_.remove_prefix(found ? 1 : 0);
    return found;
  }
  void expect(bool found) { failed_ = failed_ || !found; }
  /// Exactly `count` digits.
  std::int32_t number(std::size_t count) {
    std::int32_t value = 0;
    for (; count > 0 && !rest_.empty() && is_digit(rest_.front()); --count, rest_.remove_prefix(1)) {
      value = value * 10 + (rest_.front() - '0');
    }
    expect(count == 0);
    return value;
  }
  /// One to nine decimals of a second, cut to milliseconds.
  std::int32_t milliseconds() {
    std::int32_t value = 0;
    int count = 0;
    for (; !rest_.empty() && is_digit(rest_.front()); ++count, rest_.remove_prefix(1)) {
      value = count < 3 ? value * 10 + (rest_.front() - '0') : value;
    }
    expect(count >= 1 && count <= 9);
    for (; count < 3; ++count) {
      value *= 10;
    }
    return value;
  }
  /// "Z", "+hh:mm", "-hh:mm" or nothing: by how many minutes the clock is ahead of UTC.
  std::int32_t zone() {
    if (at_end() || take('Z') || take('z')) {
      return 0;
    }
    const bool ahead = take('+');
    expect(ahead || take('-'));
    const std::int32_t hours = number(2);
    expect(take(':'));
    const std::int32_t minutes = number(2);
    expect(hours <= 23 && minutes <= 59);
    return (ahead ? 1 : -1) * (hours * 60 + minutes);
  }
  bool at_end() const { return rest_.empty(); }
  bool succeeded() const { return at_end() && !failed_; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

std::optional<std::int64_t> in_range(std::int64_t milliseconds) {
  return datetime_text::is_in_range(milliseconds) ? std::optional(milliseconds) : std::nullopt;
}

std::optional<std::int64_t> read_iso(std::string_view text) {
  Scanner scan(text);
  const std::int32_t year = scan.number(4);
  scan.expect(scan.take('-'));
  const std::int32_t month = scan.number(2);
  scan.expect(scan.take('-'));
  const std::int32_t day = scan.number(2);
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
  std::int32_t millisecond = 0;
  std::int32_t minutes_ahead = 0;
  if (!scan.at_end()) {
    scan.expect(scan.take('T') || scan.take('t'));
    hour = scan.number(2);
    scan.expect(scan.take(':'));
    minute = scan.number(2);
    if (scan.take(':')) {
      second = scan.number(2);
      millisecond = scan.take('.') ? scan.milliseconds() : 0;
    }
    minutes_ahead = scan.zone();
  }
  if (!scan.succeeded() || !calendar::is_day(year, month, day) || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  const std::int32_t seconds = (hour * 60 + minute - minutes_ahead) * 60 + second;
  return in_range(calendar::days_from(year, month, day) * calendar::kMillisecondsPerDay + seconds * std::int64_t{1000} +
                  millisecond);
}

/// [-] digits, twelve or more.
std::optional<std::int64_t> read_epoch(std::string_view text) {
  const bool negative = text.front() == '-';
  text.remove_prefix(negative ? 1 : 0);
  if (text.size() < 12 || text.size() > 18) {  // 15 digits reach the year 9999, 18 fit 64 bits
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return in_range(negative ? -value : value);
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c) != lower[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<double> to_number(std::string_view text) noexcept { return parse_decimal(trim(text)); }

std::optional<std::int32_t> to_date(std::string_view text) noexcept {
  const std::optional<std::int64_t> time = to_datetime(text);
  if (!time) {
    return std::nullopt;
  }
  const std::int64_t days = *time / calendar::kMillisecondsPerDay;
  return static_cast<std::int32_t>(*time % calendar::kMillisecondsPerDay < 0 ? days - 1 : days);
}

std::optional<std::int64_t> to_datetime(std::string_view text) noexcept {
  if (text.size() == datetime_text::kLength) {  // what HubSpot nearly always sends
    if (const std::optional<std::int64_t> time = datetime_text::parse(text.data())) {
      return time;
    }
  }
  text = trim(text);
  if (text.size() < 10) {
    return std::nullopt;
  }
  return is_digit(text[4]) ? read_epoch(text) : read_iso(text);  // "1572480000000", "-620000000000" or "2026-..."
}

std::optional<bool> to_bool(std::string_view text) noexcept {
  text = trim(text);
  if (equals_ignoring_case(text, "true")) {
    return true;
  }
  if (equals_ignoring_case(text, "false")) {
    return false;
  }
  return std::nullopt;
}

void append_date(std::string& out, std::int32_t days) {
  const std::int64_t midnight = days * calendar::kMillisecondsPerDay;
  TRAILSPARK_ASSERT(datetime_text::is_in_range(midnight));
  std::array<char, datetime_text::kLength> text;
  datetime_text::write(text.data(), midnight);
  out.append(text.data(), 10);
}

void append_datetime(std::string& out, std::int64_t milliseconds) {
  TRAILSPARK_ASSERT(datetime_text::is_in_range(milliseconds));
  std::array<char, datetime_text::kLength> text;
  datetime_text::write(text.data(), milliseconds);
  out.append(text.data(), text.size());
}

}  // namespace trailspark
