#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trailspark/icp.hpp"

/// The traits that a history offers, and which of its decided accounts have them.
namespace trailspark::icp {

struct DecidedAccount {
  std::size_t account;  ///< index into SalesHistory::accounts
  bool won;
  std::int64_t day;  ///< facts before this moment count
};

/// A trait to test; `has` by decided account.
struct Candidate {
  IcpTrait trait;
  std::vector<TraitMatch> has;
};

std::vector<DecidedAccount> decided_accounts(const SalesHistory& history, const IcpOptions& options);

/// In the order of kinds, within a kind by value or band. Only those with support (IcpOptions::least_support).
std::vector<Candidate> candidates(const SalesHistory& history, const std::vector<DecidedAccount>& decided,
                                  std::uint64_t least_support);

/// Counts, currencies, concentration, warnings: icp_report.cpp.
void summarise(const SalesHistory& history, IcpReport& report);

}  // namespace trailspark::icp
