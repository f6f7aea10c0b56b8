#pragma once

#include <cstdint>
#include <functional>

#include "service/web/serve.hpp"

namespace trailspark::cli {

/// One sync of a connected portal into its file of the service's store, by the newest mapping: `trailspark sync` as a
/// process of its own, so that whatever becomes of it, the service goes on. Where `stop` says so, it is asked to end.
service::web::SyncResult sync_portal(service::web::Parts& parts, std::int64_t portal,
                                     const std::function<bool()>& stop);

}  // namespace trailspark::cli
