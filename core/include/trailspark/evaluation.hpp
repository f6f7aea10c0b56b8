#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/base.hpp"
#include "trailspark/icp_model.hpp"
#include "trailspark/scoring.hpp"

/// Leads scored as of a time: hot, warm or cold, with a reasoning whose every number leads back to signals and records.
///
///   score       fitShare x fit + (1 - fitShare) x engagement, 0 to 100; engagement alone where nothing is known of fit
///   fit         100 x (traits matched - detractors matched) / (traits that could match), by weight, of the kinds that
///               are known of the lead; of several traits of one kind the greatest counts
///   engagement  for each type and source of signals: points x sum of 2^-(age / half-life) over those within the
///               lookback, the sums of the types of a cap at most its points; + replies and open deals - detractors,
///               negative replies and lost deals; 0 to 100
///   confidence  100 x (0.35 volume + 0.25 variety + 0.2 recency + 0.2 coverage), where
///                 volume   = signals / (2 x minimumSignals), at most 1
///                 variety  = types / (minimumSignalTypes + 1), at most 1
///                 recency  = 2^-(age of the newest signal / half-life)
///                 coverage = the share of the profile's weight whose kinds are known; without a profile it is left
///                            out and the sum divided by 0.8
///   level       hot or warm by the thresholds, with at least the minimum confidence; else cold
///
/// Every figure, and every part before it is added, is rounded to a tenth, halves up: what is printed adds up, and a
/// level is decided by the score that is printed.
///
/// A counter of the contact is one signal at its last date: its count satisfies the minimum of signals, and is no
/// evidence of more. Dated events of a type take the place of the lead's counters of it (those of 1:1 emails excepted,
/// which HubSpot counts apart). What looks machine-made counts nothing unless the settings say so.
///
/// As of a past time nothing later is seen: later events, deals and contacts are not there; a counter whose last date
/// is later counts once at its first date, if that is not; detractors, stages and amounts of records that changed since
/// are not known. Traits known only as they are today stay, marked, unless the settings leave them out.
namespace trailspark {

/// One dated thing that a person did.
struct DatedSignal {
  std::string email;         ///< whose; any address of the lead
  std::int64_t contact = 0;  ///< or the id of the contact's record
  SignalType type = SignalType::page_view;
  std::string source;  ///< "marketing_email", "form_submission", "meeting"
  std::int64_t at = 0;
  std::string reference;  ///< the event's own id
};

/// An incoming 1:1 email, scored on arrival (mood.hpp).
struct ScoredReply {
  std::int64_t contact = 0;
  std::int64_t at = 0;
  double mood = 0;                 ///< -1 to 1; positive from 0.05, negative from -0.05
  std::vector<std::string> words;  ///< that decided
  std::string reference;           ///< the email's record id
};
inline constexpr double kMoodThreshold = 0.05;

/// What evaluations read besides the base.
struct EvaluationMaterial {
  std::vector<DatedSignal> events;
  std::vector<ScoredReply> replies;
  std::optional<IcpModel> profile;
  std::string pipelines;  ///< HubSpot's answer for the pipelines of deals; empty: stages have no rank
};

enum class Level : std::uint8_t { none, cold, warm, hot };
/// "hot"; empty for none.
std::string_view name(Level level) noexcept;

/// Why a lead has no level.
enum class EvaluationStatus : std::uint8_t { evaluated, too_few_signals, too_few_types, not_there_yet };
/// "evaluated", "too_few_signals", ...
std::string_view name(EvaluationStatus status) noexcept;

/// All leads, in the order of the base's rows. For typed arrays.
struct EvaluationColumns {
  std::vector<double> score;        ///< 0 to 100
  std::vector<double> fit;          ///< 0 to 100; NaN where nothing is known
  std::vector<double> account_fit;  ///< of the account's traits alone; NaN likewise
  std::vector<double> person_fit;
  std::vector<double> engagement;
  std::vector<double> confidence;
  std::vector<double> signals;       ///< within the lookback, counters with their counts
  std::vector<std::uint8_t> types;   ///< distinct types of them
  std::vector<std::uint8_t> level;   ///< Level
  std::vector<std::uint8_t> status;  ///< EvaluationStatus

  std::size_t size() const noexcept { return score.size(); }
  std::array<std::size_t, 4> levels() const;  ///< how many have each level
};

/// Rows, best first: by score, then confidence, then row; those without a level last.
std::vector<std::uint32_t> ranking(const EvaluationColumns& columns);

/// What other settings would make of the same leads at the same time.
struct WhatIf {
  EvaluationColumns columns;
  std::vector<std::uint32_t> ranking;
  std::vector<std::int32_t> rise;           ///< by row: places won in the ranking; negative: lost
  std::vector<std::uint32_t> risers;        ///< rows that win most places, at most 20
  std::vector<std::uint32_t> fallers;       ///< rows that lose most
  std::array<std::size_t, 10> histogram{};  ///< of scores: 0 to below 10, ..., 90 to 100; those with a level
};

enum class Propensity : std::uint8_t { low, medium, high };
/// "low_propensity", as it is written to HubSpot.
std::string_view name(Propensity propensity) noexcept;

/// Accounts, in the order of the base's rows.
///
///   propensity = 100 x (0.4 best lead + 0.2 breadth + 0.25 deals + 0.15 fit); high from 60, medium from 30
///     best lead = the highest score among its leads that have a level / 100
///     breadth   = its hot and warm leads / 3, at most 1
///     deals     = the value of its best open deal
///     fit       = the account's fit / 100; where that is not known it is left out and the sum divided by 0.85
///
/// The value of an open deal: 2^-(days since it changed / half-life) x (0.4 + 0.4 x stage + 0.2 x size), where stage is
/// the probability that the pipeline gives it, and size its amount / twice the median amount of all deals, at most 1.
struct AccountColumns {
  std::vector<double> propensity;
  std::vector<std::uint8_t> level;  ///< Propensity
  std::vector<double> best_score;   ///< NaN where no lead has a level
  std::vector<std::uint32_t> leads;
  std::vector<std::uint32_t> warm_leads;  ///< hot or warm
  std::vector<double> deal_value;         ///< 0 to 1
  std::vector<double> fit;
};

/// When a lead may be evaluated again.
struct PreviousEvaluation {
  Level level = Level::none;
  std::int64_t at = 0;
};

/// The end of the cooling off; `previous.at` itself where there is none.
std::int64_t next_evaluation(const ScoringSettings& settings, const PreviousEvaluation& previous) noexcept;

/// Evaluates all leads of a base. Signals are read once; a change of weights, caps or thresholds is a dot product over
/// sums that are kept, a change of the half-life or the time works them out anew.
///
///   Evaluator evaluator(base, {});
///   evaluator.evaluate(default_scoring(), as_of);
///   evaluator.columns().score[row];
///   evaluator.write_explanation(out, "ada@acme.test");
///
/// Holds a reference to the base, which must not change meanwhile.
class Evaluator {
 public:
  Evaluator(LeadBase& base, EvaluationMaterial material);
  Evaluator(Evaluator&&) noexcept;
  Evaluator& operator=(Evaluator&&) noexcept;
  ~Evaluator();

  /// `as_of`: milliseconds since 1970.
  void evaluate(const ScoringSettings& settings, std::int64_t as_of);
  const EvaluationColumns& columns() const noexcept;
  const ScoringSettings& settings() const noexcept;

  /// The same leads under other settings; this evaluation stays as it is.
  WhatIf what_if(const ScoringSettings& settings);

  AccountColumns accounts() const;

  /// The newest high-intent signal of a row, if it has one.
  std::optional<std::int64_t> high_intent(std::size_t row) const;
  /// Whether a lead may be evaluated again: its cooling off is over, or a high-intent signal came since.
  bool is_due(std::size_t row, const PreviousEvaluation& previous) const;

  /// Appends lines of the given rows: {"email":...,"recordId":...,"score":...,"level":...,...,"reasoning":...}
  void write_rows(std::string& out, const std::vector<std::uint32_t>& rows);
  /// Appends the same of one lead with all its parts, each with the records and events that it comes from. JSON.
  /// Errors: query.shape where there is no such lead.
  Result<bool> write_explanation(std::string& out, std::string_view email_or_record_id);
  /// Appends lines of accounts: {"recordId":...,"propensity":...,"level":...,...,"reasoning":...}
  void write_accounts(std::string& out);

  /// The address of a row; empty where it has none.
  std::string email(std::size_t row) const;
  /// The record id of a row's winner.
  std::string record_id(std::size_t row) const;

  struct State;  ///< private to the core

 private:
  std::unique_ptr<State> state_;
};

}  // namespace trailspark
