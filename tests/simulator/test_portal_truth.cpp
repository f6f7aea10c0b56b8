#include <sstream>

#include "catch.hpp"
#include "portal_reader.hpp"

using namespace simulator;
using nlohmann::json;
using portal_reader::settings;

namespace {

void check_against_pages(bool dirty) {
  const Portal portal(settings(10'000, dirty));
  PageSettings page_settings;
  page_settings.broken_pages = dirty;
  Tally tally;
  const auto read = portal_reader::read(portal_reader::pages_of(portal, page_settings, &tally));
  const Truth truth = find_truth(portal, true);
  const auto leads = portal_reader::leads_of(read);

  CHECK(read.records.size() == truth.records);
  CHECK(read.repeats == tally.repeats);
  CHECK(read.rejected_pages == tally.rejected_pages);
  CHECK(read.rejected_records == tally.rejected_records);
  CHECK(read.not_text == tally.not_text);
  CHECK((tally.rejected_records > 0) == dirty);
  CHECK(truth.leads == 8'000);
  REQUIRE(leads.size() == truth.list.size());
  std::uint64_t without_email = 0;
  for (std::size_t i = 0; i < leads.size(); ++i) {
    without_email += leads[i].email.empty() ? 1u : 0u;
    if (leads[i] != truth.list[i]) {
      FAIL_CHECK(i << ": read " << leads[i].email << ", true is " << truth.list[i].email);
    }
  }
  CHECK(without_email == truth.without_email);
  CHECK(without_email > 0);
}

double share(Truth::Sales sales) {
  return static_cast<double>(sales.won) / static_cast<double>(sales.won + sales.lost);
}

double views(const Truth& truth, Outcome outcome) {
  const auto& activity = truth.activity[static_cast<std::size_t>(outcome)];
  return static_cast<double>(activity.page_views) / static_cast<double>(activity.contacts);
}

}  // namespace

TEST_CASE("a plain reader of tidy pages finds what the truth says") { check_against_pages(false); }

TEST_CASE("a plain reader of dirty pages finds what the truth says") { check_against_pages(true); }

TEST_CASE("no email stands twice in the truth, and leads without one come last") {
  const Truth truth = find_truth(Portal(settings(5'000, true)), true);
  for (std::size_t i = 1; i < truth.list.size(); ++i) {
    const LeadTruth& a = truth.list[i - 1];
    const LeadTruth& b = truth.list[i];
    CHECK((b.email.empty() ? !a.email.empty() || a.record_id < b.record_id : !a.email.empty() && a.email < b.email));
  }
}

TEST_CASE("equal times occur among records of one person") {
  const Portal portal(settings(10'000, true));
  std::uint64_t ties = 0;
  for (std::uint64_t record = 0; record < 10'000; ++record) {
    if (portal.layout().is_duplicate(record)) {
      ties += portal.contact(record).updated == portal.contact(portal.identity(record).target).updated ? 1u : 0u;
    }
  }
  CHECK(ties > 10);
}

TEST_CASE("fitting companies buy more often, and people there do more before") {
  const Truth truth = find_truth(Portal(settings(20'000, false)), false);
  CHECK(share(truth.fitting) > 2 * share(truth.others));
  CHECK(views(truth, Outcome::won) > 2 * views(truth, Outcome::lost));
  CHECK(views(truth, Outcome::lost) > views(truth, Outcome::none));
}

TEST_CASE("the outcome in the truth is that of the deals' pages") {
  const Portal portal(settings(10'000, true));
  PageSettings deals;
  deals.object = Object::deals;
  std::uint64_t won = 0, closed = 0;
  const auto read = portal_reader::read(portal_reader::pages_of(portal, deals));
  for (const auto& [id, deal] : read.records) {
    won += portal_reader::value(deal, "hs_is_closed_won") == "true" ? 1u : 0u;
    closed += portal_reader::value(deal, "hs_is_closed") == "true" ? 1u : 0u;
  }
  const auto& counted = find_truth(portal, false).deals_by_outcome;
  CHECK(counted[static_cast<std::size_t>(Outcome::won)] == won);
  CHECK(counted[static_cast<std::size_t>(Outcome::open)] == portal.layout().deals() - closed);
}

TEST_CASE("the truth is written as JSON") {
  const Truth truth = find_truth(Portal(settings(100, false)), true);
  std::ostringstream document, lines;
  write_truth(document, truth, Tally{});
  const json written = json::parse(document.str());
  CHECK(written.at("records") == 100);
  CHECK(written.at("leads") == 80);
  CHECK(written.at("duplicates") == 20);
  write_leads(lines, truth);
  const std::string first = lines.str().substr(0, lines.str().find('\n'));
  const json lead = json::parse(first);
  CHECK(lead.at("email") == truth.list.front().email);
  CHECK(lead.at("recordId") == std::to_string(truth.list.front().record_id));
  CHECK(lead.at("mergedFrom").is_array());
}
