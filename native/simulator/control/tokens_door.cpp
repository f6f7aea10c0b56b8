#include "simulator/api/scope_words.hpp"
#include "simulator/control/control.hpp"
#include "simulator/server/digest.hpp"

// Tokens and installations.
namespace simulator {
namespace {

/// Enough to tell tokens apart, too little to use one.
std::string fingerprint(const std::string& token) { return hex(sha256(token)).substr(0, 12); }

Response list_tokens(Input& input, const Call& call) {
  input.finish();
  Json list = Json::array();
  for (const Token& token : call.simulator.tokens().list()) {
    Json json = {{"kind", token.kind == TokenKind::private_app ? "private" : "access"},
                 {"fingerprint", fingerprint(token.text)},
                 {"portalId", token.portal_id},
                 {"scopes", token.scopes}};
    if (token.kind == TokenKind::oauth) {
      json["clientId"] = token.client_id;
      json["expiresAt"] = token.expires;
    }
    list.push_back(std::move(json));
  }
  for (const auto& [text, grant] : call.simulator.grants().refresh_tokens()) {
    list.push_back({{"kind", "refresh"},
                    {"fingerprint", fingerprint(text)},
                    {"portalId", grant.portal_id},
                    {"scopes", grant.scopes},
                    {"clientId", grant.client_id}});
  }
  return json_response({{"tokens", std::move(list)}});
}

/// Which tokens are meant: one by its text, or all OAuth tokens of an account or app.
class Selection {
 public:
  explicit Selection(Input& input)
      : token_(input.text("token", "")),
        portal_id_(input.find("portalId") != nullptr ? input.account().portal_id() : 0),
        client_id_(input.find("clientId") != nullptr ? input.app().client_id : ""),
        kind_(input.choice("kind", {"both", "access", "refresh"})) {}

  bool access() const noexcept { return kind_ != 2; }
  bool refresh() const noexcept { return kind_ != 1; }

  /// Of a private app's token: only where it is named.
  bool has(const std::string& text, bool oauth, std::int64_t portal_id, const std::string& client_id) const {
    if (!token_.empty()) {
      return text == token_;
    }
    return oauth && (portal_id_ == 0 || portal_id_ == portal_id) && (client_id_.empty() || client_id_ == client_id);
  }

 private:
  std::string token_;
  std::int64_t portal_id_;
  std::string client_id_;
  std::size_t kind_;
};

template <class End>
std::int64_t end_access_tokens(const Selection& selection, Tokens& tokens, End end) {
  std::int64_t count = 0;
  for (const Token& token : tokens.list()) {
    if (selection.access() &&
        selection.has(token.text, token.kind == TokenKind::oauth, token.portal_id, token.client_id)) {
      count += end(token) ? 1 : 0;
    }
  }
  return count;
}

std::int64_t end_refresh_tokens(const Selection& selection, Grants& grants) {
  std::int64_t count = 0;
  for (const auto& [text, grant] : grants.refresh_tokens()) {
    if (selection.refresh() && selection.has(text, true, grant.portal_id, grant.client_id)) {
      count += grants.revoke_refresh_token(text) ? 1 : 0;
    }
  }
  return count;
}

Response expire_tokens(Input& input, const Call& call) {
  const Selection selection(input);
  input.finish();
  Tokens& tokens = call.simulator.tokens();
  const auto access =
      end_access_tokens(selection, tokens, [&](const Token& token) { return tokens.expire(token.text, call.now); });
  return json_response({{"access", access}});
}

Response revoke_tokens(Input& input, const Call& call) {
  const Selection selection(input);
  input.finish();
  Tokens& tokens = call.simulator.tokens();
  const auto access =
      end_access_tokens(selection, tokens, [&](const Token& token) { return tokens.revoke(token.text); });
  return json_response({{"access", access}, {"refresh", end_refresh_tokens(selection, call.simulator.grants())}});
}

Response uninstall(Input& input, const Call& call) {
  const std::int64_t portal_id = input.account().portal_id();
  const App& app = input.app();
  const bool account_gone = input.flag("accountGone");
  input.finish();
  if (!account_gone) {
    call.simulator.uninstall(app.client_id, portal_id);
    return json_response({{"uninstalled", app.client_id}});
  }
  call.simulator.grants().close_account(portal_id);  // refresh tokens stay known, to be answered with BAD_HUB
  for (const Token& token : call.simulator.tokens().list()) {
    if (token.portal_id == portal_id) {
      call.simulator.tokens().revoke(token.text);
    }
  }
  return json_response({{"closed", portal_id}});
}

Response issue_code(Input& input, const Call& call) {
  const Account& account = input.account();
  const App& app = input.app();
  AuthCode code;
  code.redirect_uri = input.text("redirectUri");
  code.challenge = input.text("codeChallenge", "");
  code.challenge_method = input.choice("codeChallengeMethod", {"S256", "plain"}) == 0 ? "S256" : "plain";
  const auto scopes = input.texts("scopes");
  input.finish();
  code.grant = {app.client_id, account.portal_id(), account.owners().front().user_id, account.settings().user, {}};
  if (scopes) {
    code.grant.scopes = Scopes(scopes->begin(), scopes->end());
  } else {
    code.grant.scopes = app.required_scopes;
    for (const std::string& scope : app.optional_scopes) {
      if (can_grant(account.settings().tier, scope)) {
        code.grant.scopes.insert(scope);
      }
    }
  }
  code.expires = call.now + call.simulator.grants().lifetimes().code;
  const std::string text = "na1-" + call.simulator.uuids().next();
  call.simulator.grants().add_code(text, std::move(code));
  return json_response({{"code", text}}, 201);
}

Response set_lifetimes(Input& input, const Call& call) {
  constexpr std::int64_t kMost = 365 * kDay / kSecond;
  Lifetimes lifetimes = call.simulator.grants().lifetimes();
  lifetimes.access_token = kSecond * input.number("accessTokenSeconds", 1, kMost, lifetimes.access_token / kSecond);
  lifetimes.code = kSecond * input.number("codeSeconds", 1, kMost, lifetimes.code / kSecond);
  input.finish();
  call.simulator.grants().set_lifetimes(lifetimes);
  return json_response(
      {{"accessTokenSeconds", lifetimes.access_token / kSecond}, {"codeSeconds", lifetimes.code / kSecond}});
}

}  // namespace

std::vector<Door> token_doors() {
  return {
      {"GET", "/_simulator/tokens", "Lists all tokens, with fingerprints in place of their texts.", "", list_tokens},
      {"POST", "/_simulator/tokens/expire",
       "Lets access tokens run out now: the one given, or those of an account, of an app, of all.",
       R"({"token": "CNq..."})", expire_tokens},
      {"POST", "/_simulator/tokens/revoke",
       "Makes tokens unknown: the one given, or those of an account, of an app, of all; kind is both, access or "
       "refresh.",
       R"({"portalId": 24681357, "kind": "refresh"})", revoke_tokens},
      {"POST", "/_simulator/tokens/lifetimes", "How long tokens and codes live that are issued from now on.",
       R"({"accessTokenSeconds": 1800, "codeSeconds": 600})", set_lifetimes},
      {"POST", "/_simulator/tokens/code", "An authorization code, as a user would have given it by the pages.",
       R"({"redirectUri": "http://localhost:3000/callback", "scopes": ["oauth"], "codeChallenge": "", "codeChallengeMethod": "S256"})",
       issue_code},
      {"POST", "/_simulator/uninstall",
       "The user removes an app from an account; with accountGone, the account itself is closed: BAD_HUB.",
       R"({"portalId": 24681357, "accountGone": false})", uninstall}};
}

}  // namespace simulator
