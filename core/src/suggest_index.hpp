#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trailspark::suggest {

/// Numbers under texts: one sorting and one look-up for all that is kept by name. (Each std::sort of another type would
/// be kilobytes of the module.)
class Index {
 public:
  void add(std::string key, std::size_t number) { entries_.emplace_back(std::move(key), number); }

  /// To be called once, after the last `add`: sorts by key, then by number.
  void sort();

  /// The numbers under a key, ascending.
  std::vector<std::size_t> find(std::string_view key) const;

  /// All entries, once sorted.
  const std::vector<std::pair<std::string, std::size_t>>& entries() const noexcept { return entries_; }

 private:
  std::vector<std::pair<std::string, std::size_t>> entries_;
};

}  // namespace trailspark::suggest
