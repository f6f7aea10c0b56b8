#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The mood of an email, by a published lexicon: VADER (vaderSentiment 3.3.2, C.J. Hutto, MIT licence), with its rules
/// for negation ("not good"), intensifiers ("very good", "somewhat good"), "but", capitals and exclamation marks.
/// It is English; of other languages nothing is known, which is said rather than guessed.
/// Source: Hutto, C.J. & Gilbert, E.E. (2014), VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
/// Media Text, ICWSM-14; https://github.com/cjhutto/vaderSentiment.
namespace trailspark {

/// Kept beside each score, so that scores of different versions are not compared.
inline constexpr std::string_view kMoodLexicon = "vader 3.3.2";

struct MoodWord {
  std::string text;   ///< as it stands in the email
  double weight = 0;  ///< after the rules; -0.74 x its own where it is negated
};

struct Mood {
  /// -1 to 1, rounded to four decimals; positive from 0.05, negative from -0.05, neutral between. 0 where the language
  /// is not known.
  double score = 0;
  /// False: too little of the text is English to say anything.
  bool language_known = false;
  /// The words that decided, the heaviest first, each once, at most 10. No other word of the email is kept.
  std::vector<MoodWord> words;
};

/// "positive", "neutral", "negative"
std::string_view mood_name(double score) noexcept;

/// The score of one sentence (VADER's "compound"); its rules without any look at the language. Emoji count nothing.
/// Takes UTF-8.
Mood mood_of_sentence(std::string_view sentence);

/// The mood of an email's own words: quoted mail, headers of forwarded mail, sign-offs and signatures are left out; the
/// score is the mean of the sentences in which a word of the lexicon stands.
Mood mood_of_email(std::string_view text);

/// The words that a person wrote in this email: what is above the quoted mail and the signature.
std::string own_words(std::string_view text);

/// The text of an email's HTML: tags, styles and quoted parts (blockquote) left out, entities read, blocks as lines.
std::string html_text(std::string_view html);

/// Properties that stand in place of an email's text in its record.
inline constexpr std::string_view kMoodProperty = "trailspark_mood";                   ///< "-0.4767"
inline constexpr std::string_view kMoodWordsProperty = "trailspark_mood_words";        ///< "terrible;bad"
inline constexpr std::string_view kMoodLanguageProperty = "trailspark_mood_language";  ///< "en", "unknown"
inline constexpr std::string_view kMoodLexiconProperty = "trailspark_mood_lexicon";    ///< kMoodLexicon

/// HubSpot's record of a 1:1 email, JSON, without what people wrote: text, HTML, subject, headers and previews are
/// dropped; of an incoming one (hs_email_direction INCOMING_EMAIL) whose text came with it the properties above say
/// its mood. "{}" where the record is no JSON: nothing of it is kept then.
std::string scored_email(std::string_view record);

}  // namespace trailspark
