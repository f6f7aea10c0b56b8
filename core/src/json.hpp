#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trailspark/result.hpp"

/// JSON for settings and reports. (Pages of records have their own reader: page.hpp.)
namespace trailspark::json {

/// One JSON value. Objects keep the order of their keys.
class Value {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string string;
  /// The items of an array; the values of an object, in the order of `keys`.
  std::vector<Value> items;
  std::vector<std::string> keys;

  bool is(Kind wanted) const noexcept { return kind == wanted; }
  /// The value of a key, or null where this is no object or has no such key. Lives as long as this value.
  const Value* find(std::string_view key) const noexcept;
};

/// "a string", "null", "an object": for error texts.
std::string_view name(Value::Kind kind) noexcept;

/// Reads one JSON document: RFC 8259, at most 64 levels deep, no key twice in one object; a byte order mark before it
/// is skipped. Numbers are rounded to the nearest double; too large to be finite is an error. Errors: json.syntax, with
/// `where` "line 3 column 7": the character at which the reading stopped.
Result<Value> parse(std::string_view text);

/// Appends JSON to a string, piece by piece; commas and quotes are its own business.
///
///   Writer w(out); w.begin_object(); w.member("records", 3); w.end_object();   // {"records":3}
///
/// With an indent of 0 (the default) everything is on one line without spaces.
class Writer {
 public:
  explicit Writer(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  void null();
  void boolean(bool value);
  /// As JavaScript's JSON.stringify: the shortest digits that read back as the same double, 0.1, 1e-7, 1e+21; whole
  /// numbers below 1e21 without point and exponent; minus zero is 0; not finite is null.
  void number(double value);
  void integer(std::int64_t value);
  void string(std::string_view utf8);
  /// Text that is JSON already.
  void raw(std::string_view json);
  void value(const Value& value);

  void member(std::string_view name, std::string_view value) { key(name), string(value); }
  void member(std::string_view name, const char* value) { key(name), string(value); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  void member(std::string_view name, double value) { key(name), number(value); }
  template <std::integral Integer>
  void member(std::string_view name, Integer value) {
    key(name), integer(static_cast<std::int64_t>(value));
  }

 private:
  void separate();
  void line();
  void open(char bracket);
  void close(char bracket);

  std::string& out_;
  int indent_;
  int level_ = 0;
  bool first_ = true;  // nothing stands in the current bracket yet
  bool after_key_ = false;
};

/// Appends `utf8` as a JSON string with its quotes. The text must be valid UTF-8.
void append_string(std::string& out, std::string_view utf8);
/// Appends a number as Writer::number does.
void append_number(std::string& out, double value);

}  // namespace trailspark::json
