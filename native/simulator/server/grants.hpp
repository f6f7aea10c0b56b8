#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/server/auth.hpp"

namespace simulator {

/// What a user has allowed an app to do in one account.
struct Grant {
  std::string client_id;
  std::int64_t portal_id = 0;
  std::int64_t user_id = 0;
  std::string user;  ///< the address with which they logged in
  Scopes scopes;
};

/// What the authorize page hands to an app, good for one exchange.
struct AuthCode {
  Grant grant;
  std::string redirect_uri;
  std::string challenge;         ///< of PKCE; empty: none
  std::string challenge_method;  ///< "S256", "plain"
  Moment expires = 0;
};

/// How long things live.
struct Lifetimes {
  Moment access_token = 30 * kMinute;
  Moment code = 10 * kMinute;  ///< HubSpot says "a short time"
};

/// Codes, refresh tokens and who is logged in on the authorize page. Safe to call from any thread.
class Grants {
 public:
  void add_code(std::string text, AuthCode code);
  std::optional<AuthCode> find_code(std::string_view text) const;
  /// False where another call was faster.
  bool use_code(std::string_view text);

  void add_refresh_token(std::string text, Grant grant);
  std::optional<Grant> find_refresh_token(std::string_view text) const;
  bool revoke_refresh_token(std::string_view text);
  /// Forgets all refresh tokens and codes of an app in an account.
  void revoke_all(std::string_view client_id, std::int64_t portal_id);
  std::vector<std::pair<std::string, Grant>> refresh_tokens() const;

  /// From now on the account is unknown to the token endpoint: BAD_HUB.
  void close_account(std::int64_t portal_id);
  bool is_closed(std::int64_t portal_id) const;

  void log_in(std::string session, std::string user);
  /// Empty where the session is none.
  std::string user_of(std::string_view session) const;

  Lifetimes lifetimes() const;
  void set_lifetimes(Lifetimes lifetimes);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, AuthCode, std::less<>> codes_;
  std::map<std::string, Grant, std::less<>> refresh_tokens_;
  std::map<std::string, std::string, std::less<>> sessions_;
  std::set<std::int64_t> closed_;
  Lifetimes lifetimes_;
};

}  // namespace simulator
