// Runs that are killed, refused, cut off and lied to.
#include "catch.hpp"
#include "sync_world.hpp"

using namespace trailspark;
using namespace sync_world;

TEST_CASE("A sync that is killed anywhere goes on to the same end") {
  World undisturbed(account_fixture::settings(700, true));
  REQUIRE(undisturbed.sync(three_objects()).verdict.in_words() == "complete");
  for (std::uint64_t steps = 1; steps < 60; steps += 3) {
    World world(account_fixture::settings(700, true));
    int kills = 0;
    Run run;
    do {
      run = world.sync(three_objects(), kills < 12 ? steps + 7 * static_cast<std::uint64_t>(kills) : 1'000'000, 3);
      kills += run.killed ? 1 : 0;
    } while (run.killed);
    REQUIRE(kills > 0);
    CHECK(run.verdict.in_words() == "complete");
    CHECK(difference(world.store, undisturbed.store) == "");
    // The next run begins where the first of these began, not where the last of them went on.
    const simulator::Json checkpoint = simulator::Json::parse(world.store.checkpoint);
    CHECK(checkpoint["contacts"]["watermark"].get<std::int64_t>() <= account_fixture::kNow);
  }
}

TEST_CASE("A sync that is killed while it reads changed records by id forgets none of them") {
  SyncSettings settings = three_objects();
  for (int i = 0; i < 200; ++i) {
    settings.fetch_set[0].push_back("too_many_for_a_search_" + std::to_string(i));
  }
  settings.repair_minutes = 0;
  for (std::uint64_t steps = 4; steps < 40; steps += 2) {
    World world;
    REQUIRE(world.sync(settings).verdict.in_words() == "complete");
    world.wait(60 * kMinute);
    std::size_t edited = 0;
    for (const auto& [id, record] : world.store.of(SyncObject::contacts)) {
      if (edited++ % 2 == 0) {
        world.portal.patch("/crm/v3/objects/contacts/" + std::to_string(id),
                           {{"properties", {{"firstname", "Again"}}}});
      }
    }
    world.wait(kMinute);
    CHECK(world.sync(settings, steps, 1).killed);
    CHECK(world.sync(settings).verdict.in_words() == "complete");
    REQUIRE(world.difference(SyncObject::contacts) == "");
  }
}

TEST_CASE("Whatever goes wrong on the way, the end is the same") {
  World undisturbed(account_fixture::settings(700, true));
  REQUIRE(undisturbed.sync(three_objects()).verdict.in_words() == "complete");
  World world(account_fixture::settings(700, true));
  using simulator::Fault;
  std::vector<Fault> faults;
  for (const int status : {423, 500, 502, 503, 504}) {
    Fault fault;
    fault.status = status;
    faults.push_back(fault);
  }
  for (const char* policy : {"TEN_SECONDLY_ROLLING", "SECONDLY"}) {
    Fault fault;
    fault.status = 429;
    fault.policy = policy;
    faults.push_back(fault);
  }
  for (const Fault::Kind kind : {Fault::Kind::cut, Fault::Kind::reset, Fault::Kind::stall}) {
    Fault fault;
    fault.kind = kind;
    fault.stall_milliseconds = 5000;
    faults.push_back(fault);
  }
  for (std::size_t i = 0; i < faults.size(); ++i) {
    simulator::FaultOrder order;
    order.times = 0;
    order.one_in = 30;
    order.seed = i + 1;
    order.fault = faults[i];
    world.portal.simulator.faults().add(order);
  }
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.progress.retries > 5);
  CHECK(difference(world.store, undisturbed.store) == "");
}

TEST_CASE("A list page that HubSpot never answers is read around, and what is lost is named") {
  World world;
  simulator::FaultOrder order;
  order.method = "GET";
  order.path = "/crm/objects/2026-09/contacts";
  order.skip = 3;
  order.times = 6 + 6 + 6;  // pages of 100, of 10, of 1
  order.fault.status = 500;
  world.wire.latency = 200;
  world.portal.simulator.faults().add(order);
  SyncSettings settings = three_objects();
  settings.most_at_once = 1;
  const Run run = world.sync(settings);
  CHECK(run.verdict.kind == SyncVerdict::Kind::complete_except);
  REQUIRE(run.verdict.gaps.size() == 1);
  CHECK(run.verdict.gaps.front().find("contacts: the record behind ") == 0);
  CHECK(run.verdict.gaps.front().find("HTTP 500") != std::string::npos);
}

TEST_CASE("A scope that is not granted is told apart from a hole") {
  World world;
  simulator::FaultOrder order;
  order.path = "*deals*";
  order.times = 0;
  order.fault.status = 403;
  world.portal.simulator.faults().add(order);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  REQUIRE(!run.verdict.not_synced.empty());
  CHECK(world.difference(SyncObject::contacts) == "");
}

TEST_CASE("A refused token ends the run, and a later one goes on from there") {
  World world;
  const std::string token = world.portal.token;
  world.portal.token = "pat-na1-none";
  Run run = world.sync(three_objects());
  CHECK(run.verdict.kind == SyncVerdict::Kind::incomplete);
  CHECK(run.verdict.reconnect);
  CHECK(run.verdict.in_words().find(world.portal.token) == std::string::npos);
  world.portal.token = token;
  run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  check_same(world);
}

TEST_CASE("Where a record changes between the parts of its page, it is read again as a whole") {
  simulator::SimulatorSettings portal = account_fixture::settings(300);
  portal.accounts.front().search_lag = 5 * kDay;  // no search tells of the change
  World world(portal);
  SyncSettings settings = three_objects();
  for (int i = 0; i < 400; ++i) {
    settings.fetch_set[0].push_back("a_property_that_nobody_ever_defined_" + std::to_string(i));
  }
  bool changed = false;
  world.wire.latency = 4000;
  world.wire.before_call = [&](std::uint64_t) {
    const auto& contacts = world.store.of(SyncObject::contacts);
    if (!changed && contacts.size() == 100) {  // the first part of the first page is there
      changed = true;
      world.portal.patch("/crm/v3/objects/contacts/" + std::to_string(std::next(contacts.begin(), 50)->first),
                         {{"properties", {{"firstname", "Between"}}}});
    }
  };
  const Run run = world.sync(settings);
  REQUIRE(changed);
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.calls.at("POST /crm/objects/2026-09/contacts/batch/read") >= 1);
  check_same(world);
}

TEST_CASE("A token is renewed before it expires, and once more where it is refused") {
  World world(account_fixture::settings(3000));
  world.wire.latency = 60'000;  // a long run
  SyncSettings settings = three_objects();
  settings.token_renewable = true;
  settings.token_expires_at = world.now() + 600'000;
  const Run run = world.sync(settings);
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.renewals >= 1);
  check_same(world);
}

TEST_CASE("A record that HubSpot fails to give by id is no deleted one") {
  World world;
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  const std::int64_t archived = world.store.of(SyncObject::contacts).begin()->first;
  world.portal.erase("/crm/v3/objects/contacts/" + std::to_string(archived));
  world.wait(60 * kMinute);
  world.wire.partial_failures = true;
  Run run = world.sync(three_objects());
  CHECK(run.verdict.kind == SyncVerdict::Kind::complete_except);
  CHECK(run.verdict.in_words().find("record " + std::to_string(archived) + " could not be read") != std::string::npos);
  CHECK(world.store.of(SyncObject::contacts).count(archived) == 1);
  world.wire.partial_failures = false;
  world.wait(60 * kMinute);
  run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(world.difference(SyncObject::contacts) == "");
}

TEST_CASE("What the search index hid from one run is found by the next") {
  struct Case {
    std::int64_t lag;
    std::uint32_t repair_minutes;
    std::uint32_t margin_seconds;
  };
  for (const Case& lagging : {Case{60'000, 0, 120}, Case{20 * kMinute, 60, 0}}) {
    simulator::SimulatorSettings settings = account_fixture::settings();
    settings.accounts.front().search_lag = lagging.lag;
    World world(settings);
    SyncSettings wanted = three_objects();
    wanted.repair_minutes = lagging.repair_minutes;
    wanted.margin_seconds = lagging.margin_seconds;
    REQUIRE(world.sync(wanted).verdict.in_words() == "complete");
    world.wait(3 * 60 * kMinute);
    const std::string id = std::to_string(world.store.of(SyncObject::contacts).begin()->first);
    REQUIRE(world.portal.patch("/crm/v3/objects/contacts/" + id, {{"properties", {{"firstname", "Late"}}}}).status ==
            200);
    world.wait(20'000);
    REQUIRE(world.sync(wanted).verdict.in_words() == "complete");
    CHECK(world.difference(SyncObject::contacts) != "");  // the index does not show it yet
    world.wait(40 * kMinute);
    REQUIRE(world.sync(wanted).verdict.in_words() == "complete");
    CHECK(world.difference(SyncObject::contacts) == "");
  }
}

TEST_CASE("A store that lost most of its records gets them back, and a run never says complete without") {
  World world(account_fixture::settings(1200));
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  auto& contacts = world.store.records[0];
  for (std::size_t keep : {std::size_t{20}, std::size_t{1}, std::size_t{0}}) {
    CAPTURE(keep);
    while (contacts.size() > keep) {
      contacts.erase(contacts.begin());
    }
    world.wait(60 * kMinute);
    const Run run = world.sync(three_objects());
    CHECK(run.verdict.in_words() == "complete");
    CHECK(world.difference(SyncObject::contacts) == "");
  }
}
