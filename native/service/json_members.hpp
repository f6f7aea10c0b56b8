#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

/// Members of an answer that may be missing or of another type. For .cpp files alone: the header behind it is a large
/// one.
namespace trailspark::service {

inline std::string text_of(const nlohmann::json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// 0 where there is none.
inline std::int64_t number_of(const nlohmann::json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

}  // namespace trailspark::service
