#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "suggest_phrase.hpp"

/// What labels, names and descriptions say of a property's use: that it is given up, and what is used in its place.
namespace trailspark::suggest {

/// A label or a name says that the property is not to be used any more: "(deprecated)", "legacy", "veraltet", "zz".
bool is_retired(const Phrase& phrase);

/// The word alone says so of a label or a name: "old", "alte".
bool is_old(std::string_view word);

/// A text says so in so many words: "do not use", "deprecated".
bool forbids_use(const Phrase& phrase);

/// The same of a description, clause by clause: "blank", "only until 2019", "nicht mehr gepflegt". It may speak of an
/// old customer, or of what happens when another thing is empty, and be in use.
bool says_disuse(std::string_view description);

/// What a text may point to, as keys of names or labels: "blank, use Vertical" -> {"vertical"}. Most of them name
/// nothing. Of a retired property any two words or more may be the name of what followed it.
std::vector<std::string> pointed_to(std::string_view text, bool is_retired);

}  // namespace trailspark::suggest
