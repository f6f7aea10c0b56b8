#include "json.hpp"

#include <array>
#include <clocale>
#include <cmath>
#include <limits>
#include <memory>
#include <random>

#include "catch.hpp"
#include "vectors.hpp"

namespace json = trailspark::json;
using trailspark::Code;
using trailspark::Error;
using trailspark::Result;

namespace {

/// The text of a case, in a buffer of its exact size, so that a sanitizer sees every byte read too many.
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

std::string bytes_of(const nlohmann::json& entry) {
  if (entry.contains("text")) {
    return entry.at("text");
  }
  const std::string hex = entry.at("hex");
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

std::string write(const json::Value& value, int indent = 0) {
  std::string out;
  json::Writer(out, indent).value(value);
  return out;
}

std::string number(double value) {
  std::string out;
  json::append_number(out, value);
  return out;
}

json::Value random_value(std::mt19937_64& random, int depth) {
  json::Value value;
  value.kind = static_cast<json::Value::Kind>(random() % (depth > 0 ? 6 : 4));
  value.boolean = value.is(json::Value::Kind::boolean) && random() % 2 == 0;
  if (value.is(json::Value::Kind::number)) {
    value.number = static_cast<double>(random() % 100000) / 64.0 - 500;
  }
  if (value.is(json::Value::Kind::string)) {
    constexpr std::array<const char*, 6> kPieces = {"a", "\"", "\\", "\n", "\x01", "\xC3\xA9"};
    for (std::uint64_t i = random() % 5; i > 0; --i) {
      value.string += kPieces[random() % kPieces.size()];
    }
  }
  if (value.is(json::Value::Kind::array) || value.is(json::Value::Kind::object)) {
    for (std::uint64_t i = random() % 4; i > 0; --i) {
      value.items.push_back(random_value(random, depth - 1));
      if (value.is(json::Value::Kind::object)) {
        value.keys.push_back("key " + std::to_string(i));
      }
    }
  }
  return value;
}

}  // namespace

TEST_CASE("JSON is read as RFC 8259 says, and refused with the place") {
  for (const nlohmann::json& entry : vector_cases("json")) {
    INFO(entry.dump(-1, ' ', true));
    const Input input(bytes_of(entry));
    const Result<json::Value> read = json::parse(input.text());
    if (entry.contains("out")) {
      REQUIRE(read.ok());
      CHECK(write(read.value()) == entry.at("out").get<std::string>());
    } else {
      REQUIRE_FALSE(read.ok());
      CHECK(read.error().code == Code::json_syntax);
      CHECK(read.error().where == entry.at("where").get<std::string>());
      CHECK_FALSE(read.error().detail.empty());
    }
  }
}

TEST_CASE("Error texts say what was found, in valid UTF-8 and not at length") {
  CHECK(json::parse("[1,]").error() ==
        Error{Code::json_syntax, "unexpected ']'; expected '[', '{', or a literal", "line 1 column 4"});
  CHECK(json::parse("{\"a\":1,\"a\":2}").error().detail == "the key \"a\" stands twice in one object");
  CHECK(json::parse("[1e400]").error().detail == "the number is too large");
  CHECK(json::parse(std::string("1\0", 2)).error().detail == "a zero byte");
  CHECK(json::parse("\"" + std::string(100000, 'x') + "\xFF\"").error().detail ==
        "invalid string: ill-formed UTF-8 byte");
  CHECK(json::parse("1" + std::string(100000, '0')).error().detail == "the number is too large");
}

TEST_CASE("64 levels are read, 65 are not") {
  for (const std::string& pair : {std::string("[]"), std::string("{}")}) {
    const std::string open = pair == "[]" ? "[" : "{\"a\":";
    const auto nested = [&](int levels) {
      std::string text;
      for (int i = 1; i < levels; ++i) {
        text += open;
      }
      return text + pair + std::string(static_cast<std::size_t>(levels - 1), pair[1]);
    };
    CHECK(json::parse(nested(64)).ok());
    const Result<json::Value> too_deep = json::parse(nested(65));
    REQUIRE_FALSE(too_deep.ok());
    CHECK(too_deep.error().detail == "nested deeper than 64 levels");
    CHECK(too_deep.error().where == "line 1 column " + std::to_string(64 * open.size() + 1));
  }
  CHECK_FALSE(json::parse(std::string(1000000, '[')).ok());
}

TEST_CASE("Deep brackets side by side are not deep") {
  std::string text = "[0";
  for (int i = 0; i < 100; ++i) {
    text += ",[[{}]]";
  }
  CHECK(json::parse(text + "]").ok());
}

TEST_CASE("find answers the value of a key") {
  const json::Value value = json::parse(R"({"a":1,"b":[true,"x"],"c":null})").value();
  REQUIRE(value.find("a") != nullptr);
  CHECK(value.find("a")->number == 1);
  CHECK(value.find("b")->items[0].boolean);
  CHECK(value.find("b")->items[1].string == "x");
  CHECK(value.find("c")->is(json::Value::Kind::null));
  CHECK(value.find("d") == nullptr);
  CHECK(value.find("b")->find("a") == nullptr);
  CHECK(value.find("a")->find("a") == nullptr);
}

TEST_CASE("Every kind has a name with its article") {
  const json::Value value = json::parse(R"([null,true,1,"",[],{}])").value();
  std::string names;
  for (const json::Value& item : value.items) {
    names.append(json::name(item.kind)).append(";");
  }
  CHECK(names == "null;a boolean;a number;a string;an array;an object;");
}

TEST_CASE("The writer sets commas, colons and indents") {
  const auto report = [](int indent) {
    std::string out;
    json::Writer w(out, indent);
    w.begin_object();
    w.member("records", 3);
    w.member("name", "a\"b");
    w.member("view", std::string_view("v"));
    w.member("text", std::string("t"));
    w.member("half", 0.5);
    w.member("ok", true);
    w.key("none");
    w.null();
    w.key("raw");
    w.raw("[1, 2]");
    w.key("list");
    w.begin_array();
    w.integer(std::numeric_limits<std::int64_t>::min());
    w.begin_array();
    w.end_array();
    w.begin_object();
    w.end_object();
    w.end_array();
    w.end_object();
    return out;
  };
  CHECK(report(0) == R"({"records":3,"name":"a\"b","view":"v","text":"t","half":0.5,"ok":true,"none":null,)"
                     R"("raw":[1, 2],"list":[-9223372036854775808,[],{}]})");
  CHECK(report(2) == R"({
  "records": 3,
  "name": "a\"b",
  "view": "v",
  "text": "t",
  "half": 0.5,
  "ok": true,
  "none": null,
  "raw": [1, 2],
  "list": [
    -9223372036854775808,
    [],
    {}
  ]
})");
}

TEST_CASE("What was written reads back as the same, with and without indent") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = write(random_value(random, 5));
    const Result<json::Value> read = json::parse(text);
    REQUIRE(read.ok());
    REQUIRE(write(read.value()) == text);
    const std::string indented = write(read.value(), 2);
    REQUIRE(write(json::parse(indented).value()) == text);
    REQUIRE(nlohmann::ordered_json::parse(text).dump(2) == nlohmann::ordered_json::parse(indented).dump(2));
  }
}

TEST_CASE("Numbers that JSON cannot say are null") {
  CHECK(number(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number(-std::numeric_limits<double>::infinity()) == "null");
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(number(-0.0) == "0");
}

TEST_CASE("The C locale changes nothing") {
  for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8"}) {
    std::setlocale(LC_NUMERIC, locale);  // where the machine has it
    CHECK(write(json::parse("[0.5,1.25e-3]").value()) == "[0.5,0.00125]");
    CHECK_FALSE(json::parse("0,5").ok());
    std::setlocale(LC_NUMERIC, "C");
  }
}
