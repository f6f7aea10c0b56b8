#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trailspark/mapping.hpp"

/// Settings in files. Each complains and answers nothing where the file cannot be read or is not sound.
namespace trailspark::cli {

std::optional<Mapping> read_mapping(const std::string& path);
std::optional<std::vector<PropertyDefinition>> read_properties(const std::string& path);
std::optional<std::vector<TargetField>> read_target_fields(const std::string& path);

}  // namespace trailspark::cli
