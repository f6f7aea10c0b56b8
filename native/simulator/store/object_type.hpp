#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/random.hpp"

namespace simulator {

enum class ObjectType : std::uint8_t { contacts, companies, deals, emails, meetings };

inline constexpr std::array kObjectTypes = {ObjectType::contacts, ObjectType::companies, ObjectType::deals,
                                            ObjectType::emails, ObjectType::meetings};

/// What differs between the types of records.
struct ObjectTypeInfo {
  ObjectType type;
  const char* id;                       ///< "0-1"
  const char* plural;                   ///< "contacts": in paths
  const char* singular;                 ///< "contact": in paths and association types
  const char* label;                    ///< "CONTACT": in messages
  const char* title;                    ///< "Contact": in messages
  const char* created;                  ///< the property with the moment of creation
  const char* last_modified;            ///< the one with the moment of the last change
  std::vector<std::string> defaults;    ///< properties of a record when none are asked for
  std::vector<std::string> searchable;  ///< properties that a search's `query` looks into
};

const ObjectTypeInfo& info(ObjectType type);

/// The type that a path means by "contacts", "contact", "CONTACT" or "0-1".
std::optional<ObjectType> object_type(std::string_view name) noexcept;

constexpr std::size_t index(ObjectType type) noexcept { return static_cast<std::size_t>(type); }

}  // namespace simulator
