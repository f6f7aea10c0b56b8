#pragma once

#include <cstdint>

/// Budgets that are kept by spacing calls evenly, so that no window of HubSpot's, wherever it begins, holds too many.
namespace trailspark {

/// Calls of one kind. Times in milliseconds; kept in microseconds, since 110 calls in 10 s are 90.9 ms apart.
class RateBudget {
 public:
  /// Uses `share` of `calls` in any `window_milliseconds`, with up to `late` calls made up for where the driver came
  /// late.
  RateBudget(std::uint32_t calls, std::int64_t window_milliseconds, double share, std::uint32_t late) noexcept
      : window_(window_milliseconds * 1000), share_(share), late_(late) {
    allow(calls);
  }

  void allow(std::uint32_t calls) noexcept {
    calls_ = calls > 0 ? calls : 1;
    gap_ = static_cast<std::int64_t>(static_cast<double>(window_) / (static_cast<double>(calls_) * share_)) + 1;
  }
  std::uint32_t calls() const noexcept { return calls_; }

  /// The first moment at which a call may be made, rounded up.
  std::int64_t free_at() const noexcept { return (free_ + 999) / 1000; }
  bool is_free(std::int64_t now) const noexcept { return free_ <= now * 1000; }
  void take(std::int64_t now) noexcept {
    const std::int64_t earliest = now * 1000 - gap_ * late_;
    free_ = (free_ > earliest ? free_ : earliest) + gap_;
  }
  /// No call before then.
  void block(std::int64_t until) noexcept { free_ = free_ > until * 1000 ? free_ : until * 1000; }

 private:
  std::int64_t window_;
  double share_;
  std::uint32_t late_;
  std::uint32_t calls_ = 1;
  std::int64_t gap_ = 0;
  std::int64_t free_ = 0;
};

}  // namespace trailspark
