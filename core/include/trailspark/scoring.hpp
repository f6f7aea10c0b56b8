#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"
#include "trailspark/signal.hpp"

/// The scoring settings, version 1: what evaluations (evaluation.hpp) go by. Every key but the version may be left out;
/// what stands here is the default.
///
///   {"version": 1,
///    "minimumSignals": 3,          1 to 50: with fewer signals within the lookback a lead is not evaluated
///    "minimumSignalTypes": 2,      1 to 10: with fewer types of them likewise (there are six types)
///    "lookbackDays": 90,           1 to 365: older signals count nothing
///    "halfLifeDays": 30,           1 to 365: after that time a signal is worth half its points
///    "minimumConfidence": 70,      0 to 100 %: with less a lead is neither hot nor warm
///    "fitShare": 0.4,              0 to 1: what part of the score is fit; the rest is engagement
///    "thresholds": {"hot": 70, "warm": 40},                                    0 to 100, warm not above hot
///    "coolingOff": {"on": true, "hot": 168, "warm": 72, "cold": 336},          hours, 0 to 8760
///    "countMachineMade": false,    true: opens and clicks that look machine-made count as well
///    "todayOnlyTraits": true,      false: traits of the profile that are known only as they are today are left out
///    "weights":    [{"type": "form_fill", "points": 25}, {"type": "email_open", "source": "hs_email_open", "points":
///    3}], "caps":       [{"types": ["email_open", "email_click"], "points": 25}], "detractors": [{"name":
///    "unsubscribed", "property": "hs_email_optout", "equals": "true", "points": 30},
///                   {"name": "bounced", "property": "hs_email_bounce", "atLeast": 1, "points": 15}],
///    "replies":    {"positive": 10, "negative": 20},                           0 to 100 points
///    "deals":      {"open": 15, "lost": 10},                                   0 to 100 points
///    "highIntent": [{"type": "sales_event"}]}
///
///   weights      Points, 0 to 100, that one fresh signal is worth. With a source: of that source alone, before the
///                rule of its type. What no rule names is worth nothing. A list that is there replaces all defaults.
///   caps         The most points, 0 to 100, that signals of these types make together. A type stands in one cap.
///   detractors   Points, 0 to 100, that are taken off where a property of the contact equals a text (without regard to
///                ASCII case) or is a number of at least so much. At most 20.
///   replies      Points of a positive 1:1 reply, and taken off for a negative one; they decay.
///   deals        Points of the best open deal (its value is between 0 and 1, see evaluation.hpp), and taken off for
///                one lost within the lookback; they decay.
///   highIntent   Signals that end the cooling off at once.
namespace trailspark {

/// The source of the signal (a sales_event) that an answered 1:1 email is.
inline constexpr std::string_view kReplySource = "email_reply";

inline constexpr std::size_t kMaxScoringRules = 100;  ///< weights, caps and highIntent
inline constexpr std::size_t kMaxDetractors = 20;

struct SignalWeight {
  SignalType type = SignalType::page_view;
  std::string source;  ///< empty: of any source that has no weight of its own
  double points = 0;

  bool operator==(const SignalWeight&) const = default;
};

struct PointsCap {
  std::vector<SignalType> types;
  double points = 0;

  bool operator==(const PointsCap&) const = default;
};

struct Detractor {
  std::string name;      ///< for the reasoning: "unsubscribed"
  std::string property;  ///< of the contact
  std::string equals;    ///< empty: `at_least` holds
  double at_least = 1;
  double points = 0;

  bool operator==(const Detractor&) const = default;
};

struct HighIntent {
  SignalType type = SignalType::sales_event;
  std::string source;  ///< empty: any

  bool operator==(const HighIntent&) const = default;
};

struct CoolingOff {
  bool on = true;
  double hot_hours = 168;
  double warm_hours = 72;
  double cold_hours = 336;

  bool operator==(const CoolingOff&) const = default;
};

struct ScoringSettings {
  double minimum_signals = 3;
  double minimum_types = 2;
  double lookback_days = 90;
  double half_life_days = 30;
  double minimum_confidence = 70;
  double fit_share = 0.4;
  double hot = 70;
  double warm = 40;
  CoolingOff cooling_off;
  bool count_machine_made = false;
  bool today_only_traits = true;
  std::vector<SignalWeight> weights;
  std::vector<PointsCap> caps;
  std::vector<Detractor> detractors;
  double positive_reply = 10;
  double negative_reply = 20;
  double open_deal = 15;
  double lost_deal = 10;
  std::vector<HighIntent> high_intent;

  bool operator==(const ScoringSettings&) const = default;
};

/// What holds when nothing is configured: TrailSpark's own figures where its documentation has them, and weights with
/// which a meeting, a form and a look at the site in one week make a hot lead.
ScoringSettings default_scoring();

/// Points of one fresh signal.
double points_of(const ScoringSettings& settings, SignalType type, std::string_view source) noexcept;
bool is_high_intent(const ScoringSettings& settings, SignalType type, std::string_view source) noexcept;

struct ParsedScoring {
  ScoringSettings settings;  ///< what has no fault; the defaults for the rest
  std::vector<Error> errors;
};

/// Reads a settings document. All faults are found, not just the first. A fault says what was found and what is
/// allowed; `where` is the JSON pointer of what is wrong. Codes: json.syntax, scoring.version, scoring.shape,
/// scoring.range (also: warm above hot).
ParsedScoring parse_scoring(std::string_view json);

/// The whole document, indented by two spaces. parse_scoring(write_scoring(s)).settings == s for every s parsed without
/// fault.
std::string write_scoring(const ScoringSettings& settings);

}  // namespace trailspark
