#pragma once

#include <array>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "pages.hpp"
#include "portal.hpp"

namespace simulator {

/// What a perfect reader of the contact pages ends up with for one person.
struct LeadTruth {
  std::string email;                      ///< folded; empty where no record has a usable address
  std::int64_t record_id = 0;             ///< of the newest record; of equally new ones, the highest id
  std::vector<std::int64_t> merged_from;  ///< the others' ids, ascending

  bool operator==(const LeadTruth&) const = default;
};

/// Counts of what was made up. Engagement and sales are those that later analyses should find.
struct Truth {
  std::uint64_t records = 0, leads = 0, without_email = 0;
  std::uint64_t unusable_addresses = 0;  ///< of records
  std::array<std::uint64_t, 6> links{};  ///< records by `Link`
  std::uint64_t companies = 0, company_copies = 0, deals = 0;
  std::array<std::uint64_t, 4> deals_by_outcome{};  ///< by `Outcome`

  struct Sales {
    std::uint64_t won = 0, lost = 0;
  };
  Sales fitting, others;  ///< companies with a decided deal

  struct Activity {
    std::uint64_t contacts = 0;
    std::int64_t page_views = 0, conversions = 0, opens = 0, clicks = 0;
  };
  std::vector<PlantedTruth> planted;  ///< where relations were stated
  unsigned won_per_mille = 0;         ///< then of companies without any planted trait

  std::array<Activity, 4> activity{};  ///< of employed people's records, by their company's `Outcome`

  std::vector<LeadTruth> list;  ///< sorted by email, then record id, those without email last; only where asked for
};

/// Works the truth out from who each record belongs to. Time and, with `list`, memory are proportional to the contacts.
Truth find_truth(const Portal& portal, bool list);

/// What later analyses should find, as one JSON object: which companies fit, how their deals end, and how much people
/// do by what became of their company's deals.
std::string planted_facts(const Truth& truth);

/// One JSON document.
void write_truth(std::ostream& out, const Truth& truth, const Tally& tally);

/// {"email":"ada@acme.test","recordId":"100451","mergedFrom":["100203"]}, a line each; no email is null.
void write_leads(std::ostream& out, const Truth& truth);

}  // namespace simulator
