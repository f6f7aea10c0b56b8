#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// Reading JSON that the core wrote, without exceptions. For .cpp files alone: the header behind it is a large one.
namespace trailspark::cli {

using Json = nlohmann::ordered_json;

/// A member of an object; null where there is none, or where this is no object.
inline const Json& member(const Json& object, const std::string& key) {
  static const Json kNull;
  if (!object.is_object()) {
    return kNull;
  }
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

/// The document; null where the text is none.
inline Json parse_json(std::string_view text) {
  Json document = Json::parse(text, nullptr, false);
  return document.is_discarded() ? Json() : document;
}

}  // namespace trailspark::cli
