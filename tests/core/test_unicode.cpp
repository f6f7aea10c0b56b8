#include "unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "normalize.hpp"
#include "utf8.hpp"
#include "vectors.hpp"

using namespace trailspark;

namespace {

std::string nfc(const std::string& text) { return unicode::to_utf8(unicode::to_nfc(unicode::to_code_points(text))); }
std::string nfd(const std::string& text) { return unicode::to_utf8(unicode::to_nfd(unicode::to_code_points(text))); }

/// FNV-1a of what `map` makes of each code point but the surrogates, in order, as UTF-8; 16 hexadecimal digits.
template <class Map>
std::string digest_of_all(Map map) {
  std::uint64_t hash = 0xcbf29ce484222325;
  std::string image;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) {
      continue;
    }
    image.clear();
    for (const char32_t part : map(code)) {
      unicode::append_utf8(image, part);
    }
    for (const char byte : image) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    }
  }
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) {
    hex.push_back("0123456789abcdef"[hash >> shift & 15]);
  }
  return hex;
}

std::string digest_of(const std::string& mapping) {
  if (mapping == "lower") {
    return digest_of_all([](char32_t code) { return std::u32string(1, unicode::lower_case(code)); });
  }
  if (mapping == "nfc") {
    return digest_of_all([](char32_t code) { return unicode::to_nfc(std::u32string(1, code)); });
  }
  return digest_of_all([](char32_t code) { return unicode::to_nfd(std::u32string(1, code)); });
}

}  // namespace

TEST_CASE("Lower case, normal forms, folded labels and white space are those of Unicode") {
  for (const nlohmann::json& entry : vector_cases("unicode")) {
    INFO(entry.dump());
    const std::string text = entry.value("text", "");
    if (entry.contains("lower")) {
      CHECK(unicode::lower_case(text) == entry.at("lower").get<std::string>());
    }
    if (entry.contains("folded")) {
      CHECK(unicode::fold_label(text) == entry.at("folded").get<std::string>());
    }
    if (entry.contains("nfc")) {
      CHECK(nfc(text) == entry.at("nfc").get<std::string>());
      CHECK(nfd(text) == entry.at("nfd").get<std::string>());
    }
    if (entry.contains("fnv1a")) {
      CHECK(digest_of(entry.at("mapping").get<std::string>()) == entry.at("fnv1a").get<std::string>());
    }
    if (entry.contains("whiteSpace")) {
      std::vector<std::uint32_t> found;
      for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (unicode::is_white_space(code)) {
          found.push_back(code);
        }
      }
      CHECK(found == entry.at("whiteSpace").get<std::vector<std::uint32_t>>());
    }
  }
}

TEST_CASE("Lower case stays as it is, also once it is put together") {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    const char32_t lowered = unicode::lower_case(code);
    REQUIRE(unicode::lower_case(lowered) == lowered);
    for (const char32_t part : unicode::to_nfc(std::u32string(1, lowered))) {
      REQUIRE(unicode::lower_case(part) == part);
    }
  }
}

TEST_CASE("Normal forms agree with each other and stay as they are") {
  const std::u32string letters = U"aeiouAEIOU\u00E4\u1E0B\u1EC7\u03B1\u1F80\u0915\u09C7\u1100\u1161\u11A8\uAC00\uAC01";
  std::mt19937 random(15);
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    for (std::size_t size = random() % 8; size > 0; --size) {
      const bool is_mark = random() % 2 == 0;
      text.push_back(is_mark ? static_cast<char32_t>(0x300 + random() % 0x70) : letters[random() % letters.size()]);
    }
    const std::u32string together = unicode::to_nfc(text);
    const std::u32string apart = unicode::to_nfd(text);
    INFO(unicode::to_utf8(text));
    REQUIRE(unicode::to_nfc(together) == together);
    REQUIRE(unicode::to_nfd(apart) == apart);
    REQUIRE(unicode::to_nfc(apart) == together);
    REQUIRE(unicode::to_nfd(together) == apart);
    REQUIRE(together.size() <= apart.size());
  }
}

TEST_CASE("A label folds to the same however its marks are typed, and stays folded") {
  for (char32_t code = 0xA0; code < 0x3000; ++code) {
    const std::string letter = unicode::to_utf8(std::u32string{code, U'x'});
    const std::string folded = unicode::fold_label(letter);
    INFO(letter);
    REQUIRE(unicode::fold_label(nfd(letter)) == folded);
    REQUIRE(unicode::fold_label(unicode::lower_case(letter)) == folded);
    REQUIRE(unicode::fold_label(folded) == folded);
  }
}

TEST_CASE("Trimming takes white space at the ends and nothing else") {
  CHECK(unicode::trim("") == "");
  CHECK(unicode::trim(" \u3000\u00A0") == "");
  CHECK(unicode::trim("\u2003a b\u2003") == "a b");
  CHECK(unicode::trim("\u200Ba\u200B") == "\u200Ba\u200B");
  CHECK(unicode::trim("\u00FC\u0085") == "\u00FC");
}
