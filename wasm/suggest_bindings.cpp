// Suggestions of mappings, a module of their own: their vocabulary is a quarter of all that the core knows, and is
// wanted where a mapping is set up, not where leads are made.
#include <emscripten/bind.h>

#include <string>

#include "json_text.hpp"
#include "trailspark/property.hpp"
#include "trailspark/suggest.hpp"

namespace trailspark::wasm {
namespace {

/// {"mapping":{...},"report":{"proposals":[...]}}
std::string suggest(const std::string& properties, const std::string& fields, const std::string& target) {
  const auto definitions = parse_properties(properties);
  if (!definitions.ok()) {
    return failure(definitions.error());
  }
  const auto wanted = parse_target_fields(fields);
  if (!wanted.ok()) {
    return failure(wanted.error());
  }
  const Suggestion suggestion = suggest_mapping(definitions.value(), wanted.value(), target_of(target));
  return "{\"mapping\":" + write_mapping(suggestion.mapping) + ",\"report\":" + write_suggestion_report(suggestion) +
         "}";
}

}  // namespace
}  // namespace trailspark::wasm

EMSCRIPTEN_BINDINGS(trailspark_suggest) { emscripten::function("suggestMapping", &trailspark::wasm::suggest); }
