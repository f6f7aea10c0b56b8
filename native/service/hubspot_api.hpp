#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/endpoint.hpp"
#include "service/secret.hpp"

namespace trailspark::service {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct ApiRequest {
  std::string method;  ///< "GET"
  std::string target;  ///< "/crm/objects/2026-09/contacts?limit=1", encoded
  Headers headers;     ///< besides Authorization, Host and Content-Length, which are ours; checked for line breaks
  std::string body;
};

struct ApiAnswer {
  int status = 0;  ///< 0: see `fault`
  Headers headers;
  std::string body;   ///< as it was packed on the wire: a Content-Encoding header says so, where one was asked for
  std::string fault;  ///< "nobody answered within 2.5 seconds"; without secrets

  /// Of a name in any case; empty where there is none.
  std::string_view header(std::string_view name) const noexcept;
};

/// Calls of HubSpot's API: whole bodies both ways, connections kept open between calls, no redirect followed,
/// certificates checked. Any thread may call; each call waits for its own answer.
class HubSpotApi {
 public:
  struct Limits {
    std::size_t most_connections = 64;                       ///< at once; further calls wait within their patience
    std::size_t most_bytes = std::size_t{16} * 1024 * 1024;  ///< of a body, either way
  };
  explicit HubSpotApi(http::Endpoint endpoint);
  HubSpotApi(http::Endpoint endpoint, Limits limits);
  /// Calls that are under way must have ended.
  ~HubSpotApi();
  HubSpotApi(const HubSpotApi&) = delete;
  HubSpotApi& operator=(const HubSpotApi&) = delete;

  /// Ends within `patience` whatever HubSpot does, stalling and dripping included. An empty token: no Authorization.
  /// A GET on a kept connection that HubSpot has closed meanwhile is made again on a new one.
  ApiAnswer call(const ApiRequest& request, const Secret& token, std::chrono::milliseconds patience);
  /// A form to the token endpoint: the body is wiped afterwards.
  ApiAnswer post_form(const std::string& path, std::string form, std::chrono::milliseconds patience);

  const http::Endpoint& endpoint() const noexcept;

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace trailspark::service
