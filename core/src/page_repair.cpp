#include "page_repair.hpp"

#include <cstdint>
#include <optional>

#include "decimal.hpp"
#include "hash.hpp"
#include "page_parts.hpp"
#include "utf8.hpp"

namespace trailspark {
namespace {

// The value of four hexadecimal digits at `at`, or -1.
int hex4(std::string_view text, std::size_t at) noexcept {
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = i < text.size() ? text[i] : '\0';
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      value = value * 16 + (c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

// The length of the surrogate escape at `at`: 12 for a whole pair, 6 for half of one, 0 for anything else.
std::size_t surrogate_bytes(std::string_view text, std::size_t at) noexcept {
  const int unit = text.substr(at, 2) == "\\u" ? hex4(text, at + 2) : -1;
  if (unit < 0xD800 || unit > 0xDFFF) {
    return 0;
  }
  const int low = unit < 0xDC00 && text.substr(at + 6, 2) == "\\u" ? hex4(text, at + 8) : -1;
  return low >= 0xDC00 && low <= 0xDFFF ? 12 : 6;
}

// What is wrong with the text between two quotes.
std::optional<Code> fault_of(std::string_view raw) noexcept {
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '\\') {
      const std::size_t bytes = surrogate_bytes(raw, at);
      if (bytes == 6) {
        return Code::value_surrogate;
      }
      at += bytes == 0 ? 2 : bytes;
    } else if (static_cast<unsigned char>(raw[at]) < 0x20) {
      return Code::value_control;
    } else {
      ++at;
    }
  }
  return unicode::is_valid_utf8(raw) ? std::nullopt : std::optional(Code::value_utf8);
}

constexpr std::string_view kDigits = "0123456789";

std::size_t behind_digits(std::string_view text, std::size_t at) noexcept {
  return std::min(text.find_first_not_of(kDigits, at), text.size());
}

// True for -1, 0.5, 1e9; false for 01, 1., .5, +1 (RFC 8259, section 6).
bool is_json_number(std::string_view text) noexcept {
  std::size_t begin = text[0] == '-' ? 1 : 0;
  std::size_t end = behind_digits(text, begin);
  bool sound = end > begin && (text[begin] != '0' || end == begin + 1);
  if (text.substr(end, 1) == ".") {
    begin = end + 1;
    end = behind_digits(text, begin);
    sound = sound && end > begin;
  }
  if (end < text.size() && (text[end] | 0x20) == 'e') {
    begin = end + 1;
    begin += std::size_t{begin < text.size() && (text[begin] == '+' || text[begin] == '-')};
    end = behind_digits(text, begin);
    sound = sound && end > begin;
  }
  return sound && end == text.size();
}

// A sound number that is too large for simdjson: an integer beyond 64 bits, or what no double holds.
bool is_too_large(std::string_view number) noexcept {
  const bool negative = number[0] == '-';
  const std::string_view digits = number.substr(negative ? 1 : 0);
  if (behind_digits(digits, 0) < digits.size()) {
    return !parse_decimal(number);
  }
  const std::string_view most = negative ? "9223372036854775808" : "18446744073709551615";
  return digits.size() != most.size() ? digits.size() > most.size() : digits > most;
}

// Counts from a hash of the page: a page that holds the first thousand markers would be searched a thousand times.
std::string unused_marker(std::string_view page) {
  for (std::uint64_t number = hash_bytes(page.data(), page.size());; ++number) {
    std::string marker = "trailspark broken string " + std::to_string(number) + " ";
    if (page.find(marker) == std::string_view::npos) {
      return marker;
    }
  }
}

}  // namespace

const RepairedPage::Broken* RepairedPage::find(std::string_view text) const noexcept {
  if (broken.empty() || text.substr(0, marker.size()) != marker) {
    return nullptr;
  }
  const std::string_view digits = text.substr(marker.size());
  std::size_t index = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || index > broken.size()) {
      return nullptr;
    }
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return !digits.empty() && index < broken.size() ? &broken[index] : nullptr;
}

namespace {

class Repair {
 public:
  explicit Repair(std::string_view page) : page_(page) { repaired_.marker = unused_marker(page); }

  RepairedPage repair() && {
    std::size_t begin = 0;
    for (std::size_t open = page_.find('"'); open != std::string_view::npos; open = page_.find('"', begin)) {
      repair_numbers(begin, open);
      std::size_t close = open + 1;
      while (close < page_.size() && page_[close] != '"') {
        close += std::size_t{1} + (page_[close] == '\\');
      }
      if (close >= page_.size()) {
        break;
      }
      if (const auto fault = fault_of(page_.substr(open + 1, close - open - 1))) {
        replace(open + 1, close, *fault, "");
      }
      begin = close + 1;
    }
    repair_numbers(begin, page_.size());
    if (!repaired_.broken.empty()) {
      repaired_.bytes.append(page_.substr(copied_));
    }
    return std::move(repaired_);
  }

 private:
  // Between strings.
  void repair_numbers(std::size_t begin, std::size_t end) {
    const std::string_view part = page_.substr(0, end);
    while ((begin = part.find_first_of("-0123456789", begin)) < end) {
      const std::size_t behind = std::min(part.find_first_not_of("+-.0123456789Ee", begin), end);
      const std::string_view number = part.substr(begin, behind - begin);
      if (is_json_number(number) && is_too_large(number)) {
        replace(begin, behind, Code::value_type, "\"");
      }
      begin = behind;
    }
  }

  void replace(std::size_t begin, std::size_t end, Code code, std::string_view quote) {
    repaired_.bytes.append(page_.substr(copied_, begin - copied_)).append(quote).append(repaired_.marker);
    repaired_.bytes.append(std::to_string(repaired_.broken.size())).append(quote);
    repaired_.broken.push_back({code, excerpt(page_.substr(begin, end - begin))});
    copied_ = end;
  }

  std::string_view page_;
  RepairedPage repaired_;
  std::size_t copied_ = 0;
};

}  // namespace

RepairedPage repair_page(std::string_view page) { return Repair(page).repair(); }

}  // namespace trailspark
