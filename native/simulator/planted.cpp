#include "planted.hpp"

#include <algorithm>

#include "pipelines.hpp"
#include "portal.hpp"

namespace simulator {
namespace {

/// How many of a company's deals are decided and may be its first purchase: later ones renew what was bought.
std::uint64_t decided_deals(const Portal& portal, const Company& company) {
  std::uint64_t decided = 0;
  for (std::uint64_t i = 0; i < company.deals; ++i) {
    const Deal deal = portal.deal(portal.layout().first_deal_of(company.number) + i);
    // A second deal renews the first or, where that was lost, tries again: it counts whichever it came to be.
    decided += deal.outcome != Outcome::open ? 1 : 0;
  }
  return decided;
}

}  // namespace

bool PlantedTrait::is_of(const Company& company) const {
  switch (kind) {
    case Kind::industry:
      return company.trade->industry == value;
    case Kind::employees:
      return company.employees >= least && company.employees <= most;
    case Kind::country:
      return company.culture->country == value;
    case Kind::source:
      break;
  }
  return company.source == value;
}

unsigned Planted::won_per_mille_of(const Company& company) const {
  unsigned chance = won_per_mille;
  for (const PlantedTrait& trait : traits) {
    if (trait.is_of(company)) {
      chance = chance * trait.lift_percent / 100;
    }
  }
  return std::min(chance, 1000U);
}

PlantedTruth planted_truth(const Portal& portal, const PlantedTrait& trait) {
  PlantedTruth truth;
  truth.trait = trait;
  for (std::uint64_t number = 0; number < portal.layout().companies(); ++number) {
    const Company company = portal.company(number);
    const std::uint64_t decided = decided_deals(portal, company);
    if (decided == 0) {
      continue;
    }
    const double chance = portal.settings().planted.won_per_mille_of(company) / 1000.0;
    double none = 1;
    for (std::uint64_t i = 0; i < decided; ++i) {
      none *= 1 - chance;
    }
    const bool has = trait.is_of(company);
    (has ? truth.with : truth.without) += 1;
    (has ? truth.expected_with : truth.expected_without) += 1 - none;
  }
  truth.expected_with /= static_cast<double>(std::max<std::uint64_t>(truth.with, 1));
  truth.expected_without /= static_cast<double>(std::max<std::uint64_t>(truth.without, 1));
  return truth;
}

std::vector<PlantedTruth> planted_truths(const Portal& portal) {
  std::vector<PlantedTruth> truths;
  for (const PlantedTrait& trait : portal.settings().planted.traits) {
    truths.push_back(planted_truth(portal, trait));
  }
  return truths;
}

}  // namespace simulator
