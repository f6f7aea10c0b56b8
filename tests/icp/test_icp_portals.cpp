#include <algorithm>

#include "catch.hpp"
#include "sales_world.hpp"
#include "trailspark/icp.hpp"

// The profile of made-up portals, whose truth the simulator works out from its own chances.
using namespace trailspark;
using simulator::Portal;

namespace {

std::vector<std::string> found(const IcpReport& report) {
  std::vector<std::string> traits;
  for (const TestedTrait& tested : report.traits) {
    if (tested.trait.evidence->significant) {
      traits.push_back((tested.trait.positive ? "+ " : "- ") + to_string(tested.trait));
    }
  }
  std::sort(traits.begin(), traits.end());
  return traits;
}

const TestedTrait* find(const IcpReport& report, const std::string& name) {
  for (const TestedTrait& tested : report.traits) {
    if (to_string(tested.trait) == name) {
      return &tested;
    }
  }
  return nullptr;
}

/// How many of so many portals have the truth within the interval.
int covered(const simulator::PlantedTrait& trait, const std::string& name, const simulator::Planted& planted,
            std::uint64_t contacts, int seeds) {
  int inside = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Portal portal(sales_world::settings(contacts, static_cast<std::uint64_t>(seed), planted));
    const IcpReport report = learn_icp(sales_world::read(portal, false));
    const TestedTrait* const tested = find(report, name);
    REQUIRE(tested != nullptr);
    const double truth = planted_truth(portal, trait).lift();
    const TraitEvidence& evidence = *tested->trait.evidence;
    inside += evidence.low && *evidence.low <= truth && (!evidence.high || truth <= *evidence.high) ? 1 : 0;
  }
  return inside;
}

}  // namespace

TEST_CASE("A profile has the planted traits and no others") {
  const Portal portal(sales_world::settings(12'000, 1, sales_world::three_traits()));
  const IcpReport report = learn_icp(sales_world::read(portal, true));
  CHECK(found(report) == std::vector<std::string>{"+ employees 51 to 200", "+ source REFERRALS", "- region Germany"});
  CHECK(report.won + report.lost > 900);
}

TEST_CASE("A portal without any relation has a profile without traits") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const Portal portal(sales_world::settings(8'000, seed, sales_world::nothing()));
    CHECK(found(learn_icp(sales_world::read(portal, true))).empty());
  }
}

TEST_CASE("Of many portals without any relation hardly one shows a trait") {
  int with_traits = 0;
  for (std::uint64_t seed = 101; seed <= 160; ++seed) {
    const Portal portal(sales_world::settings(3'000, seed, sales_world::nothing()));
    with_traits += found(learn_icp(sales_world::read(portal, false))).empty() ? 0 : 1;
  }
  CHECK(with_traits <= 3);  // one in a hundred may; three of sixty is already less likely than that
}

TEST_CASE("Intervals cover the truth as often as they promise") {
  const simulator::Planted planted = sales_world::three_traits();
  const int inside = covered(planted.traits[0], "employees 51 to 200", planted, 3'000, 100);
  CHECK(inside >= 89);
  CHECK(inside <= 100);
}
