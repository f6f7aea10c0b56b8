#pragma once

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

/// One text instead of a member for each part: pointers and lengths would be kilobytes of the module.
struct Concept {
  Expect expect;
  /// "job_title|job title|la|jobtitle||" and, on a second line, typical values and labels of options if there are any.
  const char* text;

  std::string_view id() const noexcept { return part(0); }       ///< "job_title"
  std::string_view meaning() const noexcept { return part(1); }  ///< for people: "job title"
  std::string_view targets() const noexcept { return part(2); }  ///< where it occurs: l(ead), a(ccount), d(eal)
  /// HubSpot's standard properties for it, by target, first choice first, separated by spaces; ~ marks one that comes
  /// near without being the same ("~hs_analytics_source" for a lead source).
  std::string_view standard_of(Target target) const noexcept { return part(3 + static_cast<std::size_t>(target)); }
  std::string_view options() const noexcept;  ///< separated by commas; may be empty

  bool occurs_in(Target target) const noexcept { return targets().find(letter(target)) != std::string_view::npos; }

  static constexpr char letter(Target target) noexcept { return "lad"[static_cast<std::size_t>(target)]; }

 private:
  std::string_view part(std::size_t number) const noexcept;
};

/// What people call the concepts in one language.
struct Language {
  const char* name;  ///< "German"; empty for English
  /// A line for each concept, in their order (the last ones may be missing): "job title,position,?title". A word after
  /// ? means the concept only if something else says so; one after ~ means it and more (an address is more than its
  /// street). The first three English words are the concept's own names.
  const char* words;
};

template <class T>
struct List {
  const T* first;
  std::size_t count;

  const T* begin() const noexcept { return first; }
  const T* end() const noexcept { return first + count; }
};

/// All concepts and all languages, English first; they live as long as the program.
List<Concept> concepts() noexcept;
List<Language> languages() noexcept;

}  // namespace trailspark::suggest
