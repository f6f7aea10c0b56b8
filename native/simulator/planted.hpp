#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Relations that somebody states, in place of the portal's own: who buys more often, and by how much.
namespace simulator {

struct Company;
class Portal;

/// What a company has in common with others that buy more or less often than the rest. One of industry, employees,
/// country and source.
struct PlantedTrait {
  enum class Kind { industry, employees, country, source };
  Kind kind = Kind::industry;
  std::string value;                 ///< an industry's internal value, a country's name, a source
  std::int64_t least = 0, most = 0;  ///< employees, both ends included
  unsigned lift_percent = 100;       ///< 250: two and a half times as often
  unsigned share_per_mille = 150;    ///< source: of so many companies all people come from there, and nobody else

  bool is_of(const Company& company) const;
};

struct Planted {
  bool stated = false;           ///< else the portal's own relations hold, and what follows means nothing
  unsigned won_per_mille = 200;  ///< of the decided deals of a company without any trait
  bool engagement = false;       ///< people at companies that buy do more, as in the portal's own relations
  std::vector<PlantedTrait> traits;

  /// Of a thousand decided deals of the company so many are won: that of a company without traits, times the lifts.
  unsigned won_per_mille_of(const Company& company) const;
};

/// What an analysis should find of one trait, worked out from the chances alone, whatever the dice said: of the
/// companies with a decided deal that is no renewal, the share expected to have won one, with the trait and without.
struct PlantedTruth {
  PlantedTrait trait;
  std::uint64_t with = 0, without = 0;  ///< companies
  double expected_with = 0, expected_without = 0;
  double lift() const { return expected_with / expected_without; }
};

/// Of any trait, planted or not.
PlantedTruth planted_truth(const Portal& portal, const PlantedTrait& trait);
/// Of all that were planted.
std::vector<PlantedTruth> planted_truths(const Portal& portal);

}  // namespace simulator
