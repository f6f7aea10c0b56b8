#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json.hpp"
#include "trailspark/sync.hpp"

/// What the readers of dated events share.
namespace trailspark {

inline constexpr std::int64_t kEventDay = 86'400'000;
/// Events may be told late; they come again within this time, and are kept once.
inline constexpr std::int64_t kEventOverlap = 3'600'000;

/// Empty where it is absent or no text.
std::string text_at(const json::Value& object, std::string_view key);
/// Milliseconds since 1970, or an id; 0 where it is absent, no number or out of range.
std::int64_t time_at(const json::Value& object, std::string_view key);
/// The cursor of the next page; empty where this is the last.
std::string next_page(const json::Value& body);
SyncChange event_of(EventSource source, std::int64_t time, std::string_view text);

}  // namespace trailspark
