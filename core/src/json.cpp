#include "json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <set>

#include "decimal.hpp"

#define JSON_NOEXCEPTION 1
#define JSON_ASSERT(condition) static_cast<void>(0)  // one of them ends the program where a locale's point is no ASCII
// Another namespace than that of a copy with exceptions in the same program: the linker must not mix the two.
#define NLOHMANN_JSON_NAMESPACE_NO_VERSION 1
#include <nlohmann/json.hpp>

namespace trailspark::json {
namespace {

constexpr std::size_t kMaxDepth = 64;

/// Walks the text and tells how far the lexer has read: a SAX callback is not told where it stands.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, std::size_t* bytes_read) : at_(at), bytes_read_(bytes_read) {}

  reference operator*() const { return *at_; }
  Cursor& operator++() {
    ++at_;
    ++*bytes_read_;
    return *this;
  }
  Cursor operator++(int) {
    Cursor before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* bytes_read_;
};

/// Builds a Value from nlohmann's callbacks; a callback that answers false ends the reading.
class Builder {
 public:
  explicit Builder(const std::size_t* bytes_read) : bytes_read_(bytes_read) {}

  bool null() {
    slot().kind = Value::Kind::null;
    return true;
  }
  bool boolean(bool value) {
    Value& target = slot();
    target.kind = Value::Kind::boolean;
    target.boolean = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double, const std::string& token) {
    // nlohmann's own value and its decimal point follow the C locale; the digits are read again without it.
    std::string digits = token;
    std::replace_if(
        digits.begin(), digits.end(),
        [](char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }, '.');
    const std::optional<double> value = parse_decimal(digits);
    return value ? number(*value) : fail("the number is too large");
  }
  bool string(std::string& value) {
    Value& target = slot();
    target.kind = Value::Kind::string;
    target.string = std::move(value);
    return true;
  }
  bool binary(nlohmann::json::binary_t&) { return false; }  // never called for text

  bool start_object(std::size_t) { return open(Value::Kind::object); }
  bool key(std::string& name) {
    Level& level = open_.back();
    if (!level.names.insert(name).second) {
      std::string found = "the key ";
      append_string(found, name);
      return fail(found + " stands twice in one object");
    }
    level.value->keys.push_back(std::move(name));
    return true;
  }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Value::Kind::array); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    failed_at_ = position;
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value - invalid
    // literal; last read: '...'". Kept is the reason, without what was read: that may be long, or no UTF-8.
    constexpr int kOutOfRange = 406;
    const std::string_view text = error.what();
    const std::size_t reason = text.find(" - ") + 3;
    detail_ =
        error.id == kOutOfRange ? "the number is too large" : text.substr(reason, text.find("; last read") - reason);
    return false;
  }

  Value take() { return std::move(root_); }
  const std::string& detail() const { return detail_; }
  /// How many bytes had been read when it failed, the offending one included.
  std::size_t failed_at() const { return failed_at_; }

 private:
  struct Level {
    Value* value;
    std::set<std::string> names;  // to find a key given twice without comparing each with each
  };

  /// Where the next value goes. An open container does not grow while one inside it is open, so pointers to it hold.
  Value& slot() { return open_.empty() ? root_ : open_.back().value->items.emplace_back(); }

  bool number(double value) {
    Value& target = slot();
    target.kind = Value::Kind::number;
    target.number = value;
    return true;
  }
  bool open(Value::Kind kind) {
    if (open_.size() == kMaxDepth) {
      return fail("nested deeper than 64 levels");
    }
    Value& target = slot();
    target.kind = kind;
    open_.push_back({&target, {}});
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }
  bool fail(std::string detail) {
    detail_ = std::move(detail);
    failed_at_ = *bytes_read_;
    return false;
  }

  const std::size_t* bytes_read_;
  Value root_;
  std::vector<Level> open_;
  std::string detail_;
  std::size_t failed_at_ = 0;
};

/// "line 3 column 7" of the last of `bytes_read` bytes; columns count characters.
std::string place(std::string_view text, std::size_t bytes_read) {
  // At the end of the text the lexer has "read" one more byte than there is: the place behind the last one.
  const std::string_view before = text.substr(0, bytes_read == 0 ? 0 : bytes_read - 1);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto lines = 1 + std::count(before.begin(), before.end(), '\n');
  const auto column = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return "line " + std::to_string(lines) + " column " + std::to_string(column);
}

}  // namespace

const Value* Value::find(std::string_view key) const noexcept {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::string_view name(Value::Kind kind) noexcept {
  constexpr std::array<std::string_view, 6> kNames = {"null",     "a boolean", "a number",
                                                      "a string", "an array",  "an object"};
  return kNames[static_cast<std::size_t>(kind)];
}

Result<Value> parse(std::string_view text) {
  if (constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"; text.substr(0, 3) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  std::size_t bytes_read = 0;
  Builder builder(&bytes_read);
  const Cursor begin(text.data(), &bytes_read);
  const Cursor end(text.data() + text.size(), &bytes_read);
  if (!nlohmann::json::sax_parse(begin, end, &builder)) {
    return Error{Code::json_syntax, builder.detail(), place(text, builder.failed_at())};
  }
  // nlohmann takes a zero byte for the end of the input; JSON has no place for one.
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    return Error{Code::json_syntax, "a zero byte", place(text, zero + 1)};
  }
  return builder.take();
}

}  // namespace trailspark::json
