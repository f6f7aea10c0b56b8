#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "service_world.hpp"

using namespace trailspark::service;
using service_world::Folder;
using service_world::HubSpot;
using service_world::Service;
using Kind = TokenAnswer::Kind;

namespace {

constexpr std::int64_t kMinute = 60'000;

struct Connected {
  Connected() : service(hubspot, folder.path), portal(hubspot.portal(0)) {
    REQUIRE(service.connect(portal).kind == ConnectOutcome::Kind::connected);
    token = std::string(service.connections.access_token(portal).token.reveal());
  }
  HubSpot hubspot;
  const Folder folder;
  Service service;
  const std::int64_t portal;
  std::string token;
};

}  // namespace

TEST_CASE("a token is renewed five minutes ahead of its expiry, not before") {
  Connected world;
  world.hubspot.wait(24 * kMinute);
  CHECK(world.service.connections.access_token(world.portal).token.equals(world.token));
  CHECK(world.hubspot.grants() == 1);
  world.hubspot.wait(2 * kMinute);
  const TokenAnswer renewed = world.service.connections.access_token(world.portal);
  REQUIRE(renewed.ok());
  CHECK_FALSE(renewed.token.equals(world.token));
  CHECK(renewed.expires_at == world.hubspot.simulator.clock().now() + 30 * kMinute);
  CHECK(world.hubspot.grants() == 2);
  CHECK(world.service.connections.get(world.portal)->refreshed_at == world.hubspot.simulator.clock().now());
}

TEST_CASE("tokens of a short life are renewed at half of it") {
  Connected world;
  world.hubspot.simulator.grants().set_lifetimes({10'000, 10 * kMinute});
  world.hubspot.wait(40 * kMinute);
  REQUIRE(world.service.connections.access_token(world.portal).ok());
  REQUIRE(world.hubspot.grants() == 2);
  world.hubspot.wait(4'000);
  CHECK(world.service.connections.access_token(world.portal).ok());
  CHECK(world.hubspot.grants() == 2);
  world.hubspot.wait(1'500);
  CHECK(world.service.connections.access_token(world.portal).ok());
  CHECK(world.hubspot.grants() == 3);
}

TEST_CASE("fifty callers in two services on one folder make one refresh") {
  Connected world;
  Service other(world.hubspot, world.folder.path);
  world.hubspot.wait(40 * kMinute);
  world.hubspot.stall("/oauth/2026-09/token", 300, 1);
  std::atomic<int> good{0};
  std::vector<std::string> tokens(50);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    threads.emplace_back([&, i] {
      Service& service = i % 2 == 0 ? world.service : other;
      const TokenAnswer answer = service.connections.access_token(world.portal);
      good += answer.ok() ? 1 : 0;
      tokens[i] = std::string(answer.token.reveal());
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(good == 50);
  CHECK(std::set<std::string>(tokens.begin(), tokens.end()).size() == 1);
  CHECK(world.hubspot.grants() == 2);
}

TEST_CASE("while somebody else renews a token that is still good, it is used") {
  Connected world;
  Service other(world.hubspot, world.folder.path);
  world.hubspot.wait(26 * kMinute);
  world.hubspot.stall("/oauth/2026-09/token", 1'500, 1);
  std::thread slow([&world] { CHECK(world.service.connections.access_token(world.portal).ok()); });
  for (int i = 0; i < 2'000 && world.hubspot.calls("/oauth/2026-09/token") < 2; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  CHECK(other.connections.access_token(world.portal).token.equals(world.token));
  slow.join();
  CHECK(world.hubspot.grants() == 2);
}

TEST_CASE("who died while renewing holds up the others for a while only") {
  Connected world;
  world.hubspot.wait(40 * kMinute);
  const std::int64_t now = world.hubspot.simulator.clock().now();
  world.service.store.with([now](trailspark::store::Database& database) {
    database.run("UPDATE grants SET lease_holder = 'dead', lease_until = " + std::to_string(now + 20'000));
  });
  CHECK(world.service.connections.access_token(world.portal, std::chrono::milliseconds(200)).kind == Kind::unavailable);
  CHECK(world.hubspot.grants() == 1);
  world.hubspot.wait(20'001);
  CHECK(world.service.connections.access_token(world.portal).ok());
}

TEST_CASE("HubSpot's transient faults are retried, and never disconnect") {
  Connected world;
  SECTION("twice, then an answer") {
    world.hubspot.wait(40 * kMinute);
    world.hubspot.fault("/oauth/2026-09/token", 502, 2);
    CHECK(world.service.connections.access_token(world.portal).ok());
  }
  for (const int status : {429, 423, 477, 500, 503}) {
    DYNAMIC_SECTION("as long as it lasts: " << status) {
      world.hubspot.wait(40 * kMinute);
      world.hubspot.fault("/oauth/2026-09/token", status, 0);
      const TokenAnswer answer = world.service.connections.access_token(world.portal);
      CHECK(answer.kind == Kind::unavailable);
      CHECK(answer.reason.find(std::to_string(status)) != std::string::npos);
      const std::size_t calls = world.hubspot.calls("/oauth/2026-09/token");
      CHECK(world.service.connections.access_token(world.portal).kind == Kind::unavailable);
      CHECK(world.hubspot.calls("/oauth/2026-09/token") == calls);  // HubSpot is left in peace for a second
      CHECK(world.service.connections.get(world.portal)->connected);
      world.hubspot.simulator.faults().clear();
      world.hubspot.wait(1'001);
      CHECK(world.service.connections.access_token(world.portal).ok());
    }
  }
  SECTION("a token that is still good is used meanwhile") {
    world.hubspot.wait(26 * kMinute);
    world.hubspot.fault("/oauth/2026-09/token", 503, 0);
    CHECK(world.service.connections.access_token(world.portal).token.equals(world.token));
  }
  CHECK(world.service.lost.empty());
}

TEST_CASE("the app's wrong secret does not disconnect") {
  Connected world;
  world.hubspot.wait(40 * kMinute);
  world.hubspot.simulator.apps().front().client_secret = "another";
  const TokenAnswer answer = world.service.connections.access_token(world.portal);
  CHECK(answer.kind == Kind::unavailable);
  CHECK(answer.reason.find("client id and secret") != std::string::npos);
  CHECK(world.service.connections.get(world.portal)->connected);
  CHECK(world.hubspot.calls("/oauth/2026-09/token") == 2);  // nor is it tried again and again
}

TEST_CASE("a dead refresh token means disconnected, and says so") {
  Connected world;
  world.hubspot.wait(40 * kMinute);
  std::string words = "removed there";
  SECTION("revoked") {
    for (const auto& [text, grant] : world.hubspot.simulator.grants().refresh_tokens()) {
      world.hubspot.simulator.grants().revoke_refresh_token(text);
    }
  }
  SECTION("uninstalled") {
    world.hubspot.simulator.uninstall(world.hubspot.simulator.apps().front().client_id, world.portal);
  }
  SECTION("the account is gone") {
    world.hubspot.simulator.grants().close_account(world.portal);
    words = "no longer knows this account";
  }
  CHECK(world.service.connections.keep() == 1);
  const TokenAnswer answer = world.service.connections.access_token(world.portal);
  CHECK(answer.kind == Kind::disconnected);
  CHECK(answer.reason.find(words) != std::string::npos);
  const auto info = world.service.connections.get(world.portal);
  CHECK_FALSE(info->connected);
  CHECK(info->reason == answer.reason);
  REQUIRE(world.service.lost.size() == 1);
  CHECK(world.service.connections.keep() == 0);
  CHECK(world.service.lost.size() == 1);
  CHECK(world.service.connections.access_token(4711).kind == Kind::unknown_portal);
}

TEST_CASE("a 401 is answered with one refresh, however many callers met it") {
  Connected world;
  world.hubspot.simulator.tokens().expire(world.token, world.hubspot.simulator.clock().now());
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 10; ++i) {
    threads.emplace_back([&] {
      const TokenAnswer answer = world.service.connections.refused(world.portal, Secret(world.token));
      good += answer.ok() && !answer.token.equals(world.token) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(good == 10);
  CHECK(world.hubspot.grants() == 2);
  const Secret fresh = world.service.connections.access_token(world.portal).token;
  CHECK(world.service.connections.refused(world.portal, fresh).kind == Kind::unavailable);
  CHECK(world.hubspot.grants() == 2);
}

TEST_CASE("an app that was removed in HubSpot is noticed at the first 401") {
  Connected world;
  world.hubspot.simulator.uninstall(world.hubspot.simulator.apps().front().client_id, world.portal);
  CHECK(world.service.connections.refused(world.portal, Secret(world.token)).kind == Kind::disconnected);
  CHECK_FALSE(world.service.connections.get(world.portal)->connected);
}

TEST_CASE("a disconnection by another process is noticed within a second") {
  Connected world;
  Service other(world.hubspot, world.folder.path);
  REQUIRE(other.connections.access_token(world.portal).ok());
  REQUIRE(world.service.connections.disconnect(world.portal, false).known);
  world.hubspot.wait(1'001);
  CHECK(other.connections.access_token(world.portal).kind == Kind::disconnected);
}

// A process that is killed between HubSpot's answer and the store, at any of the writes.
TEST_CASE("killed at any instant of a refresh, the next process finds a whole grant") {
  Connected world;
  for (const std::int64_t delay : {0, 1, 2, 4, 8, 15, 30, 60}) {
    world.hubspot.wait(40 * kMinute);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      try {
        Service service(world.hubspot, world.folder.path);
        static_cast<void>(service.connections.access_token(world.portal));
      } catch (...) {
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(delay));
    ::kill(child, SIGKILL);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    world.hubspot.wait(20'001);  // a lease of the dead
    Service next(world.hubspot, world.folder.path);
    const TokenAnswer answer = next.connections.access_token(world.portal);
    REQUIRE(answer.ok());
    const auto token = world.hubspot.simulator.tokens().find(answer.token.reveal());
    REQUIRE(token);
    CHECK(token->expires > world.hubspot.simulator.clock().now());
  }
  CHECK(world.service.store.with([](auto& database) { return database.text("PRAGMA integrity_check"); }) == "ok");
}
