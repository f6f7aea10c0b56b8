#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "trailspark/mapping.hpp"

/// What readers, writers and checkers of mappings need to know of fields and types.
namespace trailspark {

inline constexpr std::array kTargets = {Target::lead, Target::account, Target::deal};

/// The standard field of that name, or null.
const StandardField* standard_field(Target target, std::string_view name);

/// The type of a field whose rule names none: the standard field's, string for a custom one.
FieldType own_type(Target target, std::string_view field);

/// Whether the type has values that a rule may list.
bool is_enumeration(FieldType type) noexcept;

/// Why text that is not empty does not convert to a type; nothing where it does. Text, phones and (unlisted) values of
/// enumerations always do.
std::optional<Code> conversion_fault(FieldType type, std::string_view text) noexcept;

}  // namespace trailspark
