#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What the mood's rules need to know of a text beyond its words.
namespace trailspark::mood {

/// ASCII letters in lower case; other bytes as they are.
std::string lower(std::string_view text);

/// Whether the text is English as far as its commonest words tell: more of them are English than of any other language
/// that is listed. Where none is of any, at least half of the words must be in the lexicon.
bool is_english(std::string_view text);

/// Sentences: up to . ! ? before white space, or an empty line. Views into the text.
std::vector<std::string_view> sentences(std::string_view text);

}  // namespace trailspark::mood
