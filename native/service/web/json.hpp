#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "service/web/message.hpp"

/// JSON of requests and answers. For the service's .cpp files alone: nlohmann/json is a large header.
namespace trailspark::service::web {

using Json = nlohmann::ordered_json;

/// Broken UTF-8, as HubSpot's texts may hold it, is replaced.
std::string text_of(const Json& json);
Response answer_json(const Json& json, int status = 200);

/// The request's body. Throws Refusal: not application/json (415), not JSON, or not an object with these keys alone
/// (400).
Json read_body(const Request& request, std::initializer_list<std::string_view> keys);
/// Throws Refusal where the key is missing or no text of at most so many bytes.
std::string text_at(const Json& json, std::string_view key, std::size_t most_bytes);
/// "2026-11-23T22:15:00.000Z"; null for 0.
Json time_json(std::int64_t milliseconds);
std::string time_text(std::int64_t milliseconds);
/// Of such a text, also without fractions; nothing where it is none.
std::optional<std::int64_t> time_of(std::string_view text);

}  // namespace trailspark::service::web
