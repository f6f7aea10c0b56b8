#pragma once

#include <optional>

#include "options.hpp"
#include "trailspark/sync.hpp"

namespace trailspark::cli {

/// What the options and the mapping ask for. Complains and answers nothing where they make no sense.
std::optional<SyncSettings> sync_settings(const SyncOptions& options);

}  // namespace trailspark::cli
