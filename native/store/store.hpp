#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.hpp"
#include "store/sealing.hpp"
#include "store/store_lock.hpp"
#include "trailspark/sync.hpp"

namespace trailspark::store {

/// One portal's raw records in a SQLite file (schema.hpp), with the checkpoint that goes with them.
///
/// Every call throws StoreFault where the file cannot be used; what was committed before is safe.
class Store {
 public:
  enum class Access : std::uint8_t {
    read,  ///< beside others, also while a sync writes
    sync   ///< alone (StoreLock); the file is made where there is none, and brought to this program's schema
  };
  /// With a key, what the store says of people is encrypted: a new one is made so, another has to be so with that key.
  Store(const std::string& path, Access access, const std::optional<SealingKey>& key = std::nullopt);

  const std::string& path() const noexcept { return database_->path(); }
  Database& database() noexcept { return *database_; }

  /// Whether what it says of people is encrypted.
  const Sealing* sealing() const noexcept { return sealing_ ? &*sealing_ : nullptr; }
  /// A text as it was before it was stored; `room` holds it where it was encrypted. `place`: places.hpp.
  std::string_view opened(std::string_view stored, std::string_view place, std::string& room) const;

  /// state("checkpoint"); empty where it was never set.
  std::string state(std::string_view key);
  /// Within the transaction that is open, where one is.
  void set_state(std::string_view key, std::string_view value);
  /// The document as HubSpot sent it; empty where there is none.
  std::string document(std::string_view key);

  /// How many records of an object are stored. O(records) of it.
  std::uint64_t count(SyncObject object);
  using UseKnown = std::function<void(std::int64_t id, std::int64_t updated_at, std::int64_t fetched_at)>;
  /// Every record that is stored, ids ascending.
  void for_each_known(SyncObject object, const UseKnown& use);

  /// Reads the whole file, looking for damage; throws where there is some. A minute a few gigabytes.
  void check_thoroughly();

 private:
  void identify();
  void migrate();
  void unlock(const std::optional<SealingKey>& key);
  void make_sealed();
  void check_quickly();
  void check(const char* pragma);

  std::unique_ptr<StoreLock> lock_;
  std::unique_ptr<Database> database_;
  std::optional<Sealing> sealing_;
};

/// "contact_company": links.kind.
std::string_view name(LinkKind kind) noexcept;

}  // namespace trailspark::store
