#include <chrono>
#include <sstream>

#include "control_host.hpp"
#include "simulator/control/control.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using control_host::Host;
using control_host::open_settings;

TEST_CASE("the door is shut unless it is asked for") {
  Caller caller;
  CHECK(caller.get("/_simulator").status == 404);
  CHECK(caller.post("/_simulator/clock", {{"advanceMilliseconds", 1}}).status == 404);
}

TEST_CASE("the door lists what it can do, and no example has a member that is unknown") {
  Host host;
  const Json list = host.get("/_simulator").json["doors"];
  CHECK(list.size() >= 20);
  for (const Json& door : list) {
    CHECK_FALSE(door["description"].get<std::string>().empty());
    if (!door.contains("example")) {
      continue;
    }
    const Answer answer = host.call(door["method"], door["path"], door["example"].dump());
    INFO(door["path"] << ' ' << answer.raw.body);
    CHECK((answer.status < 300 || answer.status == 400));
    CHECK(answer.raw.body.find("is unknown") == std::string::npos);
    host.erase("/_simulator/faults");
  }
}

TEST_CASE("bad input is told what was expected") {
  Host host;
  const auto refusal = [&](const std::string& path, const std::string& body) {
    const Answer answer = host.call("POST", "/_simulator/" + path, body);
    INFO(path << ' ' << body);
    CHECK(answer.status == 400);
    return answer.json.value("message", "");
  };
  CHECK(refusal("clock", "{}") ==
        "\"advanceMilliseconds\" is missing: a whole number from 0 to 316224000000 was expected");
  CHECK(refusal("clock", R"({"advanceMilliseconds":-5})").find("a whole number from 0") != std::string::npos);
  CHECK(refusal("clock", R"({"advanceMilliseconds":1,"minutes":2})") ==
        "\"minutes\" is unknown. Expected: to, advanceMilliseconds");
  CHECK(refusal("clock", R"({"to":"yesterday"})").find("a time like") != std::string::npos);
  CHECK(refusal("clock", R"({"to":"2020-01-01T00:00:00Z"})").find("time does not go back") != std::string::npos);
  CHECK(refusal("clock", "[1]").find("an object was expected") != std::string::npos);
  CHECK(refusal("clock", "{").find("not valid JSON") != std::string::npos);
  CHECK(refusal("records/edit", R"({"id":1,"properties":{}})") == "there is no contact with the id 1");
  CHECK(refusal("records/edit", R"({"id":")" + host.id(0) + R"(","properties":{"nope":"x"}})") ==
        "there is no property \"nope\" of contacts");
  CHECK(refusal("records/create", R"({"properties":{"hs_object_id":"5"}})").find("cannot be written") !=
        std::string::npos);
  CHECK(refusal("records/create", R"({"objectType":"tickets","properties":{}})").find("contacts, companies") !=
        std::string::npos);
  CHECK(refusal("faults", R"({"fault":"flood"})").find("\"stall\", \"cut\" or \"reset\"") != std::string::npos);
  CHECK(refusal("faults", R"({"fault":429,"policy":"HOURLY"})").find("TEN_SECONDLY_ROLLING") != std::string::npos);
  CHECK(refusal("tokens/revoke", R"({"portalId":5})").find("\"portalId\" was expected to be one of") !=
        std::string::npos);
  CHECK(host.call("POST", "/_simulator/nothing").status == 404);
  CHECK(host.call("DELETE", "/_simulator/clock").status == 405);
}

TEST_CASE("what is refused changes nothing") {
  Host host;
  const auto before = host.account().objects(ObjectType::contacts).revision();
  host.post("/_simulator/records/create", {{"properties", {{"email", "a@b.test"}}}, {"surprise", 1}});
  host.post("/_simulator/records/archive", {{"id", host.id(0)}, {"surprise", 1}});
  CHECK(host.account().objects(ObjectType::contacts).revision() == before);
}

TEST_CASE("a web page does not get in, unless browsers may") {
  SimulatorSettings settings = open_settings();
  const auto status = [&](const std::string& origin) {
    Simulator simulator(settings);
    return simulator.handle(Request::of("GET", "/_simulator", {{"origin", origin}})).status;
  };
  CHECK(status("https://evil.example") == 403);
  settings.cors = true;
  CHECK(status("http://localhost:3000") == 200);
}

TEST_CASE("the clock goes ahead when told to, and tokens run out by it") {
  Host host;
  const std::string code = host.door("tokens/code", {{"redirectUri", "http://localhost/"}})["code"];
  CHECK(host.door("clock", {{"advanceMilliseconds", 90'000}})["now"] == "2026-11-23T00:01:30.000Z");
  CHECK(host.door("clock", {{"to", "2026-12-01T12:00:00Z"}})["now"] == "2026-12-01T12:00:00.000Z");
  CHECK(host.get("/_simulator/clock").json["milliseconds"] == host.simulator.clock().now());
  CHECK(host.simulator.grants().find_code(code)->expires < host.simulator.clock().now());
}

TEST_CASE("edits are stored as they are told, and last") {
  Host host;
  const Json made = host.door("records/create", {{"properties", {{"email", " ADA@Acme.test "}, {"firstname", "Ada"}}}});
  const std::string id = made["id"];
  host.wait(5'000);
  const Json when =
      host.door("records/edit", {{"id", id}, {"properties", {{"hs_email_open", 7}, {"firstname", nullptr}}}})["when"];
  const Json record = host.get("/crm/v3/objects/contacts/" + id + "?properties=email,firstname,hs_email_open").json;
  CHECK(record["properties"]["email"] == " ADA@Acme.test ");
  CHECK(record["properties"]["hs_email_open"] == "7");
  CHECK(record["properties"]["firstname"] == nullptr);
  CHECK(record["updatedAt"] == when);
}

TEST_CASE("records are archived, restored and erased") {
  Host host;
  const std::string path = "/crm/v3/objects/contacts/" + host.id(3);
  host.door("records/archive", {{"id", host.id(3)}});
  CHECK(host.get(path).status == 404);
  CHECK(host.get(path + "?archived=true").status == 200);
  CHECK(host.post("/_simulator/records/archive", {{"id", host.id(3)}}).status == 400);
  host.door("records/restore", {{"id", host.id(3)}});
  CHECK(host.get(path).status == 200);
  host.door("records/erase", {{"id", host.id(3)}});
  CHECK(host.get(path + "?archived=true").status == 404);
}

TEST_CASE("links are made and taken away") {
  Host host;
  const std::string company = std::to_string(host.account().objects(ObjectType::companies).source().id(0));
  const std::string contact = host.new_contact({{"email", "linked@acme.test"}});
  const Json ends = {{"from", {{"objectType", "contacts"}, {"id", contact}}},
                     {"to", {{"objectType", "companies"}, {"id", company}}}};
  Json body = ends;
  body["typeId"] = 1;
  CHECK(host.door("records/associate", body)["typeId"] == 1);
  const auto links = [&] {
    return host.account().links(ObjectType::contacts, std::stoll(contact), ObjectType::companies);
  };
  REQUIRE(links().size() == 1);
  CHECK(links()[0].types == std::vector<int>{1, 279});
  body = ends;
  body["remove"] = true;
  host.door("records/associate", body);
  CHECK(links().empty());
  body["typeId"] = 3;
  CHECK(host.post("/_simulator/records/associate", body).status == 400);
}

TEST_CASE("25,000 records are edited in one millisecond, within two seconds") {
  Host host(25'000);
  const auto begin = std::chrono::steady_clock::now();
  const Json edited =
      host.door("records/bulk-edit", {{"count", 25'000}, {"properties", {{"jobtitle", "Reorganised"}}}});
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(edited["edited"] == 25'000);
  CHECK(took < std::chrono::seconds(2));
  const Json page = host.get("/crm/v3/objects/contacts?limit=100&properties=jobtitle").json["results"];
  for (const Json& record : page) {
    CHECK(record["updatedAt"] == edited["when"]);
    CHECK(record["properties"]["jobtitle"] == "Reorganised");
  }
}

TEST_CASE("an ordered error strikes the next call that fits, once, and in HubSpot's words") {
  Host host;
  struct Case {
    Json fault;
    int status;
    const char* text;
  };
  for (const Case& each :
       {Case{{{"fault", 429}}, 429, "\"policyName\":\"TEN_SECONDLY_ROLLING\""},
        Case{{{"fault", "429"}, {"policy", "DAILY"}}, 429, "You have reached your daily limit."},
        Case{{{"fault", 429}, {"policy", "SECONDLY"}}, 429, "You have reached your secondly limit."},
        Case{{{"fault", 423}}, 423, "\"category\":\"LOCKED\""}, Case{{{"fault", 477}}, 477, "data hosting"},
        Case{{{"fault", 500}}, 500, "\"category\":\"INTERNAL_ERROR\""},
        Case{{{"fault", 502}}, 502, "<h1>502 Bad Gateway</h1>"}, Case{{{"fault", 503}}, 503, "\"status\":\"error\""},
        Case{{{"fault", 504}}, 504, "<html>"}}) {
    Json fault = each.fault;
    fault["path"] = "/crm/*";
    host.order(fault);
    CHECK(host.get("/account-info/v3/details").status == 200);
    const Answer struck = host.get("/crm/v3/objects/contacts?limit=1");
    INFO(struck.raw.body);
    CHECK(struck.status == each.status);
    CHECK(struck.raw.body.find(each.text) != std::string::npos);
    CHECK(struck.raw.header("Retry-After").empty() == (each.status != 477));
    CHECK(host.page() == 200);
  }
  host.order({{"fault", 429}, {"retryAfterSeconds", 3}});
  CHECK(host.get("/crm/v3/owners").raw.header("Retry-After") == "3");
}

TEST_CASE("orders count: after some calls, so many times, by method, until they are taken back") {
  Host host;
  host.order({{"fault", 503}, {"method", "GET"}, {"skip", 1}, {"times", 2}});
  host.new_contact({{"email", "count@acme.test"}});
  CHECK(host.page() == 200);
  CHECK(host.page() == 503);
  CHECK(host.page() == 503);
  CHECK(host.page() == 200);
  host.order({{"fault", 500}, {"times", 0}});
  for (int i = 0; i < 5; ++i) {
    CHECK(host.page() == 500);
  }
  CHECK(host.get("/_simulator/faults").json["faults"][0]["hit"] == 5);
  host.erase("/_simulator/faults");
  CHECK(host.page() == 200);
  CHECK(host.erase("/_simulator/faults?id=1").status == 404);
}

TEST_CASE("a random fault strikes one call in so many, the same ones for a seed") {
  const auto pattern = [](int seed) {
    Host host(100);
    host.order({{"fault", 500}, {"oneIn", 10}, {"times", 0}, {"seed", seed}});
    std::string calls;
    for (int i = 0; i < 400; ++i) {
      calls += host.page() == 200 ? '.' : 'x';
    }
    return calls;
  };
  const std::string first = pattern(1);
  CHECK(first == pattern(1));
  CHECK(first != pattern(2));
  const auto hits = std::count(first.begin(), first.end(), 'x');
  CHECK(hits > 20);
  CHECK(hits < 70);
}

TEST_CASE("a stalled, cut or reset answer is the real one, delivered badly") {
  Host host;
  host.order({{"fault", "cut"}});
  const Answer cut = host.get("/crm/v3/objects/contacts?limit=1");
  CHECK(cut.status == 200);
  CHECK(cut.raw.delivery.cut_at == cut.raw.body.size() / 2);
  host.order({{"fault", "stall"}, {"milliseconds", 70}});
  CHECK(host.get("/crm/v3/objects/contacts/1").raw.delivery.stall_milliseconds == 70);
  host.order({{"fault", "reset"}});
  CHECK(host.get("/crm/v3/objects/contacts?limit=1").raw.delivery.reset);
}

TEST_CASE("patterns: a star stands for anything") {
  CHECK(fits_pattern("*", ""));
  CHECK(fits_pattern("/crm/*/batch/*", "/crm/v3/objects/contacts/batch/read"));
  CHECK(fits_pattern("/a*a", "/aba-aca"));
  CHECK_FALSE(fits_pattern("/crm/*", "/oauth/crm/"));
  CHECK_FALSE(fits_pattern("/crm", "/crm/"));
  CHECK_FALSE(fits_pattern("*b", "abc"));
}

TEST_CASE("tokens are expired and revoked from outside") {
  Host host;
  const auto tokens = [&] {
    const App& app = host.simulator.settings().apps.front();
    const std::string code = host.door("tokens/code", {{"redirectUri", "http://localhost/"}})["code"];
    const std::string body = "grant_type=authorization_code&client_id=" + app.client_id +
                             "&client_secret=" + app.client_secret + "&redirect_uri=http://localhost/&code=" + code;
    return Json::parse(host.simulator.handle(Request::of("POST", "/oauth/v3/token", {}, body)).body);
  };
  const Json pair = tokens();
  const std::string private_token = host.token;
  host.token = pair["access_token"];
  CHECK(host.page() == 200);
  CHECK(host.door("tokens/expire", Json::object())["access"] == 1);
  CHECK(host.get("/crm/v3/objects/contacts").json["category"] == "EXPIRED_AUTHENTICATION");
  host.token = private_token;  // a private app's token ends only where it is named
  CHECK(host.page() == 200);
  const Json other = tokens();
  CHECK(host.door("tokens/revoke", {{"kind", "refresh"}, {"token", other["refresh_token"]}})["refresh"] == 1);
  CHECK_FALSE(host.simulator.grants().find_refresh_token(other["refresh_token"].get<std::string>()));
  CHECK(host.simulator.grants().find_refresh_token(pair["refresh_token"].get<std::string>()));
  host.door("uninstall", Json::object());
  CHECK_FALSE(host.simulator.grants().find_refresh_token(pair["refresh_token"].get<std::string>()));
  host.door("tokens/revoke", {{"token", private_token}});
  CHECK(host.page() == 401);
}

TEST_CASE("tokens can be made to live for seconds, and an account to close") {
  Host host;
  const App& app = host.simulator.settings().apps.front();
  host.door("tokens/lifetimes", {{"accessTokenSeconds", 5}});
  const std::string code = host.door("tokens/code", {{"redirectUri", "http://localhost/"}})["code"];
  const std::string who = "client_id=" + app.client_id + "&client_secret=" + app.client_secret;
  const auto token = [&](const std::string& fields) {
    return Json::parse(host.simulator.handle(Request::of("POST", "/oauth/v3/token", {}, who + fields)).body);
  };
  const Json pair = token("&grant_type=authorization_code&redirect_uri=http://localhost/&code=" + code);
  CHECK(pair["expires_in"] == 5);
  host.door("uninstall", {{"accountGone", true}});
  const Json refused = token("&grant_type=refresh_token&refresh_token=" + pair["refresh_token"].get<std::string>());
  CHECK(refused["status"] == "BAD_HUB");
  CHECK(refused["error"] == "access_denied");
  CHECK(host.page() == 401);
}

TEST_CASE("the log knows every call and no secret") {
  Host host;
  host.get("/crm/v3/objects/contacts?limit=1&hapikey=SECRET1");
  host.get("/oauth/v1/access-tokens/SECRET2");
  host.get("/oauth/v1/refresh-tokens/SECRET3/");
  host.post("/oauth/v1/token?client_secret=SECRET4&code=SECRET5&%63ode=SECRET6&grant_type=x", Json::object());
  host.get("/x/" + host.token + "?y=" + host.token);
  host.order({{"fault", 502}});
  host.page();
  const Answer log = host.get("/_simulator/log");
  CHECK(log.raw.body.find("SECRET") == std::string::npos);
  CHECK(log.raw.body.find(host.token) == std::string::npos);
  const Json calls = log.json["calls"];
  REQUIRE(calls.size() == 7);
  CHECK(calls[0]["target"] == "/crm/v3/objects/contacts?limit=1&hapikey=...");
  CHECK(calls[0]["status"] == 200);
  CHECK(calls[0]["portalId"] == host.account().portal_id());
  CHECK(calls[1]["target"] == "/oauth/v1/access-tokens/...");
  CHECK(calls[1]["category"] == "OBJECT_NOT_FOUND");
  CHECK(calls[6]["fault"] == "status");
  CHECK(host.get("/_simulator/log?limit=1&path=/crm/*").json["calls"].size() == 1);
  host.erase("/_simulator/log");
  CHECK(host.get("/_simulator/log").json["calls"].size() == 1);
}

TEST_CASE("limits are changed from outside") {
  Host host;
  host.door("limits", {{"enabled", true}, {"privateTenSeconds", 2}});
  CHECK(host.page() == 200);
  CHECK(host.page() == 200);
  CHECK(host.page() == 429);
  host.door("limits", {{"enabled", false}});
  CHECK(host.page() == 200);
}
