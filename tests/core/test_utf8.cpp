#include "utf8.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "catch.hpp"
#include "vectors.hpp"

using namespace trailspark;

namespace {

/// "e2 82 ac" as bytes.
std::string bytes_of(const std::string& hex) {
  std::string bytes;
  for (std::size_t at = 0; at < hex.size(); at += 3) {
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16)));
  }
  return bytes;
}

/// Checks a block of exactly this size, so that AddressSanitizer sees the first byte read behind it.
bool is_valid_exactly(const std::string& bytes) {
  const std::unique_ptr<char[]> exact(new char[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), exact.get());
  return unicode::is_valid_utf8({exact.get(), bytes.size()});
}

}  // namespace

TEST_CASE("UTF-8 is valid where the Unicode Standard says so") {
  std::size_t seen = 0;
  for (const nlohmann::json& entry : vector_cases("unicode")) {
    if (entry.contains("bytes")) {
      INFO(entry.dump());
      CHECK(is_valid_exactly(bytes_of(entry.at("bytes").get<std::string>())) == entry.at("valid").get<bool>());
      ++seen;
    }
  }
  CHECK(seen > 20);
}

TEST_CASE("As many texts of three bytes are valid as there are ways to put them together") {
  std::size_t valid = 0;
  std::string text(3, '\0');
  for (int number = 0; number < 1 << 24; ++number) {
    text[0] = static_cast<char>(number >> 16);
    text[1] = static_cast<char>(number >> 8);
    text[2] = static_cast<char>(number);
    valid += unicode::is_valid_utf8(text) ? 1u : 0u;
  }
  // ASCII three times; ASCII before or behind two bytes; three bytes without the surrogates.
  CHECK(valid == 128 * 128 * 128 + 2 * 128 * (0x800 - 0x80) + (0x10000 - 0x800 - 0x800));
}

TEST_CASE("As many beginnings of four bytes are valid as there are blocks of 4,096 beyond U+FFFF") {
  std::size_t valid = 0;
  for (int number = 0; number < 1 << 16; ++number) {
    const std::string text = {static_cast<char>(number >> 8), static_cast<char>(number), '\x80', '\xBF'};
    const bool is_four = (number >> 8) >= 0xF0;
    valid += is_four && unicode::is_valid_utf8(text) ? 1u : 0u;
  }
  CHECK(valid == 0x100000 / 4096);
}

TEST_CASE("A bad byte is found wherever it stands") {
  for (std::size_t size = 1; size < 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      CHECK(unicode::is_ascii(text));
      text[at] = '\x80';
      CHECK_FALSE(is_valid_exactly(text));
      CHECK_FALSE(unicode::is_ascii(text));
    }
  }
}

TEST_CASE("Every code point is read as it was written") {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) {
      continue;
    }
    std::string text;
    unicode::append_utf8(text, code);
    std::size_t at = 0;
    REQUIRE(unicode::is_valid_utf8(text));
    REQUIRE(unicode::next_code_point(text, at) == code);
    REQUIRE(at == text.size());
  }
  CHECK(unicode::to_utf8(unicode::to_code_points("a\u00FC\u20AC\U0001F600")) == "a\u00FC\u20AC\U0001F600");
}
