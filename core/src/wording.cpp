#include "wording.hpp"

#include <algorithm>
#include <array>

#include "json.hpp"

namespace trailspark::wording {
namespace {

constexpr std::size_t kMaxQuotedBytes = 60;
/// Longer words are never near anything: HubSpot's names and labels are shorter, and the cost grows with the square.
constexpr std::size_t kMaxWordBytes = 100;

char lower(char letter) noexcept { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool begins(std::string_view word, std::string_view start) noexcept {
  return start.size() >= 4 && start.size() <= word.size() &&
         std::equal(start.begin(), start.end(), word.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

/// The optimal string alignment distance; `limit + 1` where it is more than `limit`.
std::size_t edits(std::string_view from, std::string_view to, std::size_t limit) noexcept {
  const std::size_t difference = from.size() > to.size() ? from.size() - to.size() : to.size() - from.size();
  if (difference > limit || from.size() > kMaxWordBytes || to.size() > kMaxWordBytes) {
    return limit + 1;
  }
  std::array<std::array<std::size_t, kMaxWordBytes + 1>, 3> rows;  // of i, i - 1 and i - 2, turning
  for (std::size_t j = 0; j <= to.size(); ++j) {
    rows[0][j] = j;
  }
  for (std::size_t i = 1; i <= from.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const bool same = lower(from[i - 1]) == lower(to[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && lower(from[i - 1]) == lower(to[j - 2]) && lower(from[i - 2]) == lower(to[j - 1])) {
        row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > limit + 1) {  // a swap may look back over one row, so one edit of slack
      return limit + 1;
    }
  }
  return std::min(rows[from.size() % 3][to.size()], limit + 1);
}

}  // namespace

std::string quoted(std::string_view utf8) {
  std::string text;
  if (utf8.size() <= kMaxQuotedBytes) {
    json::append_string(text, utf8);
    return text;
  }
  std::size_t end = kMaxQuotedBytes;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  json::append_string(text, utf8.substr(0, end));
  text.insert(text.size() - 1, "...");
  return text;
}

std::string listed(const std::vector<std::string_view>& items) {
  std::string text;
  for (const std::string_view item : items) {
    text.append(text.empty() ? "" : ", ").append(item);
  }
  return text;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

std::string below(std::string_view place, std::string_view key) {
  std::string pointer(place);
  pointer += '/';
  for (const char letter : key) {
    if (letter == '~' || letter == '/') {
      pointer.append(letter == '~' ? "~0" : "~1");
    } else {
      pointer += letter;
    }
  }
  return pointer;
}

std::string below(std::string_view place, std::size_t index) {
  return std::string(place).append("/").append(std::to_string(index));
}

void Nearest::consider(std::string_view spelling, std::string_view answer) {
  const std::size_t limit = word_.size() < 3 ? 0 : word_.size() / 3;
  std::size_t distance = edits(word_, spelling, limit);
  if (distance > limit) {
    if (!begins(word_, spelling) && !begins(spelling, word_)) {
      return;
    }
    distance = limit;
  }
  const auto known =
      std::find_if(found_.begin(), found_.end(), [&](const auto& entry) { return entry.second == answer; });
  if (known == found_.end()) {
    found_.emplace_back(distance, answer);
  } else {
    known->first = std::min(known->first, distance);
  }
  std::sort(found_.begin(), found_.end());
  if (found_.size() > most_) {
    found_.pop_back();
  }
}

std::string Nearest::question() const {
  std::string text;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    text.append(i == 0 ? "did you mean " : i + 1 == found_.size() ? " or " : ", ").append(quoted(found_[i].second));
  }
  return text.append(text.empty() ? "" : "?");
}

}  // namespace trailspark::wording
