#include "settings_file.hpp"

#include <utility>

#include "input.hpp"
#include "terminal.hpp"

namespace trailspark::cli {
namespace {

/// The value, or a complaint that names the file.
template <class T>
std::optional<T> accept(Result<T> result, const std::string& path) {
  if (!result) {
    complain(path + ": " + to_string(result.error()));
    return std::nullopt;
  }
  return std::move(result).value();
}

}  // namespace

std::optional<Mapping> read_mapping(const std::string& path) {
  const std::optional<std::string> text = read_file(path);
  if (!text) {
    return std::nullopt;
  }
  ParsedMapping parsed = parse_mapping(*text);
  for (const Error& error : parsed.errors) {
    complain(path + ": " + to_string(error));
  }
  return parsed.errors.empty() ? std::optional(std::move(parsed.mapping)) : std::nullopt;
}

std::optional<std::vector<PropertyDefinition>> read_properties(const std::string& path) {
  const std::optional<std::string> text = read_file(path);
  return text ? accept(parse_properties(*text), path) : std::nullopt;
}

std::optional<std::vector<TargetField>> read_target_fields(const std::string& path) {
  const std::optional<std::string> text = read_file(path);
  return text ? accept(parse_target_fields(*text), path) : std::nullopt;
}

}  // namespace trailspark::cli
