#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json.hpp"
#include "trailspark/property.hpp"
#include "trailspark/result.hpp"

/// What the readers of the mapping document and of target fields say about what is wrong.
namespace trailspark::document {

using Faults = std::vector<Error>;
using Names = std::vector<std::string_view>;

inline constexpr std::string_view kFieldNameRule = "1 to 64 ASCII letters, digits and _";

/// Whether the text obeys kFieldNameRule.
bool is_field_name(std::string_view text) noexcept;

/// The names of all field types.
const Names& type_names();

void add(Faults& faults, Code code, std::string_view where, std::string detail);

/// A number, true or false as JSON writes it.
std::string literal(const json::Value& value);

/// What stands where something else should: "found \"five\"", "found 5", "found null", "found an object".
std::string found(const json::Value& value);

/// "found \"feild\", did you mean \"field\"? Allowed: field, from"
std::string found_word(std::string_view word, const Names& allowed);

/// A fault for each key of an object that is not allowed.
void check_keys(const json::Value& object, std::string_view place, const Names& allowed, Code code, Faults& faults);

}  // namespace trailspark::document
