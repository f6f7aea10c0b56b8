#include "mood_english.hpp"

#include <algorithm>
#include <array>

#include "mood_lexicon.hpp"

namespace trailspark::mood {
namespace {

// Words that stand in nearly every email of a language and mean nothing in the others. English first. UTF-8 letters
// beyond ASCII are escaped; as these texts are cut at spaces, an escape must not swallow the letter that follows.
constexpr std::array<std::string_view, 9> kCommonWords{
    "the and to of you for that it with this are have your not can our if would my was but please thanks thank hello "
    "know from just yes they them what when there about could should has been i'm i'll we're don't let's it's sounds",
    "und der die das ist nicht ich sie wir mit f\303\274r auf ein eine bitte danke vielen haben wird den dem zu im von "
    "leider wie noch auch",
    "le la les et est pas vous nous je pour avec une des du merci bonjour que qui sur dans votre ce mais tr\303\250s",
    "el los las y es una por para con gracias hola usted que del pero muy su estamos se lo",
    "il gli che di per non sono grazie ciao con una della ma anche buongiorno questo molto",
    "o os n\303\243o nao uma para com obrigado obrigada voc\303\252 do da em mas muito ol\303\241 que",
    "het een niet van ik wij voor met bedankt dank zijn dat op maar graag hallo de",
    "och att det som inte tack jag hej vi har till p\303\245 \303\244r ikke jeg og ikkje til",
    "nie jest si\304\231 dzi\304\231kuj\304\231 i w na do prosz\304\231 tak za"};

constexpr std::string_view kSpace = " \t\n\v\f\r";
constexpr std::string_view kAround = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~";

std::string_view trimmed(std::string_view token) noexcept {
  const std::size_t first = token.find_first_not_of(kAround);
  return first == std::string_view::npos ? std::string_view()
                                         : token.substr(first, token.find_last_not_of(kAround) - first + 1);
}

bool is_listed(std::string_view list, std::string_view word) noexcept {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) {
      return true;
    }
  }
  return false;
}

/// More than a third of the letters are of other scripts than the Latin one (U+0250 and above).
bool is_other_script(std::string_view text) noexcept {
  std::size_t latin = 0;
  std::size_t other = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    latin += is_ascii_letter || (byte >= 0xC3 && byte <= 0xC8) ? 1U : 0U;
    other += byte >= 0xC9 && byte < 0xF0 && byte != 0xE2 ? 1U : 0U;  // 0xE2: typographic quotes and dashes
  }
  return other * 2 > latin;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

bool is_english(std::string_view text) {
  if (is_other_script(text)) {
    return false;
  }
  std::array<std::size_t, kCommonWords.size()> common{};
  std::size_t words = 0;
  std::size_t known = 0;
  for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    const std::string word = lower(trimmed(text.substr(at, end - at)));
    at = text.find_first_not_of(kSpace, end);
    if (word.empty()) {
      continue;
    }
    ++words;
    known += mood_valence(word) ? 1U : 0U;
    for (std::size_t language = 0; language < kCommonWords.size(); ++language) {
      common[language] += is_listed(kCommonWords[language], word) ? 1U : 0U;
    }
  }
  const std::size_t others = *std::max_element(common.begin() + 1, common.end());
  return common[0] > others || (common[0] == 0 && others == 0 && known > 0 && known * 2 >= words);
}

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t start = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view sentence = text.substr(start, end - start);
    if (sentence.find_first_not_of(kSpace) != std::string_view::npos) {
      found.push_back(sentence);
    }
    start = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_end = text[i] == '.' || text[i] == '!' || text[i] == '?';
    const bool before_space = i + 1 == text.size() || kSpace.find(text[i + 1]) != std::string_view::npos;
    if ((is_end && before_space) || (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n')) {
      close(i + 1);
    }
  }
  close(text.size());
  return found;
}

}  // namespace trailspark::mood
