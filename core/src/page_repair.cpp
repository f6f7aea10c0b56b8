#include "page_repair.hpp"

#include <cstdint>
#include <optional>

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

std::string RepairedPage::restored(std::string_view part) const {
  std::string out;
  while (!part.empty()) {
    const std::size_t at = broken.empty() ? std::string_view::npos : part.find(marker);
    out.append(part.substr(0, at));
    part.remove_prefix(at == std::string_view::npos ? part.size() : at);
    if (!part.empty()) {
      const std::size_t end = std::min(part.find_first_not_of("0123456789", marker.size()), part.size());
      const Broken* const found = find(part.substr(0, end));
      out.append(found == nullptr ? std::string_view() : found->found);
      part.remove_prefix(end);
    }
  }
  return out;
}

RepairedPage repair_strings(std::string_view page) {
  RepairedPage repaired;
  repaired.marker = unused_marker(page);
  std::size_t copied = 0;
  for (std::size_t open = page.find('"'); open != std::string_view::npos;) {
    std::size_t close = open + 1;
    while (close < page.size() && page[close] != '"') {
      close += std::size_t{1} + (page[close] == '\\');
    }
    if (close >= page.size()) {
      break;
    }
    const std::string_view raw = page.substr(open + 1, close - open - 1);
    if (const auto fault = fault_of(raw)) {
      repaired.bytes.append(page.substr(copied, open + 1 - copied));
      repaired.bytes.append(repaired.marker).append(std::to_string(repaired.broken.size()));
      repaired.broken.push_back({*fault, excerpt(raw)});
      copied = close;
    }
    open = page.find('"', close + 1);
  }
  if (!repaired.broken.empty()) {
    repaired.bytes.append(page.substr(copied));
  }
  return repaired;
}

}  // namespace trailspark
