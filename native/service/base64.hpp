#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailspark::service {

/// Without padding, for addresses and file names (RFC 4648 section 5).
std::string base64url(std::string_view bytes);
/// Nothing where the text is none, with padding included.
std::optional<std::string> from_base64url(std::string_view text);
/// Before anything else of libsodium; any number of times. Throws where the machine has no randomness.
void start_sodium();

}  // namespace trailspark::service
