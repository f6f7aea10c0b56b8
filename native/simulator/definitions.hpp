#pragma once

#include <string>

#include "records.hpp"

namespace simulator {

/// The answer of HubSpot's properties endpoint for one object of the portal: the properties that records carry, others
/// that a portal has too, custom, hidden and archived ones among them. Pretty-printed JSON, sorted by name.
std::string write_definitions(const Portal& portal, Object object);

}  // namespace simulator
