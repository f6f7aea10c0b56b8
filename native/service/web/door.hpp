#pragma once

#include <string>
#include <string_view>

#include "service/web/parts.hpp"

namespace trailspark::service::web {

/// Whether the door lets a call through: one that only reads, of a path as HubSpot documents it. `path` has no query
/// and begins with a slash.
bool may_pass(std::string_view method, std::string_view path) noexcept;
/// Whether a path is written plainly: segments of letters, digits, - and _ and dots, none of them empty or dots alone,
/// nothing encoded. Only such paths are looked at any further.
bool is_plain_path(std::string_view path) noexcept;

/// One call of a portal's HubSpot: waits for its turn, adds the token, refreshes it once where HubSpot refuses it.
/// Throws a Refusal where it cannot be made.
ApiAnswer call_hubspot(Parts& parts, std::int64_t portal, const ApiRequest& request);

}  // namespace trailspark::service::web
