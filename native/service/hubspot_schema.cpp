#include "service/service_store.hpp"

namespace trailspark::service {
namespace {

// As a person finds it: `sqlite3 service.db .schema` prints these very texts, their comments included.
constexpr const char* kFirst = R"sql(
-- Times are milliseconds since 1970, UTC. Sealed texts are s1.<key id>.<box>: see vault.hpp.

CREATE TABLE connections (        -- every HubSpot account that was connected and not erased
  portal        INTEGER NOT NULL PRIMARY KEY,
  connected     INTEGER NOT NULL, -- 1; 0: disconnected, by us or by HubSpot
  reason        TEXT    NOT NULL, -- why it is not connected, for a person; else empty
  domain        TEXT    NOT NULL, -- of the customer's website
  user          TEXT    NOT NULL, -- of HubSpot: who agreed
  account_type  TEXT    NOT NULL, -- STANDARD, DEVELOPER_TEST, SANDBOX, APP_DEVELOPER
  time_zone     TEXT    NOT NULL,
  utc_offset    INTEGER NOT NULL, -- milliseconds
  currency      TEXT    NOT NULL,
  ui_domain     TEXT    NOT NULL, -- app.hubspot.com
  scopes        TEXT    NOT NULL, -- as granted, separated by blanks
  connected_by  TEXT    NOT NULL, -- our user
  connected_at  INTEGER NOT NULL,
  refreshed_at  INTEGER NOT NULL
);

CREATE TABLE grants (             -- the tokens of the accounts that are connected
  portal        INTEGER NOT NULL PRIMARY KEY REFERENCES connections (portal),
  refresh_token TEXT    NOT NULL, -- sealed
  access_token  TEXT    NOT NULL, -- sealed
  expires_at    INTEGER NOT NULL, -- of the access token
  life          INTEGER NOT NULL, -- of it, when it was issued, in milliseconds
  issued_at     INTEGER NOT NULL,
  lease_holder  TEXT    NOT NULL DEFAULT '', -- who refreshes it now
  lease_until   INTEGER NOT NULL DEFAULT 0   -- when another may, should the holder have died
);

CREATE TABLE authorizations (     -- browsers that were sent to HubSpot
  state_digest  TEXT    NOT NULL PRIMARY KEY, -- BLAKE2b of the state
  login_digest  TEXT    NOT NULL, -- of the login session that the answer must come from
  user          TEXT    NOT NULL, -- ours
  verifier      TEXT    NOT NULL, -- of PKCE, sealed
  expected      INTEGER NOT NULL, -- the portal to reconnect; 0: any
  expires_at    INTEGER NOT NULL,
  used_at       INTEGER NOT NULL DEFAULT 0 -- 0: not yet
) WITHOUT ROWID;

CREATE TABLE confirmations (      -- grants of another portal than the one that was to be reconnected
  digest        TEXT    NOT NULL PRIMARY KEY, -- of the confirmation's text
  login_digest  TEXT    NOT NULL,
  expires_at    INTEGER NOT NULL,
  grant_text    TEXT    NOT NULL  -- sealed JSON: the connection and its tokens
) WITHOUT ROWID;

CREATE TABLE app (                -- at most one row: the app in HubSpot, as the service last used it
  id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  client_id     TEXT    NOT NULL,
  client_secret TEXT    NOT NULL, -- sealed
  api           TEXT    NOT NULL, -- https://api.hubapi.com
  api_version   TEXT    NOT NULL  -- 2026-09
);

CREATE TABLE budget_leases (      -- calls that a process may make, or has made
  id            INTEGER PRIMARY KEY,
  portal        INTEGER NOT NULL,
  kind          INTEGER NOT NULL, -- 0 general, 1 search
  ends_at       INTEGER NOT NULL, -- the last moment at which they may be made
  calls         INTEGER NOT NULL
);
CREATE INDEX budget_leases_by_portal ON budget_leases (portal, kind, ends_at);

CREATE TABLE budgets (            -- what HubSpot said of its limits
  portal        INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  calls         INTEGER NOT NULL, -- in a window; 0: it said nothing
  blocked_until INTEGER NOT NULL, -- it refused calls
  daily_limit   INTEGER NOT NULL, -- -1: none
  daily_left    INTEGER NOT NULL,
  daily_at      INTEGER NOT NULL, -- when it said so
  PRIMARY KEY (portal, kind)
) WITHOUT ROWID;
)sql";

}  // namespace

SchemaPart hubspot_schema() { return {"hubspot", {kFirst}}; }

}  // namespace trailspark::service
