#pragma once

#include <string>
#include <vector>

#include "records.hpp"

namespace simulator {

/// The answer of HubSpot's properties endpoint for one object of the portal: the properties that records carry, others
/// that a portal has too, custom, hidden and archived ones among them. Pretty-printed JSON, sorted by name.
std::string write_definitions(const Portal& portal, Object object);

/// The same for any definitions; the moment is the portal's present.
std::string write_definitions(std::vector<const Definition*> definitions, Moment now);

/// Those of an object, in no particular order.
std::vector<const Definition*> definitions_of(Object object);

}  // namespace simulator
