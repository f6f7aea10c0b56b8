#include "unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace simulator {
namespace {

char32_t upper(char32_t c) noexcept {
  if (c >= 'a' && c <= 'z') {
    return c - 32;
  }
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) {
    return c - 32;
  }
  if (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) {
    return c - 32;
  }
  if (c >= 0x430 && c <= 0x44F) {
    return c - 32;
  }
  return c >= 0x450 && c <= 0x45F ? c - 80 : c;
}

char32_t lower(char32_t c) noexcept {
  if (c >= 'A' && c <= 'Z') {
    return c + 32;
  }
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) {
    return c + 32;
  }
  if (c >= 0x391 && c <= 0x3A9) {
    return c + 32;
  }
  if (c >= 0x410 && c <= 0x42F) {
    return c + 32;
  }
  return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

template <class Change>
std::string each(std::string_view text, Change change) {
  std::string out;
  while (!text.empty()) {
    append_utf8(out, change(take_code_point(text)));
  }
  return out;
}

// RFC 3492, section 5 and 6.
constexpr std::uint32_t kBase = 36, kTMin = 1, kTMax = 26, kSkew = 38, kDamp = 700, kInitialBias = 72, kInitialN = 128;

std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) noexcept {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > (kBase - kTMin) * kTMax / 2; k += kBase) {
    delta /= kBase - kTMin;
  }
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

char digit(std::uint32_t value) noexcept { return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26)); }

void append_variable_length(std::string& out, std::uint32_t q, std::uint32_t bias) {
  for (std::uint32_t k = kBase;; k += kBase) {
    const std::uint32_t t = k <= bias ? kTMin : std::min(k - bias, kTMax);
    if (q < t) {
      break;
    }
    out += digit(t + (q - t) % (kBase - t));
    q = (q - t) / (kBase - t);
  }
  out += digit(q);
}

void append_label(std::string& out, std::string_view label) {
  if (is_ascii(label)) {
    out += label;
    return;
  }
  std::vector<std::uint32_t> points;
  while (!label.empty()) {
    points.push_back(take_code_point(label));
  }
  out += "xn--";
  std::uint32_t handled = 0;
  for (const std::uint32_t c : points) {
    if (c < kInitialN) {
      out += static_cast<char>(c);
      ++handled;
    }
  }
  const std::uint32_t basic = handled;
  if (basic > 0) {
    out += '-';
  }
  std::uint32_t n = kInitialN, delta = 0, bias = kInitialBias;
  while (handled < points.size()) {
    std::uint32_t m = 0x10FFFF;
    for (const std::uint32_t c : points) {
      if (c >= n) {
        m = std::min(m, c);
      }
    }
    delta += (m - n) * (handled + 1);
    n = m;
    for (const std::uint32_t c : points) {
      if (c < n) {
        ++delta;
      }
      if (c != n) {
        continue;
      }
      append_variable_length(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
}

}  // namespace

char32_t take_code_point(std::string_view& text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    c = (c << 6) | (byte(i) & 0x3Fu);
  }
  text.remove_prefix(length);
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80u | ((c >> shift) & 0x3Fu)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0u | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0u | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0u | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string to_upper(std::string_view text) { return each(text, upper); }
std::string to_lower(std::string_view text) { return each(text, lower); }

bool is_ascii(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool survives_case(std::string_view text) noexcept {
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    const bool latin1 = c >= 0xC0 && c <= 0xFE && c != 0xDF;
    if (c >= 0x80 && !latin1 && (c < 0x400 || c > 0x45F)) {
      return false;
    }
  }
  return true;
}

std::string to_ascii_domain(std::string_view domain) {
  std::string out;
  while (true) {
    const std::size_t dot = domain.find('.');
    append_label(out, domain.substr(0, dot));
    if (dot == std::string_view::npos) {
      return out;
    }
    out += '.';
    domain.remove_prefix(dot + 1);
  }
}

}  // namespace simulator
