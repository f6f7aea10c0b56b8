#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "trailspark/mapping.hpp"

/// The things that the fields of a lead, an account or a deal are about, and what people call them.
namespace trailspark::suggest {

/// What the values of a concept look like; decides which property types and samples fit.
enum class Expect : std::uint8_t {
  text,
  person,        ///< a person's name
  organisation,  ///< a company's or deal's name
  place,         ///< part of an address
  choice,        ///< one of a few words
  email,
  url,
  handle,  ///< a user name
  phone,
  number,
  range,  ///< a number, often as a range ("11-50")
  flag,
  day,
  moment,
  owner,  ///< a HubSpot user
};

struct Concept {
  std::string_view id;       ///< "job_title"
  std::string_view meaning;  ///< for people: "job title"
  Expect expect;
  std::string_view targets;  ///< where it occurs: l(ead), a(ccount), d(eal)
  /// HubSpot's standard properties for it, by target, first choice first, separated by spaces; ~ marks one that comes
  /// near without being the same ("~hs_analytics_source" for a lead source).
  std::array<std::string_view, 3> standard;
  /// "en:job title,position,?title;de:berufsbezeichnung": what people call it, by language. A word after ? means the
  /// concept only if something else says so; one after ~ means it and more (an address is more than its street). The
  /// first three English words are its own names.
  std::string_view words;
  /// Typical values and labels of options, separated by commas; may be empty.
  std::string_view options;

  bool occurs_in(Target target) const noexcept { return targets.find(letter(target)) != std::string_view::npos; }
  std::string_view standard_of(Target target) const noexcept { return standard[static_cast<std::size_t>(target)]; }

  static constexpr char letter(Target target) noexcept { return "lad"[static_cast<std::size_t>(target)]; }
};

struct ConceptList {
  const Concept* first;
  std::size_t count;

  const Concept* begin() const noexcept { return first; }
  const Concept* end() const noexcept { return first + count; }
};

/// All concepts; they live as long as the program.
ConceptList concepts() noexcept;

}  // namespace trailspark::suggest
