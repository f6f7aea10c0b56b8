#include <atomic>
#include <deque>
#include <map>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "service_world.hpp"

using namespace trailspark::service;
using service_world::Folder;

namespace {

constexpr std::int64_t kPortal = 24'681'357;
constexpr std::int64_t kStart = 1'795'392'000'000;

/// The most calls that any window holds.
std::size_t most_in_window(const std::deque<std::int64_t>& calls, std::int64_t window) {
  std::size_t most = 0;
  for (std::size_t first = 0, last = 0; last < calls.size(); ++last) {
    while (calls[first] <= calls[last] - window) {
      ++first;
    }
    most = std::max(most, last - first + 1);
  }
  return most;
}

ApiAnswer answer_with(int status, Headers headers, std::string body = {}) {
  ApiAnswer answer;
  answer.status = status;
  answer.headers = std::move(headers);
  answer.body = std::move(body);
  return answer;
}

}  // namespace

TEST_CASE("no ten seconds hold more calls than HubSpot allows, whoever of two processes makes them") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget one(store);
  PortalBudget two(store);
  std::deque<std::int64_t> calls;
  std::size_t of_one = 0;
  for (std::int64_t now = kStart; now < kStart + 60'000; now += 10) {
    for (int i = 0; i < 3; ++i) {
      const bool first = one.take(kPortal, CallKind::general, now).go;
      const bool second = two.take(kPortal, CallKind::general, now).go;
      of_one += first ? 1 : 0;
      calls.insert(calls.end(), static_cast<std::size_t>(first) + static_cast<std::size_t>(second), now);
    }
  }
  CHECK(most_in_window(calls, 10'000) <= 104);
  CHECK(calls.size() >= 550);  // a minute at full use: 6 times 104, less what leases round off
  CHECK(of_one > calls.size() / 4);
  CHECK(of_one < calls.size() * 3 / 4);
}

TEST_CASE("searches have a budget of their own") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget one(store);
  PortalBudget two(store);
  std::deque<std::int64_t> calls;
  for (std::int64_t now = kStart; now < kStart + 10'000; now += 7) {
    for (PortalBudget* const budget : {&one, &two}) {
      if (budget->take(kPortal, CallKind::search, now).go) {
        calls.push_back(now);
      }
    }
  }
  CHECK(most_in_window(calls, 1'000) <= 4);
  CHECK(calls.size() >= 36);
  CHECK(one.take(kPortal, CallKind::general, kStart + 10'000).go);
  CHECK(kind_of_call("POST", "/crm/objects/2026-09/contacts/search?x=1") == CallKind::search);
  CHECK(kind_of_call("GET", "/crm/objects/2026-09/contacts/search") == CallKind::general);
  CHECK(kind_of_call("POST", "/crm/objects/2026-09/contacts/batch/read") == CallKind::general);
}

TEST_CASE("portals do not share, and waiting says until when") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget budget(store);
  std::size_t gone = 0;
  while (gone < 1'000 && budget.take(kPortal, CallKind::general, kStart).go) {
    ++gone;
  }
  CHECK(gone == 104);
  const PortalBudget::Turn turn = budget.take(kPortal, CallKind::general, kStart + 1);
  CHECK_FALSE(turn.go);
  CHECK(turn.why == "the rate limit");
  CHECK(turn.until > kStart + 9'000);
  CHECK(turn.until < kStart + 11'000);
  CHECK(budget.take(kPortal + 1, CallKind::general, kStart + 1).go);
  CHECK(budget.take(kPortal, CallKind::general, turn.until).go);
}

TEST_CASE("what a process has leased and not used goes back, and what a dead one had is free after its window") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget budget(store);
  {
    PortalBudget dead(store);
    for (int i = 0; i < 20; ++i) {
      REQUIRE(dead.take(kPortal, CallKind::general, kStart).go);
    }
  }
  std::size_t gone = 0;
  while (gone < 1'000 && budget.take(kPortal, CallKind::general, kStart).go) {
    ++gone;
  }
  CHECK(gone >= 104 - 31);  // 1 + 2 + 4 + 8 + 8 + 8
  CHECK(gone <= 104 - 20);
  while (gone < 1'000 && budget.take(kPortal, CallKind::general, kStart + 10'300).go) {
    ++gone;
  }
  CHECK(gone >= 104 + 72);
}

TEST_CASE("what is left of a lease goes back when the lease has ended") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget budget(store);
  for (int i = 0; i < 8; ++i) {
    REQUIRE(budget.take(kPortal, CallKind::general, kStart).go);
  }
  const auto counted = [&store] {
    return store.with([](auto& database) { return database.number("SELECT sum(calls) FROM budget_leases"); });
  };
  CHECK(counted() == 1 + 2 + 4 + 8);
  REQUIRE(budget.take(kPortal, CallKind::general, kStart + 300).go);
  CHECK(counted() == 8 + 1);
}

TEST_CASE("limits are learned from HubSpot's headers, by all processes") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget one(store);
  PortalBudget two(store);
  one.learn(
      kPortal, CallKind::general,
      answer_with(200, {{"x-hubspot-ratelimit-max", "20"}, {"X-HubSpot-RateLimit-Interval-Milliseconds", "10000"}}),
      kStart);
  std::size_t gone = 0;
  while (gone < 1'000 && two.take(kPortal, CallKind::general, kStart).go) {
    ++gone;
  }
  CHECK(gone == 19);
  CHECK(two.left(kPortal, kStart).ten_seconds_limit == 20);
}

TEST_CASE("a refusal of HubSpot stops all callers for a while") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget one(store);
  PortalBudget two(store);
  SECTION("as long as it asks for") {
    one.learn(kPortal, CallKind::general, answer_with(429, {{"Retry-After", "7"}}), kStart);
    CHECK(two.take(kPortal, CallKind::general, kStart + 1).until == kStart + 7'000);
    CHECK(two.take(kPortal, CallKind::general, kStart + 7'000).go);
  }
  SECTION("longer each time") {
    one.learn(kPortal, CallKind::general, answer_with(429, {}), kStart);
    CHECK(one.take(kPortal, CallKind::general, kStart + 1).until == kStart + 2'000);
    one.learn(kPortal, CallKind::general, answer_with(429, {}), kStart + 2'000);
    CHECK(one.take(kPortal, CallKind::general, kStart + 2'001).until == kStart + 6'000);
  }
  SECTION("until midnight in the account's zone when the day's calls are spent") {
    store.with([](trailspark::store::Database& database) {
      database.run("INSERT INTO connections VALUES (24681357, 1, '', '', '', '', '', -18000000, '', '', '', '', 0, 0)");
    });
    REQUIRE(one.take(kPortal, CallKind::general, kStart).go);
    one.learn(kPortal, CallKind::general, answer_with(429, {}, R"({"policyName":"DAILY"})"), kStart);
    // 00:00 UTC is 19:00 in the account's zone: five hours to midnight.
    CHECK(one.take(kPortal, CallKind::general, kStart + 1).until == kStart + 5 * 3'600'000);
    CHECK(two.take(kPortal, CallKind::general, kStart + 1).until == kStart + 5 * 3'600'000);
  }
}

TEST_CASE("a tenth of the daily quota is left to other apps") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget budget(store);
  const auto left = [&](const char* calls) {
    return answer_with(200, {{"X-HubSpot-RateLimit-Daily", "1000"}, {"X-HubSpot-RateLimit-Daily-Remaining", calls}});
  };
  budget.learn(kPortal, CallKind::general, left("101"), kStart + 1'000);
  CHECK(budget.take(kPortal, CallKind::general, kStart + 1'000).go);
  budget.learn(kPortal, CallKind::general, left("100"), kStart + 2'000);
  const PortalBudget::Turn turn = budget.take(kPortal, CallKind::general, kStart + 2'000);
  CHECK_FALSE(turn.go);
  CHECK(turn.why == "the daily quota's reserve");
  CHECK(turn.until == kStart + 86'400'000);
  CHECK_FALSE(budget.take(kPortal, CallKind::search, kStart + 2'000).go);
  CHECK(PortalBudget(store).left(kPortal, kStart + 2'000).daily_left == 100);
  CHECK(budget.take(kPortal, CallKind::general, turn.until).go);
}

TEST_CASE("a clock that is set back does not stop the calls for longer than a window") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget budget(store);
  while (budget.take(kPortal, CallKind::general, kStart).go) {
  }
  CHECK(budget.take(kPortal, CallKind::general, kStart - 3'600'000).go);
}

TEST_CASE("many threads share a budget without going over it") {
  const Folder folder;
  ServiceStore store(folder.path);
  PortalBudget budget(store);
  std::atomic<std::size_t> gone{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 100; ++k) {
        gone += budget.take(kPortal, CallKind::general, kStart).go ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(gone == 104);
}
