#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/moment.hpp"
#include "simulator/server/faults.hpp"

namespace simulator {

/// One call as it went.
struct LoggedCall {
  Moment when = 0;
  std::string method;
  std::string target;          ///< without secrets
  std::int64_t portal_id = 0;  ///< 0 where no token told
  int status = 0;
  std::string category;              ///< of an error
  std::size_t bytes = 0;             ///< of the answer's body
  std::optional<Fault::Kind> fault;  ///< that was ordered and struck
};

/// A target as it may be kept: tokens, codes and secrets in its path or query are "...".
///
///   /oauth/v1/access-tokens/CNq...?hapikey=1 -> /oauth/v1/access-tokens/...?hapikey=...
std::string without_secrets(std::string_view target);

/// The last calls, oldest first. Safe to call from any thread.
class RequestLog {
 public:
  static constexpr std::size_t kCapacity = 20'000;

  void add(LoggedCall call) {
    const std::lock_guard lock(mutex_);
    if (calls_.size() == kCapacity) {
      calls_.pop_front();
    }
    calls_.push_back(std::move(call));
    ++total_;
  }
  std::vector<LoggedCall> list() const {
    const std::lock_guard lock(mutex_);
    return {calls_.begin(), calls_.end()};
  }
  std::uint64_t total() const {
    const std::lock_guard lock(mutex_);
    return total_;
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    calls_.clear();
  }

 private:
  mutable std::mutex mutex_;
  std::deque<LoggedCall> calls_;
  std::uint64_t total_ = 0;
};

}  // namespace simulator
