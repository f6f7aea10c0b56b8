#include "open_store.hpp"

#include <filesystem>

#include "connected_store.hpp"
#include "terminal.hpp"

namespace trailspark::cli {

std::optional<store::Store> open_store(const std::string& path) {
  std::string complaint;
  const std::optional<std::string> file = store_file_of(path, 0, complaint);
  if (!file) {
    complain(complaint);
    return std::nullopt;
  }
  std::error_code fault;
  if (!std::filesystem::exists(*file, fault)) {
    complain("there is no store " + path + "; trailspark sync --store " + path + " makes one");
    return std::nullopt;
  }
  return std::optional<store::Store>(std::in_place, *file, store::Store::Access::read);
}

}  // namespace trailspark::cli
