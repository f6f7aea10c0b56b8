#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trailspark::store {

class Database;
class Store;

/// SHA-256 of an address, folded, in hexadecimal digits: as TrailSpark looks people up without keeping their addresses.
/// What is no address is hashed as it stands.
std::string address_hash(std::string_view address);

/// Makes address_hash(text) known to SQL; nothing for null.
void define_address_hash(Database& database);

/// The contacts that have an address, primary or secondary, ids ascending. Also of an encrypted store.
std::vector<std::int64_t> contacts_with(Database& database, std::string_view address);

/// The address of events.email, which an encrypted store keeps apart.
std::string event_address(Store& store, std::string_view email);

}  // namespace trailspark::store
