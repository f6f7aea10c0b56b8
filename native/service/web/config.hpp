#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace trailspark::service::web {

/// What an operator can set; service.sample.json shows every key. Secrets stand in files of their own.
struct ServiceConfig {
  std::string data;                ///< folder of the store; must be given
  std::string host = "localhost";  ///< to listen on
  int port = 8700;                 ///< 0: any free one
  std::string public_url;  ///< as browsers and HubSpot see it, without a slash at the end; by default host and port
  std::string api = "https://api.hubapi.com";
  std::string authorize_page;  ///< by default HubSpot's, or where `api` is another, below that
  std::string client_id;
  std::string client_secret_file;  ///< mode 600; by default the environment's TRAILSPARK_CLIENT_SECRET
  std::string key_file;            ///< by default DATA/key
  std::string page;                ///< folder of static files; empty: none
  bool demo_users = false;         ///< four ready users; on loopback alone
  int session_hours = 12;
  int workers = 256;                         ///< connections that are served at the same time
  std::vector<std::string> allowed_origins;  ///< pages elsewhere that may call with the host's token

  struct HostKeySetting {
    std::string id;
    std::string algorithm;    ///< "EdDSA" or "HS256"
    std::string public_key;   ///< EdDSA: 32 bytes, base64url
    std::string secret_file;  ///< HS256: mode 600, 32 characters and more
  };
  struct Host {
    std::string issuer;
    std::string audience;
    std::vector<HostKeySetting> keys;
    int leeway_seconds = 30;
  } host_tokens;

  std::int64_t sync_every_seconds = 0;                      ///< 0: the service does not sync
  std::map<std::int64_t, std::int64_t> sync_every_portals;  ///< portals with a time of their own; 0: not
  std::string metrics_token_file;
};

/// What is wrong with a key, in one line: key, what was found, what is allowed.
struct ConfigFault {
  std::string key;
  std::string found;
  std::string allowed;
};
std::string in_words(const ConfigFault& fault);

struct ParsedConfig {
  ServiceConfig config;
  std::vector<ConfigFault> faults;  ///< all of them
};

/// Reads the file's text; keys that it leaves out have their defaults.
ParsedConfig parse_config(std::string_view json);
/// What the flags have changed may not fit together: all that is wrong with the whole, and what follows from it filled
/// in (authorize_page, key_file; public_url where the port is known).
std::vector<ConfigFault> complete(ServiceConfig& config);

/// "http://localhost:8700": scheme, host and port of an address without a path. Empty where it is none.
std::string origin_of(std::string_view address);
/// localhost, 127.x.x.x, [::1], with or without a port.
bool is_loopback(std::string_view host) noexcept;
/// "15m": 900; -1 where it is none of 10s to 31d.
std::int64_t seconds_of(std::string_view text) noexcept;

}  // namespace trailspark::service::web
