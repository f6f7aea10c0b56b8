#include <algorithm>
#include <array>

#include "json.hpp"
#include "trailspark/mood.hpp"

// The record of a 1:1 email as it is kept: its mood in place of its text.
namespace trailspark {
namespace {

using json::Value;
using Kind = Value::Kind;

/// Whatever a person wrote, and to whom.
constexpr std::array<std::string_view, 7> kDropped{"hs_email_text",
                                                   "hs_email_html",
                                                   "hs_email_subject",
                                                   "hs_email_headers",
                                                   "hs_body_preview",
                                                   "hs_body_preview_html",
                                                   "hs_body_preview_is_truncated"};

std::string_view text_at(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value != nullptr && value->is(Kind::string) ? std::string_view(value->string) : std::string_view();
}

void write_mood(json::Writer& json, const Value& properties) {
  const std::string_view text = text_at(properties, "hs_email_text");
  const std::string_view html = text_at(properties, "hs_email_html");
  if (text_at(properties, "hs_email_direction") != "INCOMING_EMAIL" || (text.empty() && html.empty())) {
    return;
  }
  const Mood mood = mood_of_email(text.empty() ? html_text(html) : std::string(text));
  std::string score;
  json::append_number(score, mood.score);
  std::string words;
  for (const MoodWord& word : mood.words) {
    words.append(words.empty() ? "" : ";").append(word.text);
  }
  json.member(kMoodProperty, score);
  json.member(kMoodWordsProperty, words);
  json.member(kMoodLanguageProperty, mood.language_known ? "en" : "unknown");
  json.member(kMoodLexiconProperty, kMoodLexicon);
}

}  // namespace

std::string scored_email(std::string_view record) {
  std::string out;
  json::Writer json(out);
  const Result<Value> document = json::parse(record);
  json.begin_object();
  for (std::size_t i = 0; document && i < document.value().keys.size(); ++i) {
    const std::string& key = document.value().keys[i];
    const Value& value = document.value().items[i];
    if (key == "propertiesWithHistory") {
      continue;
    }
    json.key(key);
    if (key != "properties" || !value.is(Kind::object)) {
      json.value(value);
      continue;
    }
    json.begin_object();
    for (std::size_t property = 0; property < value.keys.size(); ++property) {
      if (std::find(kDropped.begin(), kDropped.end(), value.keys[property]) == kDropped.end()) {
        json.key(value.keys[property]);
        json.value(value.items[property]);
      }
    }
    write_mood(json, value);
    json.end_object();
  }
  json.end_object();
  return out;
}

}  // namespace trailspark
