#pragma once

#include <functional>
#include <variant>

namespace trailspark::cli {

/// Reads the command line: the command to run, or the exit code where there is none to run (help, version, bad use;
/// all of them told already).
std::variant<std::function<int()>, int> read_arguments(int count, char** arguments);

}  // namespace trailspark::cli
