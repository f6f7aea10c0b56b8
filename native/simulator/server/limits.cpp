#include "simulator/server/limits.hpp"

namespace simulator {
namespace {

constexpr Moment kTenSeconds = 10 * kSecond;

std::size_t by_tier(Tier tier, std::size_t low, std::size_t high) {
  return tier == Tier::free || tier == Tier::starter ? low : high;
}

std::size_t daily_limit(Tier tier) { return tier == Tier::enterprise ? 1'000'000 : by_tier(tier, 250'000, 625'000); }

std::string remaining(std::size_t limit, std::size_t used) { return std::to_string(limit > used ? limit - used : 0); }

}  // namespace

std::size_t Limits::Window::count(Moment now, Moment length) {
  while (!calls.empty() && calls.front() <= now - length) {
    calls.pop_front();
  }
  return calls.size();
}

std::optional<Error> Limits::take(Budget budget, const Token& token, Moment now, Moment midnight, Pairs& headers) {
  const std::lock_guard lock(mutex_);
  if (!settings_.enabled || budget == Budget::none) {
    return std::nullopt;
  }
  if (budget == Budget::search) {  // its own budget, and no headers
    if (search_.count(now, kSecond) >= settings_.search_per_second) {
      return rate_limited("SECONDLY");
    }
    search_.calls.push_back(now);
    return std::nullopt;
  }
  const bool private_app = token.kind == TokenKind::private_app;
  const std::string app = private_app ? token.text : token.client_id;
  const std::size_t limit =
      private_app ? settings_.private_ten_seconds.value_or(by_tier(tier_, 100, 190)) : settings_.oauth_ten_seconds;
  const std::size_t daily = settings_.private_daily.value_or(simulator::daily_limit(tier_));
  Window& general = general_[app];
  const std::size_t used = general.count(now, kTenSeconds);
  if (day_.midnight != midnight) {
    day_ = {midnight, 0};
  }

  std::optional<Error> refused;
  Window* const burst = budget == Budget::associations ? &associations_[app] : nullptr;
  if (private_app && day_.calls >= daily) {
    refused = rate_limited("DAILY");
  } else if (used >= limit ||
             (burst != nullptr &&
              burst->count(now, kTenSeconds) >= settings_.association_ten_seconds.value_or(by_tier(tier_, 100, 150)))) {
    refused = rate_limited("TEN_SECONDLY_ROLLING", "publicapi:crm:" + app.substr(0, 8));
  }
  if (!refused) {
    general.calls.push_back(now);
    if (burst != nullptr) {
      burst->calls.push_back(now);
    }
    if (private_app) {
      ++day_.calls;
    }
  }
  headers.emplace_back("X-HubSpot-RateLimit-Max", std::to_string(limit));
  headers.emplace_back("X-HubSpot-RateLimit-Remaining", remaining(limit, general.calls.size()));
  headers.emplace_back("X-HubSpot-RateLimit-Interval-Milliseconds", std::to_string(kTenSeconds));
  if (private_app) {
    headers.emplace_back("X-HubSpot-RateLimit-Daily", std::to_string(daily));
    headers.emplace_back("X-HubSpot-RateLimit-Daily-Remaining", remaining(daily, day_.calls));
  }
  return refused;
}

std::size_t Limits::daily_calls(Moment midnight) const {
  const std::lock_guard lock(mutex_);
  return day_.midnight == midnight ? day_.calls : 0;
}

std::size_t Limits::daily_limit() const {
  const std::lock_guard lock(mutex_);
  return settings_.private_daily.value_or(simulator::daily_limit(tier_));
}

void Limits::change(LimitSettings settings) {
  const std::lock_guard lock(mutex_);
  settings_ = settings;
}

LimitSettings Limits::settings() const {
  const std::lock_guard lock(mutex_);
  return settings_;
}

}  // namespace simulator
