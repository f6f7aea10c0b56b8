#pragma once

#include <optional>
#include <string>

namespace trailspark::cli {

/// The access token in a file, white space around it cut. Complains and answers nothing where the file cannot be read,
/// where others may read it (the fix is a chmod), or where what stands in it is no token. Never says what stands there.
std::optional<std::string> read_token(const std::string& path);

}  // namespace trailspark::cli
