#include "open_store.hpp"

#include <filesystem>

#include "connected_store.hpp"
#include "store/key_file.hpp"
#include "terminal.hpp"

namespace trailspark::cli {

std::optional<store::SealingKey> store_key(const std::string& key_file) {
  return key_file.empty() ? store::key_of_environment() : std::optional(store::read_key_file(key_file));
}

std::optional<store::Store> open_store(const std::string& path, const std::string& key_file) {
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
  // What stands in a service's folder is not encrypted.
  const std::optional<store::SealingKey> key = *file == path ? store_key(key_file) : std::nullopt;
  return std::optional<store::Store>(std::in_place, *file, store::Store::Access::read, key);
}

}  // namespace trailspark::cli
