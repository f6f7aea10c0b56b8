#include "store/sealing.hpp"

#include <sodium.h>

#include <tuple>

#include "store/fault.hpp"

namespace trailspark::store {
namespace {

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == std::tuple_size_v<SealingKey::Bytes>);
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

SealingKey::~SealingKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

Sealing::Sealing(const SealingKey& key) : key_(key) {
  if (sodium_init() < 0) {
    throw StoreFault("this machine gives no randomness, so that nothing can be encrypted");
  }
}

std::string Sealing::seal(std::string_view text, std::string_view place) const {
  std::string sealed(kNonceBytes + text.size() + kTagBytes, '\0');
  randombytes_buf(sealed.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + kNonceBytes, nullptr, bytes_of(text), text.size(),
                                             bytes_of(place), place.size(), nullptr, bytes_of(sealed),
                                             key_.bytes().data());
  return sealed;
}

bool Sealing::open(std::string& text, std::string_view sealed, std::string_view place) const {
  if (sealed.size() < kNonceBytes + kTagBytes) {
    return false;
  }
  text.resize(sealed.size() - kNonceBytes - kTagBytes);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(text), nullptr, nullptr, bytes_of(sealed) + kNonceBytes,
                                                    sealed.size() - kNonceBytes, bytes_of(place), place.size(),
                                                    bytes_of(sealed), key_.bytes().data()) == 0;
}

}  // namespace trailspark::store
