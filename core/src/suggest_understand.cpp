#include <algorithm>
#include <cstddef>
#include <utility>

#include "suggest_usage.hpp"
#include "suggest_weigh.hpp"
#include "unicode.hpp"

namespace trailspark::suggest {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// The meaning, if there is exactly one: sure ones first.
const Meaning* only_meaning(const std::vector<Meaning>& meanings) {
  const Meaning* only = nullptr;
  for (const bool weak : {false, true}) {
    for (const Meaning& meaning : meanings) {
      if (meaning.weak == weak) {
        if (only != nullptr) {
          return nullptr;
        }
        only = &meaning;
      }
    }
    if (only != nullptr) {
      return only;
    }
  }
  return nullptr;
}

/// Counts for how many of some items each concept is typical.
class Tally {
 public:
  explicit Tally(const Vocabulary& words) : words_(words), counts_(concepts().count), counted_at_(concepts().count) {}

  /// One item, known by several texts: an option's value and label.
  void count(const std::vector<std::string>& texts) {
    ++items_;
    for (const std::string& text : texts) {
      for (const std::size_t about : words_.option_of(text)) {
        counts_[about] += counted_at_[about] == items_ ? 0U : 1U;
        counted_at_[about] = items_;
      }
    }
  }

  /// The concepts typical for two items, and for three in ten; or for five of a long list.
  std::vector<const Concept*> typical() const {
    std::vector<const Concept*> found;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] >= 5 || (counts_[i] >= 2 && counts_[i] * 10 >= items_ * 3)) {
        found.push_back(concepts().begin() + i);
      }
    }
    return found;
  }

 private:
  const Vocabulary& words_;
  std::vector<std::size_t> counts_;      // by the concept's place in the table
  std::vector<std::size_t> counted_at_;  // by the same: the last item, counted from 1, that it was typical for
  std::size_t items_ = 0;
};

/// What a name need not say of a property of that type.
std::string_view implied_by(FieldType type) {
  const bool is_moment = type == FieldType::date || type == FieldType::datetime;
  return is_moment ? "date" : type == FieldType::number ? "#" : "";
}

/// `stem`: what stands for the phrase where the phrase itself means nothing; may be empty.
Words read_words(const Phrase& phrase, const Phrase& stem, std::string_view implied, const Vocabulary& words) {
  Words read;
  read.key = key_of(phrase);
  read.terms = words.terms(phrase, implied);
  read.means = words.meanings(phrase);
  if (read.means.empty()) {
    read.means = words.meanings(stem);
    read.by_stem = true;
  }
  if (!read.means.empty()) {
    return read;
  }
  read.mentions = words.mention(phrase);
  if (read.mentions.about != nullptr) {
    read.strangers = other_subjects(read.mentions.rest);
    const Phrase more = qualifiers(read.mentions.rest);
    read.strangers.insert(read.strangers.end(), more.begin(), more.end());
    return read;
  }
  for (const std::string& word : other_subjects(phrase)) {
    // "n0__2" is just how HubSpot names what it cannot spell; "Phone 2" is another phone.
    if (word.front() < '0' || word.front() > '9') {
      read.strangers.push_back(word);
    }
  }
  return read;
}

/// The label up to a remark in brackets; empty where the remark makes it another thing ("Phone (home)"), not where it
/// says the same again ("Headcount (employees)").
Phrase without_remark(const std::string& label, const Vocabulary& words) {
  const std::string text = unicode::fold_label(label);  // full-width brackets too
  const std::size_t open = std::min(text.find_first_of("(["), text.size());
  const Phrase remark = phrase_of(std::string_view(text).substr(open));
  Phrase head = phrase_of(std::string_view(text).substr(0, open));
  const std::vector<Meaning> said = words.meanings(remark);
  const std::vector<Meaning> meant = words.meanings(head);
  const bool is_same = !said.empty() && !meant.empty() && said.front().about == meant.front().about;
  const bool is_other = !said.empty() || !other_subjects(remark).empty() || !qualifiers(remark).empty();
  return is_other && !is_same ? Phrase() : head;
}

/// "x_Industry", so that it comes last in a list. Where nobody gave a label, it is a name like others.
bool is_put_last(const PropertyDefinition& definition) {
  const std::string_view label = definition.label;
  return label.size() > 2 && label[1] == '_' && (label[0] | 0x20) >= 'x' && label != definition.name;
}

}  // namespace

Field understand(const TargetField& target, std::string_view standard_properties, Target where,
                 const Vocabulary& words) {
  Field field;
  field.target = target;
  const Phrase name = phrase_of(target.name);
  const Phrase label = phrase_of(target.label);
  field.name_key = key_of(name);
  field.label_key = key_of(label);
  field.words = name;
  field.words.insert(field.words.end(), label.begin(), label.end());
  const std::string_view implied = implied_by(target.type);
  field.name_terms = words.terms(name, implied);
  field.label_terms = words.terms(label, implied);
  const std::vector<Meaning> by_label = words.meanings(label);
  const std::vector<Meaning> by_name = words.meanings(name);
  const Meaning* label_meaning = only_meaning(by_label);
  const Meaning* name_meaning = only_meaning(by_name);
  // People read the label; the name decides where the label is vague.
  const bool label_decides =
      label_meaning != nullptr && (!label_meaning->weak || name_meaning == nullptr || name_meaning->weak);
  if (const Meaning* meaning = label_decides ? label_meaning : name_meaning; meaning != nullptr) {
    field.about = meaning->about;
    field.sure = !meaning->weak;
    field.own = meaning->own || (name_meaning != nullptr && name_meaning->about == field.about && name_meaning->own);
    for (std::string& property : words_of(field.about->standard_of(where))) {
      const bool is_near = property.front() == '~';
      (is_near ? field.near : field.standard).push_back(is_near ? property.substr(1) : std::move(property));
    }
  }
  // What the default mapping reads a standard field from, if the concept does not name it: it comes near at least.
  field.defaults = words_of(standard_properties);
  for (const std::string& property : field.defaults) {
    if (std::find(field.standard.begin(), field.standard.end(), property) == field.standard.end()) {
      (field.about == nullptr ? field.standard : field.near).push_back(property);
    }
  }
  return field;
}

Property read_property(const PropertyDefinition& definition, const Vocabulary& words, const Phrase& stem) {
  const Phrase name = phrase_of(definition.name);
  const Phrase label = phrase_of(definition.label);
  Property property;
  property.definition = &definition;
  const std::string_view implied = implied_by(definition.natural_type());
  property.name = read_words(name, stem, implied, words);
  // Where nobody gave a label, the name stands in its place.
  const bool has_label = definition.label != definition.name;
  property.label = read_words(label, has_label ? without_remark(definition.label, words) : stem, implied, words);
  property.has_remark = has_label && property.label.by_stem;
  const Phrase description = phrase_of(definition.description);
  property.description_mentions = words.mention(description);
  property.group_subject = other_group(phrase_of(definition.group));
  property.is_retired = is_retired(name) || is_retired(label) || says_disuse(definition.label) ||
                        says_disuse(definition.description) || is_put_last(definition);
  Tally options(words);
  for (const PropertyOption& option : definition.options) {
    options.count({option.value, option.label});
  }
  property.options_of = options.typical();
  Tally samples(words);
  for (const std::string& sample : definition.samples) {
    Phrase texts = phrase_of(sample);  // "Head of Sales": one word of it may be enough
    texts.push_back(sample);
    samples.count(texts);
  }
  property.samples_of = samples.typical();
  return property;
}

void follow_pointers(std::vector<Property>& properties) {
  Index names;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const std::string& label = properties[i].definition->label;
    names.add(properties[i].name.key, i);
    names.add(properties[i].label.key, i);
    names.add(key_of(phrase_of(std::string_view(label).substr(0, label.find('(')))), i);
  }
  names.sort();
  for (Property& property : properties) {
    const std::string text = joined({property.definition->label, "; ", property.definition->description});
    for (const std::string& key : pointed_to(text, property.is_retired)) {
      for (const std::size_t other : names.find(key)) {
        Property& successor = properties[other];
        if (successor.name.key != property.name.key && successor.label.key != property.label.key &&
            !successor.is_retired) {
          property.is_retired = true;
          successor.pointed_by.push_back(&property);
        }
      }
    }
  }
}

void pair_names(std::vector<Property>& properties) {
  const auto means = [](const Property& property, std::string_view id, bool weak) {
    const auto is_it = [&](const Meaning& one) { return one.about->id() == id && one.weak == weak; };
    return std::any_of(property.label.means.begin(), property.label.means.end(), is_it) ||
           std::any_of(property.name.means.begin(), property.name.means.end(), is_it);
  };
  const auto has = [&](std::string_view id) {
    return std::any_of(properties.begin(), properties.end(),
                       [&](const Property& one) { return means(one, id, false); });
  };
  const auto pair = [&](std::string_view known, std::string_view sought, bool only_english = false) {
    if (!has(known) || has(sought)) {
      return;
    }
    for (Property& property : properties) {
      for (const Meaning& meaning : property.label.means) {
        const bool is_it =
            meaning.weak && meaning.about->id() == sought && !(only_english && !meaning.language.empty());
        property.companion = is_it ? meaning.about : property.companion;
      }
    }
  };
  pair("last_name", "first_name");
  pair("first_name", "last_name");
  pair("salutation", "job_title", true);  // the German "Titel" beside "Anrede" is a doctor's
}

}  // namespace trailspark::suggest
