#pragma once

#include <optional>
#include <string>

#include "store/store.hpp"

namespace trailspark::cli {

/// A store to read from, beside whoever else uses it. Complains and answers nothing where there is none.
/// Throws store::StoreFault where it cannot be used.
std::optional<store::Store> open_store(const std::string& path);

}  // namespace trailspark::cli
