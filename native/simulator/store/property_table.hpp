#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/server/json.hpp"
#include "simulator/store/object_type.hpp"

namespace simulator {

/// The place of a property in its type's table; never changes, archived ones keep theirs.
using PropertyIndex = std::uint32_t;

/// One property as the properties endpoints show it, and what the rest asks of it often.
struct PropertyDefinition {
  std::string name;
  std::string type;        ///< "string", "number", "date", "datetime", "enumeration", "bool"
  std::string field_type;  ///< "text", "checkbox"
  bool archived = false;
  bool read_only = false;  ///< its values cannot be written
  bool unique = false;
  bool custom = false;  ///< made in this account
  Json json;            ///< all of it, as it is answered with
};

struct PropertyGroup {
  std::string name;
  std::string label;
  std::int64_t display_order = -1;
  bool archived = false;
};

/// The properties of one type of records: those of the made-up portal, then those that were made by callers.
class PropertyTable {
 public:
  PropertyTable(const Portal& portal, ObjectType type, std::uint64_t further_custom);

  std::size_t size() const noexcept { return properties_.size(); }
  const PropertyDefinition& operator[](PropertyIndex index) const noexcept { return properties_[index]; }
  /// Archived ones too.
  std::optional<PropertyIndex> find(std::string_view name) const noexcept;
  /// Not archived ones alone: those that records have.
  std::optional<PropertyIndex> find_live(std::string_view name) const noexcept;
  /// That one exists is the caller's care.
  PropertyIndex at(std::string_view name) const noexcept { return *find(name); }

  /// All of `json`'s members become the property's; the rest is derived from them. An archived one of that name comes
  /// back to life.
  PropertyIndex put(Json json);
  void archive(PropertyIndex index, Moment when);
  /// In place of the present ones.
  void set_options(std::string_view name, Json options);

  std::vector<PropertyGroup>& groups() noexcept { return groups_; }
  const std::vector<PropertyGroup>& groups() const noexcept { return groups_; }
  /// Null where there is none; archived ones too.
  PropertyGroup* group(std::string_view name) noexcept;

 private:
  void add_missing_groups();

  std::vector<PropertyDefinition> properties_;
  std::unordered_map<std::string, PropertyIndex> by_name_;
  std::vector<PropertyGroup> groups_;
};

}  // namespace simulator
