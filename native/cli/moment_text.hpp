#pragma once

#include <cstdint>
#include <string>

/// Milliseconds since 1970 as text, UTC.
namespace trailspark::cli {

/// "2026-11-23T10:00:00.000Z", as leads have it.
std::string iso_time(std::int64_t milliseconds);
/// "2026-11-23 10:00:00 UTC"
std::string time_in_words(std::int64_t milliseconds);

}  // namespace trailspark::cli
