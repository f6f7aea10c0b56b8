#pragma once

#include <cstdint>

/// The store as a person finds it: `sqlite3 portal.db .schema` prints these very texts, their comments included.
namespace trailspark::store {

/// "TSpk": tells a store from other SQLite files.
inline constexpr std::int64_t kApplicationId = 0x5453706B;

/// What leads from schema version i to i + 1; PRAGMA user_version tells where a file stands. Only ever added to.
inline constexpr const char* kMigrations[] = {R"sql(
-- Times are milliseconds since 1970, UTC, unless a name says otherwise.

CREATE TABLE records (         -- every live record of the portal
  object     TEXT    NOT NULL, -- contacts, companies, deals, meetings, emails
  id         INTEGER NOT NULL, -- HubSpot's record id
  updated_at INTEGER NOT NULL, -- of the version that is stored
  fetched_at INTEGER NOT NULL, -- when it was read
  PRIMARY KEY (object, id)
) WITHOUT ROWID;

CREATE TABLE bodies (          -- the records as HubSpot sent them
  object     TEXT    NOT NULL,
  id         INTEGER NOT NULL,
  part       INTEGER NOT NULL, -- 0; more where the properties did not fit one call
  body       TEXT    NOT NULL, -- JSON: {"id":"100451","properties":{...},...}
  PRIMARY KEY (object, id, part)
);

CREATE TABLE links (           -- which records belong together
  kind       TEXT    NOT NULL, -- contact_company, contact_deal, deal_company, meeting_contact, email_contact
  from_id    INTEGER NOT NULL,
  to_id      INTEGER NOT NULL,
  is_primary INTEGER NOT NULL, -- 1: the contact's or the deal's primary company
  PRIMARY KEY (kind, from_id, to_id)
) WITHOUT ROWID;
CREATE INDEX links_back ON links (kind, to_id);

CREATE TABLE removed (         -- records that were stored once and are gone
  object     TEXT    NOT NULL,
  id         INTEGER NOT NULL,
  why        TEXT    NOT NULL, -- archived, deleted, merged into 100451
  noticed_at INTEGER NOT NULL,
  PRIMARY KEY (object, id)
) WITHOUT ROWID;

CREATE TABLE documents (       -- answers that are no lists of records, as HubSpot sent them
  key        TEXT    NOT NULL PRIMARY KEY, -- account, properties/contacts, pipelines/deals, owners/0
  fetched_at INTEGER NOT NULL,
  body       TEXT    NOT NULL  -- JSON
);

CREATE TABLE events (          -- what people did, where HubSpot dates it
  source      TEXT    NOT NULL, -- marketing_email, form_submission
  key         TEXT    NOT NULL, -- the event's own id
  email       TEXT    NOT NULL, -- whose, as HubSpot has it
  happened_at INTEGER NOT NULL,
  type        TEXT    NOT NULL, -- OPEN, CLICK; of a form its id
  body        TEXT    NOT NULL, -- JSON
  PRIMARY KEY (source, key)
);
CREATE INDEX events_by_email ON events (email);

CREATE TABLE runs (            -- every sync of this store
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL, -- first, later, refresh
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,          -- null while it is under way, and of one that was killed
  verdict    TEXT,             -- complete; complete except: ...; incomplete: ...; null while it is under way
  not_synced TEXT,             -- what was not granted or not asked for, a line each
  calls      INTEGER NOT NULL DEFAULT 0,
  retries    INTEGER NOT NULL DEFAULT 0,
  refusals   INTEGER NOT NULL DEFAULT 0, -- answers with the status 429
  changed    INTEGER NOT NULL DEFAULT 0, -- records stored
  removed    INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE state (           -- portal, fetch_set, checkpoint: where the next sync goes on
  key        TEXT    NOT NULL PRIMARY KEY,
  value      TEXT    NOT NULL
) WITHOUT ROWID;

-- For people: the newest version of each record, the usual properties and the whole JSON.
CREATE VIEW contacts AS
  SELECT id, strftime('%Y-%m-%dT%H:%M:%fZ', updated_at / 1000.0, 'unixepoch') AS updated,
         json_extract(body, '$.properties.email') AS email,
         json_extract(body, '$.properties.firstname') AS first_name,
         json_extract(body, '$.properties.lastname') AS last_name,
         json_extract(body, '$.properties.company') AS company, body AS json
  FROM records JOIN bodies USING (object, id) WHERE object = 'contacts' AND part = 0;

CREATE VIEW companies AS
  SELECT id, strftime('%Y-%m-%dT%H:%M:%fZ', updated_at / 1000.0, 'unixepoch') AS updated,
         json_extract(body, '$.properties.name') AS name,
         json_extract(body, '$.properties.domain') AS domain, body AS json
  FROM records JOIN bodies USING (object, id) WHERE object = 'companies' AND part = 0;

CREATE VIEW deals AS
  SELECT id, strftime('%Y-%m-%dT%H:%M:%fZ', updated_at / 1000.0, 'unixepoch') AS updated,
         json_extract(body, '$.properties.dealname') AS name,
         json_extract(body, '$.properties.dealstage') AS stage,
         json_extract(body, '$.properties.amount') AS amount, body AS json
  FROM records JOIN bodies USING (object, id) WHERE object = 'deals' AND part = 0;
)sql",
                                              R"sql(
CREATE TABLE addresses (       -- the addresses of contacts, primary and secondary
  id         INTEGER NOT NULL, -- of the contact
  hash       TEXT    NOT NULL, -- SHA-256 of the folded address, in hexadecimal digits
  PRIMARY KEY (id, hash)
) WITHOUT ROWID;
CREATE INDEX addresses_by_hash ON addresses (hash);
INSERT OR IGNORE INTO addresses
  SELECT bodies.id, address_hash(address.value) FROM bodies,
    json_each('[' || replace(json_quote(coalesce(json_extract(body, '$.properties.email'), '') || ';' ||
                                        coalesce(json_extract(body, '$.properties.hs_additional_emails'), '')),
                             ';', '","') || ']') AS address
  WHERE object = 'contacts' AND address.value <> '';

CREATE TABLE event_addresses ( -- of an encrypted store: events.email is the address's hash, as above
  hash       TEXT    NOT NULL PRIMARY KEY,
  address    BLOB    NOT NULL  -- encrypted, as all bodies are
) WITHOUT ROWID;
)sql"};

/// What an encrypted store cannot show.
inline constexpr const char* kDropViews = "DROP VIEW contacts; DROP VIEW companies; DROP VIEW deals;";

}  // namespace trailspark::store
