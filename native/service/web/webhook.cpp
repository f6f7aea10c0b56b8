#include "service/web/webhook.hpp"

#include <sodium.h>

#include <array>
#include <charconv>

#include "service/base64.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::int64_t kWindow = 300'000;

/// What HubSpot undoes in the address before it signs (its client's lib/src/utils/signature.js).
constexpr std::array<std::pair<std::string_view, char>, 13> kUndone = {{{"%3A", ':'},
                                                                        {"%2F", '/'},
                                                                        {"%3F", '?'},
                                                                        {"%40", '@'},
                                                                        {"%21", '!'},
                                                                        {"%24", '$'},
                                                                        {"%27", '\''},
                                                                        {"%28", '('},
                                                                        {"%29", ')'},
                                                                        {"%2A", '*'},
                                                                        {"%2C", ','},
                                                                        {"%3B", ';'},
                                                                        {"%3b", ';'}}};

std::string undone(std::string_view address) {
  std::string out;
  for (std::size_t i = 0; i < address.size();) {
    bool found = false;
    for (const auto& [code, c] : kUndone) {
      if (address.substr(i, code.size()) == code) {
        out += c;
        i += code.size();
        found = true;
        break;
      }
    }
    if (!found) {
      out += address[i++];
    }
  }
  return out;
}

const unsigned char* bytes(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string event_signature(const Secret& client_secret, std::string_view method, std::string_view address,
                            std::string_view body, std::string_view timestamp) {
  start_sodium();
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_state state;
  const std::string_view secret = client_secret.reveal();
  crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
  const std::string plain = undone(address);
  for (const std::string_view part : {method, std::string_view(plain), body, timestamp}) {
    crypto_auth_hmacsha256_update(&state, bytes(part), part.size());
  }
  crypto_auth_hmacsha256_final(&state, mac.data());
  std::array<char, 64> text{};
  sodium_bin2base64(text.data(), text.size(), mac.data(), mac.size(), sodium_base64_VARIANT_ORIGINAL);
  return text.data();
}

EventCheck check_event(const Secret& client_secret, std::string_view address, const Request& request,
                       std::int64_t now) {
  const std::string_view timestamp = request.header("x-hubspot-request-timestamp");
  const std::string_view signature = request.header("x-hubspot-signature-v3");
  std::int64_t sent = 0;
  const auto [end, error] = std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), sent);
  if (client_secret.empty() || error != std::errc() || end != timestamp.data() + timestamp.size() || sent < 0 ||
      !same_secret(event_signature(client_secret, request.method, address, request.body, timestamp), signature)) {
    return EventCheck::forged;
  }
  return sent < now - kWindow || sent > now + kWindow ? EventCheck::old : EventCheck::holds;
}

}  // namespace trailspark::service::web
