#include "suggest_vocabulary.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "suggest_lists.hpp"

namespace trailspark::suggest {
Vocabulary::Vocabulary(Target target) : target_(target) {
  for (const Language& language : languages()) {
    std::string_view lines = language.words;
    for (const Concept& about : concepts()) {
      const std::string_view words = cut(lines, '\n');
      if (about.occurs_in(target)) {
        add_words(about, language.name, words);
      }
    }
  }
  for (const Concept& about : concepts()) {
    for (std::string_view rest = about.options(); !rest.empty();) {
      options_.add(key_of(phrase_of(cut(rest, ','))), static_cast<std::size_t>(&about - concepts().begin()));
    }
  }
  words_.sort();
  options_.sort();
}

void Vocabulary::add_words(const Concept& about, std::string_view language, std::string_view words) {
  constexpr std::size_t kOwnNames = 3;
  for (std::size_t count = 0; !words.empty(); ++count) {
    std::string_view word = cut(words, ',');
    const bool weak = word.front() == '?';
    const bool broad = word.front() == '~';
    word.remove_prefix(weak || broad ? 1 : 0);
    for (std::string& key : keys_of(phrase_of(word))) {
      words_.add(std::move(key), meanings_.size());
    }
    meanings_.push_back({&about, language, weak, broad, language.empty() && count < kOwnNames});
  }
}

/// Keys under which a phrase is known, the surest first: as it is, without articles, in any order, in English.
std::vector<std::string> Vocabulary::keys_of(const Phrase& phrase) const {
  const Phrase bare = without_articles(phrase);
  return {key_of(phrase), key_of(bare), unordered_key_of(bare), unordered_key_of(english(bare))};
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
  for (const std::string& key : keys_of(phrase)) {
    if (std::vector<Meaning> found = find(key); !found.empty()) {
      return found;
    }
  }
  const Phrase bare = without_articles(phrase);
  // What needs words left out to mean something means it a little less: "Company Name" before "Contact Company".
  std::vector<Meaning> found = find_part(bare);
  for (Meaning& meaning : found) {
    meaning.broad = true;
  }
  return found;
}

std::vector<Meaning> Vocabulary::find_part(const Phrase& bare) const {
  const char letter = Concept::letter(target_);
  const Phrase core = without_noise(bare, letter);
  for (const std::string& key :
       {key_of(core), unordered_key_of(core), unordered_key_of(without_noise(english(bare), letter))}) {
    if (std::vector<Meaning> found = find(key); !found.empty()) {
      return found;
    }
  }
  // "Mailing City" is the contact's city
  std::vector<Meaning> found = find(key_of(without_address_words(core)));
  found.erase(
      std::remove_if(found.begin(), found.end(), [](const Meaning& one) { return one.about->expect != Expect::place; }),
      found.end());
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

std::string Vocabulary::terms(const Phrase& phrase, std::string_view implied) const {
  Phrase words = without_noise(english(without_articles(phrase)), Concept::letter(target_));
  for (std::string& word : words) {
    if (word == implied || word == "analytics") {
      word.clear();
    }
  }
  return unordered_key_of(std::move(words));
}

std::vector<std::size_t> Vocabulary::option_of(std::string_view word) const {
  return options_.find(key_of(phrase_of(word)));
}

}  // namespace trailspark::suggest
