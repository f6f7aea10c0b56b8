#pragma once

#include <cstddef>
#include <string_view>

namespace trailspark::service {

/// A token, key or client secret: kept in one piece of memory that is wiped when it goes, and printed by nothing.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view text);
  ~Secret();
  Secret(const Secret& other);
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret other) noexcept;

  bool empty() const noexcept { return size_ == 0; }
  /// Valid while this lives unchanged. Not for logs, errors or addresses.
  std::string_view reveal() const noexcept { return {bytes_, size_}; }
  /// In constant time for texts of the same length.
  bool equals(std::string_view other) const noexcept;

 private:
  char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

/// Whether two texts are the same, in a time that tells nothing of where they differ. Every comparison with a secret,
/// a MAC or a token goes through this.
bool same_secret(std::string_view a, std::string_view b) noexcept;

}  // namespace trailspark::service
