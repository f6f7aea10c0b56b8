#pragma once

#include <atomic>
#include <chrono>

#include "simulator/moment.hpp"

namespace simulator {

/// The account's own time: begins where it is told to, goes on as real time does, and can be pushed ahead.
class Clock {
 public:
  /// A clock that does not tick stands still but for `advance`: for tests.
  explicit Clock(Moment start, bool ticks = true) : start_(start), ticks_(ticks), began_(Steady::now()) {}

  Moment now() const noexcept {
    using std::chrono::milliseconds;
    const Moment passed = ticks_ ? std::chrono::duration_cast<milliseconds>(Steady::now() - began_).count() : Moment{0};
    return start_ + passed + ahead_.load(std::memory_order_relaxed);
  }

  /// Never back.
  void advance(Moment milliseconds) noexcept {
    if (milliseconds > 0) {
      ahead_.fetch_add(milliseconds, std::memory_order_relaxed);
    }
  }

 private:
  using Steady = std::chrono::steady_clock;

  Moment start_;
  bool ticks_;
  Steady::time_point began_;
  std::atomic<Moment> ahead_{0};
};

}  // namespace simulator
