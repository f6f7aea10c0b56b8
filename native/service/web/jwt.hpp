#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "service/secret.hpp"
#include "service/web/router.hpp"

namespace trailspark::service::web {

/// Signed tokens (JWT, RFC 7519) by which the host application tells who its user is:
///
///   {"iss": "https://app.example", "aud": "trailspark", "sub": "u-17", "name": "Ada", "role": "editor",
///    "exp": 1795480000, "nbf": 1795479700}
///
/// iss, aud, sub, role and exp must be there; nbf and name may. Times are seconds since 1970.
struct HostKey {
  enum class Algorithm : std::uint8_t { eddsa, hs256 };
  std::string id;  ///< the token's kid; a token without one is tried with every key
  Algorithm algorithm = Algorithm::eddsa;
  Secret key;  ///< 32 bytes of Ed25519's public key, or a secret of 32 bytes and more
};

struct HostTokens {
  std::string issuer;
  std::string audience;
  std::vector<HostKey> keys;  ///< none: no token is accepted
  std::int64_t leeway_seconds = 30;
};

struct HostUser {
  User user;
  std::int64_t expires_at = 0;  ///< milliseconds since 1970
};

/// The user, or a Refusal with the status 401. What the token says of its algorithm is compared with the key's and
/// never followed (RFC 8725 section 3.1). `now`: milliseconds since 1970.
std::variant<HostUser, Refusal> read_host_token(const HostTokens& trusted, std::string_view token, std::int64_t now);

}  // namespace trailspark::service::web
