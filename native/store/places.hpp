#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Where a text stands in a store: what is encrypted opens there alone.
namespace trailspark::store {

inline constexpr const char* kSealingState = "sealing";

inline std::string body_place(std::string_view object, std::int64_t id, std::int64_t part) {
  return "bodies/" + std::string(object) + '/' + std::to_string(id) + '/' + std::to_string(part);
}
inline std::string document_place(std::string_view key) { return "documents/" + std::string(key); }
inline std::string state_place(std::string_view key) { return "state/" + std::string(key); }
inline std::string event_place(std::string_view source, std::string_view key) {
  return "events/" + std::string(source) + '/' + std::string(key);
}
inline std::string event_address_place(std::string_view hash) { return "event_addresses/" + std::string(hash); }

}  // namespace trailspark::store
