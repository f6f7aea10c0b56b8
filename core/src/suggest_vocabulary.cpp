#include "suggest_vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace trailspark::suggest {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kLanguages = {{{"en", ""},
                                                                                       {"de", "German"},
                                                                                       {"fr", "French"},
                                                                                       {"es", "Spanish"},
                                                                                       {"it", "Italian"},
                                                                                       {"pt", "Portuguese"},
                                                                                       {"nl", "Dutch"},
                                                                                       {"pl", "Polish"},
                                                                                       {"sv", "Swedish"},
                                                                                       {"da", "Danish or Norwegian"},
                                                                                       {"fi", "Finnish"},
                                                                                       {"cs", "Czech"},
                                                                                       {"tr", "Turkish"},
                                                                                       {"ru", "Russian"},
                                                                                       {"ja", "Japanese"},
                                                                                       {"zh", "Chinese"},
                                                                                       {"ko", "Korean"}}};

std::string_view language_of(std::string_view code) {
  const auto found =
      std::find_if(kLanguages.begin(), kLanguages.end(), [&](const auto& one) { return one.first == code; });
  return found == kLanguages.end() ? std::string_view() : found->second;
}

/// The text up to `separator`; `text` is left with what follows it.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

Vocabulary::Vocabulary(Target target) : target_(target) {
  for (const Concept& about : concepts()) {
    if (about.occurs_in(target)) {
      add_words(about);
    }
    for (std::string_view rest = about.options; !rest.empty();) {
      options_.add(key_of(phrase_of(cut(rest, ','))), static_cast<std::size_t>(&about - concepts().begin()));
    }
  }
  words_.sort();
  options_.sort();
}

void Vocabulary::add_words(const Concept& about) {
  constexpr std::size_t kOwnNames = 3;
  std::size_t count = 0;
  for (std::string_view all = about.words; !all.empty();) {
    std::string_view words = cut(all, ';');
    const std::string_view language = language_of(cut(words, ':'));
    while (!words.empty()) {
      std::string_view word = cut(words, ',');
      const bool weak = word.front() == '?';
      const bool broad = word.front() == '~';
      word.remove_prefix(weak || broad ? 1 : 0);
      const Phrase phrase = phrase_of(word);
      const Phrase bare = without_articles(phrase);
      for (std::string key : {key_of(phrase), key_of(bare), unordered_key_of(bare)}) {
        words_.add(std::move(key), meanings_.size());
      }
      meanings_.push_back({&about, language, weak, broad, count++ < kOwnNames});
    }
  }
}

/// One meaning of each concept: the surest, and of two such the first of the table.
std::vector<Meaning> Vocabulary::find(const std::string& key) const {
  std::vector<Meaning> found;
  for (const std::size_t number : key.empty() ? std::vector<std::size_t>() : words_.find(key)) {
    const Meaning& meaning = meanings_[number];
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const Meaning& one) { return one.about == meaning.about; });
    if (same == found.end()) {
      found.push_back(meaning);
    } else if (same->weak && !meaning.weak) {
      *same = meaning;
    }
  }
  return found;
}

std::vector<Meaning> Vocabulary::meanings(const Phrase& phrase) const {
  const Phrase bare = without_articles(phrase);
  for (const std::string& key : {key_of(phrase), key_of(bare), unordered_key_of(bare)}) {
    if (std::vector<Meaning> found = find(key); !found.empty()) {
      return found;
    }
  }
  // What needs words left out to mean something means it a little less: "Company Name" before "Contact Company".
  const Phrase core = without_noise(bare, Concept::letter(target_));
  std::vector<Meaning> found = find(key_of(core));
  if (found.empty()) {
    found = find(unordered_key_of(core));
  }
  if (found.empty()) {  // "Mailing City" is the contact's city
    found = find(key_of(without_address_words(core)));
    found.erase(std::remove_if(found.begin(), found.end(),
                               [](const Meaning& one) { return one.about->expect != Expect::place; }),
                found.end());
  }
  for (Meaning& meaning : found) {
    meaning.broad = true;
  }
  return found;
}

Mention Vocabulary::mention(const Phrase& phrase) const {
  constexpr std::size_t kLongest = 8;  // words of a phrase in the table
  for (std::size_t length = std::min(phrase.size(), kLongest); length > 0; --length) {
    for (std::size_t at = 0; at + length <= phrase.size(); ++at) {
      const auto first = phrase.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = first + static_cast<std::ptrdiff_t>(length);
      for (const Meaning& meaning : find(key_of(without_articles(Phrase(first, last))))) {
        if (!meaning.weak) {
          Phrase rest(phrase.begin(), first);
          rest.insert(rest.end(), last, phrase.end());
          return {meaning.about, without_noise(without_articles(rest), Concept::letter(target_))};
        }
      }
    }
  }
  return {};
}

std::vector<std::size_t> Vocabulary::option_of(std::string_view word) const {
  return options_.find(key_of(phrase_of(word)));
}

}  // namespace trailspark::suggest
