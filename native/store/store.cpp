#include "store/store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

#include "store/address_index.hpp"
#include "store/fault.hpp"
#include "store/places.hpp"
#include "store/schema.hpp"

namespace trailspark::store {
namespace {

constexpr std::int64_t kSchemaVersion = std::size(kMigrations);

// Larger pages than SQLite's own: a record is a kilobyte or two. WAL: readers and the one writer do not wait for each
// other. NORMAL: what was committed survives a kill; a power cut may cost the last commits, whole ones.
constexpr const char* kSettings = R"(
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
)";

/// A portal's people are in it: the file is its owner's alone, as are those that SQLite puts beside it.
void make_private(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    throw StoreFault(path + " cannot be written (" + std::strerror(errno) +
                     "); see that its folder is there and can be written, or name another");
  }
  ::close(descriptor);
}

}  // namespace

std::string_view name(LinkKind kind) noexcept {
  switch (kind) {
    case LinkKind::contact_company:
      return "contact_company";
    case LinkKind::contact_deal:
      return "contact_deal";
    case LinkKind::deal_company:
      return "deal_company";
    case LinkKind::meeting_contact:
      return "meeting_contact";
    case LinkKind::email_contact:
      return "email_contact";
  }
  return {};
}

Store::Store(const std::string& path, Access access, const std::optional<SealingKey>& key) {
  if (access == Access::read) {
    database_ = std::make_unique<Database>(path, Database::Access::read);
    identify();
    unlock(key);
    return;
  }
  lock_ = std::make_unique<StoreLock>(path);
  make_private(path);
  database_ = std::make_unique<Database>(path, Database::Access::write);
  identify();
  database_->run(kSettings);
  migrate();
  unlock(key);
  check_quickly();
}

void Store::identify() {
  const std::int64_t application = database_->number("PRAGMA application_id").value_or(0);
  const std::int64_t version = database_->number("PRAGMA user_version").value_or(0);
  const bool is_new = database_->number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!is_new && application != kApplicationId) {
    throw StoreFault(path() + " is a database of another program; name another file. It was left as it is");
  }
  if (version > kSchemaVersion) {
    throw StoreFault(path() + " was written by a newer trailspark (its schema is version " + std::to_string(version) +
                     ", this program knows " + std::to_string(kSchemaVersion) +
                     "); update this program. The store was left as it is");
  }
  if (is_new && lock_ == nullptr) {
    throw StoreFault(path() + " is empty; trailspark sync fills it");
  }
  if (version < kSchemaVersion && lock_ == nullptr) {
    throw StoreFault(path() + " was written by an older trailspark; run trailspark sync with it once");
  }
}

void Store::migrate() {
  const std::int64_t version = database_->number("PRAGMA user_version").value_or(0);
  for (std::int64_t next = version; next < kSchemaVersion; ++next) {
    Transaction transaction(*database_);
    define_address_hash(*database_);
    database_->run(kMigrations[next]);
    database_->run("PRAGMA application_id = " + std::to_string(kApplicationId));
    database_->run("PRAGMA user_version = " + std::to_string(next + 1));
    transaction.commit();
  }
}

void Store::unlock(const std::optional<SealingKey>& key) {
  const std::string proof = state(kSealingState);
  if (!key && proof.empty()) {
    return;
  }
  if (!key) {
    throw StoreFault(path() + " is encrypted; name its key with --key-file, or set TRAILSPARK_STORE_KEY");
  }
  sealing_.emplace(*key);
  std::string room;
  if (proof.empty()) {
    make_sealed();
  } else if (!sealing_->open(room, proof, kSealingState)) {
    throw StoreFault("the key is not the one that " + path() + " was encrypted with; it was left as it is");
  }
}

void Store::make_sealed() {
  if (lock_ == nullptr || database_->number("SELECT count(*) FROM runs").value_or(0) > 0) {
    throw StoreFault(path() + " is not encrypted, and a key was given (--key-file, TRAILSPARK_STORE_KEY); leave it " +
                     "out, or sync into a new file with it");
  }
  const std::string proof = sealing_->seal(path(), kSealingState);
  Transaction transaction(*database_);
  database_->run(kDropViews);
  Statement(*database_, "INSERT INTO state VALUES (?1, ?2)").bind(1, kSealingState).bind_bytes(2, proof).run();
  transaction.commit();
}

std::string_view Store::opened(std::string_view stored, std::string_view place, std::string& room) const {
  if (!sealing_) {
    return stored;
  }
  if (!sealing_->open(room, stored, place)) {
    throw StoreFault(path() + " is damaged: what it holds at " + std::string(place) +
                     " was changed by another program; bring a copy back, or move it away and sync into a new file");
  }
  return room;
}

void Store::check_quickly() {
  if (database_->number("SELECT count(*) FROM runs WHERE verdict IS NULL").value_or(0) > 0) {
    check("PRAGMA quick_check(1)");
    database_->run("UPDATE runs SET verdict = 'incomplete: it ended without a word' WHERE verdict IS NULL");
  }
}

void Store::check_thoroughly() { check("PRAGMA integrity_check(1)"); }

void Store::check(const char* pragma) {
  std::string found = database_->text(pragma).value_or("ok");
  std::replace(found.begin(), found.end(), '\n', ' ');
  if (found != "ok") {
    throw StoreFault(path() + " is damaged (" + found +
                     "); bring a copy back, or move it away and sync into a new file. It was left as it is");
  }
}

std::string Store::state(std::string_view key) {
  Statement statement(*database_, "SELECT value FROM state WHERE key = ?1");
  std::string room;
  return statement.bind(1, key).step() ? std::string(opened(statement.text(0), state_place(key), room)) : std::string();
}

void Store::set_state(std::string_view key, std::string_view value) {
  Statement statement(*database_, "INSERT INTO state VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value");
  const std::string sealed = sealing_ ? sealing_->seal(value, state_place(key)) : std::string();
  if (sealing_) {
    statement.bind_bytes(2, sealed);
  } else {
    statement.bind(2, value);
  }
  statement.bind(1, key).run();
}

std::string Store::document(std::string_view key) {
  Statement statement(*database_, "SELECT body FROM documents WHERE key = ?1");
  if (!statement.bind(1, key).step()) {
    return {};
  }
  std::string room;
  return std::string(opened(statement.text(0), document_place(key), room));
}

std::uint64_t Store::count(SyncObject object) {
  Statement statement(*database_, "SELECT count(*) FROM records WHERE object = ?1");
  return statement.bind(1, trailspark::name(object)).step() ? static_cast<std::uint64_t>(statement.number(0)) : 0;
}

void Store::for_each_known(SyncObject object, const UseKnown& use) {
  Statement statement(*database_,
                      "SELECT id, updated_at, fetched_at FROM records WHERE object = ?1 ORDER BY object, id");
  statement.bind(1, trailspark::name(object));
  while (statement.step()) {
    use(statement.number(0), statement.number(1), statement.number(2));
  }
}

}  // namespace trailspark::store
