#pragma once

#include <optional>
#include <string>

#include "store/store.hpp"

namespace trailspark::cli {

/// The key of the file, else of the environment, else none. Throws store::StoreFault where it cannot be used.
std::optional<store::SealingKey> store_key(const std::string& key_file);

/// A store to read from, beside whoever else uses it. Complains and answers nothing where there is none.
/// Throws store::StoreFault where it cannot be used.
std::optional<store::Store> open_store(const std::string& path, const std::string& key_file);

}  // namespace trailspark::cli
