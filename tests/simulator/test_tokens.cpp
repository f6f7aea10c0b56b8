#include "account_fixture.hpp"
#include "catch.hpp"

// Whose tokens are whose: two apps, three accounts, and the control door that deals with both.

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;

namespace {

constexpr const char* kRedirect = "http://localhost:3000/callback";

SimulatorSettings two_apps() {
  SimulatorSettings settings = account_fixture::settings(100);
  settings.control = true;
  settings.apps.push_back(first_app(99));
  return settings;
}

struct Apps : Caller {
  Apps() : Caller(two_apps()) {}

  const App& app(std::size_t which) const { return simulator.settings().apps[which]; }
  std::int64_t portal(std::size_t which) const { return simulator.accounts()[which]->portal_id(); }

  Json door(const std::string& path, const Json& body) {
    const Answer answer = post("/_simulator/" + path, body);
    INFO(path << ' ' << body << ' ' << answer.raw.body);
    CHECK(answer.status < 300);
    return answer.json;
  }

  /// A form with an app's credentials.
  Json form(const std::string& path, std::size_t which, const std::string& fields) {
    const std::string body =
        "client_id=" + app(which).client_id + "&client_secret=" + app(which).client_secret + "&" + fields;
    const Response response = simulator.handle(Request::of("POST", "/oauth/2026-09/" + path, {}, body));
    return response.body.empty() ? Json{{"http", response.status}} : Json::parse(response.body);
  }

  std::string code(std::size_t which, std::size_t account = 0, Json more = Json::object()) {
    more.update({{"redirectUri", kRedirect}, {"clientId", app(which).client_id}, {"portalId", portal(account)}});
    return door("tokens/code", more)["code"];
  }
  Json exchange(std::size_t which, const std::string& code) {
    return form("token", which,
                "grant_type=authorization_code&redirect_uri=" + std::string(kRedirect) + "&code=" + code);
  }
  Json connect(std::size_t which, std::size_t account = 0) { return exchange(which, code(which, account)); }
  Json refresh(std::size_t which, const Json& pair) {
    return form("token", which, "grant_type=refresh_token&refresh_token=" + pair["refresh_token"].get<std::string>());
  }
  bool works(const Json& pair) {
    const std::string own = token;
    token = pair["access_token"];
    const int status = get("/account-info/v3/details").status;
    token = own;
    return status == 200;
  }
  bool is_active(std::size_t which, const std::string& text) {
    return form("token/introspect", which, "token=" + text)["active"];
  }
};

/// As somebody who is logged in asks for the page, or sends its form.
Response page(Apps& apps, const std::string& method, const std::string& target, const std::string& form = "") {
  apps.simulator.grants().log_in("session", apps.simulator.accounts().front()->settings().user);
  return apps.simulator.handle(Request::of(method, target, {{"cookie", "hubspot_simulator_login=session"}}, form));
}

std::string query(const Apps& apps, const std::string& more = "") {
  std::string scopes;
  for (const std::string& scope : apps.app(0).required_scopes) {
    scopes += scope + "%20";
  }
  return "/authorize?client_id=" + apps.app(0).client_id + "&redirect_uri=" + kRedirect + "&scope=" + scopes + more;
}

}  // namespace

TEST_CASE("a code and a refresh token are good for their own app alone") {
  Apps apps;
  const std::string code = apps.code(0);
  CHECK(apps.exchange(1, code)["status"] == "BAD_AUTH_CODE");
  const Json pair = apps.exchange(0, code);
  REQUIRE(pair.contains("access_token"));
  CHECK(apps.refresh(1, pair)["status"] == "BAD_REFRESH_TOKEN");
  CHECK(apps.refresh(0, pair).contains("access_token"));
}

TEST_CASE("an app is told nothing of another's tokens and cannot revoke them") {
  Apps apps;
  const Json pair = apps.connect(0);
  for (const char* const name : {"access_token", "refresh_token"}) {
    const std::string text = pair[name];
    CHECK_FALSE(apps.is_active(1, text));
    CHECK(apps.form("token/revoke", 1, "token=" + text) == Json{{"http", 200}});
    CHECK(apps.is_active(0, text));
  }
  CHECK(apps.works(pair));
}

TEST_CASE("an access token that is revoked by its own app is dead at once") {
  Apps apps;
  const Json pair = apps.connect(0);
  apps.form("token/revoke", 0, "token=" + pair["access_token"].get<std::string>());
  CHECK_FALSE(apps.works(pair));
  CHECK(apps.refresh(0, pair).contains("access_token"));
}

TEST_CASE("the uninstallation of an app needs its scope, and ends nothing of another app") {
  Apps apps;
  const Json mine = apps.connect(0), others = apps.connect(1);
  const std::string waiting = apps.code(0);
  const std::string other_waiting = apps.code(1);
  const Json narrow = apps.exchange(0, apps.code(0, 0, {{"scopes", {"crm.objects.contacts.read"}}}));
  apps.token = narrow["access_token"];
  CHECK(apps.erase("/appinstalls/2026-09/external-install").json["category"] == "MISSING_SCOPES");
  apps.token = mine["access_token"];
  CHECK(apps.erase("/appinstalls/2026-09/external-install").status == 204);
  CHECK(apps.exchange(0, waiting)["status"] == "BAD_AUTH_CODE");
  CHECK(apps.works(others));
  CHECK(apps.refresh(1, others).contains("access_token"));
  CHECK(apps.exchange(1, other_waiting).contains("access_token"));
}

TEST_CASE("a closed account is neither connected nor refreshed nor offered; the others are") {
  Apps apps;
  const Json here = apps.connect(0, 1), there = apps.connect(0, 2);
  const std::string waiting = apps.code(0, 1);
  const std::string id = std::to_string(apps.portal(1));
  CHECK(page(apps, "GET", "/oauth" + query(apps)).body.find(id) != std::string::npos);
  apps.door("uninstall", {{"portalId", apps.portal(1)}, {"accountGone", true}});
  CHECK(apps.exchange(0, waiting)["status"] == "BAD_HUB");
  CHECK(apps.refresh(0, here)["status"] == "BAD_HUB");
  CHECK_FALSE(apps.works(here));
  CHECK(apps.works(there));
  CHECK(apps.refresh(0, there).contains("access_token"));
  CHECK(page(apps, "GET", "/oauth" + query(apps)).body.find(id) == std::string::npos);
  CHECK(page(apps, "POST", "/oauth/" + id + query(apps), "action=allow").status == 403);
}

TEST_CASE("a state that the app did not send is not sent back, an empty one is") {
  Apps apps;
  const std::string here = "/oauth/" + std::to_string(apps.portal(0));
  const auto location = [&](const std::string& more) {
    return std::string(page(apps, "POST", here + query(apps, more), "action=deny").header("Location"));
  };
  CHECK(location("").find("state") == std::string::npos);
  CHECK(location("&state=").ends_with("&state="));
}

TEST_CASE("the cookie of the login is for its pages alone, and goes with the logout") {
  Apps apps;
  const std::string target = "/oauth" + query(apps);
  const std::string user = apps.simulator.accounts().front()->settings().user;
  const Response in = page(apps, "POST", target, "action=login&password=x&email=" + user);
  CHECK(std::string(in.header("Set-Cookie")).ends_with("; Path=/oauth; HttpOnly; SameSite=Lax"));
  const Response out = page(apps, "POST", target, "action=logout");
  CHECK(std::string(out.header("Set-Cookie")).ends_with("login=; Path=/oauth; HttpOnly; SameSite=Lax; Max-Age=0"));
}

TEST_CASE("the control door ends tokens of the account, app and kind that it is told") {
  Apps apps;
  const auto fresh = [&] { return std::vector<Json>{apps.connect(0, 0), apps.connect(0, 1), apps.connect(1, 0)}; };
  const auto state = [&](const std::vector<Json>& pairs) {
    std::string text;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      text += apps.works(pairs[i]) ? 'a' : '-';
      text += apps.is_active(i == 2 ? 1 : 0, pairs[i]["refresh_token"]) ? 'r' : '-';
    }
    return text;
  };
  std::vector<Json> pairs = fresh();
  apps.door("tokens/expire", {{"portalId", apps.portal(1)}});
  CHECK(state(pairs) == "ar-rar");
  apps.door("tokens/revoke", {{"clientId", apps.app(1).client_id}});
  CHECK(state(pairs) == "ar-r--");
  pairs = fresh();
  apps.door("tokens/revoke", {{"portalId", apps.portal(0)}, {"kind", "refresh"}});
  CHECK(state(pairs) == "a-ara-");
  pairs = fresh();
  apps.door("tokens/revoke", {{"kind", "access"}});
  CHECK(state(pairs) == "-r-r-r");
  CHECK(apps.get("/account-info/v3/details").status == 200);  // a private app's token only where it is named
}

TEST_CASE("the control door lists tokens, and none that could be used") {
  Apps apps;
  const Json pair = apps.connect(0, 1);
  const Answer answer = apps.get("/_simulator/tokens");
  CHECK(answer.json["tokens"].size() == 3);
  for (const std::string& text : {pair["access_token"].get<std::string>(), pair["refresh_token"].get<std::string>(),
                                  std::string(apps.simulator.private_token())}) {
    CHECK(answer.raw.body.find(text) == std::string::npos);
  }
}

TEST_CASE("codes of the control door hold what the account's tier has, and live as long as they are told to") {
  Apps apps;
  const auto scopes = [&](std::size_t account) { return apps.connect(0, account)["scopes"].get<Scopes>(); };
  CHECK(scopes(0).contains("business-intelligence"));
  CHECK_FALSE(scopes(1).contains("business-intelligence"));
  CHECK(scopes(1).contains("content"));
  CHECK_FALSE(scopes(2).contains("content"));
  apps.door("tokens/lifetimes", {{"codeSeconds", 30}});
  const std::string in_time = apps.code(0), late = apps.code(0);
  apps.wait(29'999);
  CHECK(apps.exchange(0, in_time).contains("access_token"));
  apps.wait(1);
  CHECK(apps.exchange(0, late)["status"] == "EXPIRED_AUTH_CODE");
}

TEST_CASE("the log is told by path") {
  Apps apps;
  apps.get("/crm/v3/owners");
  apps.get("/crm/v3/objects/deals?limit=1");
  const Json calls = apps.get("/_simulator/log?path=*/objects/*").json["calls"];
  REQUIRE(calls.size() == 1);
  CHECK(calls[0]["target"] == "/crm/v3/objects/deals?limit=1");
}
