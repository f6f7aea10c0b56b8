#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/connection_rows.hpp"
#include "service/connections.hpp"
#include "trailspark/oauth.hpp"

/// What the parts of Connections share: connect.cpp, keep_tokens.cpp, disconnect.cpp.
namespace trailspark::service {

struct Connections::State {
  State(ServiceStore& the_store, const Vault& the_vault, HubSpotApi& the_api, ConnectionSettings the_settings);

  /// What this process knows of a portal's token. One thread at a time asks HubSpot for another one.
  struct Portal {
    std::timed_mutex refreshing;
    // Under State::mutex:
    Secret token;
    std::int64_t expires_at = 0;
    std::int64_t life = 0;
    std::int64_t looked_at = 0;  // when the store was last asked whether this is still so
    std::int64_t unavailable_until = 0;
    std::string unavailable_reason;
    std::uint32_t failures = 0;  // one after the other
    Secret forced;               // the token that came of the last 401
    std::int64_t forced_at = 0;
  };
  using Deadline = std::chrono::steady_clock::time_point;

  std::int64_t now() const { return settings.clock(); }
  Portal& portal(std::int64_t id);
  OAuthClient client() const;
  std::string oauth_path(const char* rest) const { return "/oauth/" + settings.api_version + rest; }
  /// A form to the token endpoint, made again while HubSpot cannot answer and there is time. Wipes the form.
  ApiAnswer post_form(const std::string& path, std::string form, Deadline deadline) const;
  std::chrono::milliseconds patience_until(Deadline deadline) const;

  /// connect.cpp
  struct NewGrant {
    ConnectionInfo info;
    Secret refresh_token;
    Secret access_token;
    std::int64_t life = 0;  // milliseconds
  };
  void save(const NewGrant& grant);
  /// Of a confirmation's sealed text.
  static NewGrant read_held(const Secret& text);
  void revoke(const Secret& refresh_token, Deadline deadline) const;

  /// keep_tokens.cpp
  TokenAnswer cached(std::int64_t portal);
  void remember(std::int64_t portal, const Secret& token, const GrantRow& grant);
  void forget(std::int64_t portal);
  TokenAnswer refreshed(std::int64_t portal, Deadline deadline, const Secret* dead_token);
  TokenAnswer ask_for_token(std::int64_t portal, const GrantRow& row, const std::string& holder, Deadline deadline,
                            bool& try_again);
  TokenAnswer lose(std::int64_t portal, const GrantRow& row, std::string reason);
  TokenAnswer unavailable(std::int64_t portal, std::string reason);
  TokenAnswer answer_without_grant(std::int64_t portal);

  ServiceStore& store;
  const Vault& vault;
  HubSpotApi& api;
  ConnectionSettings settings;
  std::vector<EraseRows> erase_rows;

  std::mutex mutex;
  std::map<std::int64_t, std::unique_ptr<Portal>> portals;
};

}  // namespace trailspark::service
