#include <filesystem>

#include "catch.hpp"
#include "cli/connected_store.hpp"
#include "cli/open_store.hpp"
#include "cli/sync_run.hpp"
#include "service_world.hpp"

using namespace trailspark;
using namespace trailspark::cli;
using service_world::Folder;
using service_world::HubSpot;
using service_world::Service;

namespace {

struct World {
  World() : service(hubspot, folder.path), portal(hubspot.portal(0)) {
    REQUIRE(service.connect(portal).kind == service::ConnectOutcome::Kind::connected);
    task.endpoint = service.api.endpoint();
    for (const SyncObject object : {SyncObject::contacts, SyncObject::companies, SyncObject::deals}) {
      task.settings.fetch_set[static_cast<std::size_t>(object)] = {"hs_object_id"};
    }
  }

  SyncOutcome sync() {
    SyncConnection connection(service.connections, service.budget, portal);
    task.connection = &connection;
    store::Store store(service.store.portal_file(portal), store::Store::Access::sync);
    const SyncOutcome outcome = run_session(store, task, [](const SyncSession&) {});
    contacts = store.count(SyncObject::contacts);
    return outcome;
  }

  HubSpot hubspot;
  const Folder folder;
  Service service;
  const std::int64_t portal;
  SyncTask task;
  std::uint64_t contacts = 0;
};

void expire_tokens(HubSpot& hubspot) {
  for (const simulator::Token& token : hubspot.simulator.tokens().list()) {
    if (token.kind == simulator::TokenKind::oauth) {
      hubspot.simulator.tokens().expire(token.text, hubspot.simulator.clock().now());
    }
  }
}

}  // namespace

TEST_CASE("a sync of a connected account uses the service's token, renewed where it has run out") {
  World world;
  SECTION("as it is") {
    CHECK(world.sync().verdict.kind == SyncVerdict::Kind::complete);
    CHECK(world.hubspot.grants() == 1);
  }
  SECTION("due for renewal: before the first call") {
    world.hubspot.wait(40 * 60'000);
    CHECK(world.sync().verdict.kind == SyncVerdict::Kind::complete);
    CHECK(world.hubspot.grants() == 2);
  }
  SECTION("refused by HubSpot: once, then it goes on") {
    expire_tokens(world.hubspot);
    CHECK(world.sync().verdict.kind == SyncVerdict::Kind::complete);
    CHECK(world.hubspot.grants() == 2);
  }
  CHECK(world.contacts == 20);
}

TEST_CASE("a sync ends where the account was disconnected, and says to connect it again") {
  World world;
  std::string words = "connect the account again";
  SECTION("in HubSpot") {
    world.hubspot.simulator.uninstall(world.hubspot.simulator.apps().front().client_id, world.portal);
  }
  SECTION("here") {
    words = "it was disconnected here";
    REQUIRE(world.service.connections.disconnect(world.portal, false).known);
  }
  const SyncOutcome outcome = world.sync();
  CHECK(outcome.verdict.kind == SyncVerdict::Kind::incomplete);
  CHECK(outcome.verdict.reconnect);
  CHECK(outcome.verdict.reason.find(words) != std::string::npos);
}

TEST_CASE("a sync shares the portal's budget: what HubSpot refused another caller, holds it up too") {
  World world;
  service::PortalBudget other(world.service.store);
  service::ApiAnswer refusal;
  refusal.status = 429;
  refusal.headers = {{"Retry-After", "3600"}};
  const auto now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  other.learn(world.portal, service::CallKind::general, refusal, now);
  const std::uint64_t before = world.hubspot.simulator.log().total();
  const SyncOutcome outcome = world.sync();
  CHECK(outcome.verdict.kind == SyncVerdict::Kind::incomplete);
  CHECK(outcome.verdict.reason.find("there are no calls left for") != std::string::npos);
  CHECK(world.hubspot.simulator.log().total() == before);
}

TEST_CASE("a service's folder is opened by itself: key, app and account are found in it") {
  World world;
  const auto opened = ConnectedStore::open({world.folder.path, 0, "", ""});
  REQUIRE(opened);
  CHECK(opened->store_file() == world.service.store.portal_file(world.portal));
  CHECK(opened->endpoint().text() == world.hubspot.address());
  CHECK(opened->connection().token().has_value());
  CHECK_FALSE(ConnectedStore::open({world.folder.path, 4711, "", ""}));
  CHECK_FALSE(ConnectedStore::open({world.folder.path, 0, world.folder.path + "/other-key", ""}));
  CHECK_FALSE(ConnectedStore::open({world.folder.path, 0, "", "http://127.0.0.1:1"}));
  REQUIRE(world.service.connect(world.hubspot.portal(1)).kind == service::ConnectOutcome::Kind::connected);
  CHECK_FALSE(ConnectedStore::open({world.folder.path, 0, "", ""}));
  CHECK(ConnectedStore::open({world.folder.path, world.hubspot.portal(1), "", ""}));
  const Folder empty;
  { const service::ServiceStore store(empty.path); }
  CHECK_FALSE(ConnectedStore::open({empty.path, 0, "", ""}));
  CHECK_FALSE(std::filesystem::exists(empty.path + "/key"));
}

TEST_CASE("commands that read find an account's file in a service's folder") {
  World world;
  std::string complaint;
  CHECK(store_file_of("portal.db", 0, complaint) == "portal.db");
  CHECK_FALSE(store_file_of("portal.db", 1, complaint));
  CHECK_FALSE(store_file_of(world.folder.path, 0, complaint));
  CHECK(complaint.find("no synced account yet") != std::string::npos);
  REQUIRE(world.sync().verdict.kind == SyncVerdict::Kind::complete);
  const std::string file = world.service.store.portal_file(world.portal);
  CHECK(store_file_of(world.folder.path, 0, complaint) == file);
  CHECK(store_file_of(world.folder.path, world.portal, complaint) == file);
  CHECK_FALSE(store_file_of(world.folder.path, 4711, complaint));
  CHECK(open_store(world.folder.path, {})->count(SyncObject::contacts) == 20);
  { const store::Store second(world.service.store.portal_file(4711), store::Store::Access::sync); }
  CHECK_FALSE(store_file_of(world.folder.path, 0, complaint));
  CHECK(complaint.find("4711") != std::string::npos);
}
