#include <algorithm>

#include "simulator/api/routes.hpp"
#include "simulator/server/digest.hpp"
#include "simulator/server/simulator.hpp"

// Tokens: /oauth/{V}/token, .../introspect, .../revoke, and what came before them under /oauth/v1 and /oauth/v3.
namespace simulator {
namespace {

/// An error of the token endpoints (RFC 6749, 5.2) with HubSpot's two members.
struct OauthError {
  const char* status;
  const char* error;
  const char* message;
};

constexpr OauthError kBadGrantType = {"BAD_GRANT_TYPE", "unsupported_grant_type", "missing or unknown grant type"};
constexpr OauthError kBadClientId = {"BAD_CLIENT_ID", "invalid_client", "missing or unknown client id"};
constexpr OauthError kBadClientSecret = {"BAD_CLIENT_SECRET", "invalid_client", "missing or invalid client secret"};
constexpr OauthError kBadAuthCode = {"BAD_AUTH_CODE", "invalid_grant", "missing or invalid auth code"};
constexpr OauthError kExpiredAuthCode = {"EXPIRED_AUTH_CODE", "invalid_grant", "code too old"};
constexpr OauthError kBadRedirectUri = {"BAD_REDIRECT_URI", "invalid_grant", "missing or mismatched redirect uri"};
constexpr OauthError kBadCodeVerifier = {"BAD_CODE_VERIFIER", "invalid_grant", "missing or invalid code verifier"};
constexpr OauthError kBadRefreshToken = {"BAD_REFRESH_TOKEN", "invalid_grant",
                                         "refresh token is invalid, expired or revoked"};
constexpr OauthError kBadHub = {"BAD_HUB", "access_denied", "missing or unknown hub id"};

Response to_response(const OauthError& error, const Call& call) {
  Response response = json_response({{"error", error.error},
                                     {"error_description", error.message},
                                     {"status", error.status},
                                     {"message", error.message}},
                                    400);
  response.headers.emplace_back("X-HubSpot-Correlation-Id", call.simulator.uuids().next());
  return response;
}

Response empty_response(int status) {
  Response response;
  response.status = status;
  return response;
}

bool is_v1(const Request& request) { return request.segments.size() > 1 && request.segments[1] == "v1"; }

/// The fields of the body; in v1 also those of the query string, where the values must not be any more.
Pairs fields_of(const Request& request) {
  Pairs fields = form_fields(request.body);
  if (is_v1(request)) {
    fields.insert(fields.end(), request.parameters.begin(), request.parameters.end());
  }
  return fields;
}

std::string_view field(const Pairs& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.first == name; });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

const App* app_of(const Simulator& simulator, std::string_view client_id) {
  const auto& apps = simulator.settings().apps;
  const auto app = std::find_if(apps.begin(), apps.end(), [&](const App& each) { return each.client_id == client_id; });
  return app == apps.end() ? nullptr : &*app;
}

/// The app that calls; null, and the error, where it does not prove who it is.
const App* caller(const Simulator& simulator, const Pairs& fields, const OauthError*& error) {
  const App* const app = app_of(simulator, field(fields, "client_id"));
  error = app == nullptr                                         ? &kBadClientId
          : app->client_secret != field(fields, "client_secret") ? &kBadClientSecret
                                                                 : nullptr;
  return error == nullptr ? app : nullptr;
}

/// What `use` answers the app that calls, and its fields; or the error where it does not prove who it is.
template <class Use>
Response as_app(const Request& request, const Call& call, Use use) {
  const Pairs fields = fields_of(request);
  const OauthError* error = nullptr;
  const App* const app = caller(call.simulator, fields, error);
  return app == nullptr ? to_response(*error, call) : use(fields, *app);
}

/// Long and opaque, as HubSpot's are.
std::string new_access_token(Simulator& simulator) {
  std::string text = "C";
  std::string block = simulator.uuids().next();
  for (int i = 0; i < 6; ++i) {
    text += base64url(block = sha256(block));
  }
  return text;
}

Token issue(const Grant& grant, const Call& call) {
  Token token;
  token.text = new_access_token(call.simulator);
  token.kind = TokenKind::oauth;
  token.portal_id = grant.portal_id;
  token.client_id = grant.client_id;
  token.user_id = grant.user_id;
  token.scopes = grant.scopes;
  token.expires = call.now + call.simulator.grants().lifetimes().access_token;
  call.simulator.tokens().add(token);
  return token;
}

std::int64_t seconds_left(const Token& token, Moment now) { return (token.expires - now) / kSecond; }

Response token_response(const Request& request, const Grant& grant, const std::string& refresh_token,
                        const Call& call) {
  const Token token = issue(grant, call);
  Json json = {{"token_type", "bearer"},
               {"access_token", token.text},
               {"refresh_token", refresh_token},
               {"expires_in", seconds_left(token, call.now)}};
  if (!is_v1(request)) {
    json["hub_id"] = grant.portal_id;
    json["scopes"] = grant.scopes;
    json["user_id"] = grant.user_id;
    json["token_use"] = "access_token";
  }
  Response response = json_response(json);
  response.headers = {{"Cache-Control", "no-store"}, {"Pragma", "no-cache"}};
  return response;
}

bool proves(std::string_view verifier, const AuthCode& code) {
  if (code.challenge.empty()) {
    return true;
  }
  return (code.challenge_method == "plain" ? std::string(verifier) : base64url(sha256(verifier))) == code.challenge;
}

Response exchange_code(const Request& request, const Call& call, const Pairs& fields, const App& app) {
  Grants& grants = call.simulator.grants();
  const std::string_view text = field(fields, "code");
  const std::optional<AuthCode> code = grants.find_code(text);
  if (!code || code->grant.client_id != app.client_id) {
    return to_response(kBadAuthCode, call);
  }
  if (code->expires <= call.now) {
    return to_response(kExpiredAuthCode, call);
  }
  if (field(fields, "redirect_uri") != code->redirect_uri) {
    return to_response(kBadRedirectUri, call);
  }
  if (!proves(field(fields, "code_verifier"), *code)) {
    return to_response(kBadCodeVerifier, call);
  }
  if (grants.is_closed(code->grant.portal_id)) {
    return to_response(kBadHub, call);
  }
  if (!grants.use_code(text)) {
    return to_response(kBadAuthCode, call);
  }
  const std::string refresh_token = "na1-" + call.simulator.uuids().next();
  grants.add_refresh_token(refresh_token, code->grant);
  return token_response(request, code->grant, refresh_token, call);
}

Response refresh(const Request& request, const Call& call, const Pairs& fields, const App& app) {
  const std::string text(field(fields, "refresh_token"));
  const std::optional<Grant> grant = call.simulator.grants().find_refresh_token(text);
  if (!grant || grant->client_id != app.client_id) {
    return to_response(kBadRefreshToken, call);
  }
  if (call.simulator.grants().is_closed(grant->portal_id)) {
    return to_response(kBadHub, call);
  }
  return token_response(request, *grant, text, call);
}

Response token(const Request& request, const Call& call) {
  const Pairs named = fields_of(request);
  const std::string_view type = field(named, "grant_type");
  if (type != "authorization_code" && type != "refresh_token") {
    return to_response(kBadGrantType, call);
  }
  return as_app(request, call, [&](const Pairs& fields, const App& app) {
    return type == "refresh_token" ? refresh(request, call, fields, app) : exchange_code(request, call, fields, app);
  });
}

/// What both kinds of tokens tell of themselves.
struct TokenFacts {
  std::string text;
  Grant grant;
  const App* app = nullptr;
  const Account* account = nullptr;
  std::optional<Moment> expires;  ///< of an access token
};

std::optional<TokenFacts> with_owners(TokenFacts facts, const Simulator& simulator) {
  facts.app = app_of(simulator, facts.grant.client_id);
  facts.account = simulator.account(facts.grant.portal_id);
  return facts.app != nullptr && facts.account != nullptr ? std::optional<TokenFacts>(std::move(facts)) : std::nullopt;
}

/// Nothing where it is no token, has run out, or is a private app's.
std::optional<TokenFacts> access_token_facts(const Call& call, std::string_view text) {
  const std::optional<Token> token = call.simulator.tokens().find(text);
  if (!token || token->kind != TokenKind::oauth || token->expires <= call.now) {
    return std::nullopt;
  }
  const Account* const account = call.simulator.account(token->portal_id);
  Grant grant{token->client_id, token->portal_id, token->user_id, account ? account->settings().user : "",
              token->scopes};
  return with_owners({token->text, std::move(grant), nullptr, nullptr, token->expires}, call.simulator);
}

std::optional<TokenFacts> refresh_token_facts(const Call& call, std::string_view text) {
  std::optional<Grant> grant = call.simulator.grants().find_refresh_token(text);
  if (!grant) {
    return std::nullopt;
  }
  return with_owners({std::string(text), *std::move(grant), nullptr, nullptr, std::nullopt}, call.simulator);
}

Json signed_token(const TokenFacts& facts) {
  std::string scopes;
  for (const std::string& scope : facts.grant.scopes) {
    scopes += (scopes.empty() ? "" : ",") + scope;
  }
  const std::string signature = base64(sha256(facts.text));
  return {{"expiresAt", *facts.expires},
          {"scopes", base64(scopes)},
          {"hubId", facts.grant.portal_id},
          {"userId", facts.grant.user_id},
          {"appId", facts.app->app_id},
          {"signature", signature},
          {"scopeToScopeGroupPks", ""},
          {"newSignature", base64(sha256(signature))},
          {"hublet", "na1"},
          {"trialScopes", ""},
          {"trialScopeToScopeGroupPks", ""},
          {"isUserLevel", false},
          {"isPrivateDistribution", true}};
}

Response introspection(const TokenFacts& facts, Moment now) {
  Json json = {{"active", true},
               {"token", facts.text},
               {"hub_id", facts.grant.portal_id},
               {"user_id", facts.grant.user_id},
               {"client_id", facts.grant.client_id},
               {"app_id", facts.app->app_id},
               {"user", facts.grant.user},
               {"hub_domain", facts.account->settings().domain},
               {"scopes", facts.grant.scopes}};
  if (facts.expires) {
    json["signed_access_token"] = signed_token(facts);
    json["expires_in"] = (*facts.expires - now) / kSecond;
    json["is_private_distribution"] = true;
  }
  json["token_use"] = facts.expires ? "access_token" : "refresh_token";
  json["token_type"] = "Bearer";
  return json_response(json);
}

/// The token that a form means, in the field `token` or in one named after its kind.
std::string_view token_field(const Pairs& fields) {
  for (const char* const name : {"token", "access_token", "refresh_token"}) {
    if (const std::string_view text = field(fields, name); !text.empty()) {
      return text;
    }
  }
  return {};
}

Response introspect(const Request& request, const Call& call) {
  return as_app(request, call, [&](const Pairs& fields, const App& app) {
    std::optional<TokenFacts> facts = access_token_facts(call, token_field(fields));
    if (!facts) {
      facts = refresh_token_facts(call, token_field(fields));
    }
    return facts && facts->app == &app ? introspection(*facts, call.now) : json_response({{"active", false}});
  });
}

/// A token that is none is revoked already (RFC 7009, 2.2). Those issued for a refresh token live on without it.
Response revoke(const Request& request, const Call& call) {
  return as_app(request, call, [&](const Pairs& fields, const App& app) {
    const std::string_view text = token_field(fields);
    if (const std::optional<Token> token = call.simulator.tokens().find(text);
        token && token->client_id == app.client_id) {
      call.simulator.tokens().revoke(text);
    }
    if (const auto grant = call.simulator.grants().find_refresh_token(text);
        grant && grant->client_id == app.client_id) {
      call.simulator.grants().revoke_refresh_token(text);
    }
    return empty_response(200);
  });
}

Response old_access_token(const Request& request, const Call& call) {
  const auto facts = access_token_facts(call, request.captured_as("token"));
  if (!facts) {
    throw Refusal{not_found()};
  }
  return json_response({{"token", facts->text},
                        {"user", facts->grant.user},
                        {"hub_domain", facts->account->settings().domain},
                        {"scopes", facts->grant.scopes},
                        {"signed_access_token", signed_token(*facts)},
                        {"hub_id", facts->grant.portal_id},
                        {"app_id", facts->app->app_id},
                        {"expires_in", (*facts->expires - call.now) / kSecond},
                        {"user_id", facts->grant.user_id},
                        {"token_type", "access"}});
}

Response old_refresh_token(const Request& request, const Call& call) {
  const auto facts = refresh_token_facts(call, request.captured_as("token"));
  if (!facts) {
    throw Refusal{not_found()};
  }
  return json_response({{"token", facts->text},
                        {"user", facts->grant.user},
                        {"hub_domain", facts->account->settings().domain},
                        {"scopes", facts->grant.scopes},
                        {"hub_id", facts->grant.portal_id},
                        {"client_id", facts->grant.client_id},
                        {"user_id", facts->grant.user_id},
                        {"token_type", "refresh"}});
}

Response delete_refresh_token(const Request& request, const Call& call) {
  if (!call.simulator.grants().revoke_refresh_token(request.captured_as("token"))) {
    throw Refusal{not_found()};
  }
  return empty_response(204);
}

/// The app leaves the account: all its tokens there are dead.
Response uninstall(const Request&, const Call& call) {
  if (call.token->kind == TokenKind::private_app) {
    throw Refusal{bad_request("Only the token of a public app can uninstall it")};
  }
  call.simulator.uninstall(call.token->client_id, call.token->portal_id);
  return empty_response(204);
}

}  // namespace

void add_oauth_token_routes(Router& router) {
  const auto add = [&](const char* method, const std::string& pattern, Handler handler) {
    router.add({.method = method, .pattern = pattern, .handler = std::move(handler), .auth = Auth::none});
  };
  for (const std::string version : {"{V}", "v1", "v3"}) {
    add("POST", "/oauth/" + version + "/token", token);
  }
  for (const std::string version : {"{V}", "v3"}) {
    add("POST", "/oauth/" + version + "/token/introspect", introspect);
    add("POST", "/oauth/" + version + "/token/revoke", revoke);
  }
  add("GET", "/oauth/v1/access-tokens/{token}", old_access_token);
  add("GET", "/oauth/v1/refresh-tokens/{token}", old_refresh_token);
  add("DELETE", "/oauth/v1/refresh-tokens/{token}", delete_refresh_token);
  for (const std::string version : {"{V}", "v3"}) {
    router.add({.method = "DELETE",
                .pattern = "/appinstalls/" + version + "/external-install",
                .handler = uninstall,
                .need = [](const Request&) { return any_of({"oauth"}); }});
  }
}

}  // namespace simulator
