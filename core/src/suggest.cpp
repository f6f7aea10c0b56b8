#include "trailspark/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "suggest_assign.hpp"
#include "suggest_index.hpp"
#include "suggest_weigh.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using suggest::Field;
using suggest::Property;
using suggest::Vocabulary;
using suggest::Weighed;
using wording::quoted;

/// A lower score is no match: from here on 96 in 100 were right, below quickly less.
constexpr double kAccepted = 0.80;
/// Two properties that differ by less fit equally well.
constexpr double kClose = 0.01;
/// What the portal made itself and may well be it, beside something of HubSpot's that only comes near.
constexpr double kPlausible = 0.50;
constexpr std::size_t kMostCandidates = 5;
/// A first or last word that so many custom names share says nothing about any of them.
constexpr std::size_t kSharedBy = 3;

bool is_offered(const PropertyDefinition& definition) {
  return !definition.archived && !definition.hidden && definition.type != "json" &&
         definition.type != "object_coordinates";
}

/// The definitions sorted by name, each name once: what follows does not depend on the order in which they came.
std::vector<const PropertyDefinition*> sorted(const std::vector<PropertyDefinition>& properties) {
  suggest::Index names;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const PropertyDefinition& one = properties[i];
    // Of two definitions of one name, the better: neither archived nor hidden; then by what it says.
    names.add(one.name + '\0' + (one.archived ? '1' : '0') + (one.hidden ? '1' : '0') + one.label + '\0' + one.type, i);
  }
  names.sort();
  std::vector<const PropertyDefinition*> list;
  for (const auto& [key, i] : names.entries()) {
    if (list.empty() || list.back()->name != properties[i].name) {
      list.push_back(&properties[i]);
    }
  }
  return list;
}

/// The words that begin or end so many custom names of the portal that they say nothing ("acme_city", "city_sync"):
/// those that mean nothing by themselves.
class Affixes {
 public:
  Affixes(const std::vector<const PropertyDefinition*>& properties, const Vocabulary& words) : words_(words) {
    for (const PropertyDefinition* definition : properties) {
      if (const suggest::Phrase name = suggest::phrase_of(definition->name);
          !definition->hubspot_defined && name.size() > 1) {
        first_words_.push_back(name.front());
        last_words_.push_back(name.back());
      }
    }
  }

  /// The name without them.
  suggest::Phrase stem(suggest::Phrase name) const {
    if (name.size() > 1 && is_idle(name.front(), first_words_)) {
      name.erase(name.begin());
    }
    if (name.size() > 1 && is_idle(name.back(), last_words_)) {
      name.pop_back();
    }
    return name;
  }

 private:
  bool is_idle(const std::string& word, const std::vector<std::string>& shared) const {
    const suggest::Phrase phrase = {word};
    return static_cast<std::size_t>(std::count(shared.begin(), shared.end(), word)) >= kSharedBy &&
           suggest::other_subjects(phrase).empty() && suggest::qualifiers(phrase).empty() &&
           words_.meanings(phrase).empty();
  }

  const Vocabulary& words_;
  std::vector<std::string> first_words_;
  std::vector<std::string> last_words_;
};

std::vector<Property> read_all(const std::vector<const PropertyDefinition*>& list, const Vocabulary& words) {
  const Affixes affixes(list, words);
  const bool has_samples = std::any_of(list.begin(), list.end(), [](const auto* one) { return !one->samples.empty(); });
  std::vector<Property> properties;
  for (const PropertyDefinition* definition : list) {
    properties.push_back(
        suggest::read_property(*definition, words, affixes.stem(suggest::phrase_of(definition->name))));
    properties.back().is_empty = has_samples && definition->samples.empty();
  }
  suggest::follow_pointers(properties);
  suggest::pair_names(properties);
  return properties;
}

/// The standard fields, each replaced by the field of the same name if there is one, then the others.
std::vector<Field> fields_of(Target target, const std::vector<TargetField>& asked, const Vocabulary& words) {
  std::vector<Field> fields;
  for (const StandardField& standard : standard_fields(target)) {
    const auto same =
        std::find_if(asked.begin(), asked.end(), [&](const TargetField& one) { return one.name == standard.name; });
    const TargetField own = {std::string(standard.name), std::string(standard.label), standard.type};
    fields.push_back(suggest::understand(same == asked.end() ? own : *same, standard.properties, target, words));
  }
  for (const TargetField& field : asked) {
    const bool is_known =
        std::any_of(fields.begin(), fields.end(), [&](const Field& one) { return one.target.name == field.name; });
    if (!is_known) {
      fields.push_back(suggest::understand(field, "", target, words));
      fields.back().is_custom = true;
    }
  }
  return fields;
}

/// What was found for one field.
struct Choice {
  std::vector<std::pair<std::size_t, Weighed>> offers;      // property index; best first
  std::optional<std::pair<std::size_t, Weighed>> withheld;  // the best of the archived and hidden ones, if it would do
};

Choice weigh_all(const Field& field, const std::vector<Property>& properties) {
  Choice choice;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    std::optional<Weighed> weighed = suggest::weigh(field, properties[i]);
    if (!weighed) {
      continue;
    }
    if (is_offered(*properties[i].definition)) {
      choice.offers.emplace_back(i, *std::move(weighed));
    } else if (weighed->score >= kAccepted && (!choice.withheld || choice.withheld->second.rank < weighed->rank)) {
      choice.withheld.emplace(i, *std::move(weighed));
    }
  }
  for (std::size_t i = 1; i < choice.offers.size(); ++i) {  // a few: put in their place one by one
    for (std::size_t j = i; j > 0 && choice.offers[j].second.rank > choice.offers[j - 1].second.rank; --j) {
      std::swap(choice.offers[j], choice.offers[j - 1]);
    }
  }
  return choice;
}

std::vector<std::optional<std::size_t>> assign_best(const std::vector<Choice>& choices, std::size_t property_count) {
  std::vector<std::vector<int>> weights(choices.size(), std::vector<int>(property_count));
  for (std::size_t field = 0; field < choices.size(); ++field) {
    for (const auto& [property, weighed] : choices[field].offers) {
      if (weighed.score >= kAccepted) {
        weights[field][property] = static_cast<int>(weighed.rank * 1000 + 0.5);
      }
    }
  }
  return suggest::assign(weights);
}

class Suggester {
 public:
  Suggester(const std::vector<PropertyDefinition>& properties, const std::vector<TargetField>& asked, Target target)
      : target_(target),
        words_(target),
        properties_(read_all(sorted(properties), words_)),
        fields_(fields_of(target, asked, words_)) {
    for (const Field& field : fields_) {
      choices_.push_back(weigh_all(field, properties_));
    }
    given_ = assign_best(choices_, properties_.size());
  }

  Suggestion suggestion() const {
    Suggestion made;
    made.mapping = default_mapping();
    made.mapping.rules(target_).clear();
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      made.proposals.push_back(proposal(i));
      if (made.proposals.back().accepted) {
        made.mapping.rules(target_).push_back(rule(i));
      }
    }
    return made;
  }

 private:
  const std::string& name_of(std::size_t property) const { return properties_[property].definition->name; }

  Proposal proposal(std::size_t field) const {
    const Field& asked = fields_[field];
    Proposal made = {asked.target.name, asked.target.label, asked.is_custom, false, {}, {}};
    made.reason = refusal(field);
    made.accepted = made.reason.empty();
    for (const auto& [property, weighed] : choices_[field].offers) {
      // The one that the rule is made of comes first, also where another field took a better one.
      const bool is_chosen = made.accepted && property == *given_[field];
      made.candidates.insert(is_chosen ? made.candidates.begin() : made.candidates.end(), weighed.candidate);
    }
    if (made.candidates.size() > kMostCandidates) {
      made.candidates.resize(kMostCandidates);
    }
    share_out(made.candidates, given_[field].has_value() && !made.accepted);
    return made;
  }

  /// Only one of them can be right: the others share what the first leaves. Two that fit equally well have equal
  /// shares.
  static void share_out(std::vector<Candidate>& candidates, bool is_tie) {
    if (candidates.empty()) {
      return;
    }
    Candidate& first = candidates.front();
    first.confidence = is_tie ? std::min(first.confidence, 0.5) : first.confidence;
    for (Candidate& candidate : candidates) {
      if (&candidate != &first) {
        candidate.confidence = std::min(
            candidate.confidence, static_cast<double>(static_cast<int>((1 - first.confidence) * 1000 + 0.5)) / 1000);
      }
    }
  }

  /// Why no rule is made; empty where one is.
  std::string refusal(std::size_t field) const {
    const Choice& choice = choices_[field];
    const auto no_match = [](std::string_view property, std::string_view why, std::string_view more = {},
                             std::string_view still_more = {}) {
      return suggest::joined({"no good match: ", quoted(property), why, more, still_more});
    };
    if (given_[field]) {
      const std::string rival = equal_rival(field);
      return rival.empty() ? "" : no_match(name_of(*given_[field]), " and ", quoted(rival), " fit equally well");
    }
    if (!choice.offers.empty() && choice.offers.front().second.score >= kAccepted) {
      const std::size_t best = choice.offers.front().first;
      return no_match(name_of(best), " fits ", taker(best), " better");
    }
    if (choice.withheld) {
      const PropertyDefinition& definition = *properties_[choice.withheld->first].definition;
      return no_match(definition.name, " would fit, but it is ", definition.archived ? "archived" : "hidden");
    }
    if (choice.offers.empty()) {
      return "no good match: no property has a name or label like it";
    }
    return no_match(name_of(choice.offers.front().first), " comes nearest, but not near enough");
  }

  /// Another property, free and no worse than the chosen one; HubSpot's own has no rivals, unless it only comes near.
  std::string equal_rival(std::size_t field) const {
    const std::size_t chosen = *given_[field];
    const auto& offers = choices_[field].offers;
    const auto own = std::find_if(offers.begin(), offers.end(), [&](const auto& one) { return one.first == chosen; });
    if (own->second.is_standard && !own->second.is_near) {
      return {};
    }
    for (const auto& [property, weighed] : offers) {
      const bool is_equal = own->second.is_near
                                ? !weighed.is_standard && weighed.score >= kPlausible
                                : weighed.score >= kAccepted && weighed.rank > own->second.rank - kClose;
      if (is_free(property) && is_equal) {
        return name_of(property);
      }
    }
    return {};
  }

  std::string taker(std::size_t property) const {
    const auto found =
        std::find_if(given_.begin(), given_.end(), [&](const auto& one) { return one && *one == property; });
    return found == given_.end() ? "another field"
                                 : fields_[static_cast<std::size_t>(found - given_.begin())].target.name;
  }

  MappingRule rule(std::size_t field) const {
    const Field& asked = fields_[field];
    return {asked.target.name, chain(field), asked.target.type, {}, {}, asked.is_custom};
  }

  /// The chosen property; where the default mapping reads a chain of properties, those of it that follow too.
  std::vector<std::string> chain(std::size_t field) const {
    std::vector<std::string> from = {name_of(*given_[field])};
    bool follows = false;
    for (const std::string& name : fields_[field].defaults) {
      const auto property = std::find_if(properties_.begin(), properties_.end(),
                                         [&](const Property& one) { return one.definition->name == name; });
      if (follows && property != properties_.end() && is_offered(*property->definition) && !property->is_retired &&
          is_free(static_cast<std::size_t>(property - properties_.begin()))) {
        from.push_back(name);
      }
      follows = follows || name == from.front();
    }
    return from;
  }

  bool is_free(std::size_t property) const {
    return std::none_of(given_.begin(), given_.end(), [&](const auto& one) { return one && *one == property; });
  }

  Target target_;
  Vocabulary words_;
  std::vector<Property> properties_;  // sorted by name
  std::vector<Field> fields_;
  std::vector<Choice> choices_;                    // by field
  std::vector<std::optional<std::size_t>> given_;  // by field: index of its property
};

}  // namespace

Suggestion suggest_mapping(const std::vector<PropertyDefinition>& properties, const std::vector<TargetField>& fields,
                           Target target) {
  return Suggester(properties, fields, target).suggestion();
}

}  // namespace trailspark
