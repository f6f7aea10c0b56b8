#include "page_parts.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace trailspark {
namespace {

// The text with U+FFFD in place of every byte that belongs to no character.
std::string replace_invalid_utf8(std::string_view bytes) {
  if (unicode::is_valid_utf8(bytes)) {
    return std::string(bytes);
  }
  std::string text;
  while (!bytes.empty()) {
    std::size_t size = 1;
    while (size <= 4 && !unicode::is_valid_utf8(bytes.substr(0, size))) {
      ++size;
    }
    if (size <= 4) {
      text.append(bytes.substr(0, size));
    } else {
      unicode::append_utf8(text, 0xFFFD);
      size = 1;
    }
    bytes.remove_prefix(size);
  }
  return text;
}

}  // namespace

std::optional<std::int64_t> parse_record_id(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > 19 || digits[0] == '0') {
    return std::nullopt;
  }
  std::uint64_t id = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    id = id * 10 + static_cast<std::uint64_t>(c - '0');  // 19 digits fit in 64 bits
  }
  return id <= INT64_MAX ? std::optional(static_cast<std::int64_t>(id)) : std::nullopt;
}

bool is_primary_association(std::string_view type) noexcept {
  return type == "contact_to_company" || type == "deal_to_company";
}

std::string association_text(std::vector<Association>& associations) {
  std::sort(associations.begin(), associations.end(), [](const Association& a, const Association& b) {
    return a.id != b.id ? a.id < b.id : a.primary && !b.primary;
  });
  std::string text;
  std::int64_t last = 0;
  for (const Association& association : associations) {
    if (association.id != last) {
      text.append(text.empty() ? "" : ";")
          .append(std::to_string(association.id))
          .append(association.primary ? "*" : "");
      last = association.id;
    }
  }
  return text;
}

void append_pointer(std::string& pointer, std::string_view key) {
  pointer.push_back('/');
  for (const char c : key) {
    if (c == '~' || c == '/') {
      pointer.append(c == '~' ? "~0" : "~1");
    } else {
      pointer.push_back(c);
    }
  }
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kMost = 200;
  if (text.size() > kMost) {
    std::size_t end = kMost;
    while (end > kMost - 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    text = text.substr(0, end);
  }
  return replace_invalid_utf8(text);
}

}  // namespace trailspark
