#pragma once

#include <string>
#include <string_view>

#include "simulator/moment.hpp"
#include "simulator/server/message.hpp"

namespace simulator {

enum class SignatureVersion { v1, v2, v3 };

/// What HubSpot signs of a call that it makes.
struct SignedCall {
  std::string_view method = "POST";
  std::string_view uri;  ///< the whole address as the receiver sees it: "https://app.example/hooks?tenant=1"
  std::string_view body;
};

/// The headers with which HubSpot proves that a call is its own (validating requests):
///
///   v1  X-HubSpot-Signature: hex of SHA-256(secret + body), X-HubSpot-Signature-Version: v1
///   v2  the same of SHA-256(secret + method + uri + body)
///   v3  X-HubSpot-Signature-v3: base64 of HMAC-SHA-256(secret, method + uri + body + timestamp), and
///       X-HubSpot-Request-Timestamp in milliseconds; some percent escapes of the uri are decoded before
Pairs signature_headers(SignatureVersion version, std::string_view client_secret, const SignedCall& call, Moment now);

}  // namespace simulator
