#include "trailspark/icp.hpp"

#include "catch.hpp"
#include "trailspark/backtest.hpp"

using namespace trailspark;

namespace {

constexpr std::int64_t kDay = 86'400'000;

SalesDeal deal(std::size_t account, bool won, std::int64_t opened, bool renewal = false) {
  SalesDeal made;
  made.account = account;
  made.closed = true;
  made.won = won;
  made.renewal = renewal;
  made.opened = opened;
  return made;
}

/// 200 accounts with a deal each. Of the first 100, in software, 60 won; of the others, in retail, 20.
SalesHistory history() {
  SalesHistory made;
  for (std::size_t i = 0; i < 200; ++i) {
    SalesAccount account;
    account.id = "a" + std::to_string(i);
    account.industry = i < 100 ? (i % 2 == 0 ? "SOFTWARE_FIRMS" : "Software firms") : "RETAIL";
    made.accounts.push_back(account);
    made.deals.push_back(deal(i, i < 100 ? i < 60 : i < 120, kDay * 100));
  }
  return made;
}

const TestedTrait& first(const IcpReport& report) { return report.traits.at(0); }

bool warns(const IcpReport& report, const std::string& code) {
  for (const IcpWarning& warning : report.warnings) {
    if (warning.code == code) {
      return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("A trait's lift is its share won over that of the others, and spellings of one industry are one") {
  const IcpReport report = learn_icp(history());
  CHECK(report.won == 80);
  CHECK(report.lost == 120);
  const TraitEvidence evidence = *first(report).trait.evidence;
  CHECK(evidence.lift == 3.0);
  CHECK(evidence.won_with == 60);
  CHECK(evidence.won == 80);
  CHECK(evidence.lost_with == 40);
  CHECK(evidence.significant);
  CHECK(first(report).trait.on);
  CHECK(first(report).trait.weight == 0.5);  // (3 - 1) / (3 + 1)
  // The other industry says the same from the other side: it is not found again.
  REQUIRE(report.traits.size() == 2);
  CHECK(to_string(report.traits[1].trait) == "industry RETAIL");
  CHECK_FALSE(report.traits[1].trait.evidence->significant);
  CHECK(report.traits[1].explained);
}

TEST_CASE("Several deals of one account count once, renewals not at all") {
  SalesHistory made = history();
  const TraitEvidence before = *first(learn_icp(made)).trait.evidence;
  made.deals.push_back(deal(0, true, kDay * 200));
  made.deals.push_back(deal(1, false, kDay * 50));          // won later: a customer
  made.deals.push_back(deal(150, true, kDay * 200, true));  // renewed what it never bought of us
  const IcpReport report = learn_icp(made);
  CHECK(*first(report).trait.evidence == before);
  CHECK(report.deals_won == 81);
  CHECK(report.renewals_won == 1);
  CHECK(outcomes(made)[0].opened == kDay * 100);
  CHECK(outcomes(made)[1].opened == kDay * 100);
}

TEST_CASE("What goes along with a trait found is explained by it, and not found itself") {
  SalesHistory made = history();
  for (std::size_t i = 0; i < 200; ++i) {
    // Most of software is large, little of retail; among equals size makes no difference.
    made.accounts[i].employees = (i % 5 == 0) != (i < 100) ? 300 : 30;
  }
  const IcpReport report = learn_icp(made);
  CHECK(to_string(first(report).trait) == "industry SOFTWARE_FIRMS");
  for (const TestedTrait& tested : report.traits) {
    if (to_string(tested.trait) == "employees 201 to 500") {
      CHECK(*tested.trait.evidence->low > 1);
      CHECK_FALSE(tested.trait.evidence->significant);
      CHECK(tested.explained);
    }
  }
}

TEST_CASE("What was switched by hand stays so when the profile is learned anew") {
  IcpReport report = learn_icp(history());
  IcpModel model = report.model;
  model.account[0].on = false;
  model.account[0].by_hand = true;
  IcpTrait mine;
  mine.kind = TraitKind::title;
  mine.value = "wizard";
  mine.by_hand = true;
  model.persona.push_back(mine);
  const IcpModel again = learn_icp(history(), {}, &model).model;
  CHECK_FALSE(again.account[0].on);
  CHECK(again.account[0].evidence == report.model.account[0].evidence);
  REQUIRE(again.persona.size() == 1);
  CHECK(again.persona[0].value == "wizard");
  CHECK(parse_icp_model(write_icp_model(again)).errors.empty());
}

TEST_CASE("Few wins, one large customer and several currencies are told") {
  SalesHistory made = history();
  CHECK(learn_icp(made).warnings.empty());
  made.deals[0].amount = 900;
  made.deals[0].currency = "EUR";
  made.deals[1].amount = 400;
  made.deals[1].currency = "USD";
  made.deals[2].amount = 100;
  made.deals[2].currency = "EUR";
  made.accounts[0].name = "Acme";
  IcpReport report = learn_icp(made);
  REQUIRE(report.currencies.size() == 2);
  CHECK(report.currencies[0].currency == "EUR");
  CHECK(report.currencies[0].amount == 1000);
  CHECK(report.currencies[1].amount == 400);
  CHECK(warns(report, "icp.currencies"));
  REQUIRE(report.concentration);
  CHECK(report.concentration->account == "Acme");
  CHECK(report.concentration->share == 0.9);  // of the euros: dollars are not added to them
  CHECK(report.concentration->currency == "EUR");
  CHECK(warns(report, "icp.concentration"));
  for (std::size_t i = 0; i < 3; ++i) {
    made.deals[i].home_amount = 500;
  }
  report = learn_icp(made);
  CHECK(report.concentration->currency == "home");
  CHECK_FALSE(warns(report, "icp.concentration"));

  SalesHistory few = history();
  few.deals.resize(10);
  CHECK(warns(learn_icp(few), "icp.few_wins"));
  CHECK(warns(learn_icp(few), "icp.no_decisions"));
  few.deals.push_back(deal(kNoAccount, true, 0));
  CHECK(warns(learn_icp(few), "icp.without_account"));
}

TEST_CASE("Won is what a stage's metadata say, whatever it is called") {
  LeadBase base;
  const auto stage_deal = [](int id, const char* stage, const char* company) {
    return R"({"id":")" + std::to_string(id) +
           R"(","updatedAt":"2026-01-01T00:00:00Z","properties":{"pipeline":"p","dealstage":")" + stage +
           R"(","hs_primary_associated_company":")" + company +
           R"(","createdate":"2026-01-01T00:00:00Z","hs_is_closed_won":"false"}})";
  };
  base.ingest(ObjectType::companies,
              R"({"results":[{"id":"9","updatedAt":"2026-01-01T00:00:00Z","properties":{"name":"Acme"}}]})");
  base.ingest(ObjectType::deals, R"({"results":[)" + stage_deal(1, "11", "9") + "," + stage_deal(2, "12", "9") + "," +
                                     stage_deal(3, "13", "9") + "," + stage_deal(4, "14", "8") + "]}");
  const auto history = read_sales(base, R"({"results":[{"id":"p","stages":[
      {"id":"11","label":"Lost","metadata":{"isClosed":"true","probability":"1.0"}},
      {"id":"12","label":"Closed won","metadata":{"isClosed":"true","probability":"0.0"}},
      {"id":"13","label":"Won","metadata":{"isClosed":"false","probability":"1.0"}}]}]})");
  REQUIRE(history);
  const auto& deals = history.value().deals;
  REQUIRE(deals.size() == 4);
  CHECK((deals[0].closed && deals[0].won && deals[0].account == 0));
  CHECK((deals[1].closed && !deals[1].won));
  CHECK((!deals[2].closed && !deals[2].won));
  CHECK(deals[3].account == kNoAccount);
  CHECK(history.value().unknown_stages == 1);
  CHECK_FALSE(read_sales(base, "{}"));
  CHECK_FALSE(read_sales(base, "{"));
}

TEST_CASE("Moments are dates and events, those of a record that lost among its lead's") {
  LeadBase base;
  base.ingest(ObjectType::contacts, R"({"results":[
      {"id":"1","updatedAt":"2026-01-02T00:00:00Z","properties":{"email":"a@x.test","createdate":"2025-05-05T00:00:00Z",
       "hs_email_open":"7","hs_email_first_open_date":"2026-01-01T00:00:00Z","hs_email_last_open_date":"2026-01-03T00:00:00Z"}},
      {"id":"2","updatedAt":"2026-01-01T00:00:00Z","properties":{"email":"A@x.test","createdate":"2025-01-01T00:00:00Z"}}]})");
  std::vector<DatedSignal> events(4);
  events[0].email = "A@X.test";
  events[1].contact = 2;
  events[2].contact = 2;
  events[3].email = "nobody@x.test";
  for (DatedSignal& event : events) {
    event.type = SignalType::form_fill;
    event.at = 1000;
  }
  events[2].at = 2000;
  const auto history = read_sales(base, "", events);
  REQUIRE(history);
  REQUIRE(history.value().people.size() == 1);
  const SalesPerson& person = history.value().people[0];
  CHECK(person.since == 1'735'689'600'000);  // 2025-01-01
  CHECK(person.moments == std::vector<SignalMoment>{{SignalType::form_fill, 1000},
                                                    {SignalType::form_fill, 2000},
                                                    {SignalType::email_open, 1'767'225'600'000},
                                                    {SignalType::email_open, 1'767'398'400'000}});
  CHECK(history.value().without_pipelines);
  CHECK(history.value().dated[static_cast<std::size_t>(SignalType::email_open)]);
  CHECK_FALSE(history.value().dated[static_cast<std::size_t>(SignalType::page_view)]);
}

TEST_CASE("Facts of a day know nothing of what came at it or after") {
  SalesHistory made = history();
  made.dated[0] = true;
  SalesPerson person;
  person.account = 0;
  person.moments = {{SignalType::page_view, 10}, {SignalType::page_view, 20}};
  CHECK(facts_before(made, person, 20).signals[0] == 1U);
  CHECK(facts_before(made, person, 21).signals[0] == 2U);
  CHECK(facts_before(made, person, 10).signals[0] == 0U);
  CHECK_FALSE(facts_before(made, person, 10).signals[1]);
  CHECK(start_of_day(kDay * 3 + 5) == kDay * 3);
  CHECK(start_of_day(-1) == -kDay);
}

TEST_CASE("A back-test's leads are scored before their deal, those without one on the day of a like one") {
  SalesHistory made = history();
  for (std::size_t i = 0; i < 60; ++i) {
    SalesAccount account;
    account.id = "n" + std::to_string(i);
    made.accounts.push_back(account);
  }
  for (std::size_t i = 0; i < made.accounts.size(); ++i) {
    SalesPerson person;
    person.id = std::to_string(i);
    person.account = i;
    person.since = static_cast<std::int64_t>(i % 90) * kDay;
    made.people.push_back(person);
  }
  made.people[0].since = kDay * 100;    // on the day itself
  made.people[250].since = kDay * 101;  // nobody's day is later
  made.people.push_back({});
  made.deals[5].closed = false;
  const BacktestCases cases = backtest_cases(made, {});
  CHECK(cases.without_account == 1);
  CHECK(cases.undecided == 1);
  CHECK(cases.too_late == 1);
  CHECK(cases.unmatched == 1);
  REQUIRE(cases.cases.size() == 257);
  std::size_t held_out = 0;
  for (const BacktestCase& one : cases.cases) {
    CHECK(one.as_of == kDay * 100 - 1);
    CHECK(one.matched == (one.person >= 200));
    CHECK(one.won == (one.person < 60 || (one.person >= 100 && one.person < 120)));
    held_out += one.held_out ? 1U : 0U;
  }
  CHECK(held_out > 50);
  CHECK(held_out < 110);

  // Scores that know the outcome reach the most that is possible, equal ones nothing in particular.
  const BacktestReport perfect = run_backtest(
      made, cases, [](const SalesPerson& person, std::int64_t) { return std::stoi(person.id) < 60 ? 1.0 : 0.0; }, {});
  CHECK(perfect.lift == perfect.most);
  CHECK(perfect.leads == held_out);
  CHECK(perfect.deciles[9].won <= 3);
}
