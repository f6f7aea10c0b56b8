#include <algorithm>
#include <map>
#include <numeric>

#include "catch.hpp"
#include "sales_world.hpp"
#include "trailspark/backtest.hpp"

// The back-test on made-up portals: what a model that saw other accounts tells of the held-out ones.
using namespace trailspark;
using simulator::Portal;

namespace {

struct Tested {
  SalesHistory history;
  IcpModel model;
  BacktestCases cases;
  BacktestReport report;
};

Tested backtest(const simulator::Planted& planted, std::uint64_t contacts, std::uint64_t seed, bool force = false) {
  const Portal portal(sales_world::settings(contacts, seed, planted));
  Tested tested{sales_world::read(portal, true), {}, {}, {}};
  const BacktestSettings settings;
  IcpOptions options;
  options.use = [&](const SalesAccount& account) { return !is_held_out(account.id, settings); };
  tested.model = learn_icp(tested.history, options).model;
  if (force) {  // scores of some kind where nothing was found
    for (IcpTrait& trait : tested.model.account) {
      trait.on = true;
    }
  }
  tested.cases = backtest_cases(tested.history, settings);
  tested.report = run_backtest(
      tested.history, tested.cases,
      [&](const SalesPerson& person, std::int64_t as_of) {
        return fit_of(tested.model, facts_before(tested.history, person, as_of + 1));
      },
      settings);
  return tested;
}

/// The lift that is to be expected of who knows every company's chance, though not who has a deal: what no score can
/// beat but by luck.
double best_lift(const simulator::Planted& planted, std::uint64_t contacts, std::uint64_t seed, const Tested& tested) {
  const Portal portal(sales_world::settings(contacts, seed, planted));
  std::map<std::string, double> chances;
  for (std::uint64_t i = 0; i < portal.layout().companies(); ++i) {
    const simulator::Company company = portal.company(i);
    chances[std::to_string(company.id)] = planted.won_per_mille_of(company);
  }
  std::vector<double> held_out;
  for (const BacktestCase& one : tested.cases.cases) {
    if (one.held_out) {
      held_out.push_back(chances.at(tested.history.accounts[tested.history.people[one.person].account].id));
    }
  }
  std::sort(held_out.rbegin(), held_out.rend());
  const auto top = held_out.begin() + static_cast<std::ptrdiff_t>(held_out.size() / 10);
  const double in_top = std::accumulate(held_out.begin(), top, 0.0) / static_cast<double>(top - held_out.begin());
  return in_top / (std::accumulate(held_out.begin(), held_out.end(), 0.0) / static_cast<double>(held_out.size()));
}

}  // namespace

TEST_CASE("On a planted portal the held-out leads that score highest buy more often, within what is possible") {
  const Tested tested = backtest(sales_world::three_traits(), 12'000, 1);
  const BacktestReport& report = tested.report;
  REQUIRE((report.lift && report.low && report.most));
  INFO(write_backtest_report(report, tested.cases));
  CHECK(*report.low > 1);
  CHECK(*report.lift > *report.low);
  CHECK(*report.lift < *report.high);
  CHECK(*report.lift <= *report.most);
  const double bound = best_lift(sales_world::three_traits(), 12'000, 1, tested);
  CHECK(bound > 2);
  CHECK(*report.low <= bound);
  CHECK(*report.lift <= 1.25 * bound);
  CHECK(report.leads > 1'000);
  CHECK(*report.calibration_error < 0.05);
}

TEST_CASE("On a portal without any relation the lift's interval contains 1") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const BacktestReport report = backtest(sales_world::nothing(), 8'000, seed, true).report;
    REQUIRE((report.low && report.high));
    INFO(seed << ": " << *report.lift << " [" << *report.low << ", " << *report.high << "]");
    CHECK(*report.low <= 1);
    CHECK(*report.high >= 1);
  }
}
