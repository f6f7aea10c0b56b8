#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/moment.hpp"
#include "simulator/random.hpp"

namespace simulator {

using Scopes = std::set<std::string, std::less<>>;

/// All scopes that an app can ask for here.
const std::vector<std::string>& all_scopes();

enum class TokenKind { private_app, oauth };

/// What a bearer token stands for.
struct Token {
  std::string text;
  TokenKind kind = TokenKind::private_app;
  std::int64_t portal_id = 0;
  std::string client_id;  ///< of the app; empty for a private one
  std::int64_t user_id = 0;
  Scopes scopes;
  Moment expires = 0;  ///< 0: never
};

/// A public app: the one that is ready at the start, and any that a profile adds.
struct App {
  std::int64_t app_id = 0;
  std::string name;
  std::string client_id;
  std::string client_secret;
  std::vector<std::string> redirect_uris;  ///< none: any localhost address
  Scopes required_scopes;
  Scopes optional_scopes;
};

/// The access tokens that are alive or have run out. Safe to call from any thread.
class Tokens {
 public:
  void add(Token token);
  std::optional<Token> find(std::string_view text) const;
  /// Forgets it: from now on it is no token at all.
  bool revoke(std::string_view text);
  /// Lets it run out at that moment.
  bool expire(std::string_view text, Moment when);
  /// Forgets all of an app in an account, as its uninstallation does.
  void revoke_all(std::string_view client_id, std::int64_t portal_id);
  std::vector<Token> list() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Token, std::less<>> tokens_;
};

/// "pat-na1-...": a private app's token with all scopes, the same for a seed and an account.
Token private_app_token(std::uint64_t seed, std::int64_t portal_id);
/// A public app with client id and secret of the seed's.
App first_app(std::uint64_t seed);

/// The token of "Bearer abc"; empty where the header is no such thing.
std::string_view bearer_token(std::string_view authorization) noexcept;

/// What a call needs to be granted.
struct Need {
  enum class Rule { nothing, any_of, all_of };
  Rule rule = Rule::nothing;
  std::vector<std::string> scopes;

  bool granted(const Scopes& granted) const;
};

inline Need any_of(std::vector<std::string> scopes) { return {Need::Rule::any_of, std::move(scopes)}; }
inline Need all_of(std::vector<std::string> scopes) { return {Need::Rule::all_of, std::move(scopes)}; }

}  // namespace simulator
