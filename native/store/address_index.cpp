#include "store/address_index.hpp"

#include <sodium.h>
#include <sqlite3.h>

#include <array>

#include "store/places.hpp"
#include "store/store.hpp"
#include "trailspark/email.hpp"

namespace trailspark::store {
namespace {

void address_hash_in_sql(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (text == nullptr) {
    return sqlite3_result_null(context);
  }
  const std::string hash = address_hash({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text64(context, hash.data(), hash.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

}  // namespace

std::string address_hash(std::string_view address) {
  std::string key;
  if (!append_email_key(key, address, EmailFolding{})) {
    key = address;
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(key.data()), key.size());
  std::string text(2 * hash.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();
  return text;
}

void define_address_hash(Database& database) {
  const int code = sqlite3_create_function_v2(database.handle(), "address_hash", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                              nullptr, address_hash_in_sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    database.fail(code);
  }
}

std::vector<std::int64_t> contacts_with(Database& database, std::string_view address) {
  const std::string hash = address_hash(address);
  Statement statement(database, "SELECT id FROM addresses WHERE hash = ?1 ORDER BY id");
  statement.bind(1, hash);
  std::vector<std::int64_t> ids;
  while (statement.step()) {
    ids.push_back(statement.number(0));
  }
  return ids;
}

std::string event_address(Store& store, std::string_view email) {
  if (store.sealing() == nullptr) {
    return std::string(email);
  }
  Statement statement(store.database(), "SELECT address FROM event_addresses WHERE hash = ?1");
  std::string room;
  return statement.bind(1, email).step()
             ? std::string(store.opened(statement.text(0), event_address_place(email), room))
             : std::string();
}

}  // namespace trailspark::store
