#include "service/exchange.hpp"

#include <sodium.h>

#include "service/connect_words.hpp"
#include "service/json_members.hpp"

namespace trailspark::service {
namespace {

using Json = nlohmann::json;
using Kind = ConnectOutcome::Kind;

ConnectOutcome of_refusal(const Error& error) {
  const auto says = [&error](const char* status) { return error.detail.find(status) != std::string::npos; };
  switch (error.code) {
    case Code::oauth_transient:
      return outcome(Kind::unreachable, error.detail);
    case Code::oauth_settings:
      return outcome(says("BAD_REDIRECT_URI") ? Kind::wrong_redirect : Kind::app_settings, error.detail);
    case Code::oauth_reconnect:
      return outcome(Kind::expired);
    default:
      return outcome(Kind::failed, error.detail);
  }
}

}  // namespace

Exchange::Exchange(const Connections::State& state, std::chrono::steady_clock::time_point deadline)
    : state_(state), deadline_(deadline), client_(state.client()) {}

Exchange::~Exchange() { sodium_memzero(client_.secret.data(), client_.secret.size()); }

std::optional<ConnectOutcome> Exchange::run(const std::string& code, const Secret& verifier) {
  const std::int64_t asked_at = state_.now();
  const ApiAnswer answer =
      state_.post_form(state_.oauth_path("/token"),
                       code_form(client_, code, state_.settings.redirect_uri, verifier.reveal()), deadline_);
  const Result<TokenGrant> tokens = read_grant(answer.status, answer.body);
  if (!tokens) {
    return of_refusal(answer.status == 0 ? Error{Code::oauth_transient, answer.fault, {}} : tokens.error());
  }
  grant.access_token = Secret(tokens.value().access_token);
  grant.refresh_token = Secret(tokens.value().refresh_token);
  grant.life = tokens.value().expires_in_seconds * 1000;
  grant.info.connected_at = asked_at;
  if (std::optional<ConnectOutcome> fault = introspect(tokens.value())) {
    return fault;
  }
  return describe_account();
}

/// What the token is good for; what the grant itself said stands where HubSpot does not say now.
std::optional<ConnectOutcome> Exchange::introspect(const TokenGrant& tokens) {
  const ApiAnswer answer =
      state_.post_form(state_.oauth_path("/token/introspect"),
                       token_form(client_, grant.access_token.reveal(), "access_token"), deadline_);
  const Result<TokenFacts> facts = read_introspection(answer.status, answer.body);
  grant.info.portal = tokens.portal_id.value_or(0);
  grant.info.scopes = tokens.scopes;
  if (facts && facts.value().active) {
    grant.info.portal = facts.value().portal_id.value_or(grant.info.portal);
    grant.info.scopes = facts.value().scopes;
    grant.info.user = facts.value().user;
    grant.info.domain = facts.value().domain;
  }
  if (grant.info.portal <= 0 || (tokens.portal_id && *tokens.portal_id != grant.info.portal)) {
    return outcome(facts ? Kind::failed : Kind::unreachable, "HubSpot did not say which account this is");
  }
  return std::nullopt;
}

/// Time zone, currency and the like: the connection stands without them, but not with those of another account.
std::optional<ConnectOutcome> Exchange::describe_account() {
  const ApiAnswer answer = state_.api.call({"GET", "/account-info/" + state_.settings.api_version + "/details", {}, {}},
                                           grant.access_token, state_.patience_until(deadline_));
  const Json details = Json::parse(answer.status == 200 ? answer.body : "", nullptr, false);
  if (!details.is_object()) {
    return std::nullopt;
  }
  if (number_of(details, "portalId") != grant.info.portal) {
    return outcome(Kind::failed, "HubSpot's answers are about two different accounts");
  }
  grant.info.account_type = text_of(details, "accountType");
  grant.info.time_zone = text_of(details, "timeZone");
  grant.info.utc_offset = number_of(details, "utcOffsetMilliseconds");
  grant.info.currency = text_of(details, "companyCurrency");
  grant.info.ui_domain = text_of(details, "uiDomain");
  return std::nullopt;
}

}  // namespace trailspark::service
