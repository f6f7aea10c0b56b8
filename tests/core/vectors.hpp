#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// The cases of tests/vectors/<name>.json. Reads from the source tree (TRAILSPARK_VECTORS_DIR), so it works natively
/// and in wasm under node alike.
nlohmann::json vector_cases(const std::string& name);

/// All bytes of a file below tests/vectors; fails the test where there is none.
std::string vector_file(const std::string& name);
