#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "suggest_concepts.hpp"
#include "suggest_gloss.hpp"
#include "suggest_index.hpp"
#include "suggest_phrase.hpp"

namespace trailspark::suggest {

/// What a phrase was found to mean.
struct Meaning {
  const Concept* about = nullptr;
  std::string_view language;  ///< "German"; empty for English
  bool weak = false;          ///< means it only if something else says so
  bool broad = false;         ///< means it and more, or after words were left out
  bool own = false;           ///< one of the concept's own names
};

/// A phrase within a longer one.
struct Mention {
  const Concept* about = nullptr;
  Phrase rest;  ///< the words around it
};

/// All words of all concepts of a target, ready to be looked up. Building it costs about as much as 10,000 look-ups.
class Vocabulary {
 public:
  explicit Vocabulary(Target target);

  /// What the phrase as a whole means, apart from spelling, order, articles, and words such as "primary" or "contact";
  /// else what it means word by word in English. Several where it has several meanings; empty where it
  /// has none.
  std::vector<Meaning> meanings(const Phrase& phrase) const;

  /// The longest part of the phrase that surely means something, with the words around it; no `about` where there is
  /// none.
  Mention mention(const Phrase& phrase) const;

  /// A key of the words of the phrase in English, in any order: what a field that no concept covers is compared by.
  /// `implied`: a word that the type says already, left out.
  ///   "hs_email_last_open_date", "Last email open at" -> "emaillastopen" where "date" is implied
  std::string terms(const Phrase& phrase, std::string_view implied) const;

  /// The concepts for whose options the word is typical, as places in `concepts()`.
  std::vector<std::size_t> option_of(std::string_view word) const;

 private:
  void add_words(const Concept& about, std::string_view language, std::string_view words);
  std::vector<std::string> keys_of(const Phrase& phrase) const;
  std::vector<Meaning> find(const std::string& key) const;
  std::vector<Meaning> find_part(const Phrase& bare) const;

  Target target_;
  std::vector<Meaning> meanings_;  // in the order of the table
  Index words_;                    // of meanings_
  Index options_;                  // of concepts()
};

}  // namespace trailspark::suggest
