#pragma once

#include <string>
#include <vector>

#include "simulator/store/object_type.hpp"

namespace simulator {

/// What the people of an account made up their minds about: records of a type must have values in some properties, all
/// of them or those with a certain value elsewhere. HubSpot keeps callers to it since 2026-09.
struct WriteRule {
  ObjectType type = ObjectType::contacts;
  std::string when_property;  ///< empty: the rule is for all records
  std::string when_value;
  std::vector<std::string> required;
};

}  // namespace simulator
