#include <set>

#include "account_fixture.hpp"
#include "catch.hpp"

// What happens between calls, and what the account's people demand.
using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;

namespace {

SimulatorSettings open_settings() {
  SimulatorSettings settings = account_fixture::settings();
  settings.control = true;
  settings.accounts.front().search_lag = 0;
  return settings;
}

const std::string kSearch = "/crm/objects/2026-09/contacts/search";
const Json kNewestLast = Json::array({{{"propertyName", "lastmodifieddate"}, {"direction", "ASCENDING"}}});

std::vector<std::string> page(Caller& caller, int after) {
  const Json answer =
      caller.post(kSearch, {{"limit", 200}, {"after", std::to_string(after)}, {"sorts", kNewestLast}}).json;
  std::vector<std::string> ids;
  for (const Json& record : answer["results"]) {
    ids.push_back(record["id"]);
  }
  return ids;
}

}  // namespace

TEST_CASE("a record that is edited between two pages of a search stands on both") {
  Caller caller(open_settings());
  const std::vector<std::string> before = page(caller, 0);
  REQUIRE(before.size() == 200);
  const std::string id = before[7];
  const Json edit = {{"path", "records/edit"},
                     {"body", {{"id", std::stoll(id)}, {"properties", {{"jobtitle", "Changed"}}}}}};
  CHECK(caller
            .post("/_simulator/schedule",
                  {{"method", "POST"}, {"path", "*/search"}, {"after", 2}, {"calls", Json::array({edit})}})
            .status == 201);
  std::multiset<std::string> seen;
  for (int after = 0; after < 500; after += 200) {
    for (const std::string& each : page(caller, after)) {
      seen.insert(each);
    }
  }
  CHECK(seen.count(id) == 2);
  CHECK(seen.size() == 500);  // and another was skipped: the pages moved up by one
  CHECK(caller.get("/_simulator/schedule").json["schedule"].empty());
}

TEST_CASE("several calls are made in their order, once") {
  Caller caller(open_settings());
  const Json calls = Json::array({{{"path", "clock"}, {"body", {{"advanceMilliseconds", 5000}}}},
                                  {{"path", "records/create"}, {"body", {{"properties", {{"email", "s@s.test"}}}}}}});
  caller.post("/_simulator/schedule", {{"path", "/crm/*"}, {"calls", calls}});
  CHECK(caller.get("/account-info/v3/details").status == 200);
  CHECK(caller.simulator.clock().now() == account_fixture::kNow);
  caller.get("/crm/v3/owners");
  CHECK(caller.simulator.clock().now() == account_fixture::kNow + 5000);
  const Json made = caller.get("/crm/v3/objects/contacts/s%40s.test?idProperty=email").json;
  CHECK(made["createdAt"] == "2026-11-23T00:00:05.000Z");
  CHECK(caller.simulator.clock().now() == account_fixture::kNow + 5000);
}

TEST_CASE("what cannot be done later is refused now") {
  Caller caller(open_settings());
  const auto status = [&](const Json& body) { return caller.post("/_simulator/schedule", body).status; };
  CHECK(status({{"path", "*"}}) == 400);
  CHECK(status({{"calls", Json::array()}}) == 400);
  CHECK(status({{"calls", Json::array({{{"path", "nothing/of/the/kind"}}})}}) == 400);
  CHECK(status({{"calls", Json::array({{{"path", "clock"}}})}, {"after", 0}}) == 400);
  CHECK(status({{"calls", Json::array({{{"path", "clock"}}})}, {"then", 1}}) == 400);
  CHECK(status({{"calls", Json::array({{{"path", "clock"}}})}}) == 201);
  CHECK(caller.erase("/_simulator/schedule").status == 200);
  CHECK(caller.get("/_simulator/schedule").json["schedule"].empty());
}

TEST_CASE("the account's own rules are enforced since 2026-09, and not before") {
  Caller caller(open_settings());
  const Json rule = {{"objectType", "contacts"},
                     {"whenProperty", "lifecyclestage"},
                     {"whenValue", "customer"},
                     {"required", {"mobilephone"}}};
  CHECK(caller.post("/_simulator/rules", {{"rules", Json::array({rule})}}).json["rules"] == 1);
  CHECK(caller.get("/_simulator/rules").json["rules"][0] == rule);
  const std::string id = caller.new_contact({{"email", "rule@rule.test"}, {"lifecyclestage", "customer"}});
  REQUIRE_FALSE(id.empty());  // by v3
  const Json score = {{"properties", {{"jobtitle", "CTO"}}}};
  const Answer refused = caller.patch("/crm/objects/2026-09/contacts/" + id, score);
  CHECK(refused.status == 400);
  CHECK(refused.json["category"] == "VALIDATION_ERROR");
  CHECK(refused.json["errors"][0]["code"] == "MISSING_REQUIRED_PROPERTY");
  CHECK(refused.json["errors"][0]["context"]["propertyName"] == Json({"mobilephone"}));
  const Json inputs = Json::array({{{"id", id}, {"properties", score["properties"]}}});
  CHECK(caller.post("/crm/objects/2026-09/contacts/batch/update", {{"inputs", inputs}}).status == 400);
  CHECK(caller.patch("/crm/objects/2026-03/contacts/" + id, score).status == 200);
  CHECK(caller.patch("/crm/v3/objects/contacts/" + id, score).status == 200);
  const Json with_phone = {{"properties", {{"jobtitle", "CFO"}, {"mobilephone", "+49 30 1"}}}};
  CHECK(caller.patch("/crm/objects/2026-09/contacts/" + id, with_phone).status == 200);
  CHECK(caller.patch("/crm/objects/2026-09/contacts/" + id, score).status == 200);
  const std::string other = caller.new_contact({{"email", "lead@rule.test"}, {"lifecyclestage", "lead"}});
  CHECK(caller.patch("/crm/objects/2026-09/contacts/" + other, score).status == 200);
  CHECK(caller.post("/_simulator/rules", {{"rules", {{{"required", 1}}}}}).status == 400);
}

TEST_CASE("the door states what was planted, and it holds") {
  SimulatorSettings settings = account_fixture::settings(3'000);
  settings.control = true;
  Caller caller(settings);
  const Json truth = caller.get("/_simulator/truth/planted").json;
  CHECK_FALSE(truth["fittingCompany"]["industry"].empty());
  const auto share = [&](const char* which) {
    const Json& sales = truth["companiesWithDecidedDeals"][which];
    return sales["won"].get<double>() / (sales["won"].get<double>() + sales["lost"].get<double>());
  };
  CHECK(share("fitting") > share("others") * 1.5);
  const auto views = [&](const char* outcome) {
    const Json& activity = truth["engagementByOutcomeOfTheCompany"][outcome];
    return activity["pageViews"].get<double>() / activity["contacts"].get<double>();
  };
  CHECK(views("won") > views("lost") * 1.2);
  CHECK(views("lost") > views("none"));
  CHECK(truth["words"].size() == 4);
}

TEST_CASE("tokens and codes live as long as the settings say") {
  SimulatorSettings settings = open_settings();
  settings.lifetimes.access_token = 5 * kSecond;
  settings.lifetimes.code = 2 * kSecond;
  Caller caller(settings);
  const App& app = caller.simulator.settings().apps.front();
  const std::string redirect = "http://localhost:3000/callback";
  const auto exchange = [&](Moment wait) {
    const std::string code = caller.post("/_simulator/tokens/code", {{"redirectUri", redirect}}).json["code"];
    caller.wait(wait);
    const std::string form = "grant_type=authorization_code&client_id=" + app.client_id +
                             "&client_secret=" + app.client_secret + "&redirect_uri=" + redirect + "&code=" + code;
    Response response = caller.simulator.handle(
        Request::of("POST", "/oauth/2026-09/token", {{"content-type", "application/x-www-form-urlencoded"}}, form));
    return std::pair(response.status, Json::parse(response.body));
  };
  CHECK(exchange(3 * kSecond).second["status"] == "EXPIRED_AUTH_CODE");
  const auto [status, token] = exchange(kSecond);
  REQUIRE(status == 200);
  CHECK(token["expires_in"] == 5);
  caller.token = token["access_token"];
  CHECK(caller.get("/account-info/v3/details").status == 200);
  caller.wait(6 * kSecond);
  CHECK(caller.get("/account-info/v3/details").json["category"] == "EXPIRED_AUTHENTICATION");
}
