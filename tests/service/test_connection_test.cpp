#include <algorithm>
#include <set>

#include "catch.hpp"
#include "service/connection_test.hpp"
#include "service_world.hpp"

using namespace trailspark::service;
using service_world::Folder;
using service_world::HubSpot;
using service_world::kLogin;
using service_world::kUser;
using service_world::Service;
using Result = TestRow::Result;

namespace {

const TestRow& row(const TestReport& report, const std::string& id) {
  const auto found =
      std::find_if(report.rows.begin(), report.rows.end(), [&id](const TestRow& each) { return each.id == id; });
  REQUIRE(found != report.rows.end());
  return *found;
}

std::set<std::string> ids_of(const TestReport& report, Result result) {
  std::set<std::string> ids;
  for (const TestRow& each : report.rows) {
    if (each.result == result) {
      ids.insert(each.id);
    }
  }
  return ids;
}

void check_words(const TestReport& report) {
  for (const TestRow& each : report.rows) {
    INFO(each.id);
    CHECK_FALSE(each.what.empty());
    CHECK_FALSE(each.found.empty());
    CHECK(each.cost.empty() == (each.result == Result::works));
    CHECK(each.fix.empty() == (each.result == Result::works));
  }
}

struct Connected {
  explicit Connected(std::size_t account = 0) : service(hubspot, folder.path), portal(hubspot.portal(account)) {
    REQUIRE(service.connect(portal).kind == ConnectOutcome::Kind::connected);
  }
  TestReport test(int milliseconds = 2'500) {
    return test_connection(service.connections, service.api, service.budget, portal,
                           std::chrono::milliseconds(milliseconds));
  }
  HubSpot hubspot;
  const Folder folder;
  Service service;
  const std::int64_t portal;
};

}  // namespace

TEST_CASE("an Enterprise account that granted all passes in every row") {
  Connected world;
  const TestReport report = world.test(20'000);
  CHECK(report.usable);
  CHECK(ids_of(report, Result::works).size() == report.rows.size());
  CHECK(report.rows.size() == 26);
  CHECK(report.summary == "26 of 26 work: the account can be synced.");
  check_words(report);
}

TEST_CASE("what an account's subscription lacks is refused, row by row, and sync goes on without it") {
  Connected world(2);  // nothing paid for
  const TestReport report = world.test(20'000);
  CHECK(report.usable);
  CHECK(ids_of(report, Result::refused) == std::set<std::string>{"marketing.emails", "page.views"});
  CHECK(row(report, "marketing.emails").found == "HTTP 403: the scope content is not granted");
  check_words(report);
}

TEST_CASE("optional scopes that were not agreed to are named with what they cost and how to get them") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const ConnectStart started = service.connections.start(kUser, kLogin, std::vector<std::string>(), 0);
  REQUIRE(service.connections.finish(hubspot.answer(started.address, hubspot.portal(0)), kLogin).kind ==
          ConnectOutcome::Kind::connected);
  const TestReport report =
      test_connection(service.connections, service.api, service.budget, hubspot.portal(0), std::chrono::seconds(20));
  CHECK(report.usable);
  const std::set<std::string> refused = ids_of(report, Result::refused);
  for (const char* const id : {"owners", "forms", "marketing.emails", "companies.write", "contacts.schema.write"}) {
    CHECK(refused.count(id) == 1);
  }
  CHECK(row(report, "forms").fix.find("agree to forms") != std::string::npos);
  CHECK(row(report, "contacts.write").result == Result::works);
  check_words(report);
}

TEST_CASE("a refused requirement makes the account unusable") {
  Connected world;
  world.hubspot.fault("/crm/objects/2026-09/deals", 403, 0);
  const TestReport report = world.test(20'000);
  CHECK_FALSE(report.usable);
  CHECK(row(report, "deals.read").result == Result::refused);
  CHECK(row(report, "contacts.read").result == Result::works);
  CHECK(report.summary.find("cannot be synced as it is") != std::string::npos);
}

TEST_CASE("a HubSpot that stalls leaves rows unknown, and the answer comes in time") {
  Connected world;
  SECTION("everywhere") {
    world.hubspot.stall("*", 60'000);
    const TestReport report = world.test(1'000);
    CHECK(report.milliseconds < 30'000);
    CHECK_FALSE(report.usable);
    CHECK(row(report, "contacts.read").result == Result::unknown);
    CHECK(row(report, "contacts.read").found.find("did not answer") != std::string::npos);
    CHECK(report.summary.find("not known") != std::string::npos);
    check_words(report);
  }
  SECTION("in one place") {
    world.hubspot.stall("/crm/owners/*", 60'000);
    const TestReport report = world.test(5'000);
    CHECK(report.milliseconds < 30'000);
    CHECK(ids_of(report, Result::unknown) == std::set<std::string>{"owners"});
    CHECK(report.usable);
  }
  SECTION("while the token is renewed") {
    world.hubspot.wait(40 * 60'000);
    world.hubspot.stall("/oauth/2026-09/token", 60'000);
    const TestReport report = world.test(1'000);
    CHECK(report.milliseconds < 30'000);
    CHECK(row(report, "token").result == Result::unknown);
    check_words(report);
  }
}

TEST_CASE("faults and limits of HubSpot are unknown, not refused") {
  Connected world;
  world.hubspot.fault("/crm/pipelines/*", 503, 0);
  world.hubspot.fault("/crm/owners/*", 429, 0);
  const TestReport report = world.test();
  CHECK(row(report, "pipelines").result == Result::unknown);
  CHECK(row(report, "owners").result == Result::unknown);
  CHECK(row(report, "owners").found == "HTTP 429");
}

TEST_CASE("an app that was removed in HubSpot is found out by the test") {
  Connected world;
  world.hubspot.simulator.uninstall(world.hubspot.simulator.apps().front().client_id, world.portal);
  const TestReport report = world.test(20'000);
  CHECK_FALSE(report.usable);
  CHECK(row(report, "contacts.read").result == Result::refused);
  CHECK(row(report, "contacts.read").fix == "Connect the account again.");
  CHECK_FALSE(world.service.connections.get(world.portal)->connected);
  const TestReport again = world.test(20'000);
  CHECK(row(again, "token").result == Result::refused);
  check_words(again);
}

TEST_CASE("a token that HubSpot has let expire is renewed within the test") {
  Connected world;
  for (const simulator::Token& token : world.hubspot.simulator.tokens().list()) {
    if (token.kind == simulator::TokenKind::oauth) {
      world.hubspot.simulator.tokens().expire(token.text, world.hubspot.simulator.clock().now());
    }
  }
  const TestReport report = world.test();
  CHECK(row(report, "contacts.read").result == Result::works);
  CHECK(world.hubspot.grants() == 2);
}

TEST_CASE("a test takes its calls from the portal's budget") {
  Connected world;
  const auto now = world.hubspot.simulator.clock().now();
  while (world.service.budget.take(world.portal, CallKind::general, now).go) {
  }
  const TestReport report = world.test(1'000);
  CHECK(row(report, "contacts.read").result == Result::unknown);
  CHECK(row(report, "contacts.read").found.find("rate limit") != std::string::npos);
  CHECK(row(report, "contacts.search").result == Result::works);
}
