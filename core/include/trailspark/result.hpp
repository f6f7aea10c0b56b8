#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#if defined(TRAILSPARK_CHECKED)
/// Programmer mistakes, never input: stops the program in debug builds and tests, absent in release.
#define TRAILSPARK_ASSERT(condition) \
  do {                               \
    if (!(condition)) {              \
      __builtin_trap();              \
    }                                \
  } while (false)
#else
#define TRAILSPARK_ASSERT(condition) static_cast<void>(0)
#endif

namespace trailspark {

/// Every error the core can answer with; the list is errors.def.
enum class Code : std::uint16_t {
#define TRAILSPARK_ERROR(name, id, meaning, remedy) name,
#include "trailspark/errors.def"
#undef TRAILSPARK_ERROR
};

/// The public name of a code, such as "convert.date". The text lives as long as the program.
std::string_view id(Code code) noexcept;
/// The code of that name, if there is one.
std::optional<Code> code_of(std::string_view id) noexcept;
/// What the code means, half a sentence: "not a date".
std::string_view meaning(Code code) noexcept;
/// What to do about it, half a sentence in the imperative.
std::string_view remedy(Code code) noexcept;

/// One thing that is wrong with an input.
struct Error {
  Code code;
  /// What was found and what was allowed, for a person; may be empty where the meaning says it all.
  std::string detail;
  /// Where: a JSON pointer ("/lead/3/type"), or "file:line /results/7/properties/closedate"; empty for the whole input.
  std::string where;

  bool operator==(const Error&) const = default;
};

/// "mapping.type at /lead/3/type: found \"nubmer\"; ... (do this)": the whole error as one line for a person.
std::string to_string(const Error& error);

/// A value, or the error that stood in its way. Ignoring one is a build error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  /// Only when ok().
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  /// Only when not ok().
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace trailspark
