#pragma once

#include <string>
#include <vector>

#include "evaluation_facts.hpp"
#include "json.hpp"

/// Why a lead has its score: the parts with where they come from, and words made of them.
namespace trailspark {

/// Where a number comes from.
struct ScoreReference {
  std::string object;    ///< "contacts", "deals", "emails"; of an event its source
  std::string id;        ///< record or event
  std::string property;  ///< of a record
  double at = kUnknown;  ///< milliseconds
  double count = 1;
  double decay = kUnknown;
};

/// One term of a sum.
struct ScorePart {
  std::string kind;  ///< "signals", "cap", "reply", "deal", "detractor", "trait"
  std::string what;  ///< "form_fill", "unsubscribed", "industry SOFTWARE"
  std::string source;
  double points = kUnknown;  ///< of one, fresh; of a trait its weight
  double amount = kUnknown;  ///< how much is left of them: the sum of the references' decays
  double value = 0;          ///< what it adds to the engagement, rounded; of a trait its weight, 0 where unmatched
  std::string note;          ///< "unknown", "known only as of today"; of a reply the words that decided
  std::vector<ScoreReference> references;
};

struct Explanation {
  std::size_t row = 0;
  std::vector<ScorePart> engagement;  ///< values add up to the engagement, before it is held between 0 and 100
  std::vector<ScorePart> fit;
};

/// Explains rows of an evaluation, one after the other.
class Explainer {
 public:
  explicit Explainer(Evaluator::State& state);

  Explanation explain(std::size_t row);
  /// Plain sentences; every number in them is in the columns or in a part.
  std::string words(const Explanation& explanation) const;
  /// {"email":...,"score":...,...,"reasoning":...}, with `parts` also {"parts":{"engagement":[...],"fit":[...]}}
  void write(json::Writer& json, const Explanation& explanation, bool parts);

 private:
  void add_signals(Explanation& explanation) const;
  void add_caps(Explanation& explanation) const;
  void add_replies(Explanation& explanation) const;
  void add_deals(Explanation& explanation) const;
  void add_detractors(Explanation& explanation) const;
  void add_traits(Explanation& explanation);
  std::string engagement_words(const Explanation& explanation) const;
  std::string fit_words(const Explanation& explanation) const;
  std::string level_words(std::size_t row) const;
  std::string contact_id(std::size_t row) const;

  Evaluator::State& state_;
  FactReader facts_;
};

}  // namespace trailspark
