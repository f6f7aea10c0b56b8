#include "service/web/logins.hpp"

namespace trailspark::service::web {
namespace {

// As a person finds it: `sqlite3 service.db .schema` prints these very texts, their comments included.
constexpr const char* kFirst = R"sql(
-- Times are milliseconds since 1970, UTC. Sealed texts are s1.<key id>.<box>: see vault.hpp.

CREATE TABLE logins (             -- browsers that are logged in
  digest      TEXT    NOT NULL PRIMARY KEY, -- BLAKE2b of the cookie
  user        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  role        TEXT    NOT NULL, -- viewer, editor, admin, owner
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE browser_keys (       -- for what a browser keeps of a portal
  login       TEXT    NOT NULL, -- logins.digest, or of the user where the host's token is the login
  portal      INTEGER NOT NULL,
  key         TEXT    NOT NULL, -- sealed
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (login, portal)
) WITHOUT ROWID;

CREATE TABLE pending_portals (    -- other accounts than expected, which somebody is asked about
  login        TEXT    NOT NULL,
  portal       INTEGER NOT NULL,
  expected     INTEGER NOT NULL,
  confirmation TEXT    NOT NULL, -- of no use to another login
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (login, portal)
) WITHOUT ROWID;

CREATE TABLE settings (           -- every version of a portal's settings
  portal        INTEGER NOT NULL,
  kind          TEXT    NOT NULL, -- mapping, scoring, destination
  version       INTEGER NOT NULL, -- 1, 2, ...
  document      TEXT    NOT NULL, -- JSON
  saved_at      INTEGER NOT NULL,
  user          TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  comment       TEXT    NOT NULL,
  restored_from INTEGER NOT NULL, -- a version; -1: none
  PRIMARY KEY (portal, kind, version)
) WITHOUT ROWID;

CREATE TABLE audit (              -- who did what
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  user     TEXT    NOT NULL, -- empty where nobody was logged in
  name     TEXT    NOT NULL,
  action   TEXT    NOT NULL, -- mapping.save, connection.test, ...
  outcome  TEXT    NOT NULL, -- done, refused, failed
  portal   INTEGER NOT NULL, -- 0: none
  detail   TEXT    NOT NULL
);
CREATE INDEX audit_by_portal ON audit (portal, id);

CREATE TABLE tests (              -- the last Test Connection of a portal
  portal  INTEGER NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL,
  user    TEXT    NOT NULL,
  usable  INTEGER NOT NULL,
  report  TEXT    NOT NULL  -- JSON, as the API gives it
);

CREATE TABLE browser_runs (       -- syncs that tabs have told of
  portal     INTEGER NOT NULL,
  id         TEXT    NOT NULL, -- the tab's own
  user       TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  started_at INTEGER NOT NULL,
  run        TEXT    NOT NULL, -- JSON, as the API gives it
  PRIMARY KEY (portal, id)
) WITHOUT ROWID;

CREATE TABLE service_runs (       -- which runs of a portal's own file the service made
  portal  INTEGER NOT NULL,
  run     INTEGER NOT NULL,
  PRIMARY KEY (portal, run)
) WITHOUT ROWID;

CREATE TABLE sends (              -- write-backs to HubSpot
  portal     INTEGER NOT NULL,
  id         TEXT    NOT NULL,
  started_at INTEGER NOT NULL,
  send       TEXT    NOT NULL, -- JSON, as the API gives it
  PRIMARY KEY (portal, id)
) WITHOUT ROWID;

CREATE TABLE webhook_events (     -- what HubSpot told of
  digest      TEXT    NOT NULL PRIMARY KEY, -- of what makes an event itself: HubSpot sends some of them twice
  portal      INTEGER NOT NULL,
  type        TEXT    NOT NULL, -- contact.propertyChange
  object_id   INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  taken_at    INTEGER NOT NULL DEFAULT 0 -- by a sync; 0: waits for the next one
) WITHOUT ROWID;
CREATE INDEX webhook_events_waiting ON webhook_events (portal) WHERE taken_at = 0;
)sql";

}  // namespace

SchemaPart web_schema() { return {"web", {kFirst}}; }

}  // namespace trailspark::service::web
