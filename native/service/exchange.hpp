#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "service/connections_state.hpp"

namespace trailspark::service {

/// The way from a code to a grant that is known to be good: tokens, what they are good for, whose account it is.
class Exchange {
 public:
  Exchange(const Connections::State& state, std::chrono::steady_clock::time_point deadline);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Nothing where it succeeded; else `grant` has what was got until then.
  std::optional<ConnectOutcome> run(const std::string& code, const Secret& verifier);

  Connections::State::NewGrant grant;

 private:
  std::optional<ConnectOutcome> introspect(const TokenGrant& tokens);
  std::optional<ConnectOutcome> describe_account();

  const Connections::State& state_;
  std::chrono::steady_clock::time_point deadline_;
  OAuthClient client_;
};

}  // namespace trailspark::service
