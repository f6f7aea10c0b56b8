#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "suggest_concepts.hpp"
#include "trailspark/property.hpp"

/// What types, options and samples say about a property's values.
namespace trailspark::suggest {

enum class Fit : std::uint8_t { never, poor, good };

/// Whether values of the property's type can be what is expected.
Fit type_fit(Expect expect, const PropertyDefinition& property);

/// Whether they can become the field's type.
Fit type_fit(FieldType wanted, const PropertyDefinition& property);

/// How many samples look like what is expected.
struct SampleFit {
  std::size_t fitting = 0;
  std::size_t count = 0;
  /// What they should look like, for people ("phone numbers"); empty where any text could be right, and then `fitting`
  /// counts those that do not look like something else.
  std::string_view likeness;
};
SampleFit sample_fit(Expect expect, const std::vector<std::string>& samples);

/// A number range such as "11-50", "1000+" or "> 500".
bool is_range(std::string_view text);

}  // namespace trailspark::suggest
