#include "page_parts.hpp"
#include "utf8.hpp"

namespace trailspark {
namespace {

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::int32_t hex4(const char* at) noexcept {
  std::int32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_digit(at[i]);
    if (digit < 0) {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

char* encode_utf8(char* out, std::int32_t code_point) noexcept {
  const auto tail = [&](int shift) { *out++ = static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    *out++ = static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    *out++ = static_cast<char>(0xC0 | (code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (code_point >> 12));
    tail(6);
    tail(0);
  } else {
    *out++ = static_cast<char>(0xF0 | (code_point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

// What an escape stands for, written at `out`. `in` stands behind the backslash and moves on; nullptr: not valid.
char* unescape(const char*& in, const char* end, char* out) noexcept {
  if (in == end) {
    return nullptr;
  }
  const char kind = *in++;
  if (kind == 'u') {
    std::int32_t unit = end - in >= 4 ? hex4(in) : -1;
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000)) {
      return nullptr;
    }
    in += 4;
    if (unit >= 0xD800 && unit < 0xDC00) {
      const std::int32_t low = end - in >= 6 && in[0] == '\\' && in[1] == 'u' ? hex4(in + 2) : -1;
      if (low < 0xDC00 || low >= 0xE000) {
        return nullptr;
      }
      in += 6;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    return encode_utf8(out, unit);
  }
  constexpr std::string_view kFrom = "\"\\/bfnrt";
  constexpr std::string_view kTo = "\"\\/\b\f\n\r\t";
  const std::size_t which = kFrom.find(kind);
  if (which == std::string_view::npos) {
    return nullptr;
  }
  *out = kTo[which];
  return out + 1;
}

}  // namespace

// Never part of its caller's loop, not even where the linker could make it so: see page_fast.cpp.
__attribute__((noinline)) char* copy_string_slowly(const char*& in, const char* end, char* out) noexcept {
  char* const begin = out;
  bool ascii = true;
  while (in != end) {
    const char c = *in++;
    if (c == '"') {
      const std::string_view text(begin, static_cast<std::size_t>(out - begin));
      return ascii || unicode::is_valid_utf8(text) ? out : nullptr;
    }
    if (c == '\\') {
      out = unescape(in, end, out);
      if (out == nullptr) {
        return nullptr;
      }
    } else if (static_cast<unsigned char>(c) < 0x20) {
      return nullptr;
    } else {
      ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      *out++ = c;
    }
  }
  return nullptr;
}

}  // namespace trailspark
