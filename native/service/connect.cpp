#include <sodium.h>

#include <algorithm>
#include <utility>

#include "service/connect_words.hpp"
#include "service/connections_state.hpp"
#include "service/exchange.hpp"
#include "service/json_members.hpp"
#include "service/random_text.hpp"

// Start, callback and confirmation: from a click to a stored grant.
namespace trailspark::service {
namespace {

using Json = nlohmann::json;
using Kind = ConnectOutcome::Kind;
using store::Database;
using store::Statement;

constexpr std::chrono::seconds kFinishPatience{25};  // a person waits at a blank page

/// What start() noted, claimed once.
struct Authorization {
  Kind kind = Kind::forged;  // connected: it is good
  std::string user;
  std::string verifier;  // sealed
  std::int64_t expected = 0;
};

/// Marks it as used in the transaction in which it was found good: of two callbacks one alone goes on.
Authorization claim(Database& database, const std::string& state_digest, const std::string& login_digest,
                    std::int64_t now) {
  Authorization found;
  Statement row(database,
                "SELECT login_digest, user, verifier, expected, expires_at, used_at FROM authorizations WHERE "
                "state_digest = ?1");
  if (!row.bind(1, state_digest).step() || !same_secret(row.text(0), login_digest)) {
    return found;
  }
  found.user = row.text(1);
  found.verifier = row.text(2);
  found.expected = row.number(3);
  found.kind = row.number(5) != 0 ? Kind::replayed : row.number(4) < now ? Kind::expired : Kind::connected;
  row.reset();
  if (found.kind == Kind::connected) {
    Statement use(database, "UPDATE authorizations SET used_at = ?2, verifier = '' WHERE state_digest = ?1");
    use.bind(1, state_digest).bind(2, now).run();
  }
  return found;
}

/// The raw value of a parameter of the callback's query; for those that are read before the rest is found good.
std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), field.size() + 1));
    if (field.size() > name.size() && field.substr(0, name.size()) == name && field[name.size()] == '=') {
      return field.substr(name.size() + 1);
    }
  }
  return {};
}

bool speaks_of_admins(std::string_view description) {
  std::string text(description);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text.find("admin") != std::string::npos || text.find("permission") != std::string::npos;
}

Json to_json(const ConnectionInfo& info) {
  return {{"portal", info.portal},
          {"domain", info.domain},
          {"user", info.user},
          {"accountType", info.account_type},
          {"timeZone", info.time_zone},
          {"utcOffset", info.utc_offset},
          {"currency", info.currency},
          {"uiDomain", info.ui_domain},
          {"scopes", joined(info.scopes)},
          {"connectedBy", info.connected_by},
          {"connectedAt", info.connected_at}};
}

ConnectionInfo info_of(const Json& json) {
  ConnectionInfo info;
  info.portal = number_of(json, "portal");
  info.domain = text_of(json, "domain");
  info.user = text_of(json, "user");
  info.account_type = text_of(json, "accountType");
  info.time_zone = text_of(json, "timeZone");
  info.utc_offset = number_of(json, "utcOffset");
  info.currency = text_of(json, "currency");
  info.ui_domain = text_of(json, "uiDomain");
  info.scopes = split(text_of(json, "scopes"));
  info.connected_by = text_of(json, "connectedBy");
  info.connected_at = number_of(json, "connectedAt");
  return info;
}

}  // namespace

void Connections::State::save(const NewGrant& grant) {
  GrantRow row;
  const std::int64_t time = now();
  row.refresh_token = vault.seal(grant.refresh_token, refresh_purpose(grant.info.portal));
  row.access_token = vault.seal(grant.access_token, access_purpose(grant.info.portal));
  row.life = grant.life;
  row.expires_at = grant.info.connected_at + grant.life;
  row.issued_at = time;
  ConnectionInfo info = grant.info;
  info.connected = true;
  info.refreshed_at = time;
  store.change([&](Database& database) {
    write_connection(database, info);
    write_grant_row(database, info.portal, row);
  });
  remember(info.portal, grant.access_token, row);
}

Connections::State::NewGrant Connections::State::read_held(const Secret& text) {
  const Json json = Json::parse(text.reveal(), nullptr, false);
  NewGrant grant;
  if (json.is_object() && json.contains("info")) {
    grant.info = info_of(json["info"]);
    grant.refresh_token = Secret(text_of(json, "refresh"));
    grant.access_token = Secret(text_of(json, "access"));
    grant.life = number_of(json, "life");
  }
  return grant;
}

void Connections::State::revoke(const Secret& refresh_token, Deadline deadline) const {
  OAuthClient app = client();
  static_cast<void>(
      post_form(oauth_path("/token/revoke"), token_form(app, refresh_token.reveal(), "refresh_token"), deadline));
  sodium_memzero(app.secret.data(), app.secret.size());
}

ConnectStart Connections::start(std::string_view user, std::string_view login_session,
                                const std::optional<std::vector<std::string>>& optional, std::int64_t expected_portal) {
  if (login_session.empty()) {
    return {{}, "log in first: an account is connected by somebody"};
  }
  AuthorizeRequest request;
  request.page = state_->settings.authorize_page;
  request.client_id = state_->settings.client_id;
  request.redirect_uri = state_->settings.redirect_uri;
  request.scopes = state_->settings.required;
  request.optional_scopes = optional.value_or(state_->settings.optional);
  for (const std::string& scope : request.optional_scopes) {
    const auto& known = state_->settings.optional;
    if (std::find(known.begin(), known.end(), scope) == known.end()) {
      return {{}, "the scope \"" + scope.substr(0, 80) + "\" is none of the optional ones: " + joined(known)};
    }
  }
  const std::string verifier = random_text();
  request.state = random_text();
  request.code_challenge = pkce_challenge(verifier);
  const std::string state_digest = digest_text(request.state);
  const std::string login_digest = digest_text(login_session);
  const std::string sealed = state_->vault.seal(Secret(verifier), verifier_purpose(state_digest));
  const std::int64_t expires_at = state_->now() + state_->settings.pending_life;
  state_->store.change([&](Database& database) {
    Statement row(
        database,
        "INSERT INTO authorizations (state_digest, login_digest, user, verifier, expected, expires_at) VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6)");
    row.bind(1, state_digest).bind(2, login_digest).bind(3, user).bind(4, sealed).bind(5, expected_portal);
    row.bind(6, expires_at).run();
  });
  return {authorize_address(request), {}};
}

namespace {

using NewGrant = Connections::State::NewGrant;

ConnectOutcome connected(const Connections::State& state, const ConnectionInfo& info) {
  ConnectOutcome done = outcome(Kind::connected, std::to_string(info.portal));
  done.portal = info.portal;
  done.missing = missing_scopes(state.settings.optional, info.scopes);
  return done;
}

/// Sealed in the store until it is confirmed, dropped or too old: never mixed with what is connected.
ConnectOutcome hold(const Connections::State& state, const NewGrant& grant, std::int64_t expected,
                    std::string_view login_session) {
  ConnectOutcome held =
      outcome(Kind::other_portal, std::to_string(grant.info.portal) + " instead of " + std::to_string(expected));
  held.portal = grant.info.portal;
  held.expected_portal = expected;
  held.confirmation = random_text();
  const std::string digest = digest_text(held.confirmation);
  Json json = {{"info", to_json(grant.info)},
               {"refresh", std::string(grant.refresh_token.reveal())},
               {"access", std::string(grant.access_token.reveal())},
               {"life", grant.life}};
  std::string text = json.dump();
  const std::string sealed = state.vault.seal(Secret(text), confirmation_purpose(digest));
  sodium_memzero(text.data(), text.size());
  const std::string login_digest = digest_text(login_session);
  state.store.change([&](Database& database) {
    Statement row(database, "INSERT INTO confirmations VALUES (?1, ?2, ?3, ?4)");
    row.bind(1, digest).bind(2, login_digest).bind(3, state.now() + state.settings.pending_life);
    row.bind(4, sealed).run();
  });
  return held;
}

/// Takes it out of the store, for this login session alone.
std::optional<NewGrant> release(const Connections::State& state, std::string_view confirmation,
                                std::string_view login_session, bool& known) {
  const std::string digest = digest_text(confirmation);
  const std::string login_digest = digest_text(login_session);
  known = false;
  const std::string sealed = state.store.change([&](Database& database) {
    Statement row(database, "SELECT login_digest, grant_text, expires_at FROM confirmations WHERE digest = ?1");
    if (!row.bind(1, digest).step()) {
      return std::string();
    }
    known = true;
    if (!same_secret(row.text(0), login_digest) || row.number(2) < state.now()) {
      known = same_secret(row.text(0), login_digest);
      return std::string();
    }
    std::string text(row.text(1));
    row.reset();
    Statement take(database, "DELETE FROM confirmations WHERE digest = ?1");
    take.bind(1, digest).run();
    return text;
  });
  if (sealed.empty()) {
    return std::nullopt;
  }
  return Connections::State::read_held(state.vault.unseal(sealed, confirmation_purpose(digest)));
}

}  // namespace

ConnectOutcome Connections::finish(std::string_view query, std::string_view login_session) {
  const Result<AuthorizeAnswer> answer = read_redirect(query);
  const std::string state_digest =
      digest_text(answer ? std::string_view(answer.value().state) : parameter(query, "state"));
  const Authorization started = state_->store.change(
      [&](Database& database) { return claim(database, state_digest, digest_text(login_session), state_->now()); });
  if (started.kind != Kind::connected) {
    return outcome(started.kind);
  }
  if (!answer) {
    return outcome(Kind::failed, answer.error().detail);
  }
  if (!answer.value().error.empty()) {
    const bool denied = answer.value().error == "access_denied";
    const bool admins = speaks_of_admins(parameter(query, "error_description"));
    return outcome(admins   ? Kind::not_admin
                   : denied ? Kind::denied
                            : Kind::app_settings,
                   admins || denied ? "" : answer.value().error.substr(0, 80));
  }
  const auto deadline = std::chrono::steady_clock::now() + kFinishPatience;
  Exchange exchange(*state_, deadline);
  if (std::optional<ConnectOutcome> fault =
          exchange.run(answer.value().code, state_->vault.unseal(started.verifier, verifier_purpose(state_digest)))) {
    if (!exchange.grant.refresh_token.empty()) {
      state_->revoke(exchange.grant.refresh_token, deadline);
    }
    return *std::move(fault);
  }
  NewGrant& grant = exchange.grant;
  grant.info.connected_by = started.user;
  const std::vector<std::string> missing = missing_scopes(state_->settings.required, grant.info.scopes);
  if (!missing.empty()) {
    state_->revoke(grant.refresh_token, deadline);
    ConnectOutcome refused = outcome(Kind::missing_scope, joined(missing));
    refused.portal = grant.info.portal;
    refused.missing = missing;
    return refused;
  }
  if (started.expected != 0 && started.expected != grant.info.portal) {
    return hold(*state_, grant, started.expected, login_session);
  }
  state_->save(grant);
  return connected(*state_, grant.info);
}

ConnectOutcome Connections::confirm(std::string_view confirmation, std::string_view login_session) {
  bool known = false;
  const std::optional<NewGrant> grant = release(*state_, confirmation, login_session, known);
  if (!grant) {
    return outcome(known ? Kind::expired : Kind::forged);
  }
  state_->save(*grant);
  return connected(*state_, grant->info);
}

bool Connections::drop(std::string_view confirmation, std::string_view login_session) {
  bool known = false;
  const std::optional<NewGrant> grant = release(*state_, confirmation, login_session, known);
  if (grant) {
    state_->revoke(grant->refresh_token, std::chrono::steady_clock::now() + state_->settings.patience);
  }
  return grant.has_value();
}

}  // namespace trailspark::service
