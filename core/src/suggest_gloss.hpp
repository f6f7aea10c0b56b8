#pragma once

#include "suggest_phrase.hpp"

namespace trailspark::suggest {

/// The words in English, as far as they are among the commonest of names and labels: enough to read "UTM-Quelle" or
/// "Ultima apertura e-mail" without a phrase for each in the vocabulary. Words that are one thing are one word.
///   {"derniere", "ouverture", "e", "mail"} -> {"last", "open", "email"}
Phrase english(const Phrase& phrase);

}  // namespace trailspark::suggest
