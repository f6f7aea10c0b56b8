#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "service/secret.hpp"

namespace trailspark::service {

/// Why a key or a sealed text cannot be used, and what to do; without secrets.
class VaultFault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Seals secrets for the store (libsodium's secretbox: XSalsa20 and Poly1305) with a ring of keys.
///
///   key file, mode 600:    9f3a01c2 q83v...43 characters...        the first line seals, all lines open
///   sealed text:           s1.9f3a01c2.<base64url of nonce and box>
///
/// A sealed text opens only for the purpose it was sealed for ("grant 24681357 refresh"), so that one row of the store
/// cannot be passed off as another. All calls may be made from any thread.
class Vault {
 public:
  /// The keys of the environment's TRAILSPARK_KEY where it is set (base64url, 43 characters; several, separated by
  /// commas: the first seals), else those of the file, which is made with a new key where there is none.
  /// Throws VaultFault: the file may be read by others, is no key file, or cannot be read or made.
  static Vault open(const std::string& key_file);
  /// Of keys in this form, separated by commas or lines. `origin` names them in faults.
  static Vault of_keys(const Secret& keys, const std::string& origin);

  Vault(Vault&&) noexcept;
  Vault& operator=(Vault&&) noexcept;
  ~Vault();

  std::string seal(const Secret& secret, std::string_view purpose) const;
  /// Throws VaultFault: sealed with a key that is not in the ring (which is named), damaged, or for another purpose.
  Secret unseal(std::string_view sealed, std::string_view purpose) const;
  /// Sealed anew with the first key; the same text where it already is.
  std::string reseal(std::string_view sealed, std::string_view purpose) const;
  /// Of the key that seals: "9f3a01c2". Tells nothing of the key.
  const std::string& key_id() const noexcept;
  /// Of the key that a text was sealed with; empty where it is no sealed text.
  static std::string key_id_of(std::string_view sealed);

 private:
  struct Ring;
  explicit Vault(std::unique_ptr<Ring> ring);
  std::unique_ptr<Ring> ring_;
};

/// Puts a new key before those of the file, in one step: killed at any instant, the file is the old or the new one.
/// What is sealed with the old keys still opens; ServiceStore::reseal seals it anew. Throws VaultFault.
void add_key(const std::string& key_file);
/// Leaves the first key alone in the file. Before, nothing may be sealed with the others. Throws VaultFault.
void drop_old_keys(const std::string& key_file);

}  // namespace trailspark::service
