#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"

namespace trailspark {

/// A page in which strings stand for what cannot be read, so that the rest of it can be.
struct RepairedPage {
  struct Broken {
    Code code;          ///< value_utf8, value_surrogate or value_control; value_type of a number
    std::string found;  ///< excerpt of what stood there
  };
  std::string bytes;
  std::string marker;  ///< string i of `broken` stands in `bytes` as marker + its index; the page has no other
  std::vector<Broken> broken;

  /// What `text` stands for, if it is one of the replacements.
  const Broken* find(std::string_view text) const noexcept;
};

/// Replaces every string that is no text: bad UTF-8, half of a surrogate pair, a raw control character; and every
/// number that JSON allows and simdjson does not: an integer beyond 64 bits, or what no double holds. `broken` is empty
/// where there was none. Knows strings from what is around them by their quotes alone; says nothing about the rest.
RepairedPage repair_page(std::string_view page);

}  // namespace trailspark
