#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "simulator/server/auth.hpp"
#include "simulator/server/errors.hpp"

namespace simulator {

/// What a HubSpot account has paid for.
enum class Tier { free, starter, professional, enterprise };

/// Which budget a call is taken from.
enum class Budget { general, search, associations, none };

/// HubSpot's limits in numbers (API usage details); 0 lets nothing through.
struct LimitSettings {
  bool enabled = true;
  std::size_t oauth_ten_seconds = 110;                 ///< of an app in an account
  std::optional<std::size_t> private_ten_seconds;      ///< by the tier where not given: 100 or 190
  std::optional<std::size_t> private_daily;            ///< 250,000, 625,000 or 1,000,000
  std::size_t search_per_second = 5;                   ///< of an account, all apps together
  std::optional<std::size_t> association_ten_seconds;  ///< 100 or 150
};

/// Calls of one account, counted. Safe to call from any thread.
class Limits {
 public:
  Limits(LimitSettings settings, Tier tier) : settings_(settings), tier_(tier) {}

  /// Counts a call, or answers with the 429 that refuses it; a refused call is not counted. `midnight`: the moment at
  /// which the account's day began. Adds the headers that HubSpot sends with such a call.
  std::optional<Error> take(Budget budget, const Token& token, Moment now, Moment midnight, Pairs& headers);

  /// Calls of private apps in the day that began at `midnight`, and how many there may be.
  std::size_t daily_calls(Moment midnight) const;
  std::size_t daily_limit() const;

  void change(LimitSettings settings);
  LimitSettings settings() const;

 private:
  /// Calls within a window that moves.
  struct Window {
    std::deque<Moment> calls;
    std::size_t count(Moment now, Moment length);
  };
  struct Day {
    Moment midnight = 0;
    std::size_t calls = 0;
  };

  mutable std::mutex mutex_;
  LimitSettings settings_;
  Tier tier_;
  std::map<std::string, Window> general_;       // by app
  std::map<std::string, Window> associations_;  // by app
  Window search_;
  Day day_;
};

}  // namespace simulator
