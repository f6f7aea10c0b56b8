#pragma once

#include <string_view>

#include "service/connections.hpp"

namespace trailspark::service {

/// The outcome of that kind with its title, words and remedy. `detail`: what is particular, without secrets.
ConnectOutcome outcome(ConnectOutcome::Kind kind, std::string_view detail = {});

}  // namespace trailspark::service
