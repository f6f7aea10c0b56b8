#include <algorithm>
#include <filesystem>

#include "catch.hpp"
#include "service_world.hpp"

using namespace trailspark::service;
using service_world::Folder;
using service_world::HubSpot;
using service_world::kLogin;
using service_world::kUser;
using service_world::Service;
using Kind = ConnectOutcome::Kind;

TEST_CASE("three accounts are connected side by side, each with its own token, and outlive a restart") {
  HubSpot hubspot;
  const Folder folder;
  std::string tokens[3];
  {
    Service service(hubspot, folder.path);
    for (std::size_t i = 0; i < 3; ++i) {
      const ConnectOutcome outcome = service.connect(hubspot.portal(i));
      REQUIRE(outcome.kind == Kind::connected);
      CHECK(outcome.portal == hubspot.portal(i));
      const TokenAnswer token = service.connections.access_token(hubspot.portal(i));
      REQUIRE(token.ok());
      tokens[i] = token.token.reveal();
    }
  }
  CHECK(tokens[0] != tokens[1]);
  Service again(hubspot, folder.path);
  const std::vector<ConnectionInfo> list = again.connections.list();
  REQUIRE(list.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto info = again.connections.get(hubspot.portal(i));
    REQUIRE(info);
    CHECK(info->connected);
    CHECK(info->connected_by == kUser);
    CHECK(info->domain == hubspot.simulator.accounts()[i]->settings().domain);
    CHECK(info->time_zone == hubspot.simulator.accounts()[i]->settings().time_zone);
    CHECK(info->connected_apps_link ==
          "https://app.hubspot.com/connected-apps/" + std::to_string(hubspot.portal(i)) + "/installed");
    CHECK(again.connections.access_token(hubspot.portal(i)).token.equals(tokens[i]));
  }
  CHECK(hubspot.grants() == 3);
}

TEST_CASE("the authorize address has state, challenge and scopes, and no secret") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const std::string first = service.start().address;
  CHECK(first.find("code_challenge_method=S256") != std::string::npos);
  CHECK(first.find("sales-email-read") != std::string::npos);
  CHECK(first.find(hubspot.simulator.apps().front().client_secret) == std::string::npos);
  CHECK(first != service.start().address);
  CHECK_FALSE(service.connections.start(kUser, kLogin, {{"crm.lists.read"}}, 0).words.empty());
  CHECK_FALSE(service.connections.start(kUser, "", std::nullopt, 0).words.empty());
  CHECK(service.connections.start(kUser, kLogin, {{"forms"}}, 0).address.find("content") == std::string::npos);
}

TEST_CASE("optional scopes that an account cannot grant are named, and it is connected all the same") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const ConnectOutcome outcome = service.connect(hubspot.portal(2));  // nothing paid for
  REQUIRE(outcome.kind == Kind::connected);
  CHECK(std::find(outcome.missing.begin(), outcome.missing.end(), "content") != outcome.missing.end());
  CHECK(service.connections.get(hubspot.portal(2))->missing_optional == outcome.missing);
  CHECK(service.connect(hubspot.portal(0)).missing.empty());
}

TEST_CASE("a callback works once, from its own log-in, within ten minutes") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const std::string query = hubspot.answer(service.start().address, hubspot.portal(0));
  SECTION("another log-in is refused, and does not use it up") {
    CHECK(service.connections.finish(query, "login-session-of-eve").kind == Kind::forged);
    CHECK(service.connections.finish(query, kLogin).kind == Kind::connected);
  }
  SECTION("a replay is told from a forgery") {
    CHECK(service.connections.finish(query, kLogin).kind == Kind::connected);
    CHECK(service.connections.finish(query, kLogin).kind == Kind::replayed);
    CHECK(service.connections.finish(query, "login-session-of-eve").kind == Kind::forged);
  }
  SECTION("too late") {
    hubspot.wait(600'001);
    CHECK(service.connections.finish(query, kLogin).kind == Kind::expired);
    CHECK(service.connections.list().empty());
  }
  SECTION("after a restart it still works") {
    Service again(hubspot, folder.path);
    CHECK(again.connections.finish(query, kLogin).kind == Kind::connected);
  }
  SECTION("states that were never given out") {
    for (const char* const forged : {"code=na1-x&state=abc", "code=na1-x", "", "state=abc", "code=a&code=b&state=c"}) {
      CHECK(service.connections.finish(forged, kLogin).kind == Kind::forged);
    }
    CHECK(hubspot.calls("/oauth/2026-09/token") == 0);
  }
}

TEST_CASE("a refusal is told in plain words, with its remedy") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const ConnectOutcome denied =
      service.connections.finish(hubspot.answer(service.start().address, hubspot.portal(0), "deny"), kLogin);
  CHECK(denied.kind == Kind::denied);
  CHECK(denied.title == "Access denied");
  CHECK(denied.remedy.find("Super Admin") != std::string::npos);
  const auto answer_with = [&](const std::string& rest) {
    const std::string query = hubspot.answer(service.start().address, hubspot.portal(0), "deny");
    return service.connections.finish(rest + query.substr(query.find("&state=")), kLogin);
  };
  CHECK(answer_with("error=access_denied&error_description=User+is+not+an+admin").kind == Kind::not_admin);
  CHECK(answer_with("error=invalid_scope").kind == Kind::app_settings);
  CHECK(answer_with("code=na1-never-given").kind == Kind::expired);
  CHECK(service.connections.list().empty());
}

TEST_CASE("the app's own faults are the operator's to mend") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const std::string query = hubspot.answer(service.start().address, hubspot.portal(0));
  SECTION("another secret") {
    hubspot.simulator.apps().front().client_secret = "another";
    const ConnectOutcome outcome = service.connections.finish(query, kLogin);
    CHECK(outcome.kind == Kind::app_settings);
    CHECK(outcome.words.find("BAD_CLIENT_SECRET") != std::string::npos);
  }
  SECTION("another redirect address") {
    ConnectionSettings settings = service.connections.settings();
    settings.redirect_uri = "http://localhost:9/elsewhere";
    Connections other(service.store, service.vault, service.api, settings);
    CHECK(other.finish(query, kLogin).kind == Kind::wrong_redirect);
  }
  SECTION("a required scope that HubSpot does not grant: nothing is stored, the token is revoked") {
    ConnectionSettings settings = service.connections.settings();
    settings.required.push_back("crm.lists.read");
    Connections other(service.store, service.vault, service.api, settings);
    const ConnectOutcome outcome = other.finish(query, kLogin);
    CHECK(outcome.kind == Kind::missing_scope);
    CHECK(outcome.missing == std::vector<std::string>{"crm.lists.read"});
    CHECK(outcome.words.find("crm.lists.read") != std::string::npos);
    CHECK(hubspot.simulator.grants().refresh_tokens().empty());
  }
  CHECK(service.connections.list().empty());
}

TEST_CASE("HubSpot's faults while connecting are retried, and told where they stay") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  const std::string query = hubspot.answer(service.start().address, hubspot.portal(0));
  SECTION("twice 502, then an answer") {
    hubspot.fault("/oauth/2026-09/token", 502, 2);
    CHECK(service.connections.finish(query, kLogin).kind == Kind::connected);
  }
  SECTION("nothing but 503") {
    hubspot.fault("/oauth/2026-09/token", 503, 0);
    CHECK(service.connections.finish(query, kLogin).kind == Kind::unreachable);
    CHECK(service.connections.list().empty());
  }
  SECTION("details of the account are not to be had: it is connected without them") {
    hubspot.fault("/account-info/*", 500, 0);
    CHECK(service.connections.finish(query, kLogin).kind == Kind::connected);
    CHECK(service.connections.get(hubspot.portal(0))->time_zone.empty());
  }
}

TEST_CASE("reconnecting to another account is asked about, and nothing is mixed before") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  REQUIRE(service.connect(hubspot.portal(0)).kind == Kind::connected);
  const std::string before(service.connections.access_token(hubspot.portal(0)).token.reveal());
  const ConnectOutcome held = service.connect(hubspot.portal(1), hubspot.portal(0));
  REQUIRE(held.kind == Kind::other_portal);
  CHECK(held.portal == hubspot.portal(1));
  CHECK(held.expected_portal == hubspot.portal(0));
  CHECK(service.connections.list().size() == 1);
  CHECK(service.connections.access_token(hubspot.portal(0)).token.equals(before));
  SECTION("confirmed, it stands beside the other") {
    CHECK(service.connections.confirm(held.confirmation, "login-session-of-eve").kind == Kind::forged);
    CHECK(service.connections.confirm("guessed", kLogin).kind == Kind::forged);
    const ConnectOutcome outcome = service.connections.confirm(held.confirmation, kLogin);
    CHECK(outcome.kind == Kind::connected);
    CHECK(outcome.portal == hubspot.portal(1));
    CHECK(service.connections.list().size() == 2);
    CHECK(service.connections.access_token(hubspot.portal(1)).ok());
    CHECK(service.connections.confirm(held.confirmation, kLogin).kind == Kind::forged);
  }
  SECTION("dropped, its token is revoked") {
    CHECK_FALSE(service.connections.drop(held.confirmation, "login-session-of-eve"));
    CHECK(service.connections.drop(held.confirmation, kLogin));
    CHECK(hubspot.simulator.grants().refresh_tokens().size() == 1);
    CHECK(service.connections.list().size() == 1);
  }
  SECTION("left alone, it is cleared away and revoked") {
    hubspot.wait(600'001);
    CHECK(service.connections.confirm(held.confirmation, kLogin).kind == Kind::expired);
    CHECK(service.connections.keep() == 0);
    CHECK(hubspot.simulator.grants().refresh_tokens().size() == 1);
    CHECK(service.connections.confirm(held.confirmation, kLogin).kind == Kind::forged);
  }
  SECTION("the right account needs no question") {
    CHECK(service.connect(hubspot.portal(0), hubspot.portal(0)).kind == Kind::connected);
    CHECK(service.connections.list().size() == 1);
  }
}

TEST_CASE("no token, code, verifier or secret stands in clear in any file of the folder") {
  HubSpot hubspot;
  const Folder folder;
  Service service(hubspot, folder.path);
  std::vector<std::string> secrets = {hubspot.simulator.apps().front().client_secret, kLogin};
  for (std::size_t i = 0; i < 3; ++i) {
    const ConnectStart started = service.start(i == 2 ? hubspot.portal(0) : 0);
    const std::string query = hubspot.answer(started.address, hubspot.portal(i));
    secrets.push_back(query.substr(query.find("code=") + 5, 30));
    secrets.push_back(query.substr(query.find("state=") + 6));
    const ConnectOutcome outcome = service.connections.finish(query, kLogin);
    if (i == 2) {
      secrets.push_back(outcome.confirmation);
    }
  }
  static_cast<void>(service.start());
  for (const simulator::Token& token : hubspot.simulator.tokens().list()) {
    secrets.push_back(token.text);
  }
  for (const auto& [text, grant] : hubspot.simulator.grants().refresh_tokens()) {
    secrets.push_back(text);
  }
  const std::string bytes = service_world::all_bytes(folder.path);
  REQUIRE(bytes.find(kUser) != std::string::npos);  // the search finds what is there
  REQUIRE(secrets.size() > 10);
  for (const std::string& secret : secrets) {
    REQUIRE(secret.size() >= 8);
    CHECK(bytes.find(secret) == std::string::npos);
  }
}

TEST_CASE("another key than the store's is said to be another key, and a rotation seals all anew") {
  HubSpot hubspot;
  const Folder folder;
  const std::string key = folder.path + "/key";
  std::string old_id;
  {
    Service service(hubspot, folder.path);
    REQUIRE(service.connect(hubspot.portal(0)).kind == Kind::connected);
    REQUIRE(service.connect(hubspot.portal(1), hubspot.portal(0)).kind == Kind::other_portal);
    old_id = service.vault.key_id();
  }
  SECTION("rotation") {
    add_key(key);
    {
      Service service(hubspot, folder.path);
      static_cast<void>(service.start());
      CHECK(service.connections.reseal() == 4);  // two tokens, a held grant, the app's secret
      CHECK(service.connections.reseal() == 0);
      CHECK(service.store.empty_log());
    }
    drop_old_keys(key);
    Service service(hubspot, folder.path);
    CHECK(service.connections.access_token(hubspot.portal(0)).ok());
    CHECK(service_world::all_bytes(folder.path).find("s1." + old_id) == std::string::npos);
  }
  SECTION("a lost key") {
    std::filesystem::remove(key);
    Service service(hubspot, folder.path);
    CHECK_THROWS_WITH(service.connections.access_token(hubspot.portal(0)), Catch::Contains(old_id));
    CHECK(service.connect(hubspot.portal(0)).kind == Kind::connected);  // the remedy that is named
    CHECK(service.connections.access_token(hubspot.portal(0)).ok());
  }
}

TEST_CASE("the app is kept sealed, for programs that work on the same folder") {
  HubSpot hubspot;
  const Folder folder;
  { const ServiceStore store(folder.path); }
  const Service service(hubspot, folder.path);
  ServiceStore store(folder.path);
  const std::optional<KeptApp> app = kept_app(store, Vault::open(folder.path + "/key"));
  REQUIRE(app);
  CHECK(app->client_id == hubspot.simulator.apps().front().client_id);
  CHECK(app->client_secret.equals(hubspot.simulator.apps().front().client_secret));
  CHECK(app->api == hubspot.address());
  const Folder fresh;
  ServiceStore empty(fresh.path);
  CHECK_FALSE(kept_app(empty, Vault::open(fresh.path + "/key")));
}
