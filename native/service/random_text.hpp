#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Random and derived texts that pass through addresses and cookies unescaped (base64url without padding).
namespace trailspark::service {

/// Of so many random bytes; 32 give 43 characters.
std::string random_text(std::size_t bytes = 32);
/// BLAKE2b-256 of a text: to look up what must not be stored as it is. 43 characters.
std::string digest_text(std::string_view text);
/// The S256 challenge of a PKCE verifier: base64url of its SHA-256 (RFC 7636 section 4.2).
std::string pkce_challenge(std::string_view verifier);

}  // namespace trailspark::service
