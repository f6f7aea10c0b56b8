#include "normalize.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "unicode_tables.hpp"

namespace trailspark::unicode {
namespace {

using namespace tables;

constexpr char32_t kFirstFar = 0x1'0000;

// Hangul syllables are arithmetic: The Unicode Standard, section 3.12.
constexpr char32_t kLeads = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTails = 0x11A7;  // no tail stands here, the first one next to it
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeadCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTailCount = 28;
constexpr char32_t kSyllableCount = kLeadCount * kVowelCount * kTailCount;

/// True for first <= code < first + count.
constexpr bool is_within(char32_t code, char32_t first, char32_t count) noexcept { return code - first < count; }

/// The row whose `field` is `wanted`, or null; rows ascend by that field.
template <class Row, std::size_t Size, class Number>
const Row* find(const Row (&rows)[Size], Number Row::*field, char32_t wanted) noexcept {
  const Row* const row = std::lower_bound(rows, rows + Size, wanted,
                                          [field](const Row& each, char32_t code) { return each.*field < code; });
  return row != rows + Size && row->*field == wanted ? row : nullptr;
}

template <std::size_t Size>
std::uint8_t class_in(const ClassRun (&runs)[Size], char32_t code) noexcept {
  const ClassRun* const after =
      std::upper_bound(runs, runs + Size, code, [](char32_t left, const ClassRun& run) { return left < run.first; });
  return after != runs && is_within(code, after[-1].first, after[-1].count) ? after[-1].combining_class : 0;
}

std::uint8_t combining_class(char32_t code) noexcept {
  if (code < 0x300) {
    return 0;
  }
  return code < kFirstFar                        ? class_in(kClasses0, code)
         : is_within(code, kFirstFar, kFirstFar) ? class_in(kClasses1, code - kFirstFar)
                                                 : 0;
}

/// What a code point is made of: nothing else (first is 0), one other (second is 0), or two.
struct Parts {
  char32_t first = 0;
  char32_t second = 0;
};

Parts split_singleton(char32_t code) noexcept {
  char32_t to = 0;
  if (is_within(code, kFirstIdeograph, std::size(kIdeographs))) {
    to = kIdeographs[code - kFirstIdeograph];
  } else if (is_within(code, kFirstSupplement, std::size(kSupplement))) {
    to = kSupplement[code - kFirstSupplement];
  } else if (const Singleton* const near = find(kSingletons, &Singleton::from, code)) {
    to = near->to;
  }
  if (to == 0) {
    const FarSingleton* const far = find(kFarSingletons, &FarSingleton::from, code);
    to = far != nullptr ? far->to : 0;
  }
  return {to, 0};
}

Parts split_pair(char32_t code) noexcept {
  if (code >= kFirstFar) {
    const FarSplit* const composing = find(kFarPairs, &FarSplit::from, code);
    const FarSplit* const row = composing != nullptr ? composing : find(kFarSplitOnly, &FarSplit::from, code);
    return row != nullptr ? Parts{row->first, row->second} : Parts{};
  }
  const std::uint16_t* const index =
      std::lower_bound(std::begin(kByComposite), std::end(kByComposite), code,
                       [](std::uint16_t each, char32_t wanted) { return kComposites[each] < wanted; });
  if (index != std::end(kByComposite) && kComposites[*index] == code) {
    const Mark* const after = std::upper_bound(std::begin(kMarks), std::end(kMarks), *index,
                                               [](std::uint16_t each, const Mark& mark) { return each < mark.begin; });
    return {kFirsts[*index], after[-1].mark};
  }
  const Split* const row = find(kSplitOnly, &Split::from, code);
  return row != nullptr ? Parts{row->first, row->second} : Parts{};
}

Parts split(char32_t code) noexcept {
  if (code < 0xC0) {
    return {};
  }
  if (is_within(code, kSyllables, kSyllableCount)) {
    const char32_t index = code - kSyllables;
    const char32_t tail = index % kTailCount;
    return tail != 0 ? Parts{code - tail, kTails + tail}
                     : Parts{kLeads + index / (kVowelCount * kTailCount), kVowels + index / kTailCount % kVowelCount};
  }
  const Parts pair = split_pair(code);
  return pair.first != 0 ? pair : split_singleton(code);
}

/// The code point that two make together, or 0.
char32_t join(char32_t first, char32_t second) noexcept {
  if (is_within(first, kLeads, kLeadCount) && is_within(second, kVowels, kVowelCount)) {
    return kSyllables + ((first - kLeads) * kVowelCount + (second - kVowels)) * kTailCount;
  }
  if (is_within(first, kSyllables, kSyllableCount) && (first - kSyllables) % kTailCount == 0 &&
      is_within(second, kTails + 1, kTailCount - 1)) {
    return first + (second - kTails);
  }
  if (first >= kFirstFar) {
    for (const FarSplit& pair : kFarPairs) {
      if (pair.first == first && pair.second == second) {
        return pair.from;
      }
    }
    return 0;
  }
  const Mark* const mark = find(kMarks, &Mark::mark, second);
  if (mark == nullptr || mark + 1 == std::end(kMarks)) {  // the last row is the end of the one before
    return 0;
  }
  const std::uint16_t* const end = kFirsts + mark[1].begin;
  const std::uint16_t* const found = std::lower_bound(kFirsts + mark->begin, end, first);
  return found != end && *found == first ? kComposites[found - kFirsts] : 0;
}

void append_decomposed(std::u32string& out, char32_t code) {
  const Parts parts = split(code);
  if (parts.first == 0) {
    out.push_back(code);
    return;
  }
  append_decomposed(out, parts.first);
  if (parts.second != 0) {
    out.push_back(parts.second);
  }
}

/// Sorts marks by class, equal ones as they stood. Few classes exist: a pass for each that occurs is quick for any
/// length.
void sort_marks(char32_t* begin, char32_t* end) {
  const std::u32string marks(begin, end);
  for (unsigned last = 0; begin != end;) {
    unsigned lowest = 256;
    for (const char32_t mark : marks) {
      const unsigned mark_class = combining_class(mark);
      lowest = mark_class > last ? std::min(lowest, mark_class) : lowest;
    }
    begin = std::copy_if(marks.begin(), marks.end(), begin,
                         [lowest](char32_t mark) { return combining_class(mark) == lowest; });
    last = lowest;
  }
}

/// Brings each run of marks into canonical order.
void order_marks(std::u32string& text) {
  std::size_t run = 0;  // where the current one begins
  std::uint8_t last_class = 0;
  bool is_ordered = true;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::uint8_t at_class = at < text.size() ? combining_class(text[at]) : 0;
    if (at_class == 0) {
      if (!is_ordered) {
        sort_marks(&text[run], &text[0] + at);
      }
      run = at + 1;
      is_ordered = true;
    }
    is_ordered = is_ordered && (at_class == 0 || at_class >= last_class);
    last_class = at_class;
  }
}

/// Joins each starter with the marks behind it that nothing blocks (UAX 15, D115 to D117).
void compose(std::u32string& text) {
  constexpr std::size_t kNone = std::u32string::npos;
  std::size_t starter = kNone;
  std::size_t kept = 0;
  std::uint8_t last_class = 0;
  for (const char32_t code : text) {
    const std::uint8_t code_class = combining_class(code);
    if (starter != kNone && (starter + 1 == kept || last_class < code_class)) {
      if (const char32_t joined = join(text[starter], code)) {
        text[starter] = joined;
        continue;
      }
    }
    starter = code_class == 0 ? kept : starter;
    last_class = code_class;
    text[kept++] = code;
  }
  text.resize(kept);
}

}  // namespace

std::u32string to_nfd(std::u32string_view text) {
  std::u32string apart;
  apart.reserve(text.size());
  for (const char32_t code : text) {
    append_decomposed(apart, code);
  }
  order_marks(apart);
  return apart;
}

std::u32string to_nfc(std::u32string_view text) {
  // Nothing below U+0300 composes or is replaced.
  if (std::all_of(text.begin(), text.end(), [](char32_t code) { return code < 0x300; })) {
    return std::u32string(text);
  }
  std::u32string together = to_nfd(text);
  compose(together);
  return together;
}

}  // namespace trailspark::unicode
