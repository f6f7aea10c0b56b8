#include <algorithm>
#include <iterator>

#include "simulator/api/oauth_pages.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/api/scope_words.hpp"
#include "simulator/server/simulator.hpp"
#include "simulator/store/text.hpp"

// GET /oauth/authorize: log in, choose an account, agree; then back to the app with a code. The app's request stays in
// the address from page to page; who is logged in is in a cookie.
namespace simulator {
namespace {

constexpr std::string_view kCookie = "hubspot_simulator_login";

/// What the app asks for, checked against its settings.
struct AppRequest {
  const App* app = nullptr;
  std::string redirect_uri;
  std::string state;
  bool has_state = false;
  Scopes required;
  Scopes optional;
  std::string challenge;
  std::string challenge_method;
};

std::string text_parameter(const Request& request, std::string_view name) {
  return std::string(request.parameter(name).value_or(""));
}

std::string_view query_text(const Request& request) {
  std::string_view query = request.target;
  query.remove_prefix(std::min(query.size(), query.find('?') == query.npos ? query.size() : query.find('?') + 1));
  return query.substr(0, query.find('#'));
}

Scopes without(const Scopes& all, const Scopes& those) {
  Scopes rest;
  std::set_difference(all.begin(), all.end(), those.begin(), those.end(), std::inserter(rest, rest.end()));
  return rest;
}

/// "http://localhost:3000/callback": an address that HubSpot takes without https.
bool is_on_localhost(std::string_view uri) noexcept {
  constexpr std::string_view kStart = "http://localhost";
  if (!uri.starts_with(kStart) ||
      std::any_of(uri.begin(), uri.end(), [](char c) { return c <= ' ' || c > '~' || c == '#'; })) {
    return false;
  }
  uri.remove_prefix(kStart.size());
  if (uri.starts_with(':')) {
    uri.remove_prefix(std::min(uri.find_first_not_of("0123456789", 1), uri.size()));
  }
  return uri.empty() || uri.front() == '/' || uri.front() == '?';
}

bool may_redirect(const App& app, std::string_view uri) {
  const auto& list = app.redirect_uris;
  return list.empty() ? is_on_localhost(uri) : std::find(list.begin(), list.end(), uri) != list.end();
}

/// In words.
std::string registered(const App& app) {
  std::string list;
  for (const std::string& uri : app.redirect_uris) {
    list += (list.empty() ? "" : ", ") + uri;
  }
  return list.empty() ? "any address that begins with http://localhost" : list;
}

std::string percent_encoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out.append(1, '%').append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
    }
  }
  return out;
}

Response redirect(int status, std::string location) {
  Response response;
  response.status = status;
  response.headers = {{"Location", std::move(location)}, {"Cache-Control", "no-store"}};
  return response;
}

/// Back to the app, with what it asked us to keep.
Response back_to_app(const AppRequest& asked, const Pairs& answer) {
  std::string uri = asked.redirect_uri;
  const auto add = [&](std::string_view name, std::string_view value) {
    uri += uri.find('?') == uri.npos ? '?' : '&';
    uri.append(name).append("=").append(percent_encoded(value));
  };
  for (const auto& [name, value] : answer) {
    add(name, value);
  }
  if (asked.has_state) {
    add("state", asked.state);
  }
  return redirect(302, std::move(uri));
}

/// A page where the app's request cannot be trusted or is not what its settings say.
std::optional<Response> refuse(const Simulator& simulator, AppRequest& asked, const Request& request) {
  const std::string client_id = text_parameter(request, "client_id");
  const auto& apps = simulator.settings().apps;
  const auto app = std::find_if(apps.begin(), apps.end(), [&](const App& each) { return each.client_id == client_id; });
  if (app == apps.end()) {
    return dead_end_page(400, "This link does not work",
                         client_id.empty() ? "The address has no client_id."
                                           : "No app has this client_id: " + client_id +
                                                 ". The simulator prints the one that it knows when it starts.");
  }
  asked.app = &*app;
  asked.redirect_uri = text_parameter(request, "redirect_uri");
  if (!may_redirect(*app, asked.redirect_uri)) {
    return dead_end_page(400, "This link does not work",
                         asked.redirect_uri.empty()
                             ? "The address has no redirect_uri."
                             : "The redirect_uri is not one of those that the app has registered: " +
                                   asked.redirect_uri + ". Registered: " + registered(*app));
  }
  asked.required = split_scopes(text_parameter(request, "scope"));
  asked.optional = split_scopes(text_parameter(request, "optional_scope"));
  const std::vector<ScopeList> lists = {
      {"Required by the app and missing in scope", without(app->required_scopes, asked.required)},
      {"In scope, but not required by the app", without(asked.required, app->required_scopes)},
      {"In optional_scope, but unknown to the app",
       without(without(asked.optional, app->optional_scopes), app->required_scopes)}};
  if (std::any_of(lists.begin(), lists.end(), [](const ScopeList& list) { return !list.scopes.empty(); })) {
    return dead_end_page(400, "The scopes do not match",
                         "Authorization failed because the scopes in the address are not those in the settings of " +
                             app->name + ". Its developer has to make them the same.",
                         lists);
  }
  asked.optional = without(asked.optional, app->required_scopes);
  return std::nullopt;
}

/// What is wrong with the app's use of PKCE (RFC 7636); empty: nothing.
std::string pkce_fault(const AppRequest& asked) {
  if (asked.challenge.empty()) {
    return asked.challenge_method.empty() ? "" : "code_challenge_method without code_challenge";
  }
  if (asked.challenge_method != "S256" && asked.challenge_method != "plain") {
    return "code_challenge_method is neither S256 nor plain";
  }
  const bool possible = asked.challenge.size() >= 43 && asked.challenge.size() <= 128 &&
                        percent_encoded(asked.challenge) == asked.challenge;
  return possible ? "" : "code_challenge is not 43 to 128 unreserved characters";
}

std::optional<Response> check(const Simulator& simulator, AppRequest& asked, const Request& request) {
  if (std::optional<Response> refusal = refuse(simulator, asked, request)) {
    return refusal;
  }
  asked.has_state = request.parameter("state").has_value();
  asked.state = text_parameter(request, "state");
  asked.challenge = text_parameter(request, "code_challenge");
  asked.challenge_method = text_parameter(request, "code_challenge_method");
  if (!asked.challenge.empty() && asked.challenge_method.empty()) {
    asked.challenge_method = "plain";
  }
  const std::string fault = pkce_fault(asked);
  if (!fault.empty()) {
    return back_to_app(asked, {{"error", "invalid_request"}, {"error_description", fault}});
  }
  return std::nullopt;
}

/// Empty where nobody is logged in.
std::string user_of(Simulator& simulator, const Request& request) {
  std::string_view cookies = request.header("cookie");
  while (!cookies.empty()) {
    std::string_view cookie = cookies.substr(0, cookies.find(';'));
    cookies.remove_prefix(std::min(cookies.size(), cookie.size() + 1));
    cookie.remove_prefix(std::min(cookie.find_first_not_of(' '), cookie.size()));
    if (cookie.starts_with(kCookie) && cookie.substr(kCookie.size()).starts_with('=')) {
      return simulator.grants().user_of(cookie.substr(kCookie.size() + 1));
    }
  }
  return {};
}

std::vector<const Account*> accounts_of(Simulator& simulator, std::string_view user) {
  std::vector<const Account*> accounts;
  for (const auto& account : simulator.accounts()) {
    if (account->settings().user == user && !simulator.grants().is_closed(account->portal_id())) {
      accounts.push_back(account.get());
    }
  }
  return accounts;
}

const std::string& first_user(const Simulator& simulator) {
  static const std::string none;
  return simulator.accounts().empty() ? none : simulator.accounts().front()->settings().user;
}

Response choose_account(Simulator& simulator, const Request& request, const std::string& user) {
  const std::vector<const Account*> accounts = accounts_of(simulator, user);
  if (accounts.size() == 1) {
    return redirect(303, "/oauth/" + std::to_string(accounts.front()->portal_id()) + "/authorize?" +
                             std::string(query_text(request)));
  }
  return account_page(query_text(request), user, accounts);
}

Scopes grantable(const Scopes& scopes, Tier tier) {
  Scopes granted;
  for (const std::string& scope : scopes) {
    if (can_grant(tier, scope)) {
      granted.insert(scope);
    }
  }
  return granted;
}

/// The account of the path; null where the user has no such one.
const Account* chosen_account(Simulator& simulator, const Request& request, const std::string& user) {
  for (const Account* const account : accounts_of(simulator, user)) {
    if (std::to_string(account->portal_id()) == request.captured_as("portalId")) {
      return account;
    }
  }
  return nullptr;
}

/// A page where the user or the account cannot give what is asked for.
std::optional<Response> refuse_account(const AppRequest& asked, const Account* account, const WayOut& way_out) {
  if (account == nullptr) {
    return dead_end_page(403, "You do not have access to this account",
                         "Log in as one of its users, or choose another account.", {}, way_out);
  }
  const Scopes missing = without(asked.required, grantable(asked.required, account->settings().tier));
  if (missing.empty()) {
    return std::nullopt;
  }
  return dead_end_page(403, "This account cannot connect the app",
                       asked.app->name + " requires what " + account->settings().name + " has not subscribed to.",
                       {{"Missing in the account", missing}}, way_out);
}

Response give_code(const AppRequest& asked, const Account& account, const std::string& user, const Call& call) {
  AuthCode code;
  code.grant.client_id = asked.app->client_id;
  code.grant.portal_id = account.portal_id();
  code.grant.user_id = account.owners().front().user_id;
  code.grant.user = user;
  code.grant.scopes = asked.required;
  code.grant.scopes.merge(grantable(asked.optional, account.settings().tier));
  code.redirect_uri = asked.redirect_uri;
  code.challenge = asked.challenge;
  code.challenge_method = asked.challenge_method;
  code.expires = call.now + call.simulator.grants().lifetimes().code;
  std::string text = "na1-" + call.simulator.uuids().next();
  Response response = back_to_app(asked, {{"code", text}});
  call.simulator.grants().add_code(std::move(text), std::move(code));
  return response;
}

Response show(const Request& request, const Call& call) {
  AppRequest asked;
  if (std::optional<Response> refusal = check(call.simulator, asked, request)) {
    return *std::move(refusal);
  }
  const std::string user = user_of(call.simulator, request);
  if (user.empty()) {
    return login_page(request.target, first_user(call.simulator), false);
  }
  if (request.captured_as("portalId").empty()) {
    return choose_account(call.simulator, request, user);
  }
  const Account* const account = chosen_account(call.simulator, request, user);
  if (std::optional<Response> refusal = refuse_account(asked, account, {request.target, query_text(request), user})) {
    return *std::move(refusal);
  }
  return consent_page(request.target, query_text(request), user, *asked.app, *account, asked.required,
                      grantable(asked.optional, account->settings().tier));
}

/// Back to the page that was asked for, as somebody else.
Response become(const Request& request, std::string_view session) {
  Response response = redirect(303, request.target);
  response.headers.emplace_back("Set-Cookie", std::string(kCookie) + '=' + std::string(session) +
                                                  "; Path=/oauth; HttpOnly; SameSite=Lax" +
                                                  (session.empty() ? "; Max-Age=0" : ""));
  return response;
}

Response log_in(const Request& request, const Call& call, const Pairs& fields) {
  std::string email, password;
  for (const auto& [name, value] : fields) {
    if (name == "email") {
      email = folded_email(value);
    } else if (name == "password") {
      password = value;
    }
  }
  if (password.empty() || accounts_of(call.simulator, email).empty()) {
    return login_page(request.target, email, true);
  }
  const std::string session = call.simulator.uuids().next();
  call.simulator.grants().log_in(session, email);
  return become(request, session);
}

Response submit(const Request& request, const Call& call) {
  AppRequest asked;
  if (std::optional<Response> refusal = check(call.simulator, asked, request)) {
    return *std::move(refusal);
  }
  const Pairs fields = form_fields(request.body);
  const auto field =
      std::find_if(fields.begin(), fields.end(), [](const auto& each) { return each.first == "action"; });
  const std::string action = field == fields.end() ? "login" : field->second;  // Enter in a field sends no button
  if (action == "login") {
    return log_in(request, call, fields);
  }
  if (action == "logout") {
    return become(request, "");
  }
  const std::string user = user_of(call.simulator, request);
  if (user.empty()) {
    return redirect(303, request.target);
  }
  if (action == "deny") {
    return back_to_app(asked, {{"error", "access_denied"}, {"error_description", "The user denied the request"}});
  }
  const Account* const account = chosen_account(call.simulator, request, user);
  if (std::optional<Response> refusal = refuse_account(asked, account, {request.target, query_text(request), user})) {
    return *std::move(refusal);
  }
  if (action == "allow") {
    return give_code(asked, *account, user, call);
  }
  return dead_end_page(400, "This form does not work", "There is no such action here.");
}

}  // namespace

void add_oauth_authorize_routes(Router& router) {
  for (const char* const path : {"/oauth/authorize", "/oauth/{portalId}/authorize"}) {
    router.add({.method = "GET", .pattern = path, .handler = show, .auth = Auth::none});
    router.add({.method = "POST", .pattern = path, .handler = submit, .auth = Auth::none});
  }
}

}  // namespace simulator
