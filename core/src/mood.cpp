#include "trailspark/mood.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "mood_english.hpp"
#include "mood_lexicon.hpp"

// VADER's rules for one sentence, as its reference implementation has them (vaderSentiment.py, version 3.3.2). The
// square root is no function of a library: IEEE 754 defines it to the bit, and processors and wasm have it.
namespace trailspark {
namespace {

constexpr double kBooster = 0.293;
constexpr double kCapitals = 0.733;
constexpr double kNegation = -0.74;
constexpr double kAlpha = 15;
constexpr double kPositive = 0.05;
constexpr std::size_t kMostWords = 10;
constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::string_view kSpace = " \t\n\v\f\r\x1c\x1d\x1e\x1f";

constexpr std::array<std::string_view, 59> kNegations{
    "aint",    "arent",    "cannot",  "cant",    "couldnt", "darent",   "didnt",   "doesnt",    "ain't",    "aren't",
    "can't",   "couldn't", "daren't", "didn't",  "doesn't", "dont",     "hadnt",   "hasnt",     "havent",   "isnt",
    "mightnt", "mustnt",   "neither", "don't",   "hadn't",  "hasn't",   "haven't", "isn't",     "mightn't", "mustn't",
    "neednt",  "needn't",  "never",   "none",    "nope",    "nor",      "not",     "nothing",   "nowhere",  "oughtnt",
    "shant",   "shouldnt", "uhuh",    "wasnt",   "werent",  "oughtn't", "shan't",  "shouldn't", "uh-uh",    "wasn't",
    "weren't", "without",  "wont",    "wouldnt", "won't",   "wouldn't", "rarely",  "seldom",    "despite"};

constexpr std::array<std::string_view, 60> kBoosters{
    "absolutely",    "amazingly",  "awfully",   "completely", "considerable", "considerably", "decidedly",
    "deeply",        "effing",     "enormous",  "enormously", "entirely",     "especially",   "exceptional",
    "exceptionally", "extreme",    "extremely", "fabulously", "flipping",     "flippin",      "frackin",
    "fracking",      "fricking",   "frickin",   "frigging",   "friggin",      "fully",        "fuckin",
    "fucking",       "fuggin",     "fugging",   "greatly",    "hella",        "highly",       "hugely",
    "incredible",    "incredibly", "intensely", "major",      "majorly",      "more",         "most",
    "particularly",  "purely",     "quite",     "really",     "remarkably",   "so",           "substantially",
    "thoroughly",    "total",      "totally",   "tremendous", "tremendously", "uber",         "unbelievably",
    "unusually",     "utter",      "utterly",   "very"};

constexpr std::array<std::string_view, 24> kDampeners{
    "almost",   "barely", "hardly",   "just enough", "kind of",    "kinda",        "kindof", "kind-of",
    "less",     "little", "marginal", "marginally",  "occasional", "occasionally", "partly", "scarce",
    "scarcely", "slight", "slightly", "somewhat",    "sort of",    "sorta",        "sortof", "sort-of"};

struct Idiom {
  std::string_view words;
  double valence;
};
constexpr std::array<Idiom, 9> kIdioms{{{"the shit", 3},
                                        {"the bomb", 3},
                                        {"bad ass", 1.5},
                                        {"badass", 1.5},
                                        {"bus stop", 0},
                                        {"yeah right", -2},
                                        {"kiss of death", -1.5},
                                        {"to die for", 3},
                                        {"beating heart", 3.5}}};

double to_four_decimals(double value) noexcept {  // halves away from zero
  const auto whole = static_cast<std::int64_t>((value < 0 ? -value : value) * 10'000 + 0.5);
  return static_cast<double>(value < 0 ? -whole : whole) / 10'000;
}

template <class List>
bool holds(const List& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

double booster_of(std::string_view word) noexcept {
  if (holds(kBoosters, word)) {
    return kBooster;
  }
  return holds(kDampeners, word) ? -kBooster : 0;
}

bool is_negation(std::string_view word) noexcept {
  return holds(kNegations, word) || word.find("n't") != std::string_view::npos;
}

/// True where a letter is a capital and none is small.
bool is_capitals(std::string_view word) noexcept {
  bool any = false;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') {
      return false;
    }
    any = any || (c >= 'A' && c <= 'Z');
  }
  return any;
}

/// A word without the punctuation around it; an emoticon, of which nothing would be left, as it is.
std::string_view stripped(std::string_view token) noexcept {
  const std::size_t first = token.find_first_not_of(kPunctuation);
  if (first == std::string_view::npos) {
    return token;
  }
  const std::string_view inner = token.substr(first, token.find_last_not_of(kPunctuation) - first + 1);
  return inner.size() <= 2 ? token : inner;
}

class Sentence {
 public:
  explicit Sentence(std::string_view text) : text_(text) {
    for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;) {
      const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
      words_.emplace_back(stripped(text.substr(at, end - at)));
      lower_.push_back(mood::lower(words_.back()));
      at = text.find_first_not_of(kSpace, end);
    }
    const auto capitals =
        std::count_if(words_.begin(), words_.end(), [](const std::string& w) { return is_capitals(w); });
    mixed_ = capitals > 0 && static_cast<std::size_t>(capitals) < words_.size();
  }

  Mood mood() {
    std::vector<double> valences;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool is_kind_of = i + 1 < words_.size() && lower_[i] == "kind" && lower_[i + 1] == "of";
      valences.push_back(booster_of(lower_[i]) != 0 || is_kind_of ? 0 : valence_of(i));
    }
    weigh_but(valences);
    Mood mood;
    double sum = 0;
    for (std::size_t i = 0; i < valences.size(); ++i) {
      sum += valences[i];
      if (valences[i] != 0) {
        mood.words.push_back({words_[i], valences[i]});
      }
    }
    const double emphasis = exclamations() + questions();
    sum += sum > 0 ? emphasis : sum < 0 ? -emphasis : 0;
    mood.score = to_four_decimals(sum / std::sqrt(sum * sum + kAlpha));
    mood.language_known = true;
    return mood;
  }

 private:
  bool is_in_lexicon(std::size_t i) const noexcept { return mood_valence(lower_[i]).has_value(); }

  double valence_of(std::size_t i) const {
    const auto own = mood_valence(lower_[i]);
    if (!own) {
      return 0;
    }
    double valence = *own;
    if (lower_[i] == "no" && i + 1 < words_.size() && is_in_lexicon(i + 1)) {
      valence = 0;
    }
    if ((i > 0 && lower_[i - 1] == "no") || (i > 1 && lower_[i - 2] == "no") ||
        (i > 2 && lower_[i - 3] == "no" && (lower_[i - 1] == "or" || lower_[i - 1] == "nor"))) {
      valence = *own * kNegation;
    }
    if (mixed_ && is_capitals(words_[i])) {
      valence += valence > 0 ? kCapitals : -kCapitals;
    }
    constexpr std::array<double, 3> kDistance{1, 0.95, 0.9};
    for (std::size_t before = 0; before < 3 && before < i; ++before) {
      const std::size_t other = i - before - 1;
      if (is_in_lexicon(other)) {
        continue;
      }
      valence += scaled(other, valence) * kDistance[before];
      valence = negated(valence, before, i);
      if (before == 2) {
        valence = with_idioms(valence, i);
      }
    }
    return least(valence, i);
  }

  double scaled(std::size_t i, double valence) const noexcept {
    double scalar = booster_of(lower_[i]);
    if (scalar == 0) {
      return 0;
    }
    scalar = valence < 0 ? -scalar : scalar;
    if (mixed_ && is_capitals(words_[i])) {
      scalar += valence > 0 ? kCapitals : -kCapitals;
    }
    return scalar;
  }

  // The reference binds "and" before "or" in the third case: "so" or "this" right before the word is enough there.
  double negated(double valence, std::size_t before, std::size_t i) const {
    const auto is_so = [](const std::string& word) { return word == "so" || word == "this"; };
    if (before == 1) {
      if (lower_[i - 2] == "never" && is_so(lower_[i - 1])) {
        return valence * 1.25;
      }
      if (lower_[i - 2] == "without" && lower_[i - 1] == "doubt") {
        return valence;
      }
    } else if (before == 2) {
      if ((lower_[i - 3] == "never" && is_so(lower_[i - 2])) || is_so(lower_[i - 1])) {
        return valence * 1.25;
      }
      if (lower_[i - 3] == "without" && (lower_[i - 2] == "doubt" || lower_[i - 1] == "doubt")) {
        return valence;
      }
    }
    return is_negation(lower_[i - before - 1]) ? valence * kNegation : valence;
  }

  std::string words(std::size_t first, std::size_t last) const {
    std::string text = lower_[first];
    for (std::size_t i = first + 1; i <= last; ++i) {
      text.append(" ").append(lower_[i]);
    }
    return text;
  }

  static const Idiom* idiom(const std::string& text) noexcept {
    const auto* const found =
        std::find_if(kIdioms.begin(), kIdioms.end(), [&](const Idiom& one) { return one.words == text; });
    return found == kIdioms.end() ? nullptr : found;
  }

  double with_idioms(double valence, std::size_t i) const {
    for (const std::string& text :
         {words(i - 1, i), words(i - 2, i), words(i - 2, i - 1), words(i - 3, i - 1), words(i - 3, i - 2)}) {
      if (const Idiom* found = idiom(text)) {
        valence = found->valence;
        break;
      }
    }
    for (const std::size_t last : {i + 1, i + 2}) {
      const Idiom* found = last < words_.size() ? idiom(words(i, last)) : nullptr;
      valence = found != nullptr ? found->valence : valence;
    }
    for (const std::string& text : {words(i - 3, i - 1), words(i - 3, i - 2), words(i - 2, i - 1)}) {
      valence += booster_of(text);
    }
    return valence;
  }

  double least(double valence, std::size_t i) const {
    if (i == 0 || lower_[i - 1] != "least" || is_in_lexicon(i - 1)) {
      return valence;
    }
    const bool is_idiom = i > 1 && (lower_[i - 2] == "at" || lower_[i - 2] == "very");
    return is_idiom ? valence : valence * kNegation;
  }

  // What is said before "but" counts half, what comes after it half as much again.
  void weigh_but(std::vector<double>& valences) const {
    const auto but = static_cast<std::size_t>(std::find(lower_.begin(), lower_.end(), "but") - lower_.begin());
    for (std::size_t i = 0; but < lower_.size() && i < valences.size(); ++i) {
      valences[i] *= i < but ? 0.5 : i > but ? 1.5 : 1;
    }
  }

  double exclamations() const noexcept {
    return static_cast<double>(std::min<std::ptrdiff_t>(4, std::count(text_.begin(), text_.end(), '!'))) * 0.292;
  }

  double questions() const noexcept {
    const auto marks = std::count(text_.begin(), text_.end(), '?');
    return marks <= 1 ? 0 : marks <= 3 ? static_cast<double>(marks) * 0.18 : 0.96;
  }

  std::string_view text_;
  std::vector<std::string> words_;
  std::vector<std::string> lower_;
  bool mixed_ = false;  // some words are all capitals, and some are not
};

std::optional<double> find_in(std::string_view text, std::string_view word) noexcept {
  std::size_t low = 0;
  std::size_t high = text.size();
  while (low < high) {  // [low, high) begins and ends at the start of a line
    std::size_t start = low + (high - low) / 2;
    while (start > low && text[start - 1] != '\n') {
      --start;
    }
    const std::size_t tab = text.find('\t', start);
    const std::size_t end = text.find('\n', tab) + 1;
    const int order = text.substr(start, tab - start).compare(word);
    if (order == 0) {
      double tenths = 0;
      const bool is_negative = text[tab + 1] == '-';
      for (std::size_t i = tab + (is_negative ? 2 : 1); i + 1 < end; ++i) {
        tenths = tenths * 10 + (text[i] - '0');
      }
      return (is_negative ? -tenths : tenths) / 10;
    }
    if (order < 0) {
      low = end;
    } else {
      high = start;
    }
  }
  return std::nullopt;
}

/// The heaviest, each once; of equal weight in the order of the text.
void keep_heaviest(std::vector<MoodWord>& words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const MoodWord& a, const MoodWord& b) { return std::fabs(a.weight) > std::fabs(b.weight); });
  std::vector<MoodWord> kept;
  for (MoodWord& word : words) {
    const bool known = std::any_of(
        kept.begin(), kept.end(), [&](const MoodWord& one) { return mood::lower(one.text) == mood::lower(word.text); });
    if (!known && kept.size() < kMostWords) {
      kept.push_back(std::move(word));
    }
  }
  words = std::move(kept);
}

}  // namespace

std::optional<double> mood_valence(std::string_view word) noexcept {
  for (const std::string_view part : kMoodLexiconText) {
    if (const auto valence = find_in(part, word)) {
      return valence;
    }
  }
  return std::nullopt;
}

std::string_view mood_name(double score) noexcept {
  return score >= kPositive ? "positive" : score <= -kPositive ? "negative" : "neutral";
}

Mood mood_of_sentence(std::string_view sentence) {
  Mood mood = Sentence(sentence).mood();
  keep_heaviest(mood.words);
  return mood;
}

Mood mood_of_email(std::string_view text) {
  const std::string own = own_words(text);
  Mood mood;
  mood.language_known = mood::is_english(own);
  if (!mood.language_known) {
    return mood;
  }
  double sum = 0;
  double sentences = 0;
  for (const std::string_view sentence : mood::sentences(own)) {
    Mood one = Sentence(sentence).mood();
    if (!one.words.empty()) {
      sum += one.score;
      sentences += 1;
      mood.words.insert(mood.words.end(), one.words.begin(), one.words.end());
    }
  }
  keep_heaviest(mood.words);
  if (sentences > 0) {
    mood.score = to_four_decimals(sum / sentences);
  }
  return mood;
}

}  // namespace trailspark
