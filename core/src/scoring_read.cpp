#include <algorithm>
#include <optional>

#include "document_faults.hpp"
#include "json.hpp"
#include "trailspark/mapping.hpp"
#include "trailspark/scoring.hpp"
#include "wording.hpp"

namespace trailspark {
namespace {

using document::add;
using document::check_keys;
using document::Faults;
using document::found;
using document::found_word;
using document::Names;
using json::Value;
using wording::below;
using wording::counted;
using wording::quoted;
using Kind = Value::Kind;

constexpr double kMostPoints = 100;
constexpr double kMostHours = 8760;
constexpr std::size_t kMostNameBytes = 64;

struct Range {
  double least;
  double most;
  bool whole = false;
};

std::string range_text(const Range& range) {
  std::string text = "; allowed is a ";
  text.append(range.whole ? "whole number" : "number").append(" from ");
  json::append_number(text, range.least);
  text.append(" to ");
  json::append_number(text, range.most);
  return text;
}

const Names& signal_names() {
  static const Names names = [] {
    Names all;
    for (std::size_t i = 0; i < kSignalTypes; ++i) {
      all.push_back(name(static_cast<SignalType>(i)));
    }
    return all;
  }();
  return names;
}

/// Reads the keys of one object; what has a fault keeps the value it had.
class ObjectReader {
 public:
  ObjectReader(const Value& object, std::string place, Faults& faults)
      : object_(object), place_(std::move(place)), faults_(faults), before_(faults.size()) {}

  bool sound() const noexcept { return faults_.size() == before_; }
  const std::string& place() const noexcept { return place_; }
  void fault(Code code, std::string_view key, std::string detail) {
    add(faults_, code, below(place_, key), std::move(detail));
  }

  bool has(std::string_view key) const { return object_.find(key) != nullptr; }

  void number(std::string_view key, double& target, const Range& range) {
    const Value* value = object_.find(key);
    if (value == nullptr) {
      return;
    }
    if (!value->is(Kind::number)) {
      return fault(Code::scoring_shape, key, found(*value) + range_text(range));
    }
    const bool is_whole =
        value->number == static_cast<double>(static_cast<std::int64_t>(std::clamp(value->number, -1e15, 1e15)));
    if (value->number < range.least || value->number > range.most || (range.whole && !is_whole)) {
      return fault(Code::scoring_range, key, found(*value) + range_text(range));
    }
    target = value->number;
  }

  void flag(std::string_view key, bool& target) {
    const Value* value = object_.find(key);
    if (value == nullptr) {
      return;
    }
    if (!value->is(Kind::boolean)) {
      return fault(Code::scoring_shape, key, found(*value) + "; allowed is true or false");
    }
    target = value->boolean;
  }

  void text(std::string_view key, std::string& target, std::size_t most) {
    const Value* value = object_.find(key);
    if (value == nullptr) {
      return;
    }
    if (!value->is(Kind::string) || value->string.empty() || value->string.size() > most) {
      return fault(Code::scoring_shape, key,
                   found(*value) + "; allowed is text of 1 to " + std::to_string(most) + " bytes");
    }
    target = value->string;
  }

  void required(std::string_view key) {
    if (!has(key)) {
      add(faults_, Code::scoring_shape, place_, "found no " + quoted(key) + "; it is needed");
    }
  }

  void type(SignalType& target) {
    required("type");
    if (const Value* value = object_.find("type")) {
      read_type(*value, below(place_, "type"), target);
    }
  }

  bool read_type(const Value& value, const std::string& place, SignalType& target) {
    const Names& names = signal_names();
    const auto known = std::find(names.begin(), names.end(), value.is(Kind::string) ? value.string : std::string());
    if (known == names.end()) {
      add(faults_, Code::scoring_shape, place,
          value.is(Kind::string) ? found_word(value.string, names) : found(value) + "; allowed is a signal type");
      return false;
    }
    target = static_cast<SignalType>(known - names.begin());
    return true;
  }

  /// The object of that key, where there is one; its keys are checked.
  std::optional<ObjectReader> object(std::string_view key, const Names& keys) {
    const Value* value = object_.find(key);
    if (value == nullptr) {
      return std::nullopt;
    }
    if (!value->is(Kind::object)) {
      fault(Code::scoring_shape, key, found(*value) + "; allowed is an object");
      return std::nullopt;
    }
    check_keys(*value, below(place_, key), keys, Code::scoring_shape, faults_);
    return ObjectReader(*value, below(place_, key), faults_);
  }

  /// Reads a list of objects into `rules`: read(reader, rule) for each. Those without a fault replace what is there.
  template <class Rule, class Read>
  void list(std::string_view key, std::vector<Rule>& rules, std::size_t most, const Names& keys, Read&& read) {
    const Value* value = object_.find(key);
    if (value == nullptr) {
      return;
    }
    if (!value->is(Kind::array) || value->items.size() > most) {
      const std::string what = value->is(Kind::array) ? "found " + counted(value->items.size(), "rule") : found(*value);
      return fault(Code::scoring_shape, key,
                   what + "; allowed is a list of at most " + std::to_string(most) + " rules");
    }
    rules.clear();
    for (std::size_t i = 0; i < value->items.size(); ++i) {
      const std::string item_place = below(below(place_, key), i);
      const Value& item = value->items[i];
      if (!item.is(Kind::object)) {
        add(faults_, Code::scoring_shape, item_place, found(item) + "; allowed is a rule, an object");
        continue;
      }
      ObjectReader reader(item, item_place, faults_);
      check_keys(item, item_place, keys, Code::scoring_shape, faults_);
      Rule rule;
      read(reader, rule);
      if (reader.sound()) {
        rules.push_back(std::move(rule));
      }
    }
  }

  const Value* find(std::string_view key) const { return object_.find(key); }

 private:
  const Value& object_;
  std::string place_;
  Faults& faults_;
  std::size_t before_;
};

void read_points(ObjectReader& reader, double& points) {
  reader.required("points");
  reader.number("points", points, {0, kMostPoints});
}

void read_types(ObjectReader& reader, PointsCap& cap, std::vector<SignalType>& taken) {
  const Value* types = reader.find("types");
  if (types == nullptr || !types->is(Kind::array) || types->items.empty()) {
    return reader.fault(Code::scoring_shape, "types",
                        (types == nullptr ? "found nothing" : found(*types)) + "; allowed is a list of signal types");
  }
  for (std::size_t i = 0; i < types->items.size(); ++i) {
    const std::string place = below(below(reader.place(), "types"), i);
    SignalType type{};
    if (!reader.read_type(types->items[i], place, type)) {
      continue;
    }
    if (std::find(taken.begin(), taken.end(), type) != taken.end()) {
      reader.fault(Code::scoring_shape, "types",
                   "found " + quoted(name(type)) + " a second time; allowed is one cap a type");
    }
    taken.push_back(type);
    cap.types.push_back(type);
  }
}

void read_detractor(ObjectReader& reader, Detractor& detractor) {
  for (const char* key : {"name", "property"}) {
    reader.required(key);
  }
  reader.text("name", detractor.name, kMostNameBytes);
  reader.text("property", detractor.property, kMaxPropertyNameBytes);
  if (reader.has("equals") == reader.has("atLeast")) {
    reader.fault(Code::scoring_shape, "equals", "found both or neither; allowed is one of \"equals\" and \"atLeast\"");
  }
  reader.text("equals", detractor.equals, kMaxPropertyNameBytes);
  reader.number("atLeast", detractor.at_least, {0, 1e15});
  read_points(reader, detractor.points);
}

template <class Rule>
void read_source(ObjectReader& reader, Rule& rule) {
  reader.type(rule.type);
  reader.text("source", rule.source, kMaxPropertyNameBytes);
}

/// One rule a type and source.
template <class Rule>
void check_once(ObjectReader& reader, std::string_view key, const std::vector<Rule>& rules) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (rules[i].type == rules[j].type && rules[i].source == rules[j].source) {
        return reader.fault(Code::scoring_shape, key,
                            "found two rules for " + quoted(name(rules[i].type)) +
                                (rules[i].source.empty() ? "" : " from " + quoted(rules[i].source)) +
                                "; allowed is one a type and source");
      }
    }
  }
}

void read_numbers(ObjectReader& reader, ScoringSettings& settings) {
  reader.number("minimumSignals", settings.minimum_signals, {1, 50, true});
  reader.number("minimumSignalTypes", settings.minimum_types, {1, 10, true});
  reader.number("lookbackDays", settings.lookback_days, {1, 365, true});
  reader.number("halfLifeDays", settings.half_life_days, {1, 365});
  reader.number("minimumConfidence", settings.minimum_confidence, {0, 100});
  reader.number("fitShare", settings.fit_share, {0, 1});
  reader.flag("countMachineMade", settings.count_machine_made);
  reader.flag("todayOnlyTraits", settings.today_only_traits);
  if (auto thresholds = reader.object("thresholds", {"hot", "warm"})) {
    thresholds->number("hot", settings.hot, {0, 100});
    thresholds->number("warm", settings.warm, {0, 100});
    if (thresholds->sound() && settings.warm > settings.hot) {
      std::string detail = "found ";
      json::append_number(detail, settings.warm);
      detail.append("; allowed is at most the threshold of hot, ");
      json::append_number(detail, settings.hot);
      thresholds->fault(Code::scoring_range, "warm", std::move(detail));
    }
  }
  if (auto cooling = reader.object("coolingOff", {"on", "hot", "warm", "cold"})) {
    cooling->flag("on", settings.cooling_off.on);
    cooling->number("hot", settings.cooling_off.hot_hours, {0, kMostHours});
    cooling->number("warm", settings.cooling_off.warm_hours, {0, kMostHours});
    cooling->number("cold", settings.cooling_off.cold_hours, {0, kMostHours});
  }
  if (auto replies = reader.object("replies", {"positive", "negative"})) {
    replies->number("positive", settings.positive_reply, {0, kMostPoints});
    replies->number("negative", settings.negative_reply, {0, kMostPoints});
  }
  if (auto deals = reader.object("deals", {"open", "lost"})) {
    deals->number("open", settings.open_deal, {0, kMostPoints});
    deals->number("lost", settings.lost_deal, {0, kMostPoints});
  }
}

void read_rules(ObjectReader& reader, ScoringSettings& settings) {
  reader.list("weights", settings.weights, kMaxScoringRules, {"type", "source", "points"},
              [](ObjectReader& item, SignalWeight& weight) {
                read_source(item, weight);
                read_points(item, weight.points);
              });
  check_once(reader, "weights", settings.weights);
  std::vector<SignalType> taken;
  reader.list("caps", settings.caps, kMaxScoringRules, {"types", "points"}, [&](ObjectReader& item, PointsCap& cap) {
    read_types(item, cap, taken);
    read_points(item, cap.points);
  });
  reader.list("detractors", settings.detractors, kMaxDetractors, {"name", "property", "equals", "atLeast", "points"},
              [](ObjectReader& item, Detractor& detractor) { read_detractor(item, detractor); });
  reader.list("highIntent", settings.high_intent, kMaxScoringRules, {"type", "source"},
              [](ObjectReader& item, HighIntent& rule) { read_source(item, rule); });
  check_once(reader, "highIntent", settings.high_intent);
}

bool check_version(const Value& document, Faults& faults) {
  const Value* version = document.find("version");
  if (version == nullptr) {
    add(faults, Code::scoring_version, "", "found no \"version\"; allowed is 1");
  } else if (!version->is(Kind::number) || version->number != 1) {
    add(faults, Code::scoring_version, "/version", found(*version) + "; allowed is 1");
    return !version->is(Kind::number);
  }
  return true;
}

}  // namespace

ParsedScoring parse_scoring(std::string_view json) {
  ParsedScoring parsed{default_scoring(), {}};
  const Result<Value> document = json::parse(json);
  if (!document) {
    parsed.errors.push_back(document.error());
    return parsed;
  }
  if (!document.value().is(Kind::object)) {
    add(parsed.errors, Code::scoring_shape, "", found(document.value()) + "; allowed is an object with a version");
    return parsed;
  }
  if (!check_version(document.value(), parsed.errors)) {
    return parsed;
  }
  check_keys(document.value(), "",
             {"version", "minimumSignals", "minimumSignalTypes", "lookbackDays", "halfLifeDays", "minimumConfidence",
              "fitShare", "thresholds", "coolingOff", "countMachineMade", "todayOnlyTraits", "weights", "caps",
              "detractors", "replies", "deals", "highIntent"},
             Code::scoring_shape, parsed.errors);
  ObjectReader reader(document.value(), "", parsed.errors);
  read_numbers(reader, parsed.settings);
  read_rules(reader, parsed.settings);
  return parsed;
}

}  // namespace trailspark
