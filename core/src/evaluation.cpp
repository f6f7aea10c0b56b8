#include "trailspark/evaluation.hpp"

#include <algorithm>
#include <limits>

#include "evaluation_state.hpp"

namespace trailspark {
namespace {

constexpr std::array<std::string_view, 4> kLevelNames{"", "cold", "warm", "hot"};
constexpr std::array<std::string_view, 4> kStatusNames{"evaluated", "too_few_signals", "too_few_types",
                                                       "not_there_yet"};
constexpr double kHourMilliseconds = 3'600'000;

/// The settings in the shape in which they meet the sums: points of each group, and which groups share a cap.
struct Weighing {
  struct Cap {
    double most;
    std::vector<std::size_t> groups;
  };
  std::vector<double> points;
  std::vector<Cap> caps;

  Weighing(const Gathered& gathered, const ScoringSettings& settings) {
    std::vector<bool> capped(gathered.groups.size(), false);
    for (const SignalGroup& group : gathered.groups) {
      points.push_back(points_of(settings, group.type, group.source));
    }
    for (const PointsCap& cap : settings.caps) {
      Cap made{cap.points, {}};
      for (std::size_t i = 0; i < gathered.groups.size(); ++i) {
        if (std::find(cap.types.begin(), cap.types.end(), gathered.groups[i].type) != cap.types.end()) {
          made.groups.push_back(i);
          capped[i] = true;
        }
      }
      caps.push_back(std::move(made));
    }
    for (std::size_t i = 0; i < capped.size(); ++i) {
      if (!capped[i]) {
        caps.push_back({std::numeric_limits<double>::infinity(), {i}});
      }
    }
  }
};

double confidence_of(double signals, double types, double recency, bool has_profile, double coverage,
                     const ScoringSettings& settings) noexcept {
  const double volume = std::min(1.0, signals / (2 * settings.minimum_signals));
  const double variety = std::min(1.0, types / (settings.minimum_types + 1));
  const double own = 0.35 * volume + 0.25 * variety + 0.2 * recency;
  return tenth(100 * (has_profile ? own + 0.2 * coverage : own / 0.8));
}

EvaluationStatus status_of(double signals, double types, bool is_there, const ScoringSettings& settings) noexcept {
  if (!is_there) {
    return EvaluationStatus::not_there_yet;
  }
  if (signals < settings.minimum_signals) {
    return EvaluationStatus::too_few_signals;
  }
  return types < settings.minimum_types ? EvaluationStatus::too_few_types : EvaluationStatus::evaluated;
}

Level level_of(EvaluationStatus status, double score, double confidence, const ScoringSettings& settings) noexcept {
  if (status != EvaluationStatus::evaluated) {
    return Level::none;
  }
  if (confidence < settings.minimum_confidence || score < settings.warm) {
    return Level::cold;
  }
  return score >= settings.hot ? Level::hot : Level::warm;
}

// The engagement of all rows, a column at a time: a row is met once a group, in the order in which it lies in memory.
std::vector<double> engagement_of(const Gathered& gathered, const Decayed& decayed,
                                  const std::vector<std::uint32_t>& detracted, const ScoringSettings& settings) {
  const std::size_t rows = gathered.group_of_row.size();
  const Weighing weighing(gathered, settings);
  std::vector<double> engagement(rows, 0);
  std::vector<double> together(rows);
  for (const Weighing::Cap& cap : weighing.caps) {
    std::fill(together.begin(), together.end(), 0.0);
    bool any = false;
    for (const std::size_t group : cap.groups) {
      const double points = weighing.points[group];
      const double* sums = decayed.sums[group].data();
      for (std::size_t row = 0; points > 0 && row < rows; ++row) {
        together[row] += tenth(points * sums[row]);
      }
      any = any || points > 0;
    }
    for (std::size_t row = 0; any && row < rows; ++row) {
      engagement[row] += std::min(cap.most, together[row]);
    }
  }
  for (std::size_t row = 0; row < rows; ++row) {
    double points = engagement[row] + tenth(settings.positive_reply * decayed.positive_reply[row]) +
                    tenth(settings.open_deal * decayed.open_deal[row]) -
                    tenth(settings.negative_reply * decayed.negative_reply[row]) -
                    tenth(settings.lost_deal * decayed.lost_deal[row]);
    for (std::size_t i = 0; detracted[row] >> i != 0; ++i) {
      points -= (detracted[row] >> i & 1U) != 0 ? settings.detractors[i].points : 0;
    }
    engagement[row] = tenth(std::clamp(points, 0.0, 100.0));
  }
  return engagement;
}

/// What the sums depend on beyond the time.
bool decay_alike(const ScoringSettings& a, const ScoringSettings& b) noexcept {
  return a.lookback_days == b.lookback_days && a.half_life_days == b.half_life_days &&
         a.count_machine_made == b.count_machine_made;
}

bool detract_alike(const ScoringSettings& a, const ScoringSettings& b) noexcept {
  return std::equal(a.detractors.begin(), a.detractors.end(), b.detractors.begin(), b.detractors.end(),
                    [](const Detractor& x, const Detractor& y) {
                      return x.property == y.property && x.equals == y.equals && x.at_least == y.at_least;
                    });
}

}  // namespace

std::string_view name(Level level) noexcept { return kLevelNames[static_cast<std::size_t>(level)]; }
std::string_view name(EvaluationStatus status) noexcept { return kStatusNames[static_cast<std::size_t>(status)]; }

std::array<std::size_t, 4> EvaluationColumns::levels() const {
  std::array<std::size_t, 4> counts{};
  for (const std::uint8_t one : level) {
    ++counts[one];
  }
  return counts;
}

EvaluationColumns score(const Gathered& gathered, const Decayed& decayed, const Fit& fit,
                        const std::vector<std::uint32_t>& detracted, const ScoringSettings& settings, double as_of) {
  const std::size_t rows = gathered.group_of_row.size();
  EvaluationColumns columns;
  columns.engagement = engagement_of(gathered, decayed, detracted, settings);
  columns.fit = fit.all;
  columns.account_fit = fit.account;
  columns.person_fit = fit.person;
  columns.signals = decayed.signals;
  columns.types = decayed.types;
  columns.score.resize(rows);
  columns.confidence.resize(rows);
  columns.level.resize(rows);
  columns.status.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const double engagement = columns.engagement[row];
    const bool has_fit = is_known(fit.all[row]);
    columns.score[row] =
        has_fit ? tenth(settings.fit_share * fit.all[row] + (1 - settings.fit_share) * engagement) : engagement;
    columns.confidence[row] = confidence_of(decayed.signals[row], decayed.types[row], decayed.recency[row],
                                            fit.has_profile, fit.coverage[row], settings);
    const bool is_there = !(gathered.created[row] > as_of);
    const EvaluationStatus status = status_of(decayed.signals[row], decayed.types[row], is_there, settings);
    columns.status[row] = static_cast<std::uint8_t>(status);
    columns.level[row] =
        static_cast<std::uint8_t>(level_of(status, columns.score[row], columns.confidence[row], settings));
  }
  return columns;
}

std::vector<std::uint32_t> ranking(const EvaluationColumns& columns) {
  struct Key {
    double score;
    double confidence;
    std::uint32_t row;
  };
  std::vector<Key> keys;
  keys.reserve(columns.size());
  for (std::uint32_t row = 0; row < columns.size(); ++row) {
    const bool has_level = columns.level[row] != 0;
    keys.push_back({has_level ? columns.score[row] : -1, has_level ? columns.confidence[row] : -1, row});
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    if (a.score != b.score || a.confidence != b.confidence) {
      return a.score != b.score ? a.score > b.score : a.confidence > b.confidence;
    }
    return a.row < b.row;
  });
  std::vector<std::uint32_t> rows;
  rows.reserve(keys.size());
  for (const Key& key : keys) {
    rows.push_back(key.row);
  }
  return rows;
}

std::int64_t next_evaluation(const ScoringSettings& settings, const PreviousEvaluation& previous) noexcept {
  const CoolingOff& cooling = settings.cooling_off;
  if (!cooling.on || previous.level == Level::none) {
    return previous.at;
  }
  const double hours = previous.level == Level::hot    ? cooling.hot_hours
                       : previous.level == Level::warm ? cooling.warm_hours
                                                       : cooling.cold_hours;
  return previous.at + static_cast<std::int64_t>(hours * kHourMilliseconds);
}

Evaluator::Evaluator(LeadBase& base, EvaluationMaterial material)
    : state_(std::make_unique<State>(base, std::move(material))) {
  state_->gathered = gather(state_->records(), state_->material);
}
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;
Evaluator::~Evaluator() = default;

void Evaluator::evaluate(const ScoringSettings& settings, std::int64_t as_of) {
  State& state = *state_;
  const auto time = static_cast<double>(as_of);
  const bool anew = !state.is_evaluated || state.as_of != time;
  if (anew || !decay_alike(state.settings, settings)) {
    state.decayed = decay(state.gathered, state.material, settings, time);
  }
  if (anew || state.settings.today_only_traits != settings.today_only_traits) {
    state.fit = fit_of_all(state.gathered, state.records(), state.material, settings, time);
  }
  if (anew || !detract_alike(state.settings, settings)) {
    state.detracted = detracted_rows(state.gathered, state.records(), settings, time);
  }
  state.settings = settings;
  state.as_of = time;
  state.columns = score(state.gathered, state.decayed, state.fit, state.detracted, settings, time);
  state.is_evaluated = true;
}

const EvaluationColumns& Evaluator::columns() const noexcept { return state_->columns; }
const ScoringSettings& Evaluator::settings() const noexcept { return state_->settings; }

WhatIf Evaluator::what_if(const ScoringSettings& settings) {
  const State& state = *state_;
  std::optional<Decayed> decayed;
  if (!decay_alike(state.settings, settings)) {
    decayed = decay(state.gathered, state.material, settings, state.as_of);
  }
  std::optional<Fit> fit;
  if (state.settings.today_only_traits != settings.today_only_traits) {
    fit = fit_of_all(state.gathered, state.records(), state.material, settings, state.as_of);
  }
  std::optional<std::vector<std::uint32_t>> detracted;
  if (!detract_alike(state.settings, settings)) {
    detracted = detracted_rows(state.gathered, state.records(), settings, state.as_of);
  }
  WhatIf made;
  made.columns = score(state.gathered, decayed ? *decayed : state.decayed, fit ? *fit : state.fit,
                       detracted ? *detracted : state.detracted, settings, state.as_of);
  made.ranking = trailspark::ranking(made.columns);
  compare(state.columns, made);
  return made;
}

std::optional<std::int64_t> Evaluator::high_intent(std::size_t row) const {
  const State& state = *state_;
  const unsigned by_events = types_by_events(state.gathered, row, state.as_of);
  std::optional<std::int64_t> newest;
  for (const Moment* moment = state.gathered.moments.begin(row); moment != state.gathered.moments.end(row); ++moment) {
    const SignalGroup& group = state.gathered.groups[moment->group];
    const auto counted = count(state.gathered, *moment, state.settings, state.as_of, by_events);
    if (counted && is_high_intent(state.settings, group.type, group.source)) {
      newest = std::max(newest.value_or(0), static_cast<std::int64_t>(counted->at));
    }
  }
  return newest;
}

bool Evaluator::is_due(std::size_t row, const PreviousEvaluation& previous) const {
  if (state_->as_of >= static_cast<double>(next_evaluation(state_->settings, previous))) {
    return true;
  }
  const auto newest = high_intent(row);
  return newest && *newest > previous.at;
}

}  // namespace trailspark
