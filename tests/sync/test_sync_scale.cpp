// Rates, quotas, sizes.
#include <algorithm>

#include "catch.hpp"
#include "sync_world.hpp"

using namespace trailspark;
using namespace sync_world;

TEST_CASE("A thousand edited contacts cost thirty calls at most") {
  World world(account_fixture::settings(5000));
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  world.wait(3 * 60 * kMinute);
  std::size_t edited = 0;
  for (const auto& [id, record] : world.store.of(SyncObject::contacts)) {
    if (edited++ < 1000) {
      world.portal.patch("/crm/v3/objects/contacts/" + std::to_string(id), {{"properties", {{"firstname", "Edited"}}}});
    }
  }
  world.wait(kMinute);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.progress.changed == 1000);
  CHECK(world.difference(SyncObject::contacts) == "");
  CHECK(calls(run) <= 30);
}

TEST_CASE("At HubSpot's OAuth limit nearly all of it is used, and none of it overdrawn") {
  simulator::SimulatorSettings settings = account_fixture::settings(30'000);
  settings.accounts.front().limits.enabled = true;
  settings.accounts.front().limits.private_ten_seconds = 110;
  World world(settings);
  world.wire.latency = 300;
  world.wire.jitter = 60;
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.progress.refusals == 0);
  check_same(world);

  // Of pages of 100 as few as can be, and a few for lists that were split where the ids' middle is no page's end.
  const auto pages = [&world](SyncObject object) { return (world.store.of(object).size() + 99) / 100; };
  const std::uint64_t fewest = pages(SyncObject::contacts) + pages(SyncObject::companies) + pages(SyncObject::deals);
  const std::uint64_t listed = run.calls.at(kListContacts) + run.calls.at("GET /crm/objects/2026-09/companies") +
                               run.calls.at("GET /crm/objects/2026-09/deals");
  CHECK(listed <= fewest + fewest / 20);

  // In every full window of ten seconds while lists are read; the very last pages have nothing beside them.
  std::size_t windows = 0;
  for (std::int64_t from = run.listed_from; from + 12'000 <= run.listed_until; from += 500) {
    const auto in_window = std::count_if(run.sent.begin(), run.sent.end(),
                                         [from](std::int64_t time) { return time >= from && time < from + 10'000; });
    CAPTURE(from - run.listed_from, run.listed_until - run.listed_from);
    CHECK(in_window >= 105);
    CHECK(in_window <= 110);
    windows += 1;
  }
  CHECK(windows > 40);
}

TEST_CASE("The daily quota keeps its reserve for other apps") {
  simulator::SimulatorSettings settings = account_fixture::settings(9000);
  settings.accounts.front().limits.enabled = true;
  settings.accounts.front().limits.private_daily = 100;
  World world(settings);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.kind == SyncVerdict::Kind::incomplete);
  CHECK(run.verdict.in_words().find("daily quota of 100 calls") != std::string::npos);
  CHECK(run.progress.calls <= 92 + 8);
  world.wait(kDay);
  Run next;
  for (int day = 0; day < 5 && next.verdict.kind != SyncVerdict::Kind::complete; ++day) {
    next = world.sync(three_objects());
    world.wait(kDay);
  }
  CHECK(next.verdict.in_words() == "complete");
}

TEST_CASE("A fetch set too long for a URL is read in parts that fit together") {
  World world(account_fixture::settings(300));
  SyncSettings settings = three_objects();
  for (int i = 0; i < 400; ++i) {
    settings.fetch_set[0].push_back("a_property_that_nobody_ever_defined_" + std::to_string(i));
  }
  const Run run = world.sync(settings);
  CHECK(run.verdict.in_words() == "complete");
  check_same(world);
  CHECK(world.store.of(SyncObject::contacts).begin()->second.parts.size() > 1);
}

TEST_CASE("The rate that HubSpot's headers grant is kept, whatever the settings say") {
  simulator::SimulatorSettings settings = account_fixture::settings(6000);
  settings.accounts.front().limits.enabled = true;
  settings.accounts.front().limits.private_ten_seconds = 40;
  World world(settings);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.progress.refusals == 0);
  CHECK(run.milliseconds > 20'000);
}

TEST_CASE("A portal whose list cursors are no ids is read in sequence, and whole") {
  World world(account_fixture::settings(6000));
  world.wire.opaque_cursors = true;
  world.wire.latency = 600;  // so that splitting is worth a try
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  check_same(world);
  CHECK(run.calls.at(kListContacts) <= 60 + 2);
}

TEST_CASE("Where counting cannot settle what differs, everything is read in the same run") {
  World world(account_fixture::settings(26'000));
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  auto& contacts = world.store.records[0];
  std::size_t number = 0;
  std::erase_if(contacts, [&number](const auto&) { return number++ % 2 == 0; });
  world.wait(60 * kMinute);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.calls.at(kListContacts) >= 260);
  CHECK(world.difference(SyncObject::contacts) == "");
}

TEST_CASE("Twenty-five thousand records of one millisecond are all found") {
  World world(account_fixture::settings(26'000));
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  world.wait(60 * kMinute);
  simulator::ObjectStore& there = world.portal.account().objects(simulator::ObjectType::contacts);
  simulator::Change change;
  change.when = world.portal.simulator.clock().now();
  std::size_t edited = 0;
  for (const auto& [id, record] : world.store.of(SyncObject::contacts)) {
    if (edited++ < 25'000) {
      there.patch(id, {{there.properties().at("firstname"), "Bulk"}}, change);
    }
  }
  world.wait(kMinute);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(world.difference(SyncObject::contacts) == "");
}
