#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/endpoint.hpp"
#include "trailspark/sync.hpp"

namespace trailspark::http {

/// What came of a call, in one piece.
struct Answer {
  std::uint64_t request = 0;
  int status = 0;  ///< 0: see `fault`
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string fault;  ///< "connection refused", "the answer broke off"; without secrets

  /// For SyncSession::deliver; views into this.
  SyncAnswer view() const;
};

/// Makes the calls of one sync session, several at once, over connections that are kept open. Waiting is bounded:
/// 10 seconds for a connection, 60 for the next bytes, 120 for an answer as a whole.
///
/// The token stands in the Authorization header and nowhere else; redirects are not followed, certificates are checked.
class Caller {
 public:
  /// `at_once`: threads, a connection each.
  Caller(Endpoint endpoint, std::string token, std::size_t at_once);
  /// Calls that are under way are broken off.
  ~Caller();
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  /// For the calls that are submitted from now on.
  void use_token(std::string token);
  void submit(SyncRequest request);
  /// The next answer, in the order of their coming; nothing within `patience`.
  std::optional<Answer> wait(std::chrono::milliseconds patience);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether https can be spoken: cpp-httplib may be built without OpenSSL.
bool speaks_https() noexcept;

}  // namespace trailspark::http
