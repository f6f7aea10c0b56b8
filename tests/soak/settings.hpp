#pragma once

#include <string>
#include <vector>

#include "random.hpp"
#include "trailspark/base.hpp"
#include "trailspark/mapping.hpp"

namespace soak {

/// A sound mapping document over these properties: any chains and types, custom fields, values, defaults.
trailspark::Mapping random_mapping(const std::vector<std::string>& properties, Random& random);

trailspark::BaseSettings random_settings(Random& random);

}  // namespace soak
