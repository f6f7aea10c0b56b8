#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trailspark/property.hpp"
#include "trailspark/result.hpp"

/// The mapping document, version 1: which HubSpot property fills which field of a lead, an account or a deal.
///
///   {"version": 1,
///    "lead":    [{"field": "email", "from": ["email"]},
///                {"field": "jobTitle", "from": ["jobtitle", "role"]},
///                {"field": "segment", "from": ["segment__c"], "type": "enum",
///                 "values": {"Ent": "enterprise", "Mid": "mid_market"}, "default": "unknown", "custom": true}],
///    "account": [{"field": "employeeCount", "from": ["numberofemployees"]}],
///    "deal":    [{"field": "amount", "from": ["amount_in_home_currency", "amount"]}]}
///
/// A list that is left out has the default rules; a list that is there replaces them all. A rule has these keys:
///
///   field    The field it fills: a standard field, or with "custom": true a name of your own (1 to 64 ASCII letters,
///            digits and _, no standard field's name). One rule a field.
///   from     1 to 20 properties by their internal names, each once. The first that is not empty supplies the value; a
///            value that does not convert to the type is rejected and does not fall through.
///   type     string, number, date, datetime, bool, enum, multi_enum or phone. Left out: the standard field's own;
///            string for a custom field. The lead's email is always a string.
///   values   For enum and multi_enum: HubSpot's internal value -> the value wanted, at most 5,000. Where it is given,
///   a
///            value that is not listed is rejected; left out or {}, values pass as they are.
///   default  The value where all properties are empty: text (or a number, true, false) that converts to the type, for
///            an enum the value wanted. The lead's email has none: it would make one lead of all that have no address.
///   custom   true: the field is printed under "custom".
///
/// A list holds at most 500 rules. That of the lead must fill email. Nothing else is allowed in the document.
namespace trailspark {

/// What a mapping document may hold.
inline constexpr std::size_t kMaxMappingRules = 500;  ///< in one list
inline constexpr std::size_t kMaxChainProperties = 20;
inline constexpr std::size_t kMaxMappingValues = 5'000;  ///< in one rule
inline constexpr std::size_t kMaxFieldNameBytes = 64;
inline constexpr std::size_t kMaxPropertyNameBytes = 255;

/// The things a mapping fills: a lead from contacts, an account from companies, a deal from deals.
enum class Target : std::uint8_t { lead, account, deal };

/// "lead", "account", "deal": the keys of the mapping document.
std::string_view name(Target target) noexcept;

/// One field of a target that the product knows without being told.
struct StandardField {
  std::string_view name;   ///< "jobTitle"
  std::string_view label;  ///< "Job Title"
  FieldType type;
  bool required;
  /// HubSpot's standard property for it, first choice first, separated by spaces; empty where HubSpot has none.
  std::string_view properties;
};

/// The standard fields of a target, in the order in which a lead, account or deal prints them.
const std::vector<StandardField>& standard_fields(Target target);

/// One rule: where a field's value comes from.
struct MappingRule {
  std::string field;
  /// Property names, first choice first: the first non-empty one supplies the value. A value that does not convert is
  /// rejected; it does not fall through.
  std::vector<std::string> from;
  FieldType type = FieldType::string;
  /// Internal value -> our value, for enum and multi_enum; empty: values pass as they are. Where given, a value that is
  /// not listed is rejected (convert.enum).
  std::vector<std::pair<std::string, std::string>> values;
  /// The value, as text, where every property of the chain is empty; empty: null.
  std::string fallback;  ///< "default" in the document
  bool custom = false;   ///< printed under "custom", under its own name

  bool operator==(const MappingRule&) const = default;
};

/// A mapping document, version 1. Rules keep the document's order.
struct Mapping {
  std::vector<MappingRule> lead;
  std::vector<MappingRule> account;
  std::vector<MappingRule> deal;

  std::vector<MappingRule>& rules(Target target) noexcept;
  const std::vector<MappingRule>& rules(Target target) const noexcept;

  bool operator==(const Mapping&) const = default;
};

/// The standard fields on HubSpot's standard properties: what holds when nothing is configured.
Mapping default_mapping();

struct ParsedMapping {
  /// The rules without a fault; the default rules for a target that the document leaves out.
  Mapping mapping;
  std::vector<Error> errors;
};

/// Reads a mapping document. All faults are found, not just the first; the list is empty where it is sound. Only of a
/// document of another version nothing else is said: it was written to other rules.
/// A fault says what was found and what is allowed; `where` is the JSON pointer of what is wrong, for something missing
/// that of what should hold it: "/lead/3/feild", "/lead/3", "".
/// Codes: json.syntax, mapping.version, mapping.shape, mapping.type (also: values without an enum type),
/// mapping.duplicate_field (also: a custom field named like a standard one), mapping.unknown_field,
/// mapping.required_field, mapping.default.
ParsedMapping parse_mapping(std::string_view json);

/// The document, in the order and shape that parse_mapping reads; indented by two spaces, a rule a line; a type is
/// written where it is not the field's own. parse_mapping(write_mapping(m)) == m for every m that was parsed without
/// fault.
std::string write_mapping(const Mapping& mapping);

/// One finding of a check: an error stops a save, a warning does not.
struct MappingFinding {
  Error error;
  bool is_error = true;
  std::string suggestion;  ///< "did you mean \"jobtitle\"?", or what to add; may be empty
};

/// Holds the rules of one target against the portal's definitions; findings in the order of the rules.
/// `where` is a JSON pointer into the document that write_mapping writes: "/lead/3/from/0".
///
///   mapping.unknown_property   error    the portal has no such property
///   mapping.archived_property  error
///   mapping.hidden_property    warning
///   mapping.type               error    the type cannot hold what the property has, such as several options in an enum
///                              warning  it may not hold all of it, such as free text in a number
///   mapping.enum_target        warning  options without a target in the rule's values, all in one finding a property;
///                                       or options that the portal does not list (owners), so nothing can be checked
///   mapping.enum_option        warning  a value of the rule that is no option of any property of the chain
///   mapping.required_field     error    no rule for it
///
/// Cost: O(rules x chain + values); proposals for names that miss are worked out for the first 50 alone.
std::vector<MappingFinding> check_mapping(const Mapping& mapping, Target target,
                                          const std::vector<PropertyDefinition>& properties);

/// What changes from `before` to `after`, a sentence each: by target, the standard fields in their order, then custom
/// ones as they come. Empty where both mean the same.
///
///   lead field jobTitle: read from jobtitle, then role (was: jobtitle)
///   lead field phone: removed (was read from phone)
///   lead field segment: value "Ent" becomes "enterprise" (was: "big")
///   deal field amount: default is "0" (was: none)
std::vector<std::string> diff_mappings(const Mapping& before, const Mapping& after);

/// A field that a caller wants filled beyond the standard ones.
struct TargetField {
  std::string name;   ///< 1 to 64 ASCII letters, digits and _
  std::string label;  ///< for people; the name where none is given
  FieldType type = FieldType::string;
};

/// Reads [{"name":"annualRevenue","label":"Annual Revenue","type":"number"}]; label and type (string) may be left out.
/// At most 500, no name twice. Errors: json.syntax, fields.shape: the first fault.
Result<std::vector<TargetField>> parse_target_fields(std::string_view json);

}  // namespace trailspark
