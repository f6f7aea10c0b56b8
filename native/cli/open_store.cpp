#include "open_store.hpp"

#include <filesystem>

#include "store/key_file.hpp"
#include "terminal.hpp"

namespace trailspark::cli {

std::optional<store::SealingKey> store_key(const std::string& key_file) {
  return key_file.empty() ? store::key_of_environment() : std::optional(store::read_key_file(key_file));
}

std::optional<store::Store> open_store(const std::string& path, const std::string& key_file) {
  std::error_code fault;
  if (!std::filesystem::exists(path, fault)) {
    complain("there is no store " + path + "; trailspark sync --store " + path + " makes one");
    return std::nullopt;
  }
  return std::optional<store::Store>(std::in_place, path, store::Store::Access::read, store_key(key_file));
}

}  // namespace trailspark::cli
