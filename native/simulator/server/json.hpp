#pragma once

#include <nlohmann/json.hpp>

namespace simulator {

/// Members keep the order in which they were written.
using Json = nlohmann::ordered_json;

}  // namespace simulator
