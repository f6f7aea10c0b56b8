#include <algorithm>
#include <map>

#include "field_rules.hpp"
#include "trailspark/mapping.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using wording::counted;
using wording::quoted;
using Rules = std::vector<MappingRule>;
using Values = std::vector<std::pair<std::string, std::string>>;

const MappingRule* find_rule(const Rules& rules, std::string_view field) {
  const auto at =
      std::find_if(rules.begin(), rules.end(), [&](const MappingRule& rule) { return rule.field == field; });
  return at == rules.end() ? nullptr : &*at;
}

/// Internal value -> wanted value, to look up in.
std::map<std::string_view, std::string_view> index(const Values& values) { return {values.begin(), values.end()}; }

/// "jobtitle, then role"
std::string chain(const MappingRule& rule) {
  std::string text;
  for (const std::string& property : rule.from) {
    text.append(text.empty() ? "" : ", then ").append(property);
  }
  return text.empty() ? "nothing" : text;
}

std::string default_text(const MappingRule& rule) { return rule.fallback.empty() ? "none" : quoted(rule.fallback); }

std::string values_text(const Values& values) {
  return values.empty() ? "values pass as they are" : "only " + counted(values.size(), "listed value") + " taken";
}

/// "added, read from segment__c, as enum, only 2 listed values taken, default \"unknown\""
std::string added(const MappingRule& rule) {
  std::string text = "added, read from " + chain(rule) + ", as " + std::string(name(rule.type));
  if (!rule.values.empty()) {
    text += ", " + values_text(rule.values);
  }
  if (!rule.fallback.empty()) {
    text += ", default " + default_text(rule);
  }
  return text;
}

/// The fields of both, each once: the standard ones in their order, then the others as they come.
std::vector<std::string_view> all_fields(Target target, const Rules& before, const Rules& after) {
  std::vector<std::string_view> fields;
  for (const StandardField& field : standard_fields(target)) {
    fields.push_back(field.name);
  }
  for (const Rules* rules : {&before, &after}) {
    for (const MappingRule& rule : *rules) {
      if (std::find(fields.begin(), fields.end(), rule.field) == fields.end()) {
        fields.push_back(rule.field);
      }
    }
  }
  return fields;
}

/// The fields that are custom in `rules` and in `others`, in the order of `rules`.
std::vector<std::string_view> shared_custom_fields(const Rules& rules, const Rules& others) {
  std::vector<std::string_view> fields;
  for (const MappingRule& rule : rules) {
    const MappingRule* other = find_rule(others, rule.field);
    if (rule.custom && other != nullptr && other->custom) {
      fields.push_back(rule.field);
    }
  }
  return fields;
}

class Differ {
 public:
  void compare(Target target, const Rules& before, const Rules& after) {
    for (const std::string_view field : all_fields(target, before, after)) {
      subject_ = std::string(name(target)) + " field " + std::string(field) + ": ";
      const MappingRule* old_rule = find_rule(before, field);
      const MappingRule* new_rule = find_rule(after, field);
      if (old_rule != nullptr && new_rule != nullptr) {
        compare(*old_rule, *new_rule);
      } else if (new_rule != nullptr) {
        say(added(*new_rule));
      } else if (old_rule != nullptr) {
        say("removed (was read from " + chain(*old_rule) + ")");
      }
    }
    const auto order = shared_custom_fields(after, before);
    if (order != shared_custom_fields(before, after)) {  // custom fields are printed in the order of their rules
      subject_ = std::string(name(target)) + ": ";
      say("custom fields in the order " + wording::listed(order));
    }
  }

  std::vector<std::string> take() { return std::move(sentences_); }

 private:
  void compare(const MappingRule& before, const MappingRule& after) {
    if (before.from != after.from) {
      say("read from " + chain(after), chain(before));
    }
    if (before.type != after.type) {
      say("type is " + std::string(name(after.type)), name(before.type));
    }
    compare(before.values, after.values);
    if (before.fallback != after.fallback) {
      say("default is " + default_text(after), default_text(before));
    }
    if (before.custom != after.custom) {
      say(after.custom ? "a custom field" : "a standard field", after.custom ? "a standard field" : "a custom field");
    }
  }

  void compare(const Values& before, const Values& after) {
    if (before.empty() != after.empty()) {  // what happens to values that are not listed changes too
      say(values_text(after), values_text(before));
    }
    const auto old_values = index(before);
    for (const auto& [internal, wanted] : after) {
      const auto old_value = old_values.find(internal);
      if (old_value == old_values.end() || old_value->second != wanted) {
        say("value " + quoted(internal) + " becomes " + quoted(wanted),
            old_value != old_values.end() ? quoted(old_value->second) : unlisted(before));
      }
    }
    const auto new_values = index(after);
    for (const auto& [internal, wanted] : before) {
      if (new_values.count(internal) == 0) {
        say("value " + quoted(internal) + " is " + unlisted(after), quoted(wanted));
      }
    }
  }

  /// What becomes of a value that is not in `values`.
  static std::string unlisted(const Values& values) { return values.empty() ? "as it is" : "rejected"; }

  void say(std::string_view what) { sentences_.push_back(subject_ + std::string(what)); }
  void say(std::string_view what, std::string_view before) {
    say(std::string(what).append(" (was: ").append(before).append(")"));
  }

  std::string subject_;
  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> diff_mappings(const Mapping& before, const Mapping& after) {
  Differ differ;
  for (const Target target : kTargets) {
    differ.compare(target, before.rules(target), after.rules(target));
  }
  return differ.take();
}

}  // namespace trailspark
