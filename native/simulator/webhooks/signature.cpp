#include "simulator/webhooks/signature.hpp"

#include "simulator/server/digest.hpp"

namespace simulator {
namespace {

struct Escape {
  std::string_view escape;
  char character;
};

constexpr Escape kDecoded[] = {{"%3A", ':'},  {"%2F", '/'}, {"%3F", '?'}, {"%40", '@'}, {"%21", '!'}, {"%24", '$'},
                               {"%27", '\''}, {"%28", '('}, {"%29", ')'}, {"%2A", '*'}, {"%2C", ','}, {"%3B", ';'}};

std::string decoded(std::string_view uri) {
  std::string out;
  while (!uri.empty()) {
    std::size_t taken = 1;
    char character = uri.front();
    for (const Escape& each : kDecoded) {
      if (uri.starts_with(each.escape)) {
        taken = each.escape.size();
        character = each.character;
      }
    }
    out += character;
    uri.remove_prefix(taken);
  }
  return out;
}

std::string joined(std::string_view a, std::string_view b, std::string_view c, std::string_view d) {
  std::string text;
  for (const std::string_view part : {a, b, c, d}) {
    text += part;
  }
  return text;
}

}  // namespace

Pairs signature_headers(SignatureVersion version, std::string_view client_secret, const SignedCall& call, Moment now) {
  if (version == SignatureVersion::v3) {
    const std::string time = std::to_string(now);
    const std::string source = joined(call.method, decoded(call.uri), call.body, time);
    return {{"X-HubSpot-Signature-v3", base64(hmac_sha256(client_secret, source))},
            {"X-HubSpot-Request-Timestamp", time}};
  }
  const bool v1 = version == SignatureVersion::v1;
  const std::string source =
      v1 ? joined(client_secret, call.body, "", "") : joined(client_secret, call.method, call.uri, call.body);
  return {{"X-HubSpot-Signature", hex(sha256(source))}, {"X-HubSpot-Signature-Version", v1 ? "v1" : "v2"}};
}

}  // namespace simulator
