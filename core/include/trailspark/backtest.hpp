#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "trailspark/icp.hpp"
#include "trailspark/sales_history.hpp"

/// Would the scores have told who buys? Every lead is scored as of the day before its account's deal was opened, by a
/// model that was learned from other accounts.
///
/// Leads with a deal: those of accounts that are won or lost (icp.hpp) and that were leads by then. Leads without:
/// those of accounts without any deal. Such a lead takes the day of a lead with a deal that was
/// made at about the same time: one of the five made just before it and the five just after it, drawn by the seed, of
/// which the day comes after its own making. Leads of accounts with only open deals or renewals say nothing and are
/// left out, as are leads without an account: no deal could be theirs, and any score that looks at accounts would tell
/// so.
///
/// Accounts are held out by a hash of the seed and their id, all leads of an account together. What is reported is of
/// the held-out leads alone; the others teach the model (IcpOptions::use) and the calibration.
///
/// No leakage: facts_before gives a scorer what has a date before that day. Traits without a history (today_only) are
/// as they are today, and may have been filled in after the sale; without_today_only shows what remains without them.
namespace trailspark {

struct BacktestSettings {
  std::uint64_t seed = 1;
  std::uint32_t held_out_percent = 30;  ///< 1 to 99
  std::uint32_t resamples = 1000;       ///< of the intervals
};

/// True of accounts that the model must not have seen.
bool is_held_out(std::string_view account_id, const BacktestSettings& settings) noexcept;

struct BacktestCase {
  std::size_t person = 0;  ///< index into SalesHistory::people
  std::int64_t as_of = 0;  ///< the last millisecond of the day before, UTC
  bool won = false;
  bool held_out = false;
  bool matched = false;  ///< has no deal: the day is another's
};

struct BacktestCases {
  std::vector<BacktestCase> cases;    ///< in the order of the people
  std::uint64_t without_account = 0;  ///< leads left out
  std::uint64_t undecided = 0;        ///< leads left out: deals open, or renewals alone
  std::uint64_t too_late = 0;   ///< leads left out: made on the day the deal was opened or later, or at no known time
  std::uint64_t unmatched = 0;  ///< leads left out: without a deal, and none made about then has a later day
};

BacktestCases backtest_cases(const SalesHistory& history, const BacktestSettings& settings);

/// The higher the likelier a sale; any scale. Called once for each case, days ascending, so that a scorer may do once a
/// day what it does for all leads.
using ScoreLead = std::function<double(const SalesPerson& person, std::int64_t as_of)>;

struct BacktestReport {
  struct Decile {
    std::uint64_t leads = 0;
    std::uint64_t won = 0;
    std::optional<double> lift;  ///< share won over that of all held-out leads; rounded to 1/1000
  };
  struct Precision {
    std::uint64_t k = 0;
    std::uint64_t won = 0;  ///< of the k leads that score highest
  };
  /// Leads whose score lies in one tenth of the scores of the leads that were not held out.
  struct Calibration {
    std::uint64_t leads = 0;
    std::uint64_t won = 0;
    double expected = 0;  ///< the share won there among leads not held out; rounded to 1/1000
  };

  std::uint64_t leads = 0;  ///< held out
  std::uint64_t won = 0;
  std::uint64_t accounts = 0;      ///< of the held-out leads
  std::array<Decile, 10> deciles;  ///< highest scores first; equal scores in an order of the seed's
  /// The first decile's lift and its 95 % interval, by resampling accounts: leads of one account win together.
  std::optional<double> lift;
  std::optional<double> low;
  std::optional<double> high;
  /// No scores could do better: all in the first decile won, or all that won are in it.
  std::optional<double> most;
  std::vector<Precision> precision;  ///< at 10, 25, 50, 100, 250, 500, 1000, as far as there are leads
  std::vector<Calibration> calibration;
  std::optional<double> calibration_error;  ///< mean distance of expected and observed shares, over leads
};

BacktestReport run_backtest(const SalesHistory& history, const BacktestCases& cases, const ScoreLead& score,
                            const BacktestSettings& settings);

/// The weights of the traits that are on and that the lead has, detractors subtracted. In [0, 1]: 0.5 where nothing is
/// known, 1 where it has all good traits and no other.
double fit_of(const IcpModel& model, const LeadFacts& facts);

/// The model with those traits switched off that are known only as they are today.
IcpModel without_today_only(IcpModel model);

/// The report as JSON, indented; keys as the members are called.
std::string write_backtest_report(const BacktestReport& report, const BacktestCases& cases);

}  // namespace trailspark
