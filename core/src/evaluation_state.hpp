#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base_state.hpp"
#include "trailspark/evaluation.hpp"

/// What Evaluator is made of: what is read from the base once (Gathered), what follows from it at a time (Decayed), and
/// what the settings make of that (EvaluationColumns).
namespace trailspark {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;
inline constexpr double kDayMilliseconds = 86'400'000;

inline bool is_known(double value) noexcept { return value == value; }

/// Rounded to a tenth, halves away from zero. |value| < 10^14.
inline double tenth(double value) noexcept {
  const auto whole = static_cast<std::int64_t>((value < 0 ? -value : value) * 10 + 0.5);
  return static_cast<double>(value < 0 ? -whole : whole) / 10;
}

/// All signals of one type from one source.
struct SignalGroup {
  SignalType type;
  std::string source;
  bool is_counter;   ///< a property of the contact
  bool gives_way;    ///< a counter whose place dated events of its type take
  bool takes_place;  ///< dated events that do
};

/// One counter or dated event of a lead.
struct Moment {
  double at = kUnknown;     ///< milliseconds; of a counter its last date
  double first = kUnknown;  ///< of a counter
  double count = 1;
  std::uint32_t reference = kNoRow;  ///< events and replies: their place in the material
  std::uint16_t group = 0;
  MachineMark machine = MachineMark::none;
};

/// Lists of one list each row: row i has items[offsets[i], offsets[i + 1]).
template <class Item>
struct Lists {
  std::vector<std::uint32_t> offsets{0};
  std::vector<Item> items;

  const Item* begin(std::size_t row) const noexcept { return items.data() + offsets[row]; }
  const Item* end(std::size_t row) const noexcept { return items.data() + offsets[row + 1]; }
  void close_row() { offsets.push_back(static_cast<std::uint32_t>(items.size())); }
};

/// A stage of a deal pipeline.
struct DealStage {
  std::string id;
  std::string label;
  double probability = 0;  ///< 0 to 1
  bool is_closed = false;
};

struct Deal {
  double created = kUnknown;
  double updated = 0;
  double closed_at = kUnknown;  ///< of an open one the date that is hoped for
  double amount = kUnknown;
  bool is_closed = false;
  bool is_won = false;
  double stage = kUnknown;  ///< its probability; kUnknown where no pipeline tells
  std::string stage_name;
  std::int64_t id = 0;
  std::uint32_t account = kNoRow;
};

/// How a deal counts at a time.
struct DealView {
  enum class Kind : std::uint8_t { absent, open, won, lost };
  Kind kind = Kind::absent;
  double value = 0;     ///< of an open one
  double decay = 0;     ///< since it changed, or was lost
  double since = 0;     ///< milliseconds: when that was
  bool details = true;  ///< stage and amount are known as of that time
};

struct Gathered {
  std::vector<std::uint32_t> group_of_row;  ///< of the contacts' identity
  std::vector<SignalGroup> groups;
  Lists<Moment> moments;        ///< by row, sorted by group, time, reference
  std::vector<double> created;  ///< by row; kUnknown where the property was not fetched
  std::vector<double> updated;  ///< by row: of the winner
  std::vector<std::uint32_t> account_of_row;
  Lists<std::uint32_t> deals_of_row;
  Lists<std::uint32_t> replies_of_row;  ///< places in the material, by time
  std::vector<Deal> deals;
  std::vector<DealStage> stages;
  std::size_t accounts = 0;
};

/// What depends on the time, the half-life and the lookback, and on nothing else that a what-if changes often.
struct Decayed {
  std::vector<std::vector<double>> sums;  ///< by group of signals, then row
  std::vector<double> signals;
  std::vector<std::uint8_t> types;
  std::vector<double> newest;          ///< milliseconds; kUnknown where there is none
  std::vector<double> recency;         ///< 2^-(age of the newest / half-life)
  std::vector<double> positive_reply;  ///< decayed, at most 1
  std::vector<double> negative_reply;
  std::vector<double> open_deal;     ///< the best value
  std::vector<double> lost_deal;     ///< the best decay
  double typical_amount = kUnknown;  ///< median of the deals known at that time
};

/// Fit does not depend on the half-life or the weights.
struct Fit {
  std::vector<double> all;
  std::vector<double> account;
  std::vector<double> person;
  std::vector<double> coverage;  ///< 0 to 1
  bool has_profile = false;
};

struct Evaluator::State {
  State(LeadBase& lead_base, EvaluationMaterial given) : base(&lead_base), material(std::move(given)) {}

  LeadBase::State& records() const noexcept { return base->state(); }

  LeadBase* base;
  EvaluationMaterial material;
  Gathered gathered;
  ScoringSettings settings;
  double as_of = 0;
  Decayed decayed;
  Fit fit;
  std::vector<std::uint32_t> detracted;  ///< by row: a bit for each detractor
  EvaluationColumns columns;
  bool is_evaluated = false;
};

/// Reads signals, deals and replies of all leads. (evaluation_gather.cpp, evaluation_deals.cpp)
Gathered gather(LeadBase::State& records, const EvaluationMaterial& material);
void gather_deals(Gathered& gathered, LeadBase::State& records, const EvaluationMaterial& material);

/// Where and how a moment counts as of a time; nothing where it does not. (evaluation_decay.cpp)
struct Counted {
  double at;
  double count;
  double decay;
};
/// `by_events`: a bit for each type whose counters have given way.
std::optional<Counted> count(const Gathered& gathered, const Moment& moment, const ScoringSettings& settings,
                             double as_of, unsigned by_events) noexcept;
unsigned types_by_events(const Gathered& gathered, std::size_t row, double as_of) noexcept;
double decay_at(double at, double as_of, const ScoringSettings& settings) noexcept;
/// Whether a time lies within the lookback and not after `as_of`.
bool is_seen(double at, double as_of, const ScoringSettings& settings) noexcept;
Decayed decay(const Gathered& gathered, const EvaluationMaterial& material, const ScoringSettings& settings,
              double as_of);
DealView view(const Deal& deal, double typical_amount, const ScoringSettings& settings, double as_of) noexcept;

/// (evaluation_fit.cpp)
Fit fit_of_all(const Gathered& gathered, LeadBase::State& records, const EvaluationMaterial& material,
               const ScoringSettings& settings, double as_of);
/// The fit of each account, in the order of the base's rows; kUnknown where nothing is known.
std::vector<double> fit_of_accounts(LeadBase::State& records, const EvaluationMaterial& material,
                                    const ScoringSettings& settings);
/// A trait that counts, and how one row matches it.
struct MatchedTrait {
  const IcpTrait* trait;
  TraitMatch match;
};
std::vector<MatchedTrait> traits_of(const IcpModel& profile, const LeadFacts& facts, const ScoringSettings& settings);

/// Which detractors hold of each row. (evaluation_detractors.cpp)
std::vector<std::uint32_t> detracted_rows(const Gathered& gathered, LeadBase::State& records,
                                          const ScoringSettings& settings, double as_of);

/// (evaluation.cpp)
EvaluationColumns score(const Gathered& gathered, const Decayed& decayed, const Fit& fit,
                        const std::vector<std::uint32_t>& detracted, const ScoringSettings& settings, double as_of);

/// Fills in what follows from `after`'s columns and ranking. (evaluation_compare.cpp)
void compare(const EvaluationColumns& before, WhatIf& after);

}  // namespace trailspark
