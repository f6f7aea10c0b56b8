#pragma once

#include <string>
#include <vector>

#include "simulator/store/account.hpp"

namespace simulator {

/// What a perfect client ends up with for one person, with all that was changed since the start.
struct LiveLead {
  std::string email;                  ///< folded: of the newest record that has a usable one; empty where none has
  RecordId record_id = 0;             ///< the newest record; of equally new ones, the highest id
  std::vector<RecordId> merged_from;  ///< the other records, ascending
  std::vector<RecordId> aliases;      ///< ids that are no records any more and lead here, ascending

  bool operator==(const LiveLead&) const = default;
};

struct LiveTruth {
  std::uint64_t records = 0;
  std::uint64_t without_email = 0;       ///< leads
  std::uint64_t unusable_addresses = 0;  ///< records
  std::vector<LiveLead> leads;           ///< by email, then record id; those without email last
};

/// Groups the contacts that are neither archived nor gone: records that share a usable address, primary or secondary,
/// or a merged id belong to one person. Some five microseconds a record. The account's mutex is held, shared.
LiveTruth find_live_truth(const Account& account);

/// The address as it is compared, empty where it is none that mail could reach: one @; before it up to 64 bytes without
/// blanks, control characters and ()<>[]:;\,"; behind it a host name of two labels or more.
std::string usable_email(std::string_view written);

}  // namespace simulator
