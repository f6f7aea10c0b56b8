#include "trailspark/mood.hpp"

#include "catch.hpp"
#include "vectors.hpp"

using trailspark::html_text;
using trailspark::Mood;
using trailspark::mood_name;
using trailspark::mood_of_email;
using trailspark::mood_of_sentence;
using trailspark::own_words;

namespace {

std::vector<std::string> texts(const Mood& mood) {
  std::vector<std::string> texts;
  for (const trailspark::MoodWord& word : mood.words) {
    texts.push_back(word.text);
  }
  return texts;
}

std::vector<nlohmann::json> cases_with(const std::string& key) {
  std::vector<nlohmann::json> cases;
  for (nlohmann::json& entry : vector_cases("mood")) {
    if (entry.contains(key)) {
      cases.push_back(entry);
    }
  }
  REQUIRE_FALSE(cases.empty());
  return cases;
}

}  // namespace

TEST_CASE("A sentence has the score that VADER's reference implementation gives it") {
  for (const nlohmann::json& entry : cases_with("sentence")) {
    INFO(entry.at("sentence"));
    CHECK(mood_of_sentence(entry.at("sentence").get<std::string>()).score == entry.at("score").get<double>());
  }
}

TEST_CASE("Of an email its writer's own words count, in a language that the lexicon knows") {
  for (const nlohmann::json& entry : cases_with("mail")) {
    INFO(entry.at("name"));
    const std::string text = entry.at("mail");
    const Mood mood = mood_of_email(text);
    CHECK(own_words(text) == entry.at("own").get<std::string>());
    CHECK(mood.language_known == entry.at("language").get<bool>());
    CHECK(mood_name(mood.score) == entry.at("mood").get<std::string>());
    auto words = entry.at("words").get<std::vector<std::string>>();
    auto found = texts(mood);
    if (entry.contains("unordered")) {
      std::sort(words.begin(), words.end());
      std::sort(found.begin(), found.end());
    }
    CHECK(found == words);
    if (entry.contains("score")) {
      CHECK(mood.score == entry.at("score").get<double>());
    }
  }
}

TEST_CASE("An email's HTML becomes the text that a person reads") {
  for (const nlohmann::json& entry : cases_with("html")) {
    INFO(entry.at("name"));
    CHECK(html_text(entry.at("html").get<std::string>()) == entry.at("text").get<std::string>());
  }
}

TEST_CASE("The words that are kept are few, each once, and none but those that decided") {
  std::string text = "This is good, good, GOOD and it was great for us.";
  for (const char* word : {"love", "nice", "happy", "excellent", "awesome", "perfect", "fantastic", "fine", "fun",
                           "win", "hope", "free"}) {
    text.append(" It is ").append(word).append(".");
  }
  const Mood mood = mood_of_email(text);
  CHECK(mood.words.size() == 10);
  const auto found = texts(mood);
  CHECK(std::count(found.begin(), found.end(), "good") + std::count(found.begin(), found.end(), "GOOD") <= 1);
  CHECK(std::count(found.begin(), found.end(), "This") == 0);
}

TEST_CASE("No text makes the mood read beyond it or leave its bounds") {
  const std::string pieces[] = {
      "<",    "&",  "&#",    "&#x110000;", "\n",  ">",     "On ", "wrote:",      "!",  "not", "good",
      "\xC3", "--", "From:", "To:",        "BUT", "least", "no",  "<blockquote", "</", "very"};
  std::uint32_t state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525U + 1013904223U;
      text.append(pieces[(state >> 16U) % std::size(pieces)]).append((state >> 8U) % 3 == 0 ? "" : " ");
    }
    const std::vector<char> exact(text.begin(), text.end());  // so that a sanitizer sees a byte too far
    const std::string_view view(exact.data(), exact.size());
    CHECK(std::abs(mood_of_email(view).score) <= 1);
    CHECK(std::abs(mood_of_email(html_text(view)).score) <= 1);
  }
}
