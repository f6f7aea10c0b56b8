#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace trailspark::store {

/// 32 bytes that nobody else has. Wiped when it goes.
class SealingKey {
 public:
  using Bytes = std::array<unsigned char, 32>;

  explicit SealingKey(const Bytes& bytes) : bytes_(bytes) {}
  ~SealingKey();
  SealingKey(const SealingKey&) = default;
  SealingKey& operator=(const SealingKey&) = default;
  const Bytes& bytes() const noexcept { return bytes_; }

 private:
  Bytes bytes_;
};

/// Seals what a store says of people (libsodium's XChaCha20-Poly1305), so that the file tells a thief ids, times and
/// links, but nobody's name or address.
///
/// A sealed text opens at its own place alone ("contacts/100451/0"): rows cannot be passed off as one another.
class Sealing {
 public:
  /// Throws StoreFault where the machine gives no randomness.
  explicit Sealing(const SealingKey& key);

  /// Nonce, then ciphertext; 40 bytes longer than the text.
  std::string seal(std::string_view text, std::string_view place) const;
  /// False where it was sealed with another key, at another place, or is damaged.
  bool open(std::string& text, std::string_view sealed, std::string_view place) const;

 private:
  SealingKey key_;
};

}  // namespace trailspark::store
