#include "unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "normalize.hpp"
#include "trailspark/result.hpp"
#include "unicode_tables.hpp"
#include "utf8.hpp"

namespace trailspark::unicode {
namespace {

/// `code` and the runs are of one plane.
template <std::size_t Size>
char32_t lower_in(const tables::LowerRun (&runs)[Size], char32_t code) noexcept {
  const tables::LowerRun* const after = std::upper_bound(
      runs, runs + Size, code, [](char32_t left, const tables::LowerRun& run) { return left < run.first; });
  if (after == runs) {
    return code;
  }
  const tables::LowerRun& run = after[-1];
  const char32_t steps = code - run.first;
  const bool is_in_run = steps % run.stride == 0 && steps / run.stride < run.count;
  return is_in_run ? (code + run.delta) & 0xFFFF : code;
}

constexpr bool is_ascii_letter(char32_t code) noexcept { return (code | 0x20) - 'a' < 26; }

constexpr bool is_ascii_upper(char32_t code) noexcept { return code - 'A' < 26; }

/// A Latin letter that has no canonical decomposition, and how it is written without it.
struct Spelling {
  char16_t letter;
  char ascii[3];
};

constexpr Spelling kSpellings[] = {
    {0x00AA, "a"}, {0x00BA, "o"},  {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"},
    {0x0111, "d"}, {0x0127, "h"},  {0x0131, "i"},  {0x0133, "ij"}, {0x0138, "k"},  {0x0140, "l"},  {0x0142, "l"},
    {0x0149, "n"}, {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},  {0x017F, "s"},  {0x0180, "b"},  {0x0188, "c"},
    {0x018C, "d"}, {0x0192, "f"},  {0x0199, "k"},  {0x019A, "l"},  {0x01A5, "p"},  {0x01AD, "t"},  {0x01B4, "y"},
    {0x01B6, "z"}, {0x01C6, "dz"}, {0x01C9, "lj"}, {0x01CC, "nj"}, {0x01F3, "dz"}, {0x0253, "b"},  {0x0256, "d"},
    {0x0257, "d"}, {0x0259, "e"},  {0x0268, "i"},  {0x0289, "u"},  {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"},
};

/// The spelling of a lower-case letter, or null.
const Spelling* spelling(char32_t letter) noexcept {
  const Spelling* const found =
      std::lower_bound(std::begin(kSpellings), std::end(kSpellings), letter,
                       [](const Spelling& each, char32_t wanted) { return each.letter < wanted; });
  return found != std::end(kSpellings) && found->letter == letter ? found : nullptr;
}

}  // namespace

bool is_white_space(char32_t code) noexcept {
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

std::string_view trim(std::string_view utf8) noexcept {
  for (std::size_t at = 0; at < utf8.size(); at = 0) {
    if (!is_white_space(next_code_point(utf8, at))) {
      break;
    }
    utf8.remove_prefix(at);
  }
  while (!utf8.empty()) {
    std::size_t last = utf8.size() - 1;
    while ((static_cast<unsigned char>(utf8[last]) & 0xC0) == 0x80) {
      --last;
    }
    std::size_t at = last;
    if (!is_white_space(next_code_point(utf8, at))) {
      break;
    }
    utf8.remove_suffix(utf8.size() - last);
  }
  return utf8;
}

char32_t lower_case(char32_t code) noexcept {
  if (code < 0x80) {
    return is_ascii_upper(code) ? code + 0x20 : code;
  }
  if (code <= 0xFFFF) {
    return lower_in(tables::kLower0, code);
  }
  return code <= 0x1'FFFF ? 0x1'0000 + lower_in(tables::kLower1, code & 0xFFFF) : code;
}

std::string lower_case(std::string_view utf8) {
  TRAILSPARK_ASSERT(is_valid_utf8(utf8));
  std::string lowered;
  lowered.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    append_utf8(lowered, lower_case(next_code_point(utf8, at)));
  }
  return lowered;
}

std::string fold_label(std::string_view utf8) {
  TRAILSPARK_ASSERT(is_valid_utf8(utf8));
  if (is_ascii(utf8)) {
    return lower_case(utf8);
  }
  std::u32string folded;
  for (char32_t code : to_nfd(to_code_points(utf8))) {
    code = lower_case(from_full_width(code));
    const bool is_latin_mark = code >= 0x300 && code <= 0x36F && !folded.empty() && is_ascii_letter(folded.back());
    if (const Spelling* const spelled = spelling(code)) {
      folded.append(spelled->ascii, spelled->ascii + std::char_traits<char>::length(spelled->ascii));
    } else if (!is_latin_mark) {
      folded.push_back(code);
    }
  }
  return to_utf8(to_nfc(folded));
}

}  // namespace trailspark::unicode
