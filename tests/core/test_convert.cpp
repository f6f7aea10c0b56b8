#include "trailspark/convert.hpp"

#include <cstring>
#include <memory>
#include <random>

#include "catch.hpp"
#include "vectors.hpp"

namespace {

constexpr std::int64_t kFirst = -62'135'596'800'000;  // 0001-01-01T00:00:00.000Z
constexpr std::int64_t kLast = 253'402'300'799'999;   // 9999-12-31T23:59:59.999Z
constexpr std::int64_t kDay = 86'400'000;

/// A text in a buffer of its exact size, so that a sanitizer sees every byte read too many.
class Input {
 public:
  explicit Input(const std::string& text) : size_(text.size()), bytes_(new char[text.size()]) {
    text.copy(bytes_.get(), size_);
  }
  std::string_view text() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

template <class T>
nlohmann::json told(const std::optional<T>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json converted(const std::string& type, std::string_view text) {
  if (type == "number") {
    return told(trailspark::to_number(text));
  }
  if (type == "date") {
    return told(trailspark::to_date(text));
  }
  if (type == "datetime") {
    return told(trailspark::to_datetime(text));
  }
  return told(trailspark::to_bool(text));
}

std::string date_text(std::int32_t days) {
  std::string out;
  trailspark::append_date(out, days);
  return out;
}

std::string datetime_text(std::int64_t milliseconds) {
  std::string out;
  trailspark::append_datetime(out, milliseconds);
  return out;
}

std::string digits(int value, std::size_t count) {
  const std::string text = std::to_string(value);
  return std::string(count - text.size(), '0') + text;
}

std::vector<std::string> parts(std::string_view text) {
  std::vector<std::string> found;
  trailspark::for_each_part(text, [&](std::string_view part) { found.emplace_back(part); });
  return found;
}

}  // namespace

TEST_CASE("Text converts to what it is, or not at all") {
  for (const nlohmann::json& entry : vector_cases("convert")) {
    INFO(entry.dump());
    const Input input(entry.at("text").get<std::string>());
    CHECK(converted(entry.at("read"), input.text()) == entry.at("value"));
  }
}

TEST_CASE("Empty text does not convert") {
  for (const char* type : {"number", "date", "datetime", "bool"}) {
    CHECK(converted(type, "").is_null());
    CHECK(converted(type, std::string_view()).is_null());
  }
}

TEST_CASE("Each day of the years 1 to 9999 is written and read as the calendar counts them") {
  std::int32_t days = static_cast<std::int32_t>(kFirst / kDay);
  for (int year = 1; year <= 9999; ++year) {
    const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    for (int month = 1; month <= 12; ++month) {
      const bool short_month = month == 4 || month == 6 || month == 9 || month == 11;
      const int length = month == 2 ? (leap ? 29 : 28) : (short_month ? 30 : 31);
      for (int day = 1; day <= length; ++day, ++days) {
        if (day != 1 && day != length && (year + days) % 11 != 0) {
          continue;  // every first and last day of a month, and one in eleven of the others
        }
        const std::string text = digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2);
        if (date_text(days) != text || trailspark::to_date(text) != days ||
            trailspark::to_datetime(text + "T00:00:00.000Z") != days * kDay) {
          FAIL(text << " as day " << days << " is written " << date_text(days));
        }
      }
      const std::string beyond = digits(year, 4) + "-" + digits(month, 2) + "-" + digits(length + 1, 2);
      if (trailspark::to_date(beyond) || trailspark::to_datetime(beyond + "T00:00:00.000Z")) {
        FAIL(beyond << " is no day");
      }
    }
  }
  CHECK(days == static_cast<std::int32_t>(kLast / kDay) + 1);
}

TEST_CASE("A time that was written reads back as the same, and text sorts as time does") {
  std::mt19937_64 random(4);
  std::int64_t last = kFirst;
  for (int i = 0; i < 200000; ++i) {
    const auto time = kFirst + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(kLast - kFirst + 1));
    const std::string text = datetime_text(time);
    if (text.size() != 24 || trailspark::to_datetime(text) != time || (text < datetime_text(last)) != (time < last)) {
      FAIL(time << " is written " << text);
    }
    last = time;
  }
  CHECK(datetime_text(kFirst) == "0001-01-01T00:00:00.000Z");
  CHECK(datetime_text(kLast) == "9999-12-31T23:59:59.999Z");
  CHECK(datetime_text(-1) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("The canonical form is read as every other form is") {
  // Upper-case Z takes the way of eight bytes at a time, lower-case z the general one.
  std::mt19937_64 random(5);
  int read = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text = datetime_text(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(kLast)));
    for (std::uint64_t changes = random() % 3; changes > 0; --changes) {
      text[random() % 23] = random() % 4 == 0 ? static_cast<char>(random() % 256) : "0123456789-:.T"[random() % 14];
    }
    const auto fast = trailspark::to_datetime(Input(text).text());
    text.back() = 'z';
    if (fast != trailspark::to_datetime(Input(text).text())) {
      FAIL(text);
    }
    read += fast ? 1 : 0;
  }
  CHECK(read > 80000);
  CHECK(read < 150000);
}

TEST_CASE("What is appended stands behind what was there") {
  std::string out = "x";
  trailspark::append_date(out, 0);
  trailspark::append_datetime(out, 0);
  CHECK(out == "x1970-01-011970-01-01T00:00:00.000Z");
}

TEST_CASE("A multi-enumeration falls into its parts") {
  using Parts = std::vector<std::string>;
  CHECK(parts("A;B;C") == Parts{"A", "B", "C"});
  CHECK(parts("A") == Parts{"A"});
  CHECK(parts("") == Parts{});
  CHECK(parts(";A; ;\t;B;") == Parts{"A", "B"});
  CHECK(parts("  A b ;\tC\t") == Parts{"A b", "C"});
}
