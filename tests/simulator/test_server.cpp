#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/server/limits.hpp"

using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

constexpr const char* kContacts = "/crm/objects/2026-09/contacts";

}  // namespace

TEST_CASE("the front page says what this is") {
  Caller caller;
  caller.token.clear();
  const auto answer = caller.get("/");
  CHECK(answer.status == 200);
  CHECK(answer.json["name"] == "hubspot-simulator");
  CHECK(answer.json["accounts"].size() == 3);
}

// The bodies are those of sections 4.1 and 4.2 of what is known of HubSpot's API, member by member.
TEST_CASE("a call without a token gets HubSpot's 401") {
  Caller caller;
  caller.token = "nonsense";
  const auto answer = caller.get(kContacts);
  CHECK(answer.status == 401);
  CHECK(members(answer.json) == "status,message,correlationId,category");
  CHECK(answer.json["status"] == "error");
  CHECK(answer.json["category"] == "INVALID_AUTHENTICATION");
  CHECK(answer.raw.header("X-HubSpot-Correlation-Id") == answer.json["correlationId"].get<std::string>());
  CHECK(answer.raw.header("x-hubspot-auth-failure") == "401 Unauthorized");
}

TEST_CASE("a token that has run out is told so, with the moment") {
  Caller caller;
  Token token = private_app_token(7, caller.account().portal_id());
  token.text = "short";
  token.expires = account_fixture::kNow + 1000;
  caller.simulator.tokens().add(token);
  caller.token = "short";
  CHECK(caller.get(kContacts).status == 200);
  caller.wait(4000);
  const auto answer = caller.get(kContacts);
  CHECK(answer.status == 401);
  CHECK(answer.json["category"] == "EXPIRED_AUTHENTICATION");
  CHECK(answer.json["message"] == "The OAuth token used to make this call expired 3 second(s) ago.");
  CHECK(answer.json["context"]["expire time"] == Json::array({"2026-11-23T00:00:01.000Z"}));
}

TEST_CASE("a missing scope is named") {
  Caller caller;
  Token token = private_app_token(7, caller.account().portal_id());
  token.text = "few";
  token.scopes = {"oauth", "crm.objects.contacts.read"};
  caller.simulator.tokens().add(token);
  caller.token = "few";
  CHECK(caller.get(kContacts).status == 200);
  CHECK(caller.get("/crm/v3/properties/deals").status == 200);  // any object's scope opens definitions
  const auto answer = caller.get("/crm/objects/2026-09/deals");
  CHECK(answer.status == 403);
  CHECK(members(answer.json) == "status,message,correlationId,category,errors,links");
  CHECK(answer.json["category"] == "MISSING_SCOPES");
  CHECK(answer.json["errors"][0]["message"] == "One or more of the following scopes are required.");
  CHECK(answer.json["errors"][0]["context"]["requiredGranularScopes"] == Json::array({"crm.objects.deals.read"}));
  CHECK(answer.json["links"]["scopes"] == "https://developers.hubspot.com/scopes");
}

TEST_CASE("since 2026-09 emails need two scopes, and before that one") {
  Caller caller;
  Token token = private_app_token(7, caller.account().portal_id());
  token.text = "one";
  token.scopes = {"crm.objects.contacts.read"};
  caller.simulator.tokens().add(token);
  caller.token = "one";
  CHECK(caller.get("/crm/v3/objects/emails").status == 200);
  CHECK(caller.get("/crm/objects/2026-09/emails").status == 403);
}

TEST_CASE("unknown paths, methods and versions are refused") {
  Caller caller;
  CHECK(caller.get("/crm/v3/nothing").status == 404);
  CHECK(caller.get("/crm/objects/2024-01/contacts").status == 404);
  CHECK(caller.get("/crm/objects/2026-03/contacts").status == 200);
  const auto answer = caller.call("PUT", kContacts);
  CHECK(answer.status == 405);
  CHECK(answer.raw.header("Allow").find("POST") != std::string_view::npos);
  CHECK(caller.get("/crm/v3/objects/unicorns").status == 400);
  for (const char* const path : {"/../etc/passwd", "/crm/v3/objects/contacts/%2e%2e%2f", "/%00", "/crm//objects"}) {
    CHECK(caller.get(path).status >= 400);
  }
}

TEST_CASE("bodies that are no JSON objects are refused") {
  Caller caller;
  for (const char* const body : {"{", "[]", "null", "{\"inputs\":1}", "{\"inputs\":[1]}", "\xff\xfe"}) {
    CHECK(caller.call("POST", "/crm/v3/objects/contacts/batch/read", body).status == 400);
  }
}

TEST_CASE("the ten-second limit of a private app holds, and its headers count down") {
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts[0].limits.enabled = true;
  settings.accounts[0].limits.private_ten_seconds = 3;
  Caller caller(settings);
  const auto first = caller.get(kContacts);
  CHECK(first.raw.header("X-HubSpot-RateLimit-Max") == "3");
  CHECK(first.raw.header("X-HubSpot-RateLimit-Remaining") == "2");
  CHECK(first.raw.header("X-HubSpot-RateLimit-Interval-Milliseconds") == "10000");
  caller.wait(9'000);
  caller.get(kContacts);
  caller.get(kContacts);
  const auto refused = caller.get(kContacts);
  CHECK(refused.status == 429);
  CHECK(members(refused.json) == "status,message,errorType,correlationId,policyName,groupName");
  CHECK(refused.json["message"] == "You have reached your ten_secondly_rolling limit.");
  CHECK(refused.json["errorType"] == "RATE_LIMIT");
  CHECK(refused.json["policyName"] == "TEN_SECONDLY_ROLLING");
  CHECK(refused.raw.header("Retry-After").empty());
  caller.wait(1'000);  // the first call leaves the window
  CHECK(caller.get(kContacts).status == 200);
}

TEST_CASE("the daily limit ends at the account's midnight") {
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts[0].limits.enabled = true;
  settings.accounts[0].limits.private_daily = 1;
  Caller caller(settings);
  CHECK(caller.get(kContacts).status == 200);
  CHECK(caller.get(kContacts).json["policyName"] == "DAILY");
  caller.wait(5 * kHour);  // UTC midnight has passed five hours ago; in New York the day begins now
  CHECK(caller.get(kContacts).status == 200);
}

TEST_CASE("searches have a limit of their own, by the second and without headers") {
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts[0].limits.enabled = true;
  Caller caller(settings);
  const std::string path = "/crm/v3/objects/contacts/search";
  for (int i = 0; i < 5; ++i) {
    CHECK(caller.post(path, Json::object()).status == 200);
  }
  const auto refused = caller.post(path, Json::object());
  CHECK(refused.status == 429);
  CHECK(refused.json["message"] == "You have reached your secondly limit.");
  CHECK(refused.raw.header("X-HubSpot-RateLimit-Max").empty());
  caller.wait(kSecond);
  CHECK(caller.post(path, Json::object()).status == 200);
}

TEST_CASE("browsers of other origins are answered only where that was asked for") {
  SimulatorSettings settings = account_fixture::settings();
  const Request request = Request::of("OPTIONS", kContacts, {{"origin", "http://localhost:3000"}});
  Simulator closed(settings);
  CHECK(closed.handle(request).header("Access-Control-Allow-Origin").empty());
  settings.cors = true;
  Simulator open(settings);
  CHECK(open.handle(request).status == 204);
  CHECK(open.handle(request).header("Access-Control-Allow-Origin") == "*");
}

TEST_CASE("the same seed gives the same client, secret and token") {
  Caller a, b;
  CHECK(a.token == b.token);
  CHECK(a.token.starts_with("pat-na1-"));
  CHECK(a.simulator.apps().front().client_secret == b.simulator.apps().front().client_secret);
  SimulatorSettings other = account_fixture::settings();
  other.seed = 8;
  CHECK(Caller(other).token != a.token);
}
