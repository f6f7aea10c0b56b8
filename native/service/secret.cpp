#include "service/secret.hpp"

#include <sodium.h>

#include <cstring>
#include <utility>

namespace trailspark::service {

Secret::Secret(std::string_view text) : bytes_(text.empty() ? nullptr : new char[text.size()]), size_(text.size()) {
  if (size_ > 0) {
    std::memcpy(bytes_, text.data(), size_);
  }
}

Secret::~Secret() {
  if (bytes_ != nullptr) {
    sodium_memzero(bytes_, size_);
    delete[] bytes_;
  }
}

Secret::Secret(const Secret& other) : Secret(other.reveal()) {}

Secret::Secret(Secret&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  return *this;
}

bool Secret::equals(std::string_view other) const noexcept { return same_secret(reveal(), other); }

bool same_secret(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace trailspark::service
