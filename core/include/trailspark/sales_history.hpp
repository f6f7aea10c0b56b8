#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/base.hpp"
#include "trailspark/evaluation.hpp"
#include "trailspark/icp_model.hpp"
#include "trailspark/result.hpp"
#include "trailspark/signal.hpp"

/// Who bought and who did not, and what was known of them when: what a profile is learned from and tested on.
namespace trailspark {

inline constexpr std::size_t kNoAccount = static_cast<std::size_t>(-1);

struct SalesAccount {
  std::string id;  ///< HubSpot's record id; of a CSV its external id, domain or name
  std::string name;
  std::string industry;
  std::string region;
  std::optional<double> employees;
  std::optional<double> revenue;  ///< a year
};

/// Something that a person did at a known time. (Milliseconds since 1970 throughout.)
struct SignalMoment {
  SignalType type = SignalType::page_view;
  std::int64_t at = 0;

  bool operator==(const SignalMoment&) const = default;
};

struct SalesPerson {
  std::string id;                     ///< record id of the lead
  std::string email;                  ///< its key; may be empty
  std::size_t account = kNoAccount;   ///< index into SalesHistory::accounts
  std::optional<std::int64_t> since;  ///< when the first of the lead's records was made
  std::string industry;               ///< the contact's own
  std::string title;
  std::string seniority;  ///< hs_seniority
  std::string source;     ///< hs_analytics_source
  std::vector<SignalMoment> moments;
};

struct SalesDeal {
  std::string id;
  std::string name;
  std::size_t account = kNoAccount;
  bool closed = false;
  bool won = false;              ///< closed, and won
  bool renewal = false;          ///< HubSpot's dealtype "existingbusiness"
  std::optional<double> amount;  ///< in `currency`
  std::optional<double> home_amount;
  std::string currency;
  std::optional<std::int64_t> opened;  ///< when the deal was made
  std::optional<std::int64_t> closed_at;
};

struct SalesHistory {
  std::vector<SalesAccount> accounts;
  std::vector<SalesPerson> people;
  std::vector<SalesDeal> deals;
  /// Types of signals of which moments are known: those that any person has.
  std::array<bool, kSignalTypes> dated{};
  /// Deals in a stage that the pipelines do not have, and so neither won nor lost.
  std::uint64_t unknown_stages = 0;
  /// True where no pipelines were given: then hs_is_closed and hs_is_closed_won, which HubSpot works out of the same
  /// metadata, say what was won.
  bool without_pipelines = false;
};

/// Reads contacts, companies and deals of a base through its mapping, and these properties: of contacts createdate,
/// hs_seniority, hs_analytics_source; of deals createdate, dealtype, deal_currency_code, amount,
/// amount_in_home_currency, hs_primary_associated_company. A lead exists since the first of its records was made.
///
/// `pipelines` is HubSpot's answer of GET /crm/pipelines/{version}/deals; empty: none. A deal is won where its stage's
/// metadata say isClosed and a probability of 1, and lost where they say isClosed and less: names and labels say
/// nothing. Errors: json.syntax, icp.shape.
///
/// Moments are the first and last dates that HubSpot keeps of a contact's signals, never its counters, and `events`;
/// the same moment once. Events reach back weeks, the dates years: neither replaces the other. What a machine did
/// (signal.hpp) is left out.
Result<SalesHistory> read_sales(LeadBase& base, std::string_view pipelines,
                                const std::vector<DatedSignal>& events = {});

/// The same of two CSV files (csv.hpp): accounts and opportunities, no people. Columns are found by their names in the
/// first row, without regard to case and to which of space, - and _ stands between words:
///
///   accounts       name (name, account_name, account, company; needed), id (id, external_id, account_id), domain (url,
///                  website, domain), industry (industry, sector), employees (employees, employee_count, company_size,
///                  size), region (region, country, location), revenue (revenue, annual_revenue)
///   opportunities  name (name, opportunity_name, opportunity; needed), account (account_name, account, company;
///                  account_id, external_id), stage (stage, stage_name, status; needed), amount (amount, value),
///                  currency (currency, currency_code), created (created, created_date, create_date, opened), closed
///                  (closed, close_date, closed_date), type (type, deal_type)
///
/// A file tells no stage's metadata, so here its words do: "Closed Won", "closedwon", "Won" and the like of other
/// languages are won, "Closed Lost" and the like lost, all others open. An employee count may be a range ("51-200": its
/// lower end). A row that cannot be read is left out and told in `faults`, with its place: "accounts row 3 column
/// employees". Errors: csv.shape, csv.columns.
Result<SalesHistory> read_sales_csv(std::string_view accounts, std::string_view opportunities,
                                    std::vector<Error>& faults);

/// What was known of a person just before that time: moments at or after it are not there. What HubSpot keeps without
/// history is as it is today. Views into `history`.
LeadFacts facts_before(const SalesHistory& history, const SalesPerson& person, std::int64_t time);

/// The first moment of that day, UTC.
std::int64_t start_of_day(std::int64_t time) noexcept;

}  // namespace trailspark
