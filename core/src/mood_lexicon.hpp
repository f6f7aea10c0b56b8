#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace trailspark {

/// VADER's lexicon, 7,500 words (mood_lexicon.cpp, generated).
inline constexpr std::size_t kMoodLexiconParts = 2;
extern const std::array<std::string_view, kMoodLexiconParts> kMoodLexiconText;

/// The valence of a word in lower case, -4 to 4. O(log words).
std::optional<double> mood_valence(std::string_view word) noexcept;

}  // namespace trailspark
