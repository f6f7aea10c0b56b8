#include "json_writer.hpp"

#include "unicode.hpp"

namespace simulator {
namespace {

constexpr char kHex[] = "0123456789abcdef";

void append_unit(std::string& out, char32_t unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kHex[(unit >> shift) & 15];
  }
}

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (c < 0x10000) {
    return append_unit(out, c);
  }
  append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
  append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

bool must_escape(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_text(std::string& out, std::string_view text) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!must_escape(text[i])) {
      continue;
    }
    out.append(text, run, i - run);
    append_escape(out, static_cast<unsigned char>(text[i]));
    run = i + 1;
  }
  out.append(text, run);
}

void append_text_escaped(std::string& out, std::string_view text, Escapes escapes) {
  bool first = escapes == Escapes::letters;
  while (!text.empty()) {
    const char lead = text.front();
    const char32_t c = take_code_point(text);
    if (must_escape(lead) || (c >= 0x80 && escapes != Escapes::slashes)) {
      append_escape(out, c);
    } else if (first) {
      append_unit(out, c);
    } else if (c == '/' && escapes == Escapes::slashes) {
      out += "\\/";
    } else {
      append_utf8(out, c);
    }
    first = false;
  }
}

}  // namespace

void JsonWriter::new_line() {
  if (spacing_ != Spacing::pretty) {
    return;
  }
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (after_value_) {
    out_ += spacing_ == Spacing::spaced ? " , " : ",";
  }
  if (depth_ > 0) {
    new_line();
  }
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  after_value_ = false;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (after_value_) {
    new_line();
  }
  if (spacing_ == Spacing::spaced) {
    out_ += ' ';
  }
  out_ += bracket;
  after_value_ = true;
}

void JsonWriter::key(std::string_view key) {
  before_value();
  out_ += '"';
  out_ += key;
  out_ += spacing_ == Spacing::compact ? "\":" : "\": ";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value, Escapes escapes) {
  before_value();
  out_ += '"';
  if (escapes == Escapes::needed) {
    append_text(out_, value);
  } else {
    append_text_escaped(out_, value, escapes);
  }
  out_ += '"';
  after_value_ = true;
}

void JsonWriter::literal(std::string_view value) {
  before_value();
  out_ += value;
  after_value_ = true;
}

}  // namespace simulator
