#pragma once

#include <optional>
#include <string>

#include "store/sealing.hpp"

namespace trailspark::store {

/// The key of a store: 64 hexadecimal digits, alone in a file that nobody else may read.
///
/// Throws StoreFault: it cannot be read, is open to others, or holds something else. The fault never quotes it.
SealingKey read_key_file(const std::string& path);
/// Makes the file with a new key, mode 600; throws StoreFault where it exists or cannot be made.
SealingKey make_key_file(const std::string& path);
/// Of the environment's TRAILSPARK_STORE_KEY; nothing where it is not set or empty. Throws StoreFault: it is no key.
std::optional<SealingKey> key_of_environment();

}  // namespace trailspark::store
