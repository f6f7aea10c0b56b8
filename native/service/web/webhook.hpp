#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "service/secret.hpp"
#include "service/web/message.hpp"

namespace trailspark::service::web {

/// HubSpot's signature, version 3: base64 of the HMAC-SHA-256 of method, address, body and time, with the client
/// secret. `address` is what HubSpot called, "https://app.example/webhooks/hubspot"; some of its percent signs are
/// undone first, as HubSpot does.
std::string event_signature(const Secret& client_secret, std::string_view method, std::string_view address,
                            std::string_view body, std::string_view timestamp);

enum class EventCheck : std::uint8_t { holds, forged, old };
/// Headers X-HubSpot-Signature-v3 and X-HubSpot-Request-Timestamp, which is at most five minutes away from `now`.
EventCheck check_event(const Secret& client_secret, std::string_view address, const Request& request, std::int64_t now);

}  // namespace trailspark::service::web
