#pragma once

#include <optional>
#include <string>
#include <variant>

namespace trailspark::http {

/// Where HubSpot is.
struct Endpoint {
  bool secure = true;  ///< https
  std::string host;
  int port = 443;
  std::string prefix;  ///< before every path: "" or "/proxy"

  /// "https://api.hubapi.com"
  std::string text() const;
};

/// Reads "https://api.hubapi.com" or "http://127.0.0.1:8800"; else says what is wrong with it. Without TLS the access
/// token would travel for all to read: http is for this machine alone (localhost, 127.x.x.x, [::1]).
std::variant<Endpoint, std::string> parse_endpoint(const std::string& text);

}  // namespace trailspark::http
