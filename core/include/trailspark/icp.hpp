#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/icp_model.hpp"
#include "trailspark/sales_history.hpp"

/// Learns the ideal customer profile from closed deals.
///
/// What is counted. An account is won where a deal of it was won that is no renewal, lost where all its closed deals
/// that are no renewals were lost; others are not counted. Accounts, not deals: several deals of one customer say the
/// same thing several times. The account's day is the one before the earliest won deal was opened (of lost ones, the
/// earliest lost deal).
///
/// Traits. Industry, region and the bands of employees and revenue are the account's. Seniority, department, title and
/// source are those of its people who were leads on its day: the account has one that any of them has. So are signals:
/// a dated moment of that type before its day. An account of which a trait is not known is left out of that trait's
/// counts. Tested are values that at least `least_support` accounts have, and as many have not.
///
/// Lift: the share won of the accounts with the trait, over the share won of those without it, with a 95 % interval
/// (Koopman's score interval). The lift describes what was seen, whatever causes it.
///
/// Significance: Fisher's exact test, both sides, with Holm's step-down at 1 % over all traits tested: the chance that
/// a profile of a portal without any relation shows any trait is at most 1 %. After each trait found the others are
/// tested anew among accounts alike in the traits found (the exact test over strata). So what only goes along with a
/// trait found, as revenue goes along with size, is not found again: its lift is shown and it is called `explained`.
///
/// Accounts of which a trait found is not known take no part in those tests. In the end each trait found has to hold at
/// 1 % among accounts alike in all the others; one that does not is `explained` too.
namespace trailspark {

inline constexpr std::uint64_t kFewWins = 20;
inline constexpr double kSignificance = 0.01;
/// A customer with more than this share of the revenue is named.
inline constexpr double kConcentration = 0.5;

struct IcpOptions {
  std::uint64_t least_support = 10;
  /// Accounts to learn from; nothing: all.
  std::function<bool(const SalesAccount&)> use;
};

/// A trait that was tested.
struct TestedTrait {
  IcpTrait trait;  ///< with its evidence
  /// Without regard to other traits it would be significant; given the traits found it is not.
  bool explained = false;
};

/// Deals won in one currency. Sums of different currencies are never added.
struct CurrencyTotal {
  std::string currency;  ///< "EUR"; empty where the deal names none
  std::uint64_t deals = 0;
  double amount = 0;
};

/// The customer who paid most, renewals included.
struct Concentration {
  std::string account;   ///< name, else id
  double share = 0;      ///< of the revenue; rounded to 1/1000
  std::string currency;  ///< of the deals compared; "home" where amounts in the portal's own currency were
};

struct IcpWarning {
  std::string code;     ///< "icp.few_wins"
  std::string meaning;  ///< a sentence with its numbers
};

struct IcpReport {
  IcpModel model;                   ///< significant traits on, the others off; switches set by hand as they were
  std::vector<TestedTrait> traits;  ///< all tested: those found in the order in which they were, then by p
  std::uint64_t won = 0;            ///< accounts
  std::uint64_t lost = 0;
  std::uint64_t deals_won = 0;  ///< without renewals
  std::uint64_t deals_lost = 0;
  std::uint64_t deals_open = 0;
  std::uint64_t renewals_won = 0;
  std::uint64_t renewals_lost = 0;
  std::uint64_t deals_without_account = 0;  ///< closed, no renewals
  std::vector<CurrencyTotal> currencies;    ///< by currency
  std::optional<Concentration> concentration;
  /// icp.few_wins, icp.concentration, icp.currencies, icp.without_account, icp.unknown_stage, icp.without_pipelines,
  /// icp.no_decisions
  std::vector<IcpWarning> warnings;
};

/// Learns. `before`: a model of earlier; what was switched by hand stays as it was, traits that were set by hand and
/// are not tested any more are kept. Cost: O(traits found x traits tested x accounts), and the exact tests.
IcpReport learn_icp(const SalesHistory& history, const IcpOptions& options = {}, const IcpModel* before = nullptr);

/// The report as JSON, indented:
///
///   {"accounts": {"won": 80, "lost": 210}, "deals": {"won": 84, "lost": 230, "open": 31, "withoutAccount": 2},
///    "renewals": {"won": 12, "lost": 3}, "currencies": [{"currency": "EUR", "deals": 40, "amount": 512000}],
///    "concentration": {"account": "Acme", "share": 0.61, "currency": "home"},
///    "warnings": [{"code": "icp.few_wins", "meaning": "..."}],
///    "traits": [{"group": "account", "trait": {...as in the model...}, "explained": false}], "model": {...}}
std::string write_icp_report(const IcpReport& report);

/// What became of an account, and its day.
struct AccountOutcome {
  enum class Kind : std::uint8_t { none, won, lost };
  Kind kind = Kind::none;
  std::int64_t opened = 0;  ///< of the deal that counts; facts are those before the start of that day
};

/// By account. Deals without the day on which they were opened, and renewals, do not count.
std::vector<AccountOutcome> outcomes(const SalesHistory& history);

}  // namespace trailspark
