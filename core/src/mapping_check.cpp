#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "field_rules.hpp"
#include "trailspark/mapping.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using wording::below;
using wording::counted;
using wording::Nearest;
using wording::quoted;
using Values = std::vector<std::string_view>;

/// Comparing with every property or option is dear; a mapping with more misses than this has another fault.
constexpr int kMaxProposals = 50;
constexpr std::size_t kMaxListed = 20;

/// How well a field type holds what a property has.
enum class Fit : std::uint8_t {
  all,      ///< every value
  some,     ///< values that do not convert are rejected
  none,     ///< no value, or not as it is meant
  options,  ///< depends on the options: those that convert
};

/// A row for each natural type of a property, a column for each type of a field, both in the order of FieldType:
/// string number date datetime bool enum multi_enum phone. y all, s some, o options, - none.
constexpr std::array<std::string_view, 8> kFits = {
    "yssssyyy",  // string: free text may hold anything
    "yyss-y-y",  // number: 12 digits and more are milliseconds
    "y-yy----",  // date
    "y-yy----",  // datetime
    "y---yy--",  // bool
    "yooooyy-",  // enum
    "y-----y-",  // multi_enum: "A;B" is no value of an enum
    "y------y",  // phone
};

/// What else a property may be: text that only a string holds.
bool is_structure(const PropertyDefinition& property) noexcept {
  return property.type == "json" || property.type == "object_coordinates";
}

Fit fit_of(const PropertyDefinition& property, FieldType type) noexcept {
  if (is_structure(property)) {
    return type == FieldType::string ? Fit::all : Fit::none;
  }
  switch (kFits[static_cast<std::size_t>(property.natural_type())][static_cast<std::size_t>(type)]) {
    case 'y':
      return Fit::all;
    case 's':
      return Fit::some;
    case 'o':
      return Fit::options;
    default:
      return Fit::none;
  }
}

/// Every value that the property can have, where its definition tells.
std::optional<Values> known_values(const PropertyDefinition& property) {
  if (!property.external_options && !property.options.empty()) {
    Values values;
    for (const PropertyOption& option : property.options) {
      values.push_back(option.value);
    }
    return values;
  }
  if (property.natural_type() == FieldType::boolean) {
    return Values{"true", "false"};
  }
  return std::nullopt;
}

/// "\"a\", \"b\" and 12 more"
std::string listed_quoted(const Values& items) {
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), kMaxListed); ++i) {
    text.append(i == 0 ? "" : ", ").append(quoted(items[i]));
  }
  if (items.size() > kMaxListed) {
    text.append(" and ").append(std::to_string(items.size() - kMaxListed)).append(" more");
  }
  return text;
}

class Checker {
 public:
  Checker(Target target, const std::vector<PropertyDefinition>& properties)
      : place_(below("", name(target))), properties_(properties) {
    for (const PropertyDefinition& property : properties) {
      const auto [known, is_new] = by_name_.emplace(property.name, &property);
      if (!is_new && known->second->archived) {  // two lists joined: the one in use counts
        known->second = &property;
      }
    }
  }

  void check_rule(const MappingRule& rule, std::size_t index) {
    const std::string place = below(place_, index);
    std::vector<const PropertyDefinition*> fitting;
    for (std::size_t i = 0; i < rule.from.size(); ++i) {
      const std::string property_place = below(below(place, "from"), i);
      const PropertyDefinition* property = check_exists(rule.from[i], property_place);
      if (property != nullptr && check_type(*property, rule.type, property_place)) {
        fitting.push_back(property);
      }
    }
    if (!fitting.empty() && !rule.values.empty() && is_enumeration(rule.type)) {
      check_values(rule, fitting, below(place, "values"));
    }
  }

  void check_required(const StandardField& field, const std::vector<MappingRule>& rules) {
    const auto fills = [&](const MappingRule& rule) { return rule.field == field.name; };
    if (field.required && std::none_of(rules.begin(), rules.end(), fills)) {
      error(Code::mapping_required_field, place_, "found no rule for " + quoted(field.name),
            "add {\"field\": " + quoted(field.name) + ", \"from\": [" + quoted(field.properties) + "]}");
    }
  }

  std::vector<MappingFinding> take() { return std::move(findings_); }

 private:
  /// The property whose values arrive, or null where none do.
  const PropertyDefinition* check_exists(std::string_view name, std::string_view place) {
    const auto at = by_name_.find(name);
    if (at == by_name_.end()) {
      error(Code::mapping_unknown_property, place, "found " + quoted(name), nearest_property(name));
      return nullptr;
    }
    const PropertyDefinition& property = *at->second;
    if (property.archived) {
      error(Code::mapping_archived_property, place, "found " + quoted(name), {});
      return nullptr;
    }
    if (property.hidden) {
      warning(Code::mapping_hidden_property, place, "found " + quoted(name), {});
    }
    return &property;
  }

  /// Whether the type holds the property's values, or some of them.
  bool check_type(const PropertyDefinition& property, FieldType type, std::string_view place) {
    const std::string_view own = is_structure(property) ? "string" : name(property.natural_type());
    const std::string found =
        "found " + quoted(property.name) + " (" + kind(property) + ") for " + std::string(name(type));
    const std::string use_own = "use \"type\": " + quoted(own);
    const Fit fit = fit_of(property, type);
    if (fit == Fit::none) {
      const bool several = property.natural_type() == FieldType::multi_enumeration && type == FieldType::enumeration;
      error(Code::mapping_type, place, found + (several ? "; it holds several options at once: \"A;B\"" : ""), use_own);
      return false;
    }
    if (fit == Fit::options) {
      return check_options_convert(property, type, place, found, use_own);
    }
    if (fit == Fit::some) {
      warning(Code::mapping_type, place, found + "; what does not convert is rejected", {});
    }
    return true;
  }

  bool check_options_convert(const PropertyDefinition& property, FieldType type, std::string_view place,
                             const std::string& found, const std::string& use_own) {
    const std::optional<Values> values = known_values(property);
    if (!values) {
      warning(Code::mapping_type, place, found + "; its options are not listed, what does not convert is rejected", {});
      return true;
    }
    Values failing;
    std::copy_if(values->begin(), values->end(), std::back_inserter(failing),
                 [&](std::string_view value) { return conversion_fault(type, value).has_value(); });
    if (failing.empty()) {
      return true;
    }
    error(Code::mapping_type, place, found + "; these options do not convert: " + listed_quoted(failing), use_own);
    return false;
  }

  /// Holds the rule's values against the options of its properties, both ways.
  void check_values(const MappingRule& rule, const std::vector<const PropertyDefinition*>& properties,
                    const std::string& place) {
    const std::map<std::string_view, std::string_view> targets(rule.values.begin(), rule.values.end());
    std::set<std::string_view> options;
    bool all_known = properties.size() == rule.from.size();
    for (const PropertyDefinition* property : properties) {
      if (const std::optional<Values> values = known_values(*property)) {
        options.insert(values->begin(), values->end());
        check_targets(*property, *values, targets, place);
      } else {
        all_known = false;
        check_unlisted(*property, place);
      }
    }
    if (!all_known) {
      return;
    }
    for (const auto& [internal, wanted] : rule.values) {
      if (options.find(internal) == options.end()) {
        warning(Code::mapping_enum_option, below(place, internal), "found " + quoted(internal),
                nearest_option(internal, properties));
      }
    }
  }

  void check_targets(const PropertyDefinition& property, const Values& values,
                     const std::map<std::string_view, std::string_view>& targets, std::string_view place) {
    Values missing;
    std::copy_if(values.begin(), values.end(), std::back_inserter(missing),
                 [&](std::string_view value) { return targets.find(value) == targets.end(); });
    if (!missing.empty()) {
      warning(Code::mapping_enum_target, place,
              "found " + counted(missing.size(), "option") + " of " + std::to_string(values.size()) + " of " +
                  quoted(property.name) + " without a target, to be rejected: " + listed_quoted(missing),
              "add " + quoted(missing.front()) + (missing.size() == 1 ? "" : " and the others") + " to \"values\"");
    }
  }

  void check_unlisted(const PropertyDefinition& property, std::string_view place) {
    if (!property.external_options) {
      return;
    }
    const bool owners = property.referenced_object == "OWNER";
    warning(Code::mapping_enum_target, place,
            "found " + quoted(property.name) + ", whose options " +
                (owners ? "are owner ids" : "HubSpot keeps elsewhere") +
                ": they are not listed and nothing can be checked",
            {});
  }

  std::string nearest_property(std::string_view wanted) {
    Nearest nearest(wanted, 3);
    if (proposals_left_-- > 0) {
      for (const PropertyDefinition& property : properties_) {
        if (!property.archived && !property.hidden) {
          nearest.consider(property.name, property.name);
          nearest.consider(property.label, property.name);
        }
      }
    }
    return nearest.question();
  }

  std::string nearest_option(std::string_view wanted, const std::vector<const PropertyDefinition*>& properties) {
    Nearest nearest(wanted);
    if (proposals_left_-- > 0) {
      for (const PropertyDefinition* property : properties) {
        for (const PropertyOption& option : property->options) {
          nearest.consider(option.value, option.value);
          nearest.consider(option.label, option.value);
        }
      }
    }
    return nearest.question();
  }

  /// What HubSpot calls it: "enumeration, checkbox".
  static std::string kind(const PropertyDefinition& property) {
    const std::string type = property.type.empty() ? "of no known type" : property.type;
    return type + (property.field_type.empty() ? "" : ", " + property.field_type);
  }

  void error(Code code, std::string_view place, std::string detail, std::string suggestion) {
    findings_.push_back({{code, std::move(detail), std::string(place)}, true, std::move(suggestion)});
  }
  void warning(Code code, std::string_view place, std::string detail, std::string suggestion) {
    findings_.push_back({{code, std::move(detail), std::string(place)}, false, std::move(suggestion)});
  }

  std::string place_;
  const std::vector<PropertyDefinition>& properties_;
  std::map<std::string_view, const PropertyDefinition*> by_name_;
  std::vector<MappingFinding> findings_;
  int proposals_left_ = kMaxProposals;
};

}  // namespace

std::vector<MappingFinding> check_mapping(const Mapping& mapping, Target target,
                                          const std::vector<PropertyDefinition>& properties) {
  Checker checker(target, properties);
  const std::vector<MappingRule>& rules = mapping.rules(target);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    checker.check_rule(rules[i], i);
  }
  for (const StandardField& field : standard_fields(target)) {
    checker.check_required(field, rules);
  }
  return checker.take();
}

}  // namespace trailspark
