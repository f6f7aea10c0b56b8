#include <cmath>
#include <cstddef>

#include "decimal.hpp"
#include "json.hpp"

namespace trailspark::json {

void Writer::begin_object() { open('{'); }

void Writer::end_object() { close('}'); }

void Writer::begin_array() { open('['); }

void Writer::end_array() { close(']'); }

void Writer::key(std::string_view name) {
  separate();
  append_string(out_, name);
  out_.append(indent_ > 0 ? ": " : ":");
  after_key_ = true;
}

void Writer::null() { raw("null"); }

void Writer::boolean(bool value) { raw(value ? "true" : "false"); }

void Writer::number(double value) {
  separate();
  append_number(out_, value);
}

void Writer::integer(std::int64_t value) {
  separate();
  out_.append(std::to_string(value));
}

void Writer::string(std::string_view utf8) {
  separate();
  append_string(out_, utf8);
}

void Writer::raw(std::string_view json) {
  separate();
  out_.append(json);
}

void Writer::value(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return null();
    case Value::Kind::boolean:
      return boolean(value.boolean);
    case Value::Kind::number:
      return number(value.number);
    case Value::Kind::string:
      return string(value.string);
    case Value::Kind::array:
      begin_array();
      for (const Value& item : value.items) {
        this->value(item);
      }
      return end_array();
    case Value::Kind::object:
      begin_object();
      for (std::size_t i = 0; i < value.keys.size(); ++i) {
        key(value.keys[i]);
        this->value(value.items[i]);
      }
      return end_object();
  }
}

void Writer::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) {
    out_.push_back(',');
  }
  if (level_ > 0) {
    line();
  }
  first_ = false;
}

void Writer::line() {
  if (indent_ > 0) {
    out_.push_back('\n');
    out_.append(static_cast<std::size_t>(level_) * static_cast<std::size_t>(indent_), ' ');
  }
}

void Writer::open(char bracket) {
  separate();
  out_.push_back(bracket);
  ++level_;
  first_ = true;
}

void Writer::close(char bracket) {
  TRAILSPARK_ASSERT(level_ > 0 && !after_key_);
  --level_;
  if (!first_) {
    line();
  }
  out_.push_back(bracket);
  first_ = false;
}

void append_string(std::string& out, std::string_view utf8) {
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
  constexpr std::string_view kShortLetters = "btnfr\"\\";
  constexpr std::string_view kHex = "0123456789abcdef";
  out.push_back('"');
  std::size_t clean = 0;  // start of the run that needs no escape
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') {
      continue;
    }
    out.append(utf8, clean, i - clean).push_back('\\');
    clean = i + 1;
    if (const std::size_t letter = kShort.find(utf8[i]); letter != std::string_view::npos) {
      out.push_back(kShortLetters[letter]);
    } else {
      out.append("u00").push_back(kHex[byte >> 4U]);
      out.push_back(kHex[byte & 15U]);
    }
  }
  out.append(utf8, clean).push_back('"');
}

void append_number(std::string& out, double value) {
  if (std::isfinite(value)) {
    append_decimal(out, value);
  } else {
    out.append("null");
  }
}

}  // namespace trailspark::json
