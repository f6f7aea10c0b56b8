#include "trailspark/scoring.hpp"

#include "catch.hpp"
#include "vectors.hpp"

using trailspark::default_scoring;
using trailspark::parse_scoring;
using trailspark::ParsedScoring;
using trailspark::SignalType;
using trailspark::write_scoring;

TEST_CASE("Scoring settings are read as their description says, every fault with its place") {
  for (const nlohmann::json& entry : vector_cases("scoring")) {
    INFO(entry.at("name"));
    const ParsedScoring parsed =
        parse_scoring(entry.contains("text") ? entry.at("text").get<std::string>() : entry.at("document").dump());
    std::vector<std::string> found;
    std::string said;
    for (const trailspark::Error& error : parsed.errors) {
      found.push_back(std::string(id(error.code)) + " " + error.where);
      said.append(to_string(error)).append("\n");
      CHECK_FALSE((error.detail.empty() && error.code != trailspark::Code::json_syntax));
    }
    INFO(said);
    const nlohmann::json& wanted = entry.at("errors");
    REQUIRE(found.size() == wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::string code = wanted[i][0];
      CHECK(found[i].substr(0, code.size()) == code);
      if (!wanted[i][1].is_null()) {
        CHECK(found[i] == code + " " + wanted[i][1].get<std::string>());
      }
    }
    if (entry.contains("says")) {
      CHECK(said.find(entry.at("says").get<std::string>()) != std::string::npos);
    }
    if (parsed.errors.empty()) {
      const ParsedScoring again = parse_scoring(write_scoring(parsed.settings));
      CHECK(again.errors.empty());
      CHECK(again.settings == parsed.settings);
    }
  }
}

TEST_CASE("What a document does not say has the defaults that TrailSpark documents") {
  const trailspark::ScoringSettings settings = parse_scoring(R"({"version": 1})").settings;
  CHECK(settings == default_scoring());
  CHECK(settings.minimum_signals == 3);
  CHECK(settings.minimum_types == 2);
  CHECK(settings.lookback_days == 90);
  CHECK(settings.minimum_confidence == 70);
  CHECK(settings.cooling_off == trailspark::CoolingOff{true, 168, 72, 336});
}

TEST_CASE("What has a fault keeps its default, and the rest is taken") {
  const ParsedScoring parsed =
      parse_scoring(R"({"version":1,"lookbackDays":0,"halfLifeDays":7,"weights":[{"type":"x","points":1}]})");
  CHECK(parsed.errors.size() == 2);
  CHECK(parsed.settings.lookback_days == 90);
  CHECK(parsed.settings.half_life_days == 7);
}

TEST_CASE("A rule for a source comes before the rule of its type") {
  trailspark::ScoringSettings settings = default_scoring();
  settings.weights = {{SignalType::email_open, "hs_email_open", 1}, {SignalType::email_open, "", 2}};
  CHECK(points_of(settings, SignalType::email_open, "hs_email_open") == 1);
  CHECK(points_of(settings, SignalType::email_open, "marketing_email") == 2);
  CHECK(points_of(settings, SignalType::form_fill, "form_submission") == 0);
  settings.high_intent = {{SignalType::form_fill, "form_submission"}};
  CHECK(is_high_intent(settings, SignalType::form_fill, "form_submission"));
  CHECK_FALSE(is_high_intent(settings, SignalType::form_fill, "num_conversion_events"));
}
