#include "open_store.hpp"

#include <filesystem>

#include "terminal.hpp"

namespace trailspark::cli {

std::optional<store::Store> open_store(const std::string& path) {
  std::error_code fault;
  if (!std::filesystem::exists(path, fault)) {
    complain("there is no store " + path + "; trailspark sync --store " + path + " makes one");
    return std::nullopt;
  }
  return std::optional<store::Store>(std::in_place, path, store::Store::Access::read);
}

}  // namespace trailspark::cli
