#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"

namespace trailspark {

/// A page whose broken strings were replaced, so that the rest of it can be read.
struct RepairedPage {
  struct Broken {
    Code code;          ///< value_utf8, value_surrogate or value_control
    std::string found;  ///< excerpt of what stood there
  };
  std::string bytes;
  std::string marker;  ///< string i of `broken` stands in `bytes` as marker + its index; the page has no other
  std::vector<Broken> broken;

  /// The broken string that `text` stands for, if it is one of the replacements.
  const Broken* find(std::string_view text) const noexcept;
  /// A part of `bytes` as it was: each replacement within it is what was found there.
  std::string restored(std::string_view part) const;
};

/// Replaces every string that is no text: bad UTF-8, half of a surrogate pair, a raw control character. `broken` is
/// empty where there was none. Knows strings from what is around them by their quotes alone; says nothing about the
/// rest.
RepairedPage repair_strings(std::string_view page);

}  // namespace trailspark
