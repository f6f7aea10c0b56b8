#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "suggest_vocabulary.hpp"
#include "trailspark/suggest.hpp"

/// How well a property fits a field: the evidence, and what it adds up to.
///
/// Each piece of evidence has a strength s in [0, 1]; together they give 1 - (1 - s1)(1 - s2)...; each doubt multiplies
/// that by a factor below 1. This score orders the candidates. What share of proposals with such a score is right was
/// counted (`share_right`); that is the confidence. The numbers are in suggest_weigh.cpp.
///
///   label "Berufsbezeichnung" means job title: 0.85; type string fits: 0.20
///   score 1 - 0.15 * 0.80 = 0.88, confidence 0.98
namespace trailspark::suggest {

/// A field as the suggestion sees it.
struct Field {
  TargetField target;
  bool is_custom = false;          ///< no standard field
  const Concept* about = nullptr;  ///< what it is about; null: known by its own name and label alone
  bool sure = true;                ///< the field's words surely mean that
  bool own = false;                ///< they are the concept's own name
  std::string name_key;
  std::string label_key;
  Phrase words;            ///< of its name and label
  std::string name_terms;  ///< Vocabulary::terms
  std::string label_terms;
  std::vector<std::string> standard;  ///< HubSpot's properties for it, first choice first
  std::vector<std::string> near;      ///< HubSpot's properties that come near
  std::vector<std::string> defaults;  ///< what the default mapping reads it from
};

Field understand(const TargetField& target, std::string_view standard_properties, Target where,
                 const Vocabulary& words);

/// What a name or a label says.
struct Words {
  std::string key;
  std::vector<Meaning> means;
  bool by_stem = false;  ///< only a part of it means that
  Mention mentions;      ///< where the whole means nothing
  /// The words that name another subject; in the words around a mention also those that qualify it.
  Phrase strangers;
  std::string terms;  ///< Vocabulary::terms
};

/// A property as the suggestion sees it.
struct Property {
  const PropertyDefinition* definition = nullptr;
  Words name;
  Words label;
  Mention description_mentions;
  std::vector<const Concept*> options_of;  ///< the concepts that its options are typical for
  std::vector<const Concept*> samples_of;  ///< the same of its samples
  /// What a vague word ("nome") means because of another property ("cognome"); null where nothing makes it clear.
  const Concept* companion = nullptr;
  std::vector<const Property*> pointed_by;  ///< those that say to use this one
  std::string group_subject;  ///< the word of the group's name that says whose it is ("billing"); empty: the contact's
  bool has_remark = false;    ///< the label means something without what it says in brackets
  bool is_retired = false;    ///< name, label or description say that it is not to be used any more
  bool is_empty = false;      ///< samples of other properties are known, of this one there is none
};

/// `stem`: the words of the name without those that many names of the portal share.
Property read_property(const PropertyDefinition& definition, const Vocabulary& words, const Phrase& stem);

/// Follows "use Vertical instead" from each property to the other: that one is used, the first is not. The properties
/// know each other by address from then on.
void follow_pointers(std::vector<Property>& properties);

/// Sees to it that "nome" beside "cognome" is understood as the first name, and "nom" beside "prenom" as the last name;
/// "title" beside "salutation" as the job title.
void pair_names(std::vector<Property>& properties);

/// The pair weighed.
struct Weighed {
  Candidate candidate;
  double score = 0;  ///< in [0, 1]
  double rank = 0;   ///< the score with preferences between candidates that are all right
  bool is_standard = false;
  bool is_near = false;  ///< HubSpot's, and only near what is asked for
};

/// Nothing where they have nothing to do with each other.
std::optional<Weighed> weigh(const Field& field, const Property& property);

/// The share of right ones among first candidates of such a score: straight lines between points counted on the
/// development portals of tests/vectors/suggest and on other CRMs' fields in eleven languages, about 700 pairs.
double share_right(double score);

}  // namespace trailspark::suggest
