#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/api/oauth_pages.hpp"
#include "simulator/api/scope_words.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::members;

namespace {

constexpr const char* kRedirect = "http://localhost:3000/callback";
// RFC 7636, appendix B.
constexpr const char* kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
constexpr const char* kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A user in front of the authorize pages, who keeps cookies.
class Browser {
 public:
  explicit Browser(Simulator& simulator) : simulator_(simulator) {}

  Response get(const std::string& target) { return call("GET", target, ""); }
  Response post(const std::string& target, const std::string& form) { return call("POST", target, form); }

  void log_in(const std::string& target) {
    const Response response = post(target, "email=admin%40northforge.example&password=x&action=login");
    REQUIRE(response.status == 303);
    REQUIRE(response.header("Location") == target);
  }

 private:
  Response call(const std::string& method, const std::string& target, const std::string& form) {
    Response response = simulator_.handle(Request::of(method, target, {{"cookie", "a=b; " + cookie_}}, form));
    const std::string_view cookie = response.header("Set-Cookie");
    if (!cookie.empty()) {
      cookie_ = cookie.substr(0, cookie.find(';'));
    }
    return response;
  }

  Simulator& simulator_;
  std::string cookie_;
};

std::string scope_list(const Scopes& scopes) {
  std::string list;
  for (const std::string& scope : scopes) {
    list += (list.empty() ? "" : "%20") + scope;
  }
  return list;
}

const App& app_of(const Simulator& simulator) { return simulator.settings().apps.front(); }

std::string query(const Simulator& simulator, const std::string& more = "&state=s1") {
  return "?client_id=" + app_of(simulator).client_id + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=" +
         scope_list(app_of(simulator).required_scopes) + more;
}

std::string account_path(const Simulator& simulator, std::size_t which, const std::string& more = "&state=s1") {
  return "/oauth/" + std::to_string(simulator.accounts()[which]->portal_id()) + "/authorize" + query(simulator, more);
}

bool has(const Response& page, std::string_view text) { return page.body.find(text) != page.body.npos; }

/// The value of a parameter in the address of a redirect.
std::string redirected(const Response& response, const std::string& name) {
  REQUIRE(response.status == 302);
  const Request request = Request::of("GET", std::string(response.header("Location")));
  return std::string(request.parameter(name).value_or("(none)"));
}

/// A code that the user gave to the app for an account.
std::string code_for(Simulator& simulator, std::size_t account = 0, const std::string& more = "") {
  Browser browser(simulator);
  const std::string path = account_path(simulator, account, more);
  browser.log_in(path);
  return redirected(browser.post(path, "action=allow"), "code");
}

Answer form(Simulator& simulator, const std::string& target, const std::string& body) {
  Response response =
      simulator.handle(Request::of("POST", target, {{"content-type", "application/x-www-form-urlencoded"}}, body));
  Json json = Json::parse(response.body, nullptr, false);
  return {response.status, std::move(json), std::move(response)};
}

std::string credentials(const Simulator& simulator) {
  return "client_id=" + app_of(simulator).client_id + "&client_secret=" + app_of(simulator).client_secret;
}

std::string exchange_form(const Simulator& simulator, const std::string& code) {
  return "grant_type=authorization_code&" + credentials(simulator) + "&redirect_uri=" + kRedirect + "&code=" + code;
}

Answer tokens(Simulator& simulator, std::size_t account = 0, const std::string& path = "/oauth/2026-09/token") {
  return form(simulator, path, exchange_form(simulator, code_for(simulator, account)));
}

std::string refresh_form(const Simulator& simulator, const std::string& token) {
  return "grant_type=refresh_token&" + credentials(simulator) + "&refresh_token=" + token;
}

void check_error(const Answer& answer, const std::string& status, const std::string& error) {
  INFO(answer.raw.body);
  CHECK(answer.status == 400);
  CHECK(members(answer.json) == "error,error_description,status,message");
  CHECK(answer.json.value("status", "") == status);
  CHECK(answer.json.value("error", "") == error);
}

int status_with(Caller& caller, const std::string& token, const std::string& path) {
  caller.token = token;
  return caller.get(path).status;
}

}  // namespace

TEST_CASE("the way through the pages ends with a code and the app's state") {
  Caller caller;
  Browser browser(caller.simulator);
  const std::string start = "/oauth/authorize" + query(caller.simulator, "&state=a%20b%26c");
  const Response login = browser.get(start);
  CHECK(login.status == 200);
  CHECK(login.content_type == "text/html;charset=utf-8");
  CHECK(has(login, "<label for=\"email\">"));
  CHECK(has(login, "<label for=\"password\">"));
  CHECK_FALSE(has(login, "<script"));
  browser.log_in(start);
  const Response accounts = browser.get(start);
  CHECK(has(accounts, "Choose an account"));
  for (const auto& account : caller.simulator.accounts()) {
    CHECK(has(accounts, escaped_html(account->settings().name)));
    CHECK(has(accounts, "/oauth/" + std::to_string(account->portal_id()) + "/authorize?"));
  }
  const std::string path = account_path(caller.simulator, 0, "&state=a%20b%26c");
  const Response consent = browser.get(path);
  CHECK(consent.status == 200);
  CHECK(has(consent, "Create, change and delete contacts"));
  CHECK(has(consent, "crm.objects.contacts.write"));
  const Response back = browser.post(path, "action=allow");
  CHECK(back.header("Location").substr(0, 31) == "http://localhost:3000/callback?");
  CHECK(redirected(back, "state") == "a b&c");
  CHECK(redirected(back, "code").starts_with("na1-"));
}

TEST_CASE("a wrong login stays on the page and says so") {
  Caller caller;
  Browser browser(caller.simulator);
  const std::string start = "/oauth/authorize" + query(caller.simulator);
  for (const char* const fields :
       {"email=nobody@acme.test&password=x", "email=admin@northforge.example&password=", ""}) {
    const Response page = browser.post(start, fields);
    CHECK(page.status == 401);
    CHECK(has(page, "role=\"alert\""));
  }
  CHECK(has(browser.get(start), "<label for=\"password\">"));
}

TEST_CASE("logging out leads back to the login page") {
  Caller caller;
  Browser browser(caller.simulator);
  const std::string start = "/oauth/authorize" + query(caller.simulator);
  browser.log_in(start);
  CHECK(browser.post(start, "action=logout").status == 303);
  CHECK(has(browser.get(start), "<label for=\"password\">"));
}

TEST_CASE("who declines is sent back with access_denied and no code") {
  Caller caller;
  Browser browser(caller.simulator);
  const std::string path = account_path(caller.simulator, 0);
  browser.log_in(path);
  const Response back = browser.post(path, "action=deny");
  CHECK(redirected(back, "error") == "access_denied");
  CHECK(redirected(back, "error_description") != "(none)");
  CHECK(redirected(back, "state") == "s1");
  CHECK(redirected(back, "code") == "(none)");
}

TEST_CASE("nobody gets a code without logging in, nor for an account of somebody else") {
  Caller caller;
  Browser stranger(caller.simulator);
  CHECK(stranger.post(account_path(caller.simulator, 0), "action=allow").status == 303);
  Browser browser(caller.simulator);
  browser.log_in("/oauth/authorize" + query(caller.simulator));
  const Response page = browser.post("/oauth/999/authorize" + query(caller.simulator), "action=allow");
  CHECK(page.status == 403);
  CHECK(has(page, "You do not have access to this account"));
}

TEST_CASE("a wrong client, redirect address or set of scopes gets a page and no redirect") {
  Caller caller;
  Browser browser(caller.simulator);
  const auto page = [&](const std::string& parameters) { return browser.get("/oauth/authorize?" + parameters); };
  const std::string client = "client_id=" + app_of(caller.simulator).client_id;
  const std::string scope = "&scope=" + scope_list(app_of(caller.simulator).required_scopes);
  CHECK(has(page("client_id=nope"), "No app has this client_id: nope"));
  CHECK(has(page(client + scope), "The address has no redirect_uri."));
  for (const char* const uri :
       {"https://evil.example/", "http://localhost.evil.example/", "http://localhost:3000@evil.example/",
        "http://127.0.0.1/callback", "http://localhost/a%0d%0aX-Bad:%201", "javascript:alert(1)"}) {
    const Response refused = page(client + scope + "&redirect_uri=" + uri);
    INFO(uri);
    CHECK(refused.status == 400);
    CHECK(has(refused, "not one of those that the app has registered"));
    CHECK(refused.header("Location").empty());
  }
  const std::string known = client + "&redirect_uri=" + kRedirect;
  const Response missing = page(known + "&scope=oauth");
  CHECK(missing.status == 400);
  CHECK(has(missing, "The scopes do not match"));
  CHECK(has(missing, "crm.objects.contacts.read"));
  const Response further = page(known + scope + "%20tickets");
  CHECK(has(further, "In scope, but not required by the app"));
  CHECK(has(further, "<code>tickets</code>"));
  CHECK(has(page(known + scope + "&optional_scope=tickets"), "In optional_scope, but unknown to the app"));
  CHECK(has(page(known + scope), "<label for=\"password\">"));
}

TEST_CASE("registered redirect addresses are matched to the letter") {
  SimulatorSettings settings = account_fixture::settings();
  settings.apps.front().redirect_uris = {kRedirect};
  Caller caller(settings);
  const std::string client = "/oauth/authorize?client_id=" + app_of(caller.simulator).client_id +
                             "&scope=" + scope_list(app_of(caller.simulator).required_scopes) + "&redirect_uri=";
  Browser browser(caller.simulator);
  CHECK(browser.get(client + kRedirect).status == 200);
  CHECK(browser.get(client + kRedirect + "/").status == 400);
  CHECK(browser.get(client + "http://localhost:3001/callback").status == 400);
}

TEST_CASE("pages quote what comes from outside") {
  Caller caller;
  Browser browser(caller.simulator);
  const Response page = browser.get("/oauth/authorize?client_id=%3Cb%3E%22%27");
  CHECK(has(page, "&lt;b&gt;&quot;&#39;"));
  CHECK_FALSE(has(page, "<b>"));
  const Response login = browser.get("/oauth/authorize" + query(caller.simulator, "&state=\"><i>"));
  CHECK_FALSE(has(login, "<i>"));
}

TEST_CASE("an account whose tier lacks a required scope cannot connect the app") {
  SimulatorSettings settings = account_fixture::settings();
  settings.apps.front().required_scopes.insert("content");
  Caller caller(settings);
  Browser browser(caller.simulator);
  const std::string path = account_path(caller.simulator, 2);  // the free one
  browser.log_in(path);
  const Response page = browser.get(path);
  CHECK(page.status == 403);
  CHECK(has(page, "This account cannot connect the app"));
  CHECK(has(page, "<code>content</code>"));
  CHECK(browser.post(path, "action=allow").status == 403);
  CHECK(browser.get(account_path(caller.simulator, 0)).status == 200);
}

TEST_CASE("optional scopes that the account's tier lacks are dropped without a word") {
  Caller caller;
  const std::string more = "&optional_scope=content%20forms";
  const auto granted = [&](std::size_t account) {
    const Answer answer = form(caller.simulator, "/oauth/2026-09/token",
                               exchange_form(caller.simulator, code_for(caller.simulator, account, more)));
    return answer.json.at("scopes").get<Scopes>();
  };
  Scopes all = app_of(caller.simulator).required_scopes;
  all.insert("forms");
  CHECK(granted(2) == all);
  all.insert("content");
  CHECK(granted(0) == all);
}

TEST_CASE("all scopes have words, and the tier decides on some") {
  for (const std::string& scope : all_scopes()) {
    CHECK(scope_in_words(scope) != scope);
  }
  CHECK(can_grant(Tier::professional, "content"));
  CHECK_FALSE(can_grant(Tier::starter, "content"));
  CHECK(can_grant(Tier::free, "crm.objects.contacts.read"));
}

TEST_CASE("a code is exchanged once, for tokens that work") {
  Caller caller;
  for (const char* const path : {"/oauth/2026-09/token", "/oauth/2026-03/token", "/oauth/v3/token"}) {
    const std::string code = code_for(caller.simulator);
    const Answer answer = form(caller.simulator, path, exchange_form(caller.simulator, code));
    REQUIRE(answer.status == 200);
    CHECK(members(answer.json) == "token_type,access_token,refresh_token,expires_in,hub_id,scopes,user_id,token_use");
    CHECK(answer.json["token_type"] == "bearer");
    CHECK(answer.json["expires_in"] == 1800);
    CHECK(answer.json["hub_id"] == caller.account().portal_id());
    CHECK(answer.json["token_use"] == "access_token");
    const std::string access = answer.json["access_token"];
    CHECK(access.size() > 200);
    CHECK(status_with(caller, access, "/crm/v3/objects/contacts?limit=1") == 200);
    CHECK(status_with(caller, access, "/crm/v3/owners") == 403);
    check_error(form(caller.simulator, path, exchange_form(caller.simulator, code)), "BAD_AUTH_CODE", "invalid_grant");
  }
  CHECK(members(tokens(caller.simulator, 0, "/oauth/v1/token").json) ==
        "token_type,access_token,refresh_token,expires_in");
}

TEST_CASE("a token opens the account for which it was given, no other") {
  Caller caller;
  const Answer answer = tokens(caller.simulator, 1);
  caller.token = answer.json["access_token"];
  CHECK(caller.get("/account-info/2026-09/details").json["portalId"] == caller.simulator.accounts()[1]->portal_id());
}

TEST_CASE("every wrong field of an exchange has its own error") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const std::string code = code_for(simulator);
  const std::string path = "/oauth/2026-09/token";
  const std::string good = exchange_form(simulator, code);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string body = good;
    return form(simulator, path, body.replace(body.find(from), from.size(), to));
  };
  check_error(with("authorization_code", "password"), "BAD_GRANT_TYPE", "unsupported_grant_type");
  check_error(with("authorization_code", "client_credentials"), "BAD_GRANT_TYPE", "unsupported_grant_type");
  check_error(with("client_id=", "client_id=x"), "BAD_CLIENT_ID", "invalid_client");
  check_error(with("client_secret=", "client_secret=x"), "BAD_CLIENT_SECRET", "invalid_client");
  check_error(with("&code=", "&code=x"), "BAD_AUTH_CODE", "invalid_grant");
  check_error(with("callback", "other"), "BAD_REDIRECT_URI", "invalid_grant");
  check_error(form(simulator, path, ""), "BAD_GRANT_TYPE", "unsupported_grant_type");
  // In the query string the values do not count any more; in v1 they do.
  check_error(form(simulator, path + "?" + good, ""), "BAD_GRANT_TYPE", "unsupported_grant_type");
  CHECK(form(simulator, "/oauth/v1/token?" + good, "").status == 200);
}

TEST_CASE("a code grows too old") {
  Caller caller;
  const std::string code = code_for(caller.simulator);
  caller.wait(caller.simulator.grants().lifetimes().code);
  check_error(form(caller.simulator, "/oauth/2026-09/token", exchange_form(caller.simulator, code)),
              "EXPIRED_AUTH_CODE", "invalid_grant");
}

TEST_CASE("PKCE: the verifier must belong to the challenge, S256 and plain") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const std::string path = "/oauth/2026-09/token";
  const auto code = [&](const std::string& challenge, const std::string& method) {
    return exchange_form(simulator, code_for(simulator, 0, "&code_challenge=" + challenge + method));
  };
  const std::string hashed = code(kChallenge, "&code_challenge_method=S256");
  check_error(form(simulator, path, hashed), "BAD_CODE_VERIFIER", "invalid_grant");
  check_error(form(simulator, path, hashed + "&code_verifier=" + kChallenge), "BAD_CODE_VERIFIER", "invalid_grant");
  CHECK(form(simulator, path, hashed + "&code_verifier=" + kVerifier).status == 200);
  for (const char* const method : {"&code_challenge_method=plain", ""}) {
    const std::string plain = code(kVerifier, method);
    check_error(form(simulator, path, plain + "&code_verifier=x"), "BAD_CODE_VERIFIER", "invalid_grant");
    CHECK(form(simulator, path, plain + "&code_verifier=" + kVerifier).status == 200);
  }
  Browser browser(simulator);
  for (const char* const more :
       {"&code_challenge_method=S256", "&code_challenge=short&code_challenge_method=S256",
        "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S512"}) {
    CHECK(redirected(browser.get(account_path(simulator, 0, more)), "error") == "invalid_request");
  }
}

TEST_CASE("a refresh token stays and brings new access tokens; the old ones run out") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const Json first = tokens(simulator).json;
  caller.wait(1'700 * kSecond);
  const Answer second = form(simulator, "/oauth/2026-03/token", refresh_form(simulator, first["refresh_token"]));
  REQUIRE(second.status == 200);
  CHECK(second.json["refresh_token"] == first["refresh_token"]);
  CHECK(second.json["access_token"] != first["access_token"]);
  CHECK(second.json["scopes"] == first["scopes"]);
  caller.wait(101 * kSecond);
  caller.token = first["access_token"];
  const Answer expired = caller.get("/crm/v3/objects/contacts");
  CHECK(expired.status == 401);
  CHECK(expired.json["category"] == "EXPIRED_AUTHENTICATION");
  CHECK(expired.json["message"] == "The OAuth token used to make this call expired 1 second(s) ago.");
  CHECK(status_with(caller, second.json["access_token"], "/crm/v3/objects/contacts") == 200);
  check_error(form(simulator, "/oauth/2026-03/token", refresh_form(simulator, "na1-x")), "BAD_REFRESH_TOKEN",
              "invalid_grant");
}

TEST_CASE("introspection tells what a token is, in each way of asking") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const Json pair = tokens(simulator).json;
  const std::string access = pair["access_token"], refresh_token = pair["refresh_token"];
  const auto ask = [&](const std::string& field) {
    return form(simulator, "/oauth/2026-09/token/introspect", credentials(simulator) + "&" + field).json;
  };
  for (const std::string field : {"token=", "access_token=", "token_type_hint=access_token&token="}) {
    const Json json = ask(field + access);
    CHECK(members(json) ==
          "active,token,hub_id,user_id,client_id,app_id,user,hub_domain,scopes,signed_access_token,expires_in,"
          "is_private_distribution,token_use,token_type");
    CHECK(json["active"] == true);
    CHECK(json["user"] == "admin@northforge.example");
    CHECK(json["hub_domain"] == "northforge.example");
    CHECK(json["expires_in"] == 1800);
  }
  const Json json = ask("refresh_token=" + refresh_token);
  CHECK(members(json) == "active,token,hub_id,user_id,client_id,app_id,user,hub_domain,scopes,token_use,token_type");
  CHECK(json["token_use"] == "refresh_token");
  const Json dead = {{"active", false}};
  CHECK(ask("token=nope") == dead);
  CHECK(ask("token=" + simulator.private_token()) == dead);
  caller.wait(1'800 * kSecond);
  CHECK(ask("token=" + access) == dead);
  check_error(form(simulator, "/oauth/2026-09/token/introspect", "token=" + access), "BAD_CLIENT_ID", "invalid_client");
}

TEST_CASE("a revoked refresh token is dead, the access tokens it brought are not") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const Json pair = tokens(simulator).json;
  const std::string access = pair["access_token"], refresh_token = pair["refresh_token"];
  const Answer revoked =
      form(simulator, "/oauth/2026-09/token/revoke", credentials(simulator) + "&token=" + refresh_token);
  CHECK(revoked.status == 200);
  CHECK(revoked.raw.body.empty());
  check_error(form(simulator, "/oauth/2026-09/token", refresh_form(simulator, refresh_token)), "BAD_REFRESH_TOKEN",
              "invalid_grant");
  CHECK(status_with(caller, access, "/crm/v3/objects/contacts") == 200);
  form(simulator, "/oauth/v3/token/revoke", credentials(simulator) + "&token=" + access);
  CHECK(status_with(caller, access, "/crm/v3/objects/contacts") == 401);
}

TEST_CASE("the old paths tell of tokens and delete them") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const Json pair = tokens(simulator, 0, "/oauth/v1/token").json;
  const std::string access = pair["access_token"], refresh_token = pair["refresh_token"];
  const Json told = caller.get("/oauth/v1/access-tokens/" + access).json;
  CHECK(members(told) ==
        "token,user,hub_domain,scopes,signed_access_token,hub_id,app_id,expires_in,user_id,token_type");
  CHECK(told["token_type"] == "access");
  const Json refreshed = caller.get("/oauth/v1/refresh-tokens/" + refresh_token).json;
  CHECK(members(refreshed) == "token,user,hub_domain,scopes,hub_id,client_id,user_id,token_type");
  CHECK(caller.get("/oauth/v1/access-tokens/nope").status == 404);
  CHECK(caller.erase("/oauth/v1/refresh-tokens/" + refresh_token).status == 204);
  CHECK(caller.get("/oauth/v1/refresh-tokens/" + refresh_token).status == 404);
  check_error(form(simulator, "/oauth/v1/token", refresh_form(simulator, refresh_token)), "BAD_REFRESH_TOKEN",
              "invalid_grant");
}

TEST_CASE("an uninstalled app has no tokens left in that account, but in others") {
  Caller caller;
  Simulator& simulator = caller.simulator;
  const Json here = tokens(simulator, 0).json, there = tokens(simulator, 1).json;
  CHECK(caller.erase("/appinstalls/2026-09/external-install").status == 400);  // a private app cannot
  caller.token = here["access_token"];
  CHECK(caller.erase("/appinstalls/2026-09/external-install").status == 204);
  CHECK(caller.erase("/appinstalls/v3/external-install").status == 401);
  check_error(form(simulator, "/oauth/2026-09/token", refresh_form(simulator, here["refresh_token"])),
              "BAD_REFRESH_TOKEN", "invalid_grant");
  CHECK(form(simulator, "/oauth/2026-09/token", refresh_form(simulator, there["refresh_token"])).status == 200);
  CHECK(status_with(caller, there["access_token"], "/account-info/v3/details") == 200);
}
