#include "suggest_weigh.hpp"

#include <algorithm>
#include <cstddef>

#include "suggest_values.hpp"
#include "wording.hpp"

namespace trailspark::suggest {
namespace {

using wording::quoted;

// Evidence: how often a pair is right that has it and nothing else.
constexpr double kStandardName = 0.97;  // HubSpot made the property for this
constexpr double kNearStandard = 0.90;  // ... for something that comes near
constexpr double kSameLabel = 0.90;     // the field's and the property's label are one
constexpr double kSameName = 0.85;
constexpr double kLabelMeans = 0.85;  // the label is a word for the concept
constexpr double kNameMeans = 0.75;
constexpr double kLabelMeansMore = 0.83;  // ... and for what belongs to it
constexpr double kNameMeansMore = 0.72;
constexpr double kLabelMayMean = 0.50;  // ... one of several meanings
constexpr double kNameMayMean = 0.45;
constexpr double kOwnTerms = 0.83;           // the field's words in another order or language, nothing else
constexpr double kOwnTermsOfHubSpot = 0.95;  // ... are what HubSpot named its property
constexpr double kPointedTo = 0.93;          // the one that it would have been says to use this one
constexpr double kMentions = 0.25;           // the words are part of the label or name
constexpr double kDescribed = 0.40;          // they are part of the description
constexpr double kTypeFits = 0.20;
constexpr double kPairedName = 0.70;  // what else it may mean stands beside it
constexpr double kOptionsFit = 0.60;
constexpr double kSamplesFit = 0.60;    // times the share of samples that do
constexpr double kSamplesPlain = 0.15;  // ... where any text could be right

// Doubts: factors.
constexpr double kOtherMeaning = 0.15;  // the name or the label means something else
constexpr double kRenamed = 0.95;       // ... the name does, while the label and its values or description agree
constexpr double kContradicted = 0.80;  // ... the name does, and the label alone speaks for it
constexpr double kOtherSubject = 0.10;  // it speaks of somebody or some time else
constexpr double kOtherWords = 0.93;    // the name has words of its own
constexpr double kLabelOtherWords = 0.70;
constexpr double kRemark = 0.93;              // ... in brackets
constexpr double kNamesakeOtherLabel = 0.92;  // the name is the field's own, the label has words of its own
constexpr double kWrongValues = 0.15;         // options or samples look like something else
constexpr double kOddSamples = 0.95;          // ... those of a standard property
constexpr double kRetired = 0.20;
constexpr double kPoorType = 0.95;
constexpr double kEmpty = 0.95;       // the portal may keep such values elsewhere
constexpr double kNearOnly = 0.93;    // the most that a near standard property reaches
constexpr double kVagueField = 0.90;  // the field's own words are vague

// Preferences between candidates that are all right.
constexpr double kEmptyMalus = 0.25;     // what holds values goes before what holds none
constexpr double kNamesakeBonus = 0.15;  // a custom property called exactly like a field that is not
constexpr double kStandardBonus = 0.05;  // of a field called what HubSpot calls it
constexpr double kLaterChoice = 0.002;   // HubSpot has several: in the order of the table
constexpr double kNearMalus = 0.10;      // what comes near goes after what surely is it

/// Evidence adding up to a score.
class Scale {
 public:
  /// Evidence of strength `strength`, with a phrase for people where it has one.
  void add(double strength, std::string phrase = {}) {
    doubt_ *= 1 - strength;
    say(std::move(phrase));
  }
  void doubt(double factor, std::string phrase = {}) {
    factor_ *= factor;
    say(std::move(phrase));
  }
  double score() const { return (1 - doubt_) * factor_; }
  std::vector<std::string> phrases;

 private:
  void say(std::string phrase) {
    if (!phrase.empty()) {
      phrases.push_back(std::move(phrase));
    }
  }
  double doubt_ = 1;
  double factor_ = 1;
};

template <class T>
bool contains(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

const Meaning* meaning_of(const std::vector<Meaning>& meanings, const Concept* about) {
  const auto found =
      std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& one) { return one.about == about; });
  return about == nullptr || found == meanings.end() ? nullptr : &*found;
}

/// What one text of a property, its name or its label, says about a field.
struct Reading {
  enum class Kind { silent, means, may_mean, mentions, other_words } kind = Kind::silent;
  bool same = false;   ///< it is the field's own name or label
  bool terms = false;  ///< it is made of the field's own words
  const Meaning* meaning = nullptr;
  const Concept* other = nullptr;  ///< what it surely means instead
  std::string_view stranger;       ///< the word that makes it something else, if there is one

  bool is_broad() const { return !same && meaning != nullptr && meaning->broad; }
  bool relates() const { return kind != Kind::silent && kind != Kind::other_words; }
};

Reading read(const Field& field, const Words& words) {
  Reading reading;
  if (words.key.empty()) {
    return reading;
  }
  reading.same = words.key == field.name_key || words.key == field.label_key;
  reading.meaning = meaning_of(words.means, field.about);
  reading.terms = field.about == nullptr && !words.terms.empty() &&
                  (words.terms == field.name_terms || words.terms == field.label_terms);
  if (reading.same || reading.terms || reading.meaning != nullptr) {
    const bool is_sure = reading.same || reading.terms || !reading.meaning->weak;
    reading.kind = is_sure ? Reading::Kind::means : Reading::Kind::may_mean;
    return reading;
  }
  const auto sure = std::find_if(words.means.begin(), words.means.end(), [](const Meaning& one) { return !one.weak; });
  reading.other = sure == words.means.end() ? nullptr : sure->about;
  for (const std::string& word : words.strangers) {  // what the field is called itself is none
    reading.stranger = reading.stranger.empty() && !contains(field.words, word) ? word : reading.stranger;
  }
  const bool mentions = field.about != nullptr && words.mentions.about == field.about;
  reading.kind = mentions ? Reading::Kind::mentions : Reading::Kind::other_words;
  return reading;
}

std::string means_phrase(std::string_view what, std::string_view text, const Field& field, const Reading& reading) {
  if (reading.meaning == nullptr) {
    return joined(
        {what, " ", quoted(text), reading.same ? " is the field's own" : " is made of the field's own words"});
  }
  const bool has_language = !reading.meaning->language.empty();
  return joined({what, " ", quoted(text), reading.meaning->weak ? " may mean " : " means ", field.about->meaning(),
                 has_language ? " (" : "", reading.meaning->language, has_language ? ")" : ""});
}

std::string type_phrase(const PropertyDefinition& definition, std::string_view verb) {
  return definition.type.empty() ? std::string() : joined({"type ", definition.type, verb});
}

/// A standard property, known by its name: what its label calls it does not matter, administrators rename labels.
void weigh_standard(const PropertyDefinition& definition, bool near, Scale& scale) {
  scale.add(near ? kNearStandard : kStandardName,
            joined({"name ", quoted(definition.name), " is ",
                    near ? "the nearest of HubSpot's standard properties" : "HubSpot's standard property for it"}));
  if (near) {
    scale.doubt(kNearOnly);
  }
}

void weigh_evidence_of_words(const Field& field, const Property& property, const Reading& name, const Reading& label,
                             Scale& scale) {
  using Kind = Reading::Kind;
  const PropertyDefinition& definition = *property.definition;
  if (label.kind == Kind::means || label.kind == Kind::may_mean) {
    const double strength = label.is_broad() ? kLabelMeansMore
                            : label.same     ? kSameLabel
                            : label.terms    ? kOwnTerms
                                             : kLabelMeans;
    scale.add(label.kind == Kind::may_mean ? kLabelMayMean : strength,
              means_phrase("label", definition.label, field, label));
  }
  if (name.kind == Kind::means || name.kind == Kind::may_mean) {
    const bool is_hubspot = !name.same && name.terms && definition.hubspot_defined;
    const double strength = name.is_broad() ? kNameMeansMore
                            : is_hubspot    ? kOwnTermsOfHubSpot
                            : name.same     ? kSameName
                                            : kNameMeans;
    // An internal name is made from the first label: where they agree, they are one witness, not two.
    const double share = property.name.key == property.label.key ? 0.5 : 1.0;
    scale.add(share * (name.kind == Kind::may_mean ? kNameMayMean : strength),
              means_phrase("name", definition.name, field, name));
  }
  if (field.about == nullptr) {
    return;
  }
  const std::string_view meaning = field.about->meaning();
  if (label.kind == Kind::mentions) {
    scale.add(kMentions, joined({"label ", quoted(definition.label), " speaks of ", meaning}));
  }
  if (name.kind == Kind::mentions) {
    scale.add(kMentions, joined({"name ", quoted(definition.name), " speaks of ", meaning}));
  }
  if (property.companion == field.about) {
    scale.add(kPairedName, "what else it may mean stands beside it");
  }
  if (property.description_mentions.about == field.about) {
    scale.add(kDescribed, joined({"its description speaks of ", meaning}));
  }
}

/// The name contradicts the label: it was given once and cannot be changed, the label can, and is what people read.
void weigh_name_apart(const Field& field, const Property& property, const Reading& name, const Reading& label,
                      Scale& scale) {
  const std::string_view text = property.definition->name;
  const bool is_labelled = label.kind == Reading::Kind::means && !property.has_remark;
  const bool is_number = !name.stranger.empty() && name.stranger.front() >= '0' && name.stranger.front() <= '9';
  if (name.other != nullptr) {
    const bool is_backed = field.about != nullptr &&
                           (contains(property.options_of, field.about) || contains(property.samples_of, field.about) ||
                            property.description_mentions.about == field.about);
    scale.doubt(!is_labelled ? kOtherMeaning
                : is_backed  ? kRenamed
                             : kContradicted,
                joined({"name ", quoted(text), " means ", name.other->meaning()}));
  } else if (!name.stranger.empty() && !(is_labelled && is_number)) {
    scale.doubt(kOtherSubject, joined({"name says ", quoted(name.stranger)}));
  } else if (!name.relates() || name.kind == Reading::Kind::mentions) {
    scale.doubt(kOtherWords);
  }
}

void weigh_doubts_of_words(const Field& field, const Property& property, const Reading& name, const Reading& label,
                           Scale& scale) {
  using Kind = Reading::Kind;
  const PropertyDefinition& definition = *property.definition;
  if (label.other != nullptr) {
    scale.doubt(kOtherMeaning, joined({"label ", quoted(definition.label), " means ", label.other->meaning()}));
  } else if (!label.stranger.empty() && !(name.terms && definition.hubspot_defined)) {
    scale.doubt(kOtherSubject, joined({"label says ", quoted(label.stranger)}));
  } else if (label.kind == Kind::other_words || label.kind == Kind::mentions) {
    const bool is_namesake = field.about == nullptr && (name.same || (name.terms && definition.hubspot_defined));
    scale.doubt(is_namesake ? kNamesakeOtherLabel : kLabelOtherWords,
                joined({"label ", quoted(definition.label), " says something more or else"}));
  }
  weigh_name_apart(field, property, name, label, scale);
  if (property.has_remark && label.meaning != nullptr) {
    scale.doubt(kRemark);
  }
  if (!property.group_subject.empty()) {
    scale.doubt(kOtherSubject, joined({"group says ", quoted(property.group_subject)}));
  }
}

/// The property that it would have been points to this one.
const PropertyDefinition* pointer_for(const Field& field, const Property& property) {
  for (const Property* from : property.pointed_by) {
    if (contains(field.standard, from->definition->name) || contains(field.near, from->definition->name) ||
        meaning_of(from->name.means, field.about) != nullptr || meaning_of(from->label.means, field.about) != nullptr) {
      return from->definition;
    }
  }
  return nullptr;
}

/// Nothing where values of the property cannot be what the field holds.
bool weigh_type(const Field& field, const PropertyDefinition& definition, Scale& scale) {
  const Fit as_concept = field.about != nullptr ? type_fit(field.about->expect, definition) : Fit::good;
  const Fit as_field = type_fit(field.target.type, definition);
  if (as_concept == Fit::never || as_field == Fit::never) {
    return false;
  }
  if (as_concept == Fit::good && as_field == Fit::good) {
    scale.add(kTypeFits, type_phrase(definition, " fits"));
  } else {
    scale.doubt(kPoorType, type_phrase(definition, " can hold it"));
  }
  return true;
}

void weigh_options(const Field& field, const Property& property, bool is_standard, Scale& scale) {
  const PropertyDefinition& definition = *property.definition;
  if (field.about == nullptr) {
    return;
  }
  if (field.about->expect == Expect::owner && definition.referenced_object == "OWNER") {
    scale.add(kOptionsFit, "its values are HubSpot users");
  }
  const auto& fitting = property.options_of;
  if (contains(fitting, field.about)) {
    scale.add(kOptionsFit, joined({"its options are typical for ", field.about->meaning()}));
  } else if (is_standard) {
    return;  // administrators edit the options of standard properties freely
  } else if (!fitting.empty()) {
    scale.doubt(kWrongValues, joined({"its options are typical for ", fitting.front()->meaning()}));
  } else if (field.about->expect == Expect::range && definition.options.size() >= 3) {
    const auto ranges =
        std::count_if(definition.options.begin(), definition.options.end(),
                      [](const PropertyOption& option) { return is_range(option.label) || is_range(option.value); });
    if (2 * static_cast<std::size_t>(ranges) >= definition.options.size()) {
      scale.add(kOptionsFit, "its options are ranges of numbers");
    } else {
      scale.doubt(kWrongValues, "its options are not ranges of numbers");
    }
  }
}

void weigh_samples(const Field& field, const Property& property, bool is_standard, Scale& scale) {
  const PropertyDefinition& definition = *property.definition;
  if (field.about == nullptr || definition.samples.empty()) {
    return;
  }
  if (contains(property.samples_of, field.about)) {
    scale.add(kSamplesFit, joined({"the samples are typical for ", field.about->meaning()}));
  }
  const SampleFit fit = sample_fit(field.about->expect, definition.samples);
  const double share = static_cast<double>(fit.fitting) / static_cast<double>(fit.count);
  const std::string counts = fit.likeness.empty()
                                 ? std::string()
                                 : joined({std::to_string(fit.fitting), " of ", std::to_string(fit.count),
                                           " samples look like ", fit.likeness});
  if (2 * fit.fitting < fit.count) {
    scale.doubt(is_standard ? kOddSamples : kWrongValues,
                counts.empty() ? "the samples look like something else" : counts);
  } else {
    scale.add(share * (counts.empty() ? kSamplesPlain : kSamplesFit), counts);
  }
}

/// What puts one candidate before another that is no less right.
double preference(const Field& field, const Property& property, bool is_near, bool is_standard, bool is_namesake) {
  if (is_near) {
    return -kNearMalus;
  }
  if (!is_standard) {
    return is_namesake ? kNamesakeBonus : 0;
  }
  const auto place = std::find(field.standard.begin(), field.standard.end(), property.definition->name);
  return (field.own ? kStandardBonus : 0) - kLaterChoice * static_cast<double>(place - field.standard.begin());
}

double rounded(double share) { return static_cast<double>(static_cast<int>(share * 1000 + 0.5)) / 1000; }

}  // namespace

double share_right(double score) {
  struct Point {
    double score;
    double share;
  };
  constexpr Point kPoints[] = {{0, 0},       {0.25, 0.02}, {0.36, 0.30},  {0.56, 0.50}, {0.69, 0.80},
                               {0.78, 0.93}, {0.80, 0.96}, {0.90, 0.985}, {1, 1}};
  const Point* before = kPoints;
  for (const Point& point : kPoints) {
    if (point.score >= score && point.score > before->score) {
      return before->share + (point.share - before->share) * (score - before->score) / (point.score - before->score);
    }
    before = &point;
  }
  return 1;
}

std::optional<Weighed> weigh(const Field& field, const Property& property) {
  const PropertyDefinition& definition = *property.definition;
  const bool is_near = contains(field.near, definition.name);
  const bool is_standard = is_near || contains(field.standard, definition.name);
  const Reading name = read(field, property.name);
  const Reading label = read(field, property.label);
  const PropertyDefinition* const pointer = pointer_for(field, property);
  if (!is_standard && pointer == nullptr && !name.relates() && !label.relates()) {
    return std::nullopt;
  }
  Scale scale;
  if (is_standard) {
    weigh_standard(definition, is_near, scale);
  } else {
    weigh_evidence_of_words(field, property, name, label, scale);
  }
  if (pointer != nullptr) {
    scale.add(kPointedTo, joined({quoted(pointer->name), " says to use it instead"}));
    if (const Concept* other = label.other != nullptr ? label.other : name.other; other != nullptr) {
      scale.doubt(kOtherMeaning, joined({"it means ", other->meaning()}));
    }
  } else if (!is_standard) {
    weigh_doubts_of_words(field, property, name, label, scale);
  }
  if (property.is_retired) {
    scale.doubt(kRetired, "it is said not to be used any more");
  }
  if (!weigh_type(field, definition, scale)) {
    return std::nullopt;
  }
  weigh_options(field, property, is_standard, scale);
  weigh_samples(field, property, is_standard, scale);
  if (property.is_empty) {
    scale.doubt(kEmpty, "it is empty in the records looked at");
  }
  if (!field.sure) {
    scale.doubt(kVagueField);
  }
  const bool is_namesake = !is_standard && !field.own && (name.same || label.same);
  const double score = rounded(scale.score());
  const double rank =
      score + preference(field, property, is_near, is_standard, is_namesake) - (property.is_empty ? kEmptyMalus : 0);
  return Weighed{
      {definition.name, rounded(share_right(score)), std::move(scale.phrases)}, score, rank, is_standard, is_near};
}

}  // namespace trailspark::suggest
