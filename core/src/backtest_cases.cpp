#include <algorithm>

#include "hash.hpp"
#include "trailspark/backtest.hpp"

namespace trailspark {
namespace {

constexpr std::size_t kNeighbours = 5;  // on either side

std::uint64_t draw(std::uint64_t seed, std::string_view id) noexcept {
  return hash_integer(hash_bytes(id.data(), id.size()) + hash_integer(seed));
}

/// What an account's deals say of its leads.
enum class Standing : std::uint8_t { no_deal, undecided, decided };

std::vector<Standing> standings(const SalesHistory& history, const std::vector<AccountOutcome>& outcomes) {
  std::vector<Standing> all(history.accounts.size(), Standing::no_deal);
  for (const SalesDeal& deal : history.deals) {
    if (deal.account != kNoAccount) {
      all[deal.account] = Standing::undecided;
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (outcomes[i].kind != AccountOutcome::Kind::none) {
      all[i] = Standing::decided;
    }
  }
  return all;
}

/// A lead with a deal, whose day others may take.
struct Model {
  std::int64_t since;
  std::int64_t as_of;
  std::size_t person;

  bool operator<(const Model& other) const noexcept {
    return since != other.since ? since < other.since : person < other.person;
  }
};

/// The day of one of the leads made about then.
std::optional<std::int64_t> match_day(const std::vector<Model>& models, std::int64_t since, std::uint64_t number) {
  const auto at = std::lower_bound(models.begin(), models.end(), Model{since, 0, 0});
  const auto before = std::min<std::ptrdiff_t>(at - models.begin(), kNeighbours);
  const auto after = std::min<std::ptrdiff_t>(models.end() - at, kNeighbours);
  std::vector<std::int64_t> days;
  for (auto model = at - before; model != at + after; ++model) {
    if (model->as_of > since) {
      days.push_back(model->as_of);
    }
  }
  return days.empty() ? std::nullopt : std::optional(days[static_cast<std::size_t>(number % days.size())]);
}

}  // namespace

bool is_held_out(std::string_view account_id, const BacktestSettings& settings) noexcept {
  return draw(settings.seed, account_id) % 100 < settings.held_out_percent;
}

BacktestCases backtest_cases(const SalesHistory& history, const BacktestSettings& settings) {
  BacktestCases result;
  const std::vector<AccountOutcome> outcome = outcomes(history);
  const std::vector<Standing> standing = standings(history, outcome);
  std::vector<Model> models;
  std::vector<BacktestCase> without;
  for (std::size_t i = 0; i < history.people.size(); ++i) {
    const SalesPerson& person = history.people[i];
    if (person.account == kNoAccount) {
      ++result.without_account;
      continue;
    }
    const Standing stands = standing[person.account];
    if (stands == Standing::undecided) {
      ++result.undecided;
      continue;
    }
    BacktestCase one;
    one.person = i;
    one.held_out = is_held_out(history.accounts[person.account].id, settings);
    one.matched = stands == Standing::no_deal;
    if (!one.matched) {
      one.as_of = start_of_day(outcome[person.account].opened) - 1;
      one.won = outcome[person.account].kind == AccountOutcome::Kind::won;
    }
    if (!person.since || (!one.matched && *person.since > one.as_of)) {
      ++result.too_late;
    } else if (one.matched) {
      without.push_back(one);
    } else {
      models.push_back({*person.since, one.as_of, i});
      result.cases.push_back(one);
    }
  }
  std::sort(models.begin(), models.end());
  for (BacktestCase& one : without) {
    const SalesPerson& person = history.people[one.person];
    if (const auto day = match_day(models, *person.since, draw(settings.seed + 1, person.id))) {
      one.as_of = *day;
      result.cases.push_back(one);
    } else {
      ++result.unmatched;
    }
  }
  std::sort(result.cases.begin(), result.cases.end(),
            [](const BacktestCase& a, const BacktestCase& b) { return a.person < b.person; });
  return result;
}

}  // namespace trailspark
