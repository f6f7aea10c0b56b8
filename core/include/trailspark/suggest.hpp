#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trailspark/mapping.hpp"

namespace trailspark {

/// A property considered for a field.
struct Candidate {
  std::string property;
  /// In [0, 1]: the share of such proposals that are right, as counted. Only one can be right: later candidates have at
  /// most what the first leaves.
  double confidence = 0;
  std::vector<std::string> evidence;  ///< what speaks for and against it, a phrase each
};

/// What is proposed for one field.
struct Proposal {
  std::string field;
  std::string label;
  bool custom = false;
  bool accepted = false;              ///< a rule was made of the first candidate
  std::string reason;                 ///< why not, where no rule was made: "no good match: ..."
  std::vector<Candidate> candidates;  ///< best first, at most five
};

/// A mapping proposed from property definitions.
struct Suggestion {
  Mapping mapping;                  ///< rules of `target` for the accepted proposals; other targets are the default's
  std::vector<Proposal> proposals;  ///< one for each field asked for, in order: standard fields first
};

/// Proposes a mapping from what the definitions say: name, label, group, type, options and samples. Rather no rule than
/// a wrong one. A field of `fields` named like a standard one replaces it. The same definitions in another order give
/// the same proposals.
Suggestion suggest_mapping(const std::vector<PropertyDefinition>& properties, const std::vector<TargetField>& fields,
                           Target target = Target::lead);

/// The proposals as JSON:
///   {"proposals":[{"field":"jobTitle","label":"Job Title","custom":false,"accepted":true,"property":"jobtitle",
///    "confidence":0.996,"evidence":["name \"jobtitle\" is HubSpot's standard property for it","type string fits"],
///    "candidates":[{"property":"jobtitle","confidence":0.996,"evidence":[...]},...]},...]}
/// Where no rule was made, "property" is null and "reason" stands in the place of "confidence" and "evidence".
std::string write_suggestion_report(const Suggestion& suggestion);

}  // namespace trailspark
