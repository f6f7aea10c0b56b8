#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"

/// HubSpot's OAuth in plain terms: addresses and forms to send, answers to read. Secrets pass through and are never
/// part of an error. Source: RFC 6749, RFC 7636 and HubSpot's OAuth guide.
namespace trailspark {

/// The page that asks an administrator of HubSpot for consent.
struct AuthorizeRequest {
  std::string page = "https://app.hubspot.com/oauth/authorize";
  std::string client_id;
  std::string redirect_uri;
  std::vector<std::string> scopes;           ///< exactly those that the app's settings require
  std::vector<std::string> optional_scopes;  ///< left out silently where the account lacks them
  std::string state;                         ///< echoed; binds the answer to who asked
  std::string code_challenge;                ///< PKCE, S256; empty: none
};
std::string authorize_address(const AuthorizeRequest& request);

/// The app, as HubSpot knows it.
struct OAuthClient {
  std::string id;
  std::string secret;
};

/// Bodies for POST /oauth/{version}/token (application/x-www-form-urlencoded).
std::string code_form(const OAuthClient& client, std::string_view code, std::string_view redirect_uri,
                      std::string_view code_verifier = {});
std::string refresh_form(const OAuthClient& client, std::string_view refresh_token);
/// For .../token/introspect and .../token/revoke; `hint` is "access_token" or "refresh_token".
std::string token_form(const OAuthClient& client, std::string_view token, std::string_view hint);

/// An answer of the token endpoint. What HubSpot left out is empty.
struct TokenGrant {
  std::string access_token;
  std::string refresh_token;
  std::int64_t expires_in_seconds = 0;
  std::optional<std::int64_t> portal_id;
  std::optional<std::int64_t> user_id;
  std::vector<std::string> scopes;
};

/// Errors: oauth.answer (not the documented shape), oauth.reconnect (the code or the refresh token is dead: the
/// administrator has to connect again), oauth.settings (client, secret, redirect address or scopes are wrong: for the
/// operator), oauth.transient (HubSpot could not answer now: never a reason to disconnect).
Result<TokenGrant> read_grant(int status, std::string_view body);

/// An answer of introspection.
struct TokenFacts {
  bool active = false;
  std::optional<std::int64_t> portal_id;
  std::optional<std::int64_t> user_id;
  std::string user;    ///< an address
  std::string domain;  ///< of the customer's website, not of HubSpot
  std::vector<std::string> scopes;
  std::optional<std::int64_t> expires_in_seconds;
};
/// Errors as read_grant.
Result<TokenFacts> read_introspection(int status, std::string_view body);

/// What came back to the redirect address.
struct AuthorizeAnswer {
  std::string code;  ///< empty where refused
  std::string state;
  std::string error;  ///< "access_denied"; empty where granted
};
/// Of the address's query, "code=...&state=...": percent signs and plus undone. Errors: oauth.answer where it has
/// neither code nor error, or one of them twice.
Result<AuthorizeAnswer> read_redirect(std::string_view query);

/// Those of `wanted` that were not granted, in their order.
std::vector<std::string> missing_scopes(const std::vector<std::string>& wanted,
                                        const std::vector<std::string>& granted);

}  // namespace trailspark
