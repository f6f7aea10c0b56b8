#include "store/sync_writer.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <vector>

#include "store/address_index.hpp"
#include "store/places.hpp"
#include "trailspark/convert.hpp"
#include "trailspark/mood.hpp"

namespace trailspark::store {
namespace {

struct LinkedId {
  std::int64_t id;
  bool primary;
};

/// "9001*;9002": 9001, the primary one, and 9002.
std::vector<LinkedId> linked_ids(std::string_view text) {
  std::vector<LinkedId> ids;
  while (!text.empty()) {
    const std::string_view item = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), item.size() + 1));
    LinkedId linked{0, item.back() == '*'};
    std::from_chars(item.data(), item.data() + item.size(), linked.id);
    ids.push_back(linked);
  }
  return ids;
}

}  // namespace

SyncWriter::SyncWriter(Store& store)
    : store_(store),
      database_(store.database()),
      put_known_(
          database_,
          "INSERT INTO records (object, id, updated_at, fetched_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE "
          "SET updated_at = excluded.updated_at, fetched_at = excluded.fetched_at"),
      put_body_(database_,
                "INSERT INTO bodies (object, id, part, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET body = "
                "excluded.body"),
      drop_other_parts_(database_, "DELETE FROM bodies WHERE object = ?1 AND id = ?2 AND part <> ?3"),
      forget_removal_(database_, "DELETE FROM removed WHERE object = ?1 AND id = ?2"),
      drop_known_(database_, "DELETE FROM records WHERE object = ?1 AND id = ?2"),
      drop_bodies_(database_, "DELETE FROM bodies WHERE object = ?1 AND id = ?2"),
      note_removal_(database_, "INSERT OR REPLACE INTO removed (object, id, why, noticed_at) VALUES (?1, ?2, ?3, ?4)"),
      drop_links_from_(database_, "DELETE FROM links WHERE kind = ?1 AND from_id = ?2"),
      drop_links_to_(database_, "DELETE FROM links WHERE kind = ?1 AND to_id = ?2"),
      links_to_(database_, "SELECT from_id FROM links WHERE kind = ?1 AND to_id = ?2"),
      put_link_(database_, "INSERT OR IGNORE INTO links (kind, from_id, to_id, is_primary) VALUES (?1, ?2, ?3, ?4)"),
      drop_link_(database_, "DELETE FROM links WHERE kind = ?1 AND from_id = ?2 AND to_id = ?3"),
      put_document_(database_, "INSERT OR REPLACE INTO documents (key, fetched_at, body) VALUES (?1, ?2, ?3)"),
      put_event_(database_,
                 "INSERT OR REPLACE INTO events (source, key, email, happened_at, type, body) VALUES (?1, ?2, ?3, ?4, "
                 "?5, ?6)"),
      put_address_(database_, "INSERT OR IGNORE INTO addresses (id, hash) VALUES (?1, ?2)"),
      drop_addresses_(database_, "DELETE FROM addresses WHERE id = ?1"),
      put_event_address_(database_, "INSERT OR IGNORE INTO event_addresses (hash, address) VALUES (?1, ?2)") {}

SyncWriter::~SyncWriter() {
  if (database_.in_transaction()) {
    try {
      database_.run("ROLLBACK");
    } catch (const std::exception&) {
      // Closing the file does the same.
    }
  }
}

void SyncWriter::begin() {
  if (!database_.in_transaction()) {
    database_.run("BEGIN IMMEDIATE");
  }
}

void SyncWriter::commit(std::string_view checkpoint) {
  begin();
  store_.set_state("checkpoint", checkpoint);
  database_.run("COMMIT");
}

void SyncWriter::apply(const SyncChange& change, std::int64_t now) {
  begin();
  switch (change.kind) {
    case SyncChange::Kind::record:
      return change.object == SyncObject::emails ? put_email(change) : put_record(change);
    case SyncChange::Kind::removed:
      return remove_record(change, now);
    case SyncChange::Kind::links:
      return change.reversed ? put_links_back(change) : put_links(change);
    case SyncChange::Kind::document:
      bind_text(put_document_, 3, change.text, document_place(change.key));
      put_document_.bind(1, change.key).bind(2, change.fetched_at).run();
      return;
    case SyncChange::Kind::event:
      return put_event(change);
  }
}

void SyncWriter::bind_text(Statement& statement, int parameter, std::string_view text, const std::string& place) {
  if (store_.sealing() == nullptr) {
    statement.bind(parameter, text);
    return;
  }
  sealed_ = store_.sealing()->seal(text, place);
  statement.bind_bytes(parameter, sealed_);
}

void SyncWriter::put_record(const SyncChange& change) {
  const std::string_view object = trailspark::name(change.object);
  put_known_.bind(1, object).bind(2, change.id).bind(3, change.updated_at).bind(4, change.fetched_at).run();
  bind_text(put_body_, 4, change.text, body_place(object, change.id, change.part));
  put_body_.bind(1, object).bind(2, change.id).bind(3, change.part).run();
  if (change.whole) {
    drop_other_parts_.bind(1, object).bind(2, change.id).bind(3, change.part).run();
  }
  forget_removal_.bind(1, object).bind(2, change.id).run();  // it came back
  if (change.object == SyncObject::contacts) {
    put_addresses(change);
  }
}

// The parts of a record come in their order, the first one first.
void SyncWriter::put_addresses(const SyncChange& change) {
  if (change.whole || change.part == 0) {
    drop_addresses_.bind(1, change.id).run();
  }
  for_each_part(change.email, [&](std::string_view address) {
    const std::string hash = address_hash(address);
    put_address_.bind(1, change.id).bind(2, hash).run();
  });
}

// What people write to each other is read once, for its mood, and never stored.
void SyncWriter::put_email(const SyncChange& change) {
  const std::string scored = scored_email(change.text);
  SyncChange email = change;
  email.text = scored;
  put_record(email);
}

void SyncWriter::remove_record(const SyncChange& change, std::int64_t now) {
  const std::string_view object = trailspark::name(change.object);
  drop_known_.bind(1, object).bind(2, change.id).run();
  drop_bodies_.bind(1, object).bind(2, change.id).run();
  if (change.object == SyncObject::contacts) {
    drop_addresses_.bind(1, change.id).run();
  }
  note_removal_.bind(1, object).bind(2, change.id).bind(3, change.text).bind(4, now).run();
  for (std::size_t i = 0; i < kLinkKinds; ++i) {
    const auto kind = static_cast<LinkKind>(i);
    if (from_side(kind) == change.object) {
      drop_links_from_.bind(1, name(kind)).bind(2, change.id).run();
    }
    if (to_side(kind) == change.object) {
      drop_links_to_.bind(1, name(kind)).bind(2, change.id).run();
    }
  }
}

void SyncWriter::put_links(const SyncChange& change) {
  const std::string_view kind = name(change.link);
  drop_links_from_.bind(1, kind).bind(2, change.id).run();
  for (const LinkedId& other : linked_ids(change.text)) {
    put_link_.bind(1, kind).bind(2, change.id).bind(3, other.id).bind(4, other.primary ? 1 : 0).run();
  }
}

// Which is primary is known to the other side alone: what is stored of it stays.
void SyncWriter::put_links_back(const SyncChange& change) {
  const std::string_view kind = name(change.link);
  const std::vector<LinkedId> others = linked_ids(change.text);
  std::vector<std::int64_t> gone;
  links_to_.bind(1, kind).bind(2, change.id);
  while (links_to_.step()) {
    const std::int64_t id = links_to_.number(0);
    const bool stays =
        std::any_of(others.begin(), others.end(), [id](const LinkedId& other) { return other.id == id; });
    if (!stays) {
      gone.push_back(id);
    }
  }
  for (const std::int64_t id : gone) {
    drop_link_.bind(1, kind).bind(2, id).bind(3, change.id).run();
  }
  for (const LinkedId& other : others) {
    put_link_.bind(1, kind).bind(2, other.id).bind(3, change.id).bind(4, 0).run();
  }
}

void SyncWriter::put_event(const SyncChange& change) {
  const std::string_view source = trailspark::name(change.source);
  std::string email(change.email);
  if (store_.sealing() != nullptr) {
    email = address_hash(change.email);
    bind_text(put_event_address_, 2, change.email, event_address_place(email));
    put_event_address_.bind(1, email).run();
  }
  bind_text(put_event_, 6, change.text, event_place(source, change.key));
  put_event_.bind(1, source).bind(2, change.key).bind(3, email).bind(4, change.updated_at).bind(5, change.type).run();
}

}  // namespace trailspark::store
