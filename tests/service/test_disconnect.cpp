#include <algorithm>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "service_world.hpp"
#include "store/store.hpp"
#include "store/store_lock.hpp"

using namespace trailspark::service;
using service_world::Folder;
using service_world::HubSpot;
using service_world::Service;

namespace {

const DisconnectStep& step(const DisconnectReport& report, const std::string& name) {
  const auto found = std::find_if(report.steps.begin(), report.steps.end(),
                                  [&](const DisconnectStep& each) { return each.name == name; });
  REQUIRE(found != report.steps.end());
  return *found;
}

struct Connected {
  Connected() : service(hubspot, folder.path), portal(hubspot.portal(0)) {
    REQUIRE(service.connect(portal).kind == ConnectOutcome::Kind::connected);
    REQUIRE(service.connect(hubspot.portal(1)).kind == ConnectOutcome::Kind::connected);
    for (const std::int64_t each : {portal, hubspot.portal(1)}) {
      trailspark::store::Store records(service.store.portal_file(each), trailspark::store::Store::Access::sync);
      records.set_state("portal", "Ada-" + std::to_string(each));
    }
  }
  HubSpot hubspot;
  const Folder folder;
  Service service;
  const std::int64_t portal;
};

}  // namespace

TEST_CASE("an account is disconnected in HubSpot and here, and what was synced stays") {
  Connected world;
  const DisconnectReport report = world.service.connections.disconnect(world.portal, false);
  REQUIRE(report.known);
  REQUIRE(report.steps.size() == 3);
  for (const DisconnectStep& each : report.steps) {
    INFO(each.name << ": " << each.words);
    CHECK(each.done);
  }
  CHECK(report.link == "https://app.hubspot.com/connected-apps/" + std::to_string(world.portal) + "/installed");
  CHECK(report.advice.find("Connected Apps") != std::string::npos);
  CHECK(world.hubspot.calls("/appinstalls/2026-09/external-install") == 1);
  CHECK(world.hubspot.simulator.grants().refresh_tokens().size() == 1);  // the other account's
  CHECK(world.service.connections.access_token(world.portal).kind == TokenAnswer::Kind::disconnected);
  CHECK(world.service.connections.access_token(world.hubspot.portal(1)).ok());
  CHECK_FALSE(world.service.connections.get(world.portal)->connected);
  CHECK(std::filesystem::exists(world.service.store.portal_file(world.portal)));
  SECTION("once more is no fault") { CHECK(world.service.connections.disconnect(world.portal, false).known); }
  SECTION("and it can be connected again") {
    CHECK(world.service.connect(world.portal, world.portal).kind == ConnectOutcome::Kind::connected);
    CHECK(world.service.connections.access_token(world.portal).ok());
  }
}

TEST_CASE("an account that is not there is not disconnected") {
  Connected world;
  CHECK_FALSE(world.service.connections.disconnect(4711, true).known);
}

TEST_CASE("each step of a disconnection that fails is reported and keeps none of the others from being tried") {
  Connected world;
  SECTION("HubSpot fails everywhere") {
    world.hubspot.fault("*", 503, 0);
    const DisconnectReport report = world.service.connections.disconnect(world.portal, false);
    CHECK_FALSE(step(report, "uninstall").done);
    CHECK(step(report, "uninstall").words.find("503") != std::string::npos);
    CHECK_FALSE(step(report, "revoke").done);
    CHECK(step(report, "forget").done);
  }
  SECTION("only the uninstallation does") {
    world.hubspot.fault("/appinstalls/*", 500, 0);
    const DisconnectReport report = world.service.connections.disconnect(world.portal, false);
    CHECK_FALSE(step(report, "uninstall").done);
    CHECK(step(report, "revoke").done);
  }
  SECTION("only the revocation does") {
    world.hubspot.fault("/oauth/2026-09/token/revoke", 500, 0);
    const DisconnectReport report = world.service.connections.disconnect(world.portal, false);
    CHECK(step(report, "uninstall").done);
    CHECK_FALSE(step(report, "revoke").done);
  }
  SECTION("the app was removed in HubSpot before") {
    world.hubspot.simulator.uninstall(world.hubspot.simulator.apps().front().client_id, world.portal);
    const DisconnectReport report = world.service.connections.disconnect(world.portal, false);
    CHECK(step(report, "uninstall").done);
    CHECK(step(report, "uninstall").words.find("already") != std::string::npos);
    CHECK(step(report, "revoke").done);
  }
  CHECK(world.service.connections.access_token(world.portal).kind == TokenAnswer::Kind::disconnected);
}

TEST_CASE("a token that has run out is renewed to uninstall the app") {
  Connected world;
  world.hubspot.wait(40 * 60'000);
  CHECK(step(world.service.connections.disconnect(world.portal, false), "uninstall").done);
}

TEST_CASE("forgotten tokens are in no file any more, sealed or not") {
  Connected world;
  const std::string sealed = *world.service.store.with([&](trailspark::store::Database& database) {
    return database.text("SELECT refresh_token FROM grants WHERE portal = " + std::to_string(world.portal));
  });
  REQUIRE(service_world::all_bytes(world.folder.path).find(sealed) != std::string::npos);
  REQUIRE(step(world.service.connections.disconnect(world.portal, false), "forget").done);
  CHECK(service_world::all_bytes(world.folder.path).find(sealed) == std::string::npos);
}

TEST_CASE("erasing takes the files, the rows and the write-ahead log, and nothing of other accounts") {
  Connected world;
  std::int64_t asked = 0;
  world.service.connections.also_erase([&asked](trailspark::store::Database&, std::int64_t portal) {
    asked = portal;
    return std::int64_t{2};
  });
  const std::string id = std::to_string(world.portal);
  const DisconnectReport report = world.service.connections.disconnect(world.portal, true);
  INFO(step(report, "erase").words);
  CHECK(step(report, "erase").done);
  CHECK(step(report, "erase").words.find("write-ahead log emptied") != std::string::npos);
  CHECK(asked == world.portal);
  CHECK_FALSE(world.service.connections.get(world.portal));
  CHECK(world.service.connections.list().size() == 1);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(world.folder.path)) {
    CHECK(entry.path().filename().string().find(id) == std::string::npos);
  }
  const std::string bytes = service_world::all_bytes(world.folder.path);
  CHECK(bytes.find("Ada-" + id) == std::string::npos);
  CHECK(bytes.find("Ada-" + std::to_string(world.hubspot.portal(1))) != std::string::npos);
}

TEST_CASE("records that a sync is writing are not erased, and the report says who has them") {
  Connected world;
  const trailspark::store::StoreLock sync(world.service.store.portal_file(world.portal));
  const DisconnectReport report = world.service.connections.disconnect(world.portal, true);
  CHECK_FALSE(step(report, "erase").done);
  CHECK(step(report, "erase").words.find("is being synced by process") != std::string::npos);
  CHECK(std::filesystem::exists(world.service.store.portal_file(world.portal)));
  CHECK(world.service.connections.get(world.portal));  // still listed, so that it can be tried again
}
