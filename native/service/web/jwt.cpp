#include "service/web/jwt.hpp"

#include <sodium.h>

#include <array>
#include <optional>

#include "service/base64.hpp"
#include "service/web/json.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::size_t kMostTokenBytes = 8 * 1024;
constexpr std::size_t kMostNameBytes = 200;

Refusal refused(std::string message) {
  return {401, "auth.token", "the token does not hold: " + std::move(message),
          "log in to the host application again; its operator compares issuer, audience and key with this service's"};
}

const unsigned char* bytes(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string_view algorithm_name(HostKey::Algorithm algorithm) noexcept {
  return algorithm == HostKey::Algorithm::eddsa ? "EdDSA" : "HS256";
}

bool verifies(const HostKey& key, std::string_view signed_part, std::string_view signature) {
  const std::string_view secret = key.key.reveal();
  if (key.algorithm == HostKey::Algorithm::eddsa) {
    return signature.size() == crypto_sign_BYTES && secret.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(bytes(signature), bytes(signed_part), signed_part.size(), bytes(secret)) == 0;
  }
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes(signed_part), signed_part.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  return same_secret({reinterpret_cast<const char*>(mac.data()), mac.size()}, signature);
}

Json parse_part(std::string_view part) {
  const std::optional<std::string> text = from_base64url(part);
  return text ? Json::parse(*text, nullptr, false) : Json(Json::value_t::discarded);
}

std::string text_claim(const Json& claims, const char* name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Seconds since 1970; nothing where it is missing, no number, or beyond any calendar.
std::optional<double> time_claim(const Json& claims, const char* name) {
  constexpr double kFarFuture = 1e11;
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) {
    return std::nullopt;
  }
  const double seconds = found->get<double>();
  return seconds >= 0 && seconds < kFarFuture ? std::optional(seconds) : std::nullopt;
}

bool is_for(const Json& claims, const std::string& audience) {
  const auto found = claims.find("aud");
  if (found == claims.end()) {
    return false;
  }
  if (found->is_array()) {
    for (const Json& one : *found) {
      if (one.is_string() && one.get_ref<const std::string&>() == audience) {
        return true;
      }
    }
    return false;
  }
  return found->is_string() && found->get_ref<const std::string&>() == audience;
}

bool is_signed(const HostTokens& trusted, const Json& header, std::string_view signed_part,
               std::string_view signature) {
  const std::string algorithm = text_claim(header, "alg");
  const std::string id = text_claim(header, "kid");
  for (const HostKey& key : trusted.keys) {
    if ((id.empty() || id == key.id) && algorithm == algorithm_name(key.algorithm) &&
        verifies(key, signed_part, signature)) {
      return true;
    }
  }
  return false;
}

std::variant<HostUser, Refusal> read_claims(const HostTokens& trusted, const Json& claims, std::int64_t now) {
  const double seconds = static_cast<double>(now) / 1000.0;
  const auto leeway = static_cast<double>(trusted.leeway_seconds);
  if (text_claim(claims, "iss") != trusted.issuer) {
    return refused("it is of another issuer");
  }
  if (!is_for(claims, trusted.audience)) {
    return refused("it is meant for another audience");
  }
  const std::optional<double> expires = time_claim(claims, "exp");
  if (!expires) {
    return refused("it does not say when it expires");
  }
  if (seconds >= *expires + leeway) {
    return Refusal{401, "auth.expired", "the token has expired", "get another one from the host application"};
  }
  if (claims.contains("nbf")) {
    const std::optional<double> begins = time_claim(claims, "nbf");
    if (!begins || seconds < *begins - leeway) {
      return refused("it is not valid yet");
    }
  }
  HostUser host;
  host.user.id = text_claim(claims, "sub");
  if (host.user.id.empty() || host.user.id.size() > kMostNameBytes) {
    return refused("it names no user");
  }
  const std::optional<Role> role = role_of(text_claim(claims, "role"));
  if (!role) {
    return refused("its role is none of viewer, editor, admin, owner");
  }
  host.user.role = *role;
  host.user.name = text_claim(claims, "name").substr(0, kMostNameBytes);
  if (host.user.name.empty()) {
    host.user.name = host.user.id;
  }
  host.expires_at = static_cast<std::int64_t>((*expires + leeway) * 1000.0);
  return host;
}

}  // namespace

std::variant<HostUser, Refusal> read_host_token(const HostTokens& trusted, std::string_view token, std::int64_t now) {
  if (trusted.keys.empty()) {
    return refused("this service knows no host application");
  }
  const std::size_t first = token.find('.');
  const std::size_t second = first == token.npos ? token.npos : token.find('.', first + 1);
  if (token.size() > kMostTokenBytes || second == token.npos || token.find('.', second + 1) != token.npos) {
    return refused("it is no signed JWT");
  }
  const Json header = parse_part(token.substr(0, first));
  const std::optional<std::string> signature = from_base64url(token.substr(second + 1));
  if (!header.is_object() || !signature) {
    return refused("it is no signed JWT");
  }
  if (header.contains("crit")) {
    return refused("it demands what this service does not know");
  }
  start_sodium();
  if (!is_signed(trusted, header, token.substr(0, second), *signature)) {
    return refused("its signature is of no key that this service trusts");
  }
  const Json claims = parse_part(token.substr(first + 1, second - first - 1));
  if (!claims.is_object()) {
    return refused("it holds no claims");
  }
  return read_claims(trusted, claims, now);
}

}  // namespace trailspark::service::web
