#include <sodium.h>

#include <algorithm>
#include <utility>

#include "service/connections_state.hpp"
#include "service/random_text.hpp"

// Tokens that are good for a while yet: one refresh at a time per portal, over threads and processes.
namespace trailspark::service {
namespace {

using Kind = TokenAnswer::Kind;
using store::Database;
using store::Statement;

constexpr std::int64_t kLookAgain = 1'000;  // another process may have changed the store
constexpr std::int64_t kStillGood = 5'000;  // a token that lives so long is used when there is no other
constexpr std::int64_t kLease = 20'000;     // longer than the one call that a refresh is
constexpr std::int64_t kFirstRest = 1'000;  // after HubSpot could not answer; doubled up to the longest
constexpr std::int64_t kLongestRest = 60'000;
constexpr std::int64_t kForcedLife = 60'000;  // a token that came of a 401 and is refused within this, is not replaced
constexpr std::int64_t kKeepUsed = 86'400'000;  // how long replays of a callback are told from forgeries
constexpr std::chrono::milliseconds kPoll{50};
constexpr std::chrono::milliseconds kFirstPause{250};
constexpr int kMostAttempts = 3;

TokenAnswer good(Secret token, std::int64_t expires_at) { return {Kind::ok, std::move(token), expires_at, {}}; }

/// Renewed ahead of its expiry; a token of a short life, at half of it.
bool is_due(std::int64_t expires_at, std::int64_t life, std::int64_t ahead, std::int64_t now) {
  return expires_at - std::min(ahead, life / 2) <= now;
}

}  // namespace

void Connections::State::remember(std::int64_t id, const Secret& token, const GrantRow& grant) {
  Portal& known = portal(id);
  const std::lock_guard lock(mutex);
  known.token = token;
  known.expires_at = grant.expires_at;
  known.life = grant.life;
  known.looked_at = now();
  known.unavailable_until = 0;
  known.failures = 0;
}

void Connections::State::forget(std::int64_t id) {
  Portal& known = portal(id);
  const std::lock_guard lock(mutex);
  known.token = Secret();
  known.expires_at = 0;
  known.forced = Secret();
}

/// Good, or unavailable where it has to be looked for.
TokenAnswer Connections::State::cached(std::int64_t id) {
  Portal& known = portal(id);
  const std::lock_guard lock(mutex);
  const std::int64_t time = now();
  const bool fresh = time - known.looked_at < kLookAgain && time >= known.looked_at;
  if (!known.token.empty() && fresh && !is_due(known.expires_at, known.life, settings.refresh_ahead, time)) {
    return good(known.token, known.expires_at);
  }
  return {};
}

TokenAnswer Connections::State::answer_without_grant(std::int64_t id) {
  forget(id);
  const std::optional<ConnectionInfo> info =
      store.with([id](Database& database) { return read_connection(database, id); });
  if (!info) {
    return {Kind::unknown_portal, {}, 0, "HubSpot account " + std::to_string(id) + " is not connected"};
  }
  return {Kind::disconnected, {}, 0, info->reason.empty() ? "the account was disconnected" : info->reason};
}

TokenAnswer Connections::State::unavailable(std::int64_t id, std::string reason) {
  Portal& known = portal(id);
  const std::lock_guard lock(mutex);
  const std::int64_t rest = std::min(kFirstRest << std::min(known.failures, 6U), kLongestRest);
  known.failures += 1;
  known.unavailable_until = now() + rest;
  known.unavailable_reason = reason;
  return {Kind::unavailable, {}, 0, std::move(reason)};
}

/// HubSpot has ended the connection. Nothing is lost where somebody has connected the account again meanwhile.
TokenAnswer Connections::State::lose(std::int64_t id, const GrantRow& row, std::string reason) {
  const bool ours = store.change([&](Database& database) {
    const std::optional<GrantRow> current = read_grant_row(database, id);
    const bool same = current && same_secret(current->refresh_token, row.refresh_token);
    if (same) {
      mark_disconnected(database, id, reason);
    }
    return same;
  });
  forget(id);
  if (ours && settings.lost) {
    settings.lost(id, reason);
  }
  return {Kind::disconnected, {}, 0, std::move(reason)};
}

/// The one call to HubSpot, by the holder of the lease.
TokenAnswer Connections::State::ask_for_token(std::int64_t id, const GrantRow& row, const std::string& holder,
                                              Deadline deadline, bool& try_again) {
  try_again = false;
  OAuthClient app = client();
  const Secret refresh = vault.unseal(row.refresh_token, refresh_purpose(id));
  const std::int64_t asked_at = now();
  const ApiAnswer answer =
      api.post_form(oauth_path("/token"), refresh_form(app, refresh.reveal()), patience_until(deadline));
  sodium_memzero(app.secret.data(), app.secret.size());
  const Result<TokenGrant> tokens = read_grant(answer.status, answer.body);
  if (!tokens) {
    const Error& error = tokens.error();
    if (error.code == Code::oauth_reconnect) {
      const bool gone = error.detail.find("BAD_HUB") != std::string::npos;
      return lose(id, row,
                  gone ? "HubSpot no longer knows this account: it was closed, or moved; connect another"
                       : "HubSpot no longer accepts this connection: the app was removed there, or its "
                         "permission taken back; connect the account again");
    }
    const std::string why = answer.status == 0 ? answer.fault : error.detail;
    try_again = error.code != Code::oauth_settings;
    return {
        Kind::unavailable,
        {},
        0,
        error.code == Code::oauth_settings
            ? "HubSpot refuses the app's settings (" + why + "); compare client id and secret with the app in HubSpot"
            : "HubSpot could not renew the access token (" + why + "); it is tried again"};
  }
  if (tokens.value().portal_id.value_or(id) != id) {
    return {Kind::unavailable, {}, 0, "HubSpot answered with the token of another account; it is not used"};
  }
  GrantRow renewed;
  const Secret token(tokens.value().access_token);
  renewed.refresh_token = refresh.equals(tokens.value().refresh_token)
                              ? row.refresh_token
                              : vault.seal(Secret(tokens.value().refresh_token), refresh_purpose(id));
  renewed.access_token = vault.seal(token, access_purpose(id));
  renewed.life = tokens.value().expires_in_seconds * 1000;
  renewed.expires_at = asked_at + renewed.life;
  renewed.issued_at = now();
  const bool ours = store.change([&](Database& database) {
    const std::optional<GrantRow> current = read_grant_row(database, id);
    if (!current || current->lease_holder != holder) {
      return false;  // disconnected or connected anew meanwhile
    }
    write_grant_row(database, id, renewed);
    Statement note(database,
                   "UPDATE connections SET refreshed_at = ?2, scopes = CASE WHEN ?3 = '' THEN scopes ELSE ?3 END WHERE "
                   "portal = ?1");
    const std::string scopes = joined(tokens.value().scopes);
    note.bind(1, id).bind(2, renewed.issued_at).bind(3, scopes).run();
    return true;
  });
  if (!ours) {
    return {Kind::unavailable, {}, 0, "the account was disconnected or connected again meanwhile; try again"};
  }
  remember(id, token, renewed);
  return good(token, renewed.expires_at);
}

namespace {

/// What to do about a portal's token, decided in one transaction.
struct Decision {
  enum class Kind { use, refresh, wait, none } kind = Kind::none;
  GrantRow row;
};

Decision decide(Database& database, std::int64_t id, bool forced, std::int64_t ahead, std::int64_t now,
                const std::string& holder) {
  std::optional<GrantRow> row = read_grant_row(database, id);
  if (!row) {
    return {};
  }
  if (!forced && !is_due(row->expires_at, row->life, ahead, now)) {
    return {Decision::Kind::use, *row};
  }
  const bool held = !row->lease_holder.empty() && row->lease_holder != holder && row->lease_until > now &&
                    row->lease_until <= now + kLease;  // later: by a clock that ran ahead
  if (held) {
    return {Decision::Kind::wait, *row};
  }
  Statement take(database, "UPDATE grants SET lease_holder = ?2, lease_until = ?3 WHERE portal = ?1");
  take.bind(1, id).bind(2, holder).bind(3, now + kLease).run();
  return {Decision::Kind::refresh, *row};
}

void let_go(Database& database, std::int64_t id, const std::string& holder) {
  Statement free(database,
                 "UPDATE grants SET lease_holder = '', lease_until = 0 WHERE portal = ?1 AND lease_holder = ?2");
  free.bind(1, id).bind(2, holder).run();
}

}  // namespace

/// With the portal's `refreshing` held. `dead_token`: HubSpot has refused it; a row that still has it is refreshed
/// however long it has to live.
TokenAnswer Connections::State::refreshed(std::int64_t id, Deadline deadline, const Secret* dead_token) {
  const std::string holder = random_text(12);
  std::chrono::milliseconds pause = kFirstPause;
  for (int attempt = 1;; ++attempt) {
    const std::optional<GrantRow> seen = store.with([id](Database& database) { return read_grant_row(database, id); });
    if (!seen) {
      return answer_without_grant(id);
    }
    const Secret token = vault.unseal(seen->access_token, access_purpose(id));
    const bool forced = dead_token != nullptr && token.equals(dead_token->reveal());
    const std::int64_t time = now();
    const bool usable = !forced && seen->expires_at > time + kStillGood;
    if (!forced && !is_due(seen->expires_at, seen->life, settings.refresh_ahead, time)) {
      remember(id, token, *seen);
      return good(token, seen->expires_at);
    }
    {
      Portal& known = portal(id);
      const std::lock_guard lock(mutex);
      if (known.unavailable_until > time && known.unavailable_until <= time + kLongestRest) {
        return usable ? good(token, seen->expires_at) : TokenAnswer{Kind::unavailable, {}, 0, known.unavailable_reason};
      }
    }
    const Decision decision = store.change([&](Database& database) {
      const std::optional<GrantRow> again = read_grant_row(database, id);
      const bool same = again && same_secret(again->access_token, seen->access_token);
      return decide(database, id, forced && same, settings.refresh_ahead, time, holder);
    });
    const bool in_time = std::chrono::steady_clock::now() + kPoll < deadline;
    if (decision.kind == Decision::Kind::wait) {
      if (usable) {
        return good(token, seen->expires_at);
      }
      if (!in_time) {
        return {Kind::unavailable, {}, 0, "another process is renewing the access token; try again"};
      }
      settings.sleep(kPoll);
      attempt -= 1;
      continue;
    }
    if (decision.kind != Decision::Kind::refresh) {
      continue;  // it has just changed: looked at anew
    }
    bool try_again = false;
    TokenAnswer answer = ask_for_token(id, decision.row, holder, deadline, try_again);
    if (answer.kind != Kind::unavailable) {
      return answer;
    }
    store.change([&](Database& database) { let_go(database, id, holder); });
    const auto left = deadline - std::chrono::steady_clock::now();
    if (try_again && attempt < kMostAttempts && left > pause + settings.patience / 4) {
      settings.sleep(pause);
      pause *= 4;
      continue;
    }
    answer = unavailable(id, std::move(answer.reason));
    return usable ? good(token, seen->expires_at) : std::move(answer);
  }
}

TokenAnswer Connections::access_token(std::int64_t portal, std::chrono::milliseconds patience) {
  TokenAnswer answer = state_->cached(portal);
  if (answer.ok()) {
    return answer;
  }
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::unique_lock lock(state_->portal(portal).refreshing, deadline);
  if (!lock.owns_lock()) {
    return {Kind::unavailable, {}, 0, "HubSpot has not renewed the access token yet; try again"};
  }
  answer = state_->cached(portal);  // of who held the lock before
  return answer.ok() ? answer : state_->refreshed(portal, deadline, nullptr);
}

TokenAnswer Connections::refused(std::int64_t portal, const Secret& token, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  State::Portal& known = state_->portal(portal);
  std::unique_lock lock(known.refreshing, deadline);
  if (!lock.owns_lock()) {
    return {Kind::unavailable, {}, 0, "HubSpot has not renewed the access token yet; try again"};
  }
  {
    const std::lock_guard inner(state_->mutex);
    const std::int64_t age = state_->now() - known.forced_at;
    if (!known.forced.empty() && known.forced.equals(token.reveal()) && age >= 0 && age < kForcedLife) {
      return {
          Kind::unavailable, {}, 0, "HubSpot refuses an access token that it has only just issued; try again later"};
    }
    known.looked_at = 0;
  }
  TokenAnswer answer = state_->refreshed(portal, deadline, &token);
  if (answer.ok()) {
    const std::lock_guard inner(state_->mutex);
    known.forced = answer.token;
    known.forced_at = state_->now();
  }
  return answer;
}

std::optional<std::vector<std::string>> Connections::ask_for_scopes(const Secret& token,
                                                                    std::chrono::milliseconds patience) {
  OAuthClient client = state_->client();
  const ApiAnswer answer = state_->api.post_form(state_->oauth_path("/token/introspect"),
                                                 token_form(client, token.reveal(), "access_token"), patience);
  sodium_memzero(client.secret.data(), client.secret.size());
  const Result<TokenFacts> facts = read_introspection(answer.status, answer.body);
  return facts && facts.value().active ? std::optional(facts.value().scopes) : std::nullopt;
}

std::size_t Connections::keep() {
  std::size_t lost = 0;
  for (const ConnectionInfo& info : list()) {
    if (info.connected && access_token(info.portal).kind == Kind::disconnected) {
      lost += 1;
    }
  }
  const std::int64_t now = state_->now();
  std::vector<std::pair<std::string, std::string>> old;  // grants that nobody confirmed
  state_->store.change([&](Database& database) {
    Statement find(database, "SELECT digest, grant_text FROM confirmations WHERE expires_at < ?1");
    find.bind(1, now);
    while (find.step()) {
      old.emplace_back(find.text(0), find.text(1));
    }
    Statement held(database, "DELETE FROM confirmations WHERE expires_at < ?1");
    held.bind(1, now).run();
    Statement started(database, "DELETE FROM authorizations WHERE expires_at < ?1");
    started.bind(1, now - kKeepUsed).run();
  });
  for (const auto& [digest, sealed] : old) {
    const Secret text = state_->vault.unseal(sealed, confirmation_purpose(digest));
    state_->revoke(State::read_held(text).refresh_token, std::chrono::steady_clock::now() + state_->settings.patience);
  }
  return lost;
}

}  // namespace trailspark::service
