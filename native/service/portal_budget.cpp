#include "service/portal_budget.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace trailspark::service {
namespace {

using store::Database;
using store::Statement;

constexpr std::int64_t kGeneralWindow = 10'000;
constexpr std::int64_t kSearchWindow = 1'000;
constexpr double kShare = 0.95;           // HubSpot counts arrivals: some come late, some early
constexpr std::int64_t kLeaseLife = 250;  // so late a call may be made after it was counted
constexpr std::uint32_t kMostAtOnce = 8;  // calls of a lease: what a process that dies costs the others
constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kFuture = 60'000;    // a lease that ends later was made by a clock that ran ahead
constexpr std::int64_t kNoteEvery = 1'000;  // the daily quota is written down so often
constexpr std::int64_t kShortestBlock = 2'000;
constexpr std::int64_t kLongestBlock = 10'000;
constexpr std::chrono::milliseconds kLongestNap{50};

std::int64_t window_of(CallKind kind) noexcept { return kind == CallKind::search ? kSearchWindow : kGeneralWindow; }

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The moment at which the day of an account began, and with it its daily quota.
std::int64_t midnight_before(std::int64_t now, std::int64_t utc_offset) {
  const std::int64_t local = now + utc_offset;
  return now - ((local % kDay) + kDay) % kDay;
}

}  // namespace

CallKind kind_of_call(std::string_view method, std::string_view target) noexcept {
  const std::string_view path = target.substr(0, target.find('?'));
  constexpr std::string_view kEnd = "/search";
  const bool search = method == "POST" && path.substr(0, 5) == "/crm/" && path.size() > kEnd.size() &&
                      path.substr(path.size() - kEnd.size()) == kEnd;
  return search ? CallKind::search : CallKind::general;
}

struct PortalBudget::State {
  /// What this process has of a portal's budget of one kind.
  struct Part {
    std::int64_t lease = 0;  // row; 0: none
    std::int64_t ends_at = 0;
    std::uint32_t left = 0;
    std::uint32_t size = 1;       // of the next lease
    std::int64_t wait_until = 0;  // the store said so
    std::int64_t blocked_until = 0;
    std::uint32_t refusals = 0;  // one after the other
    std::int64_t refused_at = 0;
    std::int64_t calls = 0;  // in a window; 0: HubSpot said nothing
    std::int64_t daily_limit = -1;
    std::int64_t daily_left = -1;
    std::int64_t daily_at = 0;
    std::int64_t noted_at = 0;
    std::int64_t utc_offset = 0;
  };
  using Key = std::pair<std::int64_t, CallKind>;

  State(ServiceStore& store, Limits how_much) : limits(how_much), database(store.file(), Database::Access::write) {
    // A power cut may cost the last leases: nobody calls HubSpot then.
    database.run("PRAGMA synchronous = NORMAL");
  }

  std::uint32_t cap(const Part& part, CallKind kind) const {
    if (kind == CallKind::search) {
      return limits.searches_per_second;
    }
    const double calls = part.calls > 0 ? static_cast<double>(part.calls) : limits.calls_per_ten_seconds;
    return std::max(1U, static_cast<std::uint32_t>(calls * kShare));
  }

  /// 0: there is enough of today's quota.
  std::int64_t reserve_until(const Part& part, std::int64_t now) const {
    const std::int64_t midnight = midnight_before(now, part.utc_offset);
    const bool known = part.daily_limit > 0 && part.daily_left >= 0 && part.daily_at >= midnight;
    const bool spent =
        known && static_cast<double>(part.daily_left) <= static_cast<double>(part.daily_limit) * limits.daily_reserve;
    return spent ? midnight + kDay : 0;
  }

  /// What is not used goes back, what HubSpot no longer counts is forgotten.
  void tidy(const Key& key, Part& part, std::int64_t now) {
    if (part.lease != 0 && part.left > 0) {
      Statement back(database, "UPDATE budget_leases SET calls = calls - ?2 WHERE id = ?1");
      back.bind(1, part.lease).bind(2, static_cast<std::int64_t>(part.left)).run();
    }
    part.lease = 0;
    part.left = 0;
    Statement forget(database,
                     "DELETE FROM budget_leases WHERE portal = ?1 AND kind = ?2 AND (ends_at <= ?3 OR ends_at > ?4 OR "
                     "calls <= 0)");
    forget.bind(1, key.first).bind(2, static_cast<std::int64_t>(key.second));
    forget.bind(3, now - window_of(key.second)).bind(4, now + kFuture).run();
  }

  void read(const Key& key, Part& part, std::int64_t now) {
    Statement row(database,
                  "SELECT calls, blocked_until, daily_limit, daily_left, daily_at FROM budgets WHERE portal = ?1 AND "
                  "kind = ?2");
    if (row.bind(1, key.first).bind(2, static_cast<std::int64_t>(key.second)).step()) {
      part.calls = row.number(0);
      part.blocked_until = row.number(1) > now + kDay + kFuture ? 0 : row.number(1);
      if (row.number(4) > part.daily_at) {
        part.daily_limit = row.number(2);
        part.daily_left = row.number(3);
        part.daily_at = row.number(4);
      }
    }
    Statement offset(database, "SELECT utc_offset FROM connections WHERE portal = ?1");
    part.utc_offset = offset.bind(1, key.first).step() ? offset.number(0) : 0;
  }

  void write(const Key& key, Part& part, std::int64_t now) {
    store::Transaction transaction(database);
    Statement row(database,
                  "INSERT INTO budgets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (portal, kind) DO UPDATE SET "
                  "calls = max(?3, 0), blocked_until = max(blocked_until, ?4), daily_limit = ?5, daily_left = ?6, "
                  "daily_at = ?7");
    row.bind(1, key.first).bind(2, static_cast<std::int64_t>(key.second)).bind(3, part.calls);
    row.bind(4, part.blocked_until).bind(5, part.daily_limit).bind(6, part.daily_left).bind(7, part.daily_at).run();
    transaction.commit();
    part.noted_at = now;
  }

  /// Takes a lease where the window has room; else says until when it has none.
  void lease(const Key& key, Part& part, std::int64_t now) {
    store::Transaction transaction(database);
    const std::uint32_t size = part.size;
    const bool used_up = part.lease != 0 && part.left == 0;
    tidy(key, part, now);
    part.size = key.second == CallKind::search ? 1 : used_up ? std::min(size * 2, kMostAtOnce) : 1;
    read(key, part, now);
    if (part.blocked_until <= now) {
      Statement sum(database,
                    "SELECT coalesce(sum(calls), 0), min(ends_at) FROM budget_leases WHERE portal = ?1 AND "
                    "kind = ?2");
      sum.bind(1, key.first).bind(2, static_cast<std::int64_t>(key.second)).step();
      const std::int64_t room = static_cast<std::int64_t>(cap(part, key.second)) - sum.number(0);
      if (room > 0) {
        part.left = static_cast<std::uint32_t>(std::min<std::int64_t>(room, part.size));
        part.ends_at = key.second == CallKind::search ? now : now + kLeaseLife;
        Statement add(database,
                      "INSERT INTO budget_leases (portal, kind, ends_at, calls) VALUES (?1, ?2, ?3, ?4) "
                      "RETURNING id");
        add.bind(1, key.first).bind(2, static_cast<std::int64_t>(key.second)).bind(3, part.ends_at);
        add.bind(4, static_cast<std::int64_t>(part.left)).step();
        part.lease = add.number(0);
        add.reset();
      } else {
        part.wait_until = sum.number(1) + window_of(key.second) + 1;
      }
    }
    transaction.commit();
  }

  const Limits limits;
  std::mutex mutex;
  Database database;
  std::map<Key, Part> parts;
};

PortalBudget::PortalBudget(ServiceStore& store) : PortalBudget(store, Limits()) {}

PortalBudget::PortalBudget(ServiceStore& store, Limits limits) : state_(std::make_unique<State>(store, limits)) {}

PortalBudget::~PortalBudget() = default;

PortalBudget::Turn PortalBudget::take(std::int64_t portal, CallKind kind, std::int64_t now) {
  const std::lock_guard lock(state_->mutex);
  State::Part& part = state_->parts[{portal, kind}];
  if (part.wait_until > now + kFuture) {
    part.wait_until = 0;  // the clock was set back
  }
  const bool has_lease = part.left > 0 && now <= part.ends_at && part.blocked_until <= now;
  if (!has_lease && part.wait_until <= now && part.blocked_until <= now) {
    state_->lease({portal, kind}, part, now);
  }
  // The quota is told by general calls alone, but searches count in it.
  const std::int64_t reserve = state_->reserve_until(state_->parts[{portal, CallKind::general}], now);
  if (part.blocked_until > now) {
    return {false, part.blocked_until, "HubSpot refused calls"};
  }
  if (reserve > now) {
    return {false, reserve, "the daily quota's reserve"};
  }
  if (part.left == 0 || now > part.ends_at) {
    return {false, std::max(part.wait_until, now + 1), "the rate limit"};
  }
  part.left -= 1;
  return {true, 0, {}};
}

bool PortalBudget::wait_for_turn(std::int64_t portal, CallKind kind, const std::function<std::int64_t()>& clock,
                                 std::int64_t deadline) {
  // Also in real time, should the clock stand still.
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(deadline - clock());
  for (;;) {
    const std::int64_t now = clock();
    const Turn turn = take(portal, kind, now);
    if (turn.go) {
      return true;
    }
    if (turn.until > deadline || now >= deadline || std::chrono::steady_clock::now() >= end) {
      return false;
    }
    std::this_thread::sleep_for(
        std::clamp(std::chrono::milliseconds(turn.until - now), std::chrono::milliseconds(1), kLongestNap));
  }
}

void PortalBudget::learn(std::int64_t portal, CallKind kind, const ApiAnswer& answer, std::int64_t now) {
  const std::lock_guard lock(state_->mutex);
  State::Part& part = state_->parts[{portal, kind}];
  bool news = false;
  if (const auto most = number_in(answer.header("X-HubSpot-RateLimit-Max"));
      kind == CallKind::general && most && *most > 0 && *most != part.calls &&
      number_in(answer.header("X-HubSpot-RateLimit-Interval-Milliseconds")).value_or(kGeneralWindow) ==
          kGeneralWindow) {
    part.calls = *most;
    news = true;
  }
  const auto daily = number_in(answer.header("X-HubSpot-RateLimit-Daily"));
  const auto left = number_in(answer.header("X-HubSpot-RateLimit-Daily-Remaining"));
  if (daily && left) {
    part.daily_limit = *daily;
    part.daily_left = *left;
    part.daily_at = now;
    news = news || now - part.noted_at >= kNoteEvery;
  }
  if (answer.status == 429) {
    part.refusals = now - part.refused_at < 2 * kLongestBlock ? std::min(part.refusals + 1, 8U) : 0;
    part.refused_at = now;
    const bool day = answer.body.find("\"DAILY\"") != std::string::npos;
    const std::int64_t usual = kind == CallKind::search
                                   ? kSearchWindow
                                   : std::min(kShortestBlock << std::min(part.refusals, 3U), kLongestBlock);
    const auto asked = number_in(answer.header("Retry-After"));
    const std::int64_t until = day     ? midnight_before(now, part.utc_offset) + kDay
                               : asked ? now + std::min<std::int64_t>(*asked, 86'400) * 1000
                                       : now + usual;
    part.blocked_until = std::max(part.blocked_until, until);
    news = true;
  }
  if (news) {
    state_->write({portal, kind}, part, now);
  }
}

PortalBudget::Left PortalBudget::left(std::int64_t portal, std::int64_t now) {
  const std::lock_guard lock(state_->mutex);
  State::Part& part = state_->parts[{portal, CallKind::general}];
  state_->read({portal, CallKind::general}, part, now);
  Left left;
  left.ten_seconds_limit =
      part.calls > 0 ? static_cast<std::uint32_t>(part.calls) : state_->limits.calls_per_ten_seconds;
  left.daily_limit = part.daily_limit;
  left.daily_left = part.daily_left;
  left.blocked_until = part.blocked_until;
  return left;
}

}  // namespace trailspark::service
