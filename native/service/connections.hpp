#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/hubspot_api.hpp"
#include "service/secret.hpp"
#include "service/service_store.hpp"
#include "service/vault.hpp"

namespace trailspark::service {

/// What TrailSpark cannot do without; any account can grant them.
const std::vector<std::string>& required_scopes();
/// What switches a feature on; left out silently by HubSpot where the account or its user lacks them.
const std::vector<std::string>& optional_scopes();
/// "writing scores to contacts": what is missing without a scope; empty where it is none of ours.
std::string_view feature_of_scope(std::string_view scope) noexcept;

struct ConnectionSettings {
  std::string client_id;
  Secret client_secret;
  std::string redirect_uri;  ///< public_url + "/oauth/hubspot/callback", as the app has it registered
  std::string authorize_page = "https://app.hubspot.com/oauth/authorize";
  std::string api_version = "2026-09";
  std::vector<std::string> required = required_scopes();  ///< exactly those of the app's own settings
  std::vector<std::string> optional = optional_scopes();
  std::int64_t refresh_ahead = 300'000;                  ///< milliseconds before expiry, at most half a token's life
  std::int64_t pending_life = 600'000;                   ///< milliseconds from start to finish, and to a confirmation
  std::chrono::milliseconds patience{10'000};            ///< for one answer of HubSpot
  std::function<std::int64_t()> clock;                   ///< milliseconds since 1970; the system's where not given
  std::function<void(std::chrono::milliseconds)> sleep;  ///< between attempts; real where not given
  /// Told once, from any thread, when HubSpot has ended a connection: for the audit log.
  std::function<void(std::int64_t portal, const std::string& why)> lost;
};

/// The app as the service last used it: what a program needs to work on the same store.
struct KeptApp {
  std::string client_id;
  Secret client_secret;
  std::string api;  ///< "https://api.hubapi.com"
  std::string api_version;
};
/// Nothing where no service with a client id has used this store yet. Throws VaultFault.
std::optional<KeptApp> kept_app(ServiceStore& store, const Vault& vault);

/// What start() answers: where the browser is sent, or why not.
struct ConnectStart {
  std::string address;  ///< empty: see `words`
  std::string words;
};

/// How a connect ended, in words for a page.
struct ConnectOutcome {
  enum class Kind : std::uint8_t {
    connected,
    other_portal,    ///< not the one that was to be reconnected: confirm() or drop() with `confirmation`
    denied,          ///< the person declined, or may not install apps there
    not_admin,       ///< HubSpot said so
    expired,         ///< more than 10 minutes since the start, or the code was too old
    replayed,        ///< this callback has been here before
    forged,          ///< not started here, or by another login session
    wrong_redirect,  ///< the app in HubSpot has another redirect address
    app_settings,    ///< client id, secret or scopes are wrong
    missing_scope,   ///< a required scope was not granted
    unreachable,     ///< HubSpot could not be asked
    failed           ///< an answer that cannot be understood
  };
  Kind kind = Kind::failed;
  std::int64_t portal = 0;           ///< of connected, other_portal, missing_scope
  std::int64_t expected_portal = 0;  ///< of other_portal
  std::string title;                 ///< "Access denied"
  std::string words;                 ///< what happened, whole sentences
  std::string remedy;                ///< what to do now
  std::vector<std::string> missing;  ///< required scopes; of connected: optional ones that were not granted
  std::string confirmation;          ///< of other_portal: random, bound to the login session
};
/// "connected", "other_portal": for JSON and the audit log.
std::string_view name(ConnectOutcome::Kind kind) noexcept;

struct ConnectionInfo {
  std::int64_t portal = 0;
  bool connected = false;
  std::string reason;        ///< not connected: why, for a person
  std::string domain;        ///< of the customer's website
  std::string user;          ///< HubSpot user who connected it
  std::string account_type;  ///< STANDARD, DEVELOPER_TEST, SANDBOX, APP_DEVELOPER
  std::string time_zone;
  std::int64_t utc_offset = 0;  ///< milliseconds
  std::string currency;
  std::string ui_domain;  ///< app.hubspot.com
  std::vector<std::string> scopes;
  std::vector<std::string> missing_optional;
  std::string connected_by;  ///< our user
  std::int64_t connected_at = 0;
  std::int64_t refreshed_at = 0;
  std::int64_t token_expires_at = 0;
  std::string connected_apps_link;  ///< where the app is removed in HubSpot
};

struct TokenAnswer {
  enum class Kind : std::uint8_t { ok, unknown_portal, disconnected, unavailable };
  Kind kind = Kind::unavailable;
  Secret token;
  std::int64_t expires_at = 0;
  std::string reason;  ///< not ok: for a person, without secrets
  bool ok() const noexcept { return kind == Kind::ok; }
};

struct DisconnectStep {
  std::string name;  ///< "uninstall", "revoke", "forget", "erase"
  bool done = false;
  std::string words;
};
struct DisconnectReport {
  bool known = false;  ///< false: there is no such connection
  std::vector<DisconnectStep> steps;
  std::string link;    ///< HubSpot's Connected Apps of that portal
  std::string advice;  ///< that the app may have to be removed there too
};

/// The connected accounts of HubSpot: made, kept and ended. Any thread may call; several processes may work on the same
/// store: one alone refreshes a portal's token at a time, by a lease in the store. Tokens are sealed in the store and
/// in clear in memory alone. Calls throw store::StoreFault and VaultFault.
class Connections {
 public:
  /// Store, vault and api must outlive it. Keeps the app's id and secret, sealed, for kept_app().
  Connections(ServiceStore& store, const Vault& vault, HubSpotApi& api, ConnectionSettings settings);
  ~Connections();
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  /// `user`: who connects, for the record. `login_session`: any secret text that only this browser's login has; its
  /// digest is stored. `optional`: which of the optional scopes to ask for; nothing: all of the settings.
  /// `expected_portal`: the one to reconnect, 0: any.
  ConnectStart start(std::string_view user, std::string_view login_session,
                     const std::optional<std::vector<std::string>>& optional, std::int64_t expected_portal);
  /// `query`: of the callback's address, "code=...&state=...".
  ConnectOutcome finish(std::string_view query, std::string_view login_session);
  /// Connects the other portal after all: connected, expired (unknown included) or forged.
  ConnectOutcome confirm(std::string_view confirmation, std::string_view login_session);
  /// Forgets it and revokes its token as well as can be. False: there is none of this login session.
  bool drop(std::string_view confirmation, std::string_view login_session);

  /// By portal id, those that were disconnected and not erased included.
  std::vector<ConnectionInfo> list();
  std::optional<ConnectionInfo> get(std::int64_t portal);

  /// A token that is good for a while yet, refreshed ahead of its expiry. Waits for HubSpot at most `patience`.
  TokenAnswer access_token(std::int64_t portal, std::chrono::milliseconds patience = std::chrono::seconds(30));
  /// HubSpot answered 401 to `token`: another one, refreshed once, or why there is none.
  TokenAnswer refused(std::int64_t portal, const Secret& token,
                      std::chrono::milliseconds patience = std::chrono::seconds(30));
  /// The scopes that HubSpot says the token has, asked now; nothing where it did not answer or the token is dead.
  std::optional<std::vector<std::string>> ask_for_scopes(const Secret& token, std::chrono::milliseconds patience);
  /// Refreshes what is due and clears away what has expired; for a thread that calls it every minute. Answers how many
  /// portals were found disconnected meanwhile.
  std::size_t keep();

  /// Deletes a portal's rows from further tables within the transaction that erases; answers how many.
  using EraseRows = std::function<std::int64_t(store::Database&, std::int64_t portal)>;
  void also_erase(EraseRows erase);
  /// Each step is tried whatever became of those before. `erase`: the synced data too.
  DisconnectReport disconnect(std::int64_t portal, bool erase);

  /// Seals everything anew with the vault's first key; answers how many texts. One transaction.
  std::size_t reseal();

  const ConnectionSettings& settings() const noexcept;

  struct State;  ///< its own: connections_state.hpp

 private:
  std::unique_ptr<State> state_;
};

}  // namespace trailspark::service
