#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"
#include "trailspark/signal.hpp"

/// The ideal customer profile as a document, version 1: what the accounts and people have that buy, and what those have
/// that do not. Learned from closed-won deals (icp.hpp), or written by hand; evaluations take it.
///
///   {"version": 1,
///    "account":   [{"kind": "industry", "value": "COMPUTER_SOFTWARE", "weight": 0.9},
///                  {"kind": "employees", "min": 50, "max": 199, "weight": 0.7}],
///    "persona":   [{"kind": "seniority", "value": "vp", "weight": 0.5, "on": false},
///                  {"kind": "title", "value": "intern", "weight": 1, "positive": false}],
///    "behaviour": [{"kind": "signal", "value": "form_fill", "min": 2, "weight": 0.4}]}
///
/// A list that is left out is empty. A trait has these keys:
///
///   kind       In "account": industry, employees, revenue, region. In "persona": title, seniority, department, source.
///              In "behaviour": signal.
///   value      What it is compared with; not for employees and revenue. Text is compared without regard to ASCII case
///              and to which of space, - and _ stands between words. A title has the trait where the words of the value
///              stand in it, one after the other. A seniority or department is one of titles.hpp, a signal one of
///              signal.hpp's names.
///   min, max   employees and revenue: the band, both ends in it; one of them may be left out. signal: only "min", the
///              least number of dated moments; 1 where it is left out.
///   weight     How much it counts among the traits of its sign: above 0, at most 10.
///   positive   false: a detractor. Left out: true.
///   on         false: kept, but not used. Left out: true.
///   byHand     true: somebody has switched it on or off; learning anew leaves it so. Left out: false.
///   todayOnly  true: known only as it is today, so an evaluation as of the past may already know what came later. Left
///              out: as the kind has it (is_known_only_today).
///   evidence   What it was learned from (TraitEvidence); left out where it was not.
///
/// One trait a kind and value or band. A list holds at most 200.
namespace trailspark {

inline constexpr std::size_t kMaxIcpTraits = 200;   ///< in one list
inline constexpr std::size_t kMaxTraitBytes = 200;  ///< of a value
inline constexpr double kMaxTraitWeight = 10;

enum class TraitKind : std::uint8_t {
  industry,
  employees,
  revenue,
  region,
  title,
  seniority,
  department,
  source,
  signal,
};
inline constexpr std::size_t kTraitKinds = 9;

/// The lists of the document.
enum class TraitGroup : std::uint8_t { account, persona, behaviour };
inline constexpr std::size_t kTraitGroups = 3;

/// "industry", "employees", ...; "account", "persona", "behaviour": as the document writes them.
std::string_view name(TraitKind kind) noexcept;
std::string_view name(TraitGroup group) noexcept;
TraitGroup group_of(TraitKind kind) noexcept;
/// True of employees and revenue: a band of numbers, no value.
bool is_band(TraitKind kind) noexcept;
/// True of what HubSpot keeps without its history: all but the source, which is set once when a contact is made, and
/// signals, which have dates.
bool is_known_only_today(TraitKind kind) noexcept;

/// What a trait was learned from: the accounts with a decided first purchase of which the trait is known. In JSON:
///
///   {"lift": 2.31, "low": 1.52, "high": 3.5, "p": 0.00012, "adjustedP": 0.0024, "significant": true,
///    "wonWith": 41, "won": 80, "lostWith": 38, "lost": 210}
///
/// A lift, low or high that does not exist (nobody won without the trait) is null in JSON and nothing here.
struct TraitEvidence {
  std::optional<double> lift;  ///< share won of those with the trait / share won of those without it
  std::optional<double> low;   ///< the lift's 95 % interval
  std::optional<double> high;
  double p = 1;              ///< Fisher's exact test, both sides
  double adjusted_p = 1;     ///< after Holm's correction over all traits tested; significant at 0.01 and below
  bool significant = false;  ///< at 1 % over all traits
  std::uint64_t won_with = 0;
  std::uint64_t won = 0;
  std::uint64_t lost_with = 0;
  std::uint64_t lost = 0;

  bool operator==(const TraitEvidence&) const = default;
};

struct IcpTrait {
  TraitKind kind = TraitKind::industry;
  std::string value;  ///< empty for bands
  std::optional<double> min;
  std::optional<double> max;
  double weight = 1;  ///< above 0, at most kMaxTraitWeight
  bool positive = true;
  bool on = true;
  bool by_hand = false;
  bool today_only = true;
  std::optional<TraitEvidence> evidence;

  bool operator==(const IcpTrait&) const = default;
};

struct IcpModel {
  std::vector<IcpTrait> account;
  std::vector<IcpTrait> persona;
  std::vector<IcpTrait> behaviour;

  std::vector<IcpTrait>& traits(TraitGroup group) noexcept;
  const std::vector<IcpTrait>& traits(TraitGroup group) const noexcept;

  bool operator==(const IcpModel&) const = default;
};

/// "industry COMPUTER_SOFTWARE", "employees 50 to 199", "revenue from 1000000", "form_fill, 2 and more": for people.
std::string to_string(const IcpTrait& trait);

/// Whether both speak of the same thing: kind, and value as it is compared, or band.
bool is_same_trait(const IcpTrait& a, const IcpTrait& b);

/// What is known of a lead and of its account at some time. Views: the caller keeps the text. Empty is unknown.
struct LeadFacts {
  std::string_view industry;  ///< of the account, else of the contact
  std::optional<double> employees;
  std::optional<double> revenue;
  std::string_view region;
  std::string_view title;
  std::string_view seniority;   ///< as HubSpot has it (hs_seniority); empty: told from the title
  std::string_view department;  ///< empty: told from the title
  std::string_view source;
  /// Dated moments of each type before that time; nothing where the type was not fetched.
  std::array<std::optional<std::uint64_t>, kSignalTypes> signals{};
};

enum class TraitMatch : std::uint8_t { unknown, no, yes };

/// Whether a lead has the trait; switches and weights are not looked at. A lead without dated moments of a type that
/// was fetched does not have its trait; of a type not fetched it is unknown.
TraitMatch match(const IcpTrait& trait, const LeadFacts& facts);

struct ParsedIcpModel {
  IcpModel model;  ///< the traits without a fault
  std::vector<Error> errors;
};

/// Reads a model document. All faults are found; the list is empty where it is sound. A fault says what was found and
/// what is allowed; `where` is the JSON pointer: "/persona/0/weight". Codes: json.syntax, icp.version, icp.shape.
ParsedIcpModel parse_icp_model(std::string_view json);

/// The document, a trait a line; keys that have their default are left out.
/// parse_icp_model(write_icp_model(m)).model == m for every m that was parsed without fault.
std::string write_icp_model(const IcpModel& model);

}  // namespace trailspark
