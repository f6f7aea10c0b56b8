#include "trailspark/email.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "trailspark/result.hpp"
#include "vectors.hpp"

using namespace trailspark;

namespace {

/// The key of a block of exactly this size, so that AddressSanitizer sees the first byte read behind it.
std::optional<std::string> key_of(const std::string& address, EmailFolding folding = {}) {
  const std::unique_ptr<char[]> exact(new char[address.size()]);
  std::copy(address.begin(), address.end(), exact.get());
  std::string out = "before;";
  const bool is_usable = append_email_key(out, {exact.get(), address.size()}, folding);
  REQUIRE(out.substr(0, 7) == "before;");
  REQUIRE((is_usable || out.size() == 7));
  return is_usable ? std::optional(out.substr(7)) : std::nullopt;
}

bool is_plain(const std::string& address) {
  const std::unique_ptr<char[]> exact(new char[address.size()]);
  std::copy(address.begin(), address.end(), exact.get());
  return is_plain_email_key({exact.get(), address.size()});
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

EmailFolding folding_of(const nlohmann::json& settings) {
  return {settings.value("plusTags", false), settings.value("gmailDots", false)};
}

const std::vector<EmailFolding> kFoldings = {{false, false}, {true, false}, {false, true}, {true, true}};

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces, std::size_t most) {
  std::string text;
  for (std::size_t count = 1 + random() % most; count > 0; --count) {
    text += pieces[random() % pieces.size()];
  }
  return text;
}

}  // namespace

TEST_CASE("Addresses have the keys that the vectors say") {
  for (const nlohmann::json& entry : vector_cases("email")) {
    INFO(entry.dump());
    const EmailFolding folding = folding_of(entry.value("settings", nlohmann::json::object()));
    const std::optional<std::string> key = key_of(entry.at("address").get<std::string>(), folding);
    if (entry.at("key").is_null()) {
      CHECK_FALSE(key.has_value());
      CHECK(entry.at("error").get<std::string>() == id(Code::email_malformed));
    } else {
      CHECK(key == entry.at("key").get<std::string>());
    }
  }
}

TEST_CASE("A key is plain where it is ASCII, and nothing else is") {
  for (const nlohmann::json& entry : vector_cases("email")) {
    INFO(entry.dump());
    const auto address = entry.at("address").get<std::string>();
    CHECK(is_plain(address) == (is_ascii(address) && key_of(address) == address));
    if (!entry.at("key").is_null()) {
      const auto key = entry.at("key").get<std::string>();
      CHECK(is_plain(key) == is_ascii(key));
    }
  }
}

TEST_CASE("Every ASCII character is allowed or refused in each place of an address") {
  const std::string local = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.";
  const std::string domain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
  for (int byte = 0; byte < 0x80; ++byte) {
    const char character = static_cast<char>(byte);
    INFO(byte);
    CHECK(key_of(std::string("a") + character + "b@acme.test").has_value() == (local.find(character) != local.npos));
    CHECK(key_of(std::string("a@x") + character + "y.test").has_value() == (domain.find(character) != domain.npos));
    // The other way, beside what is not ASCII.
    CHECK(key_of(std::string("\u00FC") + character + "b@acme.test").has_value() ==
          (local.find(character) != local.npos));
    CHECK(key_of(std::string("a@\u00FC") + character + "y.test").has_value() ==
          (domain.find(character) != domain.npos));
  }
}

TEST_CASE("What is no UTF-8 is no address") {
  CHECK_FALSE(key_of("a\xFC@acme.test").has_value());
  CHECK_FALSE(key_of("a@b\xFC"
                     "cher.test")
                  .has_value());
  CHECK_FALSE(key_of("ada@acme.test\xC2").has_value());
  CHECK_FALSE(key_of("\xE3\x80").has_value());
}

TEST_CASE("A key folded again is itself") {
  const std::vector<std::string> pieces = {
      "a",       "B",      "z9",     "0",         ".",      "@",         "@",          "+",
      "-",       "_",      " ",      "\u00A0",    "\u00FC", "\u00DC",    "u\u0308",    "\u0130",
      "\u00DF",  "\u1E9E", "\u03A3", "\u3002",    "\uFF0E", "\uFF21",    "\u200B",     "\u00AD",
      "xn--",    "\u212A", "\u13A0", "\uFB01",    ".test",  "gmail.com", "@gmail.com", "@googlemail.com",
      "@b.test", "\u0645", "\uAC00", "\U0001F600"};
  std::mt19937 random(3);
  std::size_t usable = 0;
  for (int round = 0; round < 50000; ++round) {
    const std::string address = random_text(random, pieces, 8);
    INFO(address);
    for (const EmailFolding folding : kFoldings) {
      if (const std::optional<std::string> key = key_of(address, folding)) {
        REQUIRE(key_of(*key, folding) == key);
        REQUIRE(key->size() <= 64 + 1 + 253);
        REQUIRE(is_plain(*key) == is_ascii(*key));
        ++usable;
      }
    }
    REQUIRE(is_plain(address) == (is_ascii(address) && key_of(address) == address));
  }
  CHECK(usable > 5000);
}

TEST_CASE("Case and surrounding white space change no key") {
  // Each letter as the key has it, and otherwise; all of them mean the same before the @ and behind it.
  const std::vector<std::vector<std::string>> letters = {{"a", "A"},
                                                         {"q", "Q"},
                                                         {"7"},
                                                         {"k", "K", "\u212A"},
                                                         {"\u00E9", "\u00C9"},
                                                         {"\u0434", "\u0414"},
                                                         {"\u03C3", "\u03A3"},
                                                         {"\u0151", "\u0150"},
                                                         {"i", "I", "\u0130"},
                                                         {"\U00010428", "\U00010400"}};
  const std::vector<std::string> spaces = {"", " ", "\t", "\r\n", "\u0085", "\u00A0", "\u2003", "\u3000", " \u2028 "};
  std::mt19937 random(4);
  for (int round = 0; round < 20000; ++round) {
    std::string plain;
    std::string varied = spaces[random() % spaces.size()];
    for (std::size_t part = 0; part < 2; ++part) {
      for (std::size_t size = 1 + random() % 9; size > 0; --size) {
        const std::vector<std::string>& letter = letters[random() % letters.size()];
        plain += letter.front();
        varied += letter[random() % letter.size()];
      }
      plain += part == 0 ? "@" : ".test";
      varied += part == 0 ? "@" : ".TeSt";
    }
    varied += spaces[random() % spaces.size()];
    INFO(varied);
    REQUIRE(key_of(plain).has_value());
    REQUIRE(key_of(varied) == key_of(plain));
    REQUIRE(key_of(plain)->substr(0, plain.find('@')) == plain.substr(0, plain.find('@')));
  }
}
