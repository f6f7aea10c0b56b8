#include "punycode.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "trailspark/result.hpp"

namespace trailspark {
namespace {

// RFC 3492, section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kLowestThreshold = 1;
constexpr std::uint32_t kHighestThreshold = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr std::uint32_t kFirstNonAscii = 0x80;

/// Section 6.1: where the next delta's thresholds will lie, from the size of this one.
std::uint32_t adapted_bias(std::uint32_t delta, std::uint32_t points, bool first) noexcept {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t bias = 0;
  for (; delta > (kBase - kLowestThreshold) * kHighestThreshold / 2; bias += kBase) {
    delta /= kBase - kLowestThreshold;
  }
  return bias + (kBase - kLowestThreshold + 1) * delta / (delta + kSkew);
}

char digit(std::uint32_t value) noexcept { return "abcdefghijklmnopqrstuvwxyz0123456789"[value]; }

/// A number of digits whose end shows by itself: the first digit below its threshold.
void append_variable_length(std::string& out, std::uint32_t number, std::uint32_t bias) {
  for (std::uint32_t k = kBase;; k += kBase) {
    const std::uint32_t threshold = k <= bias ? kLowestThreshold : std::min(k - bias, kHighestThreshold);
    if (number < threshold) {
      out.push_back(digit(number));
      return;
    }
    out.push_back(digit(threshold + (number - threshold) % (kBase - threshold)));
    number = (number - threshold) / (kBase - threshold);
  }
}

/// The lowest code point of the label that is not below `floor`.
std::uint32_t lowest_from(std::u32string_view label, std::uint32_t floor) noexcept {
  std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
  for (const std::uint32_t code : label) {
    lowest = code >= floor ? std::min(lowest, code) : lowest;
  }
  return lowest;
}

}  // namespace

void append_punycode(std::string& out, std::u32string_view label) {
  TRAILSPARK_ASSERT(label.size() <= 63);
  std::uint32_t handled = 0;
  for (const char32_t code : label) {
    if (code < kFirstNonAscii) {
      out.push_back(static_cast<char>(code));
      ++handled;
    }
  }
  const std::uint32_t ascii = handled;
  if (ascii > 0) {
    out.push_back('-');
  }

  std::uint32_t bias = kInitialBias;
  std::uint32_t delta = 0;
  for (std::uint32_t at = kFirstNonAscii; handled < label.size(); ++at, ++delta) {
    const std::uint32_t next = lowest_from(label, at);
    delta += (next - at) * (handled + 1);
    at = next;
    for (const std::uint32_t code : label) {
      delta += code < at ? 1 : 0;
      if (code == at) {
        append_variable_length(out, delta, bias);
        bias = adapted_bias(delta, handled + 1, handled == ascii);
        ++handled;
        delta = 0;
      }
    }
  }
}

}  // namespace trailspark
