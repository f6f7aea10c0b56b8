#include "trailspark/scoring.hpp"

#include <algorithm>

#include "json.hpp"

namespace trailspark {

ScoringSettings default_scoring() {
  using enum SignalType;
  ScoringSettings settings;
  settings.weights = {{page_view, "", 10},
                      {form_fill, "", 25},
                      {product_activity, "", 20},
                      {sales_event, "", 40},
                      {sales_event, std::string(kReplySource), 15},
                      {email_open, "", 3},
                      {email_click, "", 10}};
  settings.caps = {{{page_view}, 20},
                   {{form_fill}, 50},
                   {{product_activity}, 40},
                   {{sales_event}, 60},
                   {{email_open, email_click}, 25}};
  settings.detractors = {{"unsubscribed", "hs_email_optout", "true", 1, 30},
                         {"bounced", "hs_email_bounce", "", 1, 15},
                         {"bad address", "hs_email_bad_address", "true", 1, 30}};
  settings.high_intent = {{sales_event, ""}};
  return settings;
}

double points_of(const ScoringSettings& settings, SignalType type, std::string_view source) noexcept {
  double points = 0;
  for (const SignalWeight& weight : settings.weights) {
    if (weight.type == type && weight.source == source) {
      return weight.points;
    }
    if (weight.type == type && weight.source.empty()) {
      points = weight.points;
    }
  }
  return points;
}

bool is_high_intent(const ScoringSettings& settings, SignalType type, std::string_view source) noexcept {
  return std::any_of(settings.high_intent.begin(), settings.high_intent.end(), [&](const HighIntent& rule) {
    return rule.type == type && (rule.source.empty() || rule.source == source);
  });
}

namespace {

void write_numbers(json::Writer& json, const ScoringSettings& settings) {
  json.member("minimumSignals", settings.minimum_signals);
  json.member("minimumSignalTypes", settings.minimum_types);
  json.member("lookbackDays", settings.lookback_days);
  json.member("halfLifeDays", settings.half_life_days);
  json.member("minimumConfidence", settings.minimum_confidence);
  json.member("fitShare", settings.fit_share);
  json.key("thresholds");
  json.begin_object();
  json.member("hot", settings.hot);
  json.member("warm", settings.warm);
  json.end_object();
  json.key("coolingOff");
  json.begin_object();
  json.member("on", settings.cooling_off.on);
  json.member("hot", settings.cooling_off.hot_hours);
  json.member("warm", settings.cooling_off.warm_hours);
  json.member("cold", settings.cooling_off.cold_hours);
  json.end_object();
  json.member("countMachineMade", settings.count_machine_made);
  json.member("todayOnlyTraits", settings.today_only_traits);
}

void write_source(json::Writer& json, const std::string& source) {
  if (!source.empty()) {
    json.member("source", source);
  }
}

void write_rules(json::Writer& json, const ScoringSettings& settings) {
  json.key("weights");
  json.begin_array();
  for (const SignalWeight& weight : settings.weights) {
    json.begin_object();
    json.member("type", name(weight.type));
    write_source(json, weight.source);
    json.member("points", weight.points);
    json.end_object();
  }
  json.end_array();
  json.key("caps");
  json.begin_array();
  for (const PointsCap& cap : settings.caps) {
    json.begin_object();
    json.key("types");
    json.begin_array();
    for (const SignalType type : cap.types) {
      json.string(name(type));
    }
    json.end_array();
    json.member("points", cap.points);
    json.end_object();
  }
  json.end_array();
}

void write_detractors(json::Writer& json, const ScoringSettings& settings) {
  json.key("detractors");
  json.begin_array();
  for (const Detractor& detractor : settings.detractors) {
    json.begin_object();
    json.member("name", detractor.name);
    json.member("property", detractor.property);
    if (detractor.equals.empty()) {
      json.member("atLeast", detractor.at_least);
    } else {
      json.member("equals", detractor.equals);
    }
    json.member("points", detractor.points);
    json.end_object();
  }
  json.end_array();
}

void write_pair(json::Writer& json, const char* key, const char* first, double one, const char* second, double other) {
  json.key(key);
  json.begin_object();
  json.member(first, one);
  json.member(second, other);
  json.end_object();
}

}  // namespace

std::string write_scoring(const ScoringSettings& settings) {
  std::string text;
  json::Writer json(text, 2);
  json.begin_object();
  json.member("version", 1);
  write_numbers(json, settings);
  write_rules(json, settings);
  write_detractors(json, settings);
  write_pair(json, "replies", "positive", settings.positive_reply, "negative", settings.negative_reply);
  write_pair(json, "deals", "open", settings.open_deal, "lost", settings.lost_deal);
  json.key("highIntent");
  json.begin_array();
  for (const HighIntent& rule : settings.high_intent) {
    json.begin_object();
    json.member("type", name(rule.type));
    write_source(json, rule.source);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return text.append("\n");
}

}  // namespace trailspark
