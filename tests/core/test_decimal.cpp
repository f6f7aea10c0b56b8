#include "decimal.hpp"

#include <cstring>
#include <random>

#include "catch.hpp"
#include "vectors.hpp"

namespace {

double double_of(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

double double_of_hex(const nlohmann::json& hex) { return double_of(std::stoull(hex.get<std::string>(), nullptr, 16)); }

std::string text_of(double value) {
  std::string text;
  trailspark::append_decimal(text, value);
  return text;
}

}  // namespace

TEST_CASE("Hard decimals are read and hard doubles written as CPython does") {
  for (const nlohmann::json& entry : vector_cases("decimal")) {
    INFO(entry.dump());
    if (entry.contains("shortest")) {
      CHECK(text_of(double_of_hex(entry.at("bits"))) == entry.at("shortest").get<std::string>());
      continue;
    }
    const auto read = trailspark::parse_decimal(entry.at("text").get<std::string>());
    REQUIRE(read.has_value() == !entry.at("bits").is_null());
    if (read) {
      CHECK(bits_of(*read) == bits_of(double_of_hex(entry.at("bits"))));
    }
  }
}

TEST_CASE("Every double reads back as itself") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random() % 0x7FF0000000000000;
    const std::string text = text_of(double_of(bits));
    INFO(text);
    REQUIRE(trailspark::parse_decimal(text).has_value());
    REQUIRE(bits_of(*trailspark::parse_decimal(text)) == bits);
    REQUIRE(*trailspark::parse_decimal("-" + text) == -double_of(bits));
  }
}

TEST_CASE("Reading is monotonic across its three ways") {
  // The same digits with zeros behind them take the exact, the 128-bit and the big-number way.
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    const std::string digits = std::to_string(random() % 1000000000000000);
    const int exponent = static_cast<int>(random() % 45) - 22;
    const auto read = [&](std::size_t zeros) {
      const std::string text =
          digits + std::string(zeros, '0') + "e" + std::to_string(exponent - static_cast<int>(zeros));
      return trailspark::parse_decimal(text).value();
    };
    REQUIRE(bits_of(read(0)) == bits_of(read(3)));
    REQUIRE(bits_of(read(0)) == bits_of(read(30)));
  }
}

TEST_CASE("What is no decimal is not read") {
  for (const char* text :
       {"",      "+",  "-",  ".",   "e5",    ".e5",  "1e",  "1e+",      "1e-", "--1", "+-1", "1.2.3", "1e5.5",
        "1e5e5", "1 ", " 1", "1,5", "1_000", "0x10", "inf", "Infinity", "nan", "NaN", "1f",  "12-3"}) {
    INFO(text);
    CHECK_FALSE(trailspark::parse_decimal(text).has_value());
  }
  CHECK_FALSE(trailspark::parse_decimal(std::string_view("1\0", 2)).has_value());
}
