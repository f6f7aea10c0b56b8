#include "trailspark/icp.hpp"

#include <algorithm>
#include <map>

#include "icp_traits.hpp"
#include "statistics.hpp"

namespace trailspark {
namespace {

using icp::Candidate;
using icp::DecidedAccount;
using statistics::Table;

constexpr std::size_t kMostFound = 12;  // each splits the accounts further; beyond it nothing could be told apart

/// Which of the traits found an account has; kApart where one of them is not known of it.
using Stratum = std::uint32_t;
constexpr Stratum kApart = 0xFFFFFFFF;

/// Finds significant traits one after the other.
class Search {
 public:
  Search(const std::vector<DecidedAccount>& decided, std::vector<Candidate> all)
      : decided_(decided), candidates_(std::move(all)) {}

  std::vector<TestedTrait> run() && {
    std::vector<std::size_t> left;
    std::vector<double> p;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      left.push_back(i);
      p.push_back(p_value(i, {}));
    }
    const std::vector<double> alone = statistics::holm(p);
    std::vector<std::size_t> found;
    double largest = 0;
    while (!left.empty()) {
      const auto best = best_of(left, p);
      const std::size_t trait = *best;
      largest = std::max(largest, std::min(1.0, p[trait] * static_cast<double>(left.size())));
      const bool significant = largest <= kSignificance && found.size() < kMostFound;
      left.erase(best);
      add(trait, p[trait], largest, significant, alone[trait]);
      if (significant) {
        found.push_back(trait);
        for (const std::size_t other : left) {
          p[other] = p_value(other, found);
        }
      }
    }
    drop_needless(found);
    return std::move(tested_);
  }

 private:
  /// The smallest p value; of equal ones that of a trait that those have who buy more often: of two industries that are
  /// all there is, "buys more often" says it better than "buys less often".
  std::vector<std::size_t>::iterator best_of(std::vector<std::size_t>& left, const std::vector<double>& p) const {
    auto best = std::min_element(left.begin(), left.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    const double limit = p[*best] * (1 + 1e-7);
    const auto positive = std::find_if(left.begin(), left.end(), [&](std::size_t trait) {
      return p[trait] <= limit && statistics::ratio(table_of(trait)).value_or(2) >= 1;
    });
    return positive == left.end() ? best : positive;
  }

  Table table_of(std::size_t trait) const {
    Table table;
    for (std::size_t i = 0; i < decided_.size(); ++i) {
      count(table, candidates_[trait].has[i], decided_[i].won);
    }
    return table;
  }

  /// Of accounts alike in the traits found.
  double p_value(std::size_t trait, const std::vector<std::size_t>& found) const {
    const std::vector<TraitMatch>& has = candidates_[trait].has;
    std::map<Stratum, Table> tables;
    for (std::size_t i = 0; i < decided_.size(); ++i) {
      if (const Stratum stratum = stratum_of(i, found); stratum != kApart) {
        count(tables[stratum], has[i], decided_[i].won);
      }
    }
    std::vector<Table> strata;
    for (const auto& [stratum, table] : tables) {
      if (table.with > 0 && table.without > 0) {
        strata.push_back(table);
      }
    }
    return statistics::exact_test(strata);
  }

  /// An account of which a trait found is not known stays apart: what goes along with the trait would speak for it
  /// there.
  Stratum stratum_of(std::size_t account, const std::vector<std::size_t>& found) const {
    Stratum stratum = 0;
    for (const std::size_t trait : found) {
      const TraitMatch has = candidates_[trait].has[account];
      if (has == TraitMatch::unknown) {
        return kApart;
      }
      stratum = stratum * 2 + (has == TraitMatch::yes ? 1 : 0);
    }
    return stratum;
  }

  /// What was found early may only go along with what was found later: given that, it has to hold still.
  void drop_needless(std::vector<std::size_t> found) {
    while (found.size() > 1) {
      std::size_t worst = 0;
      double worst_p = 0;
      for (std::size_t i = 0; i < found.size(); ++i) {
        std::vector<std::size_t> others = found;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const double p = p_value(found[i], others);
        if (p > worst_p) {
          worst_p = p;
          worst = i;
        }
      }
      if (worst_p <= kSignificance) {
        return;
      }
      const auto needless = std::find_if(tested_.begin(), tested_.end(), [&](const TestedTrait& tested) {
        return is_same_trait(tested.trait, candidates_[found[worst]].trait);
      });
      needless->explained = true;
      needless->trait.on = false;
      needless->trait.evidence->significant = false;
      needless->trait.evidence->p = statistics::round_to_digits(worst_p, 3);
      needless->trait.evidence->adjusted_p = 1;
      std::rotate(needless, needless + 1, tested_.begin() + static_cast<std::ptrdiff_t>(found.size()));
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(worst));
    }
  }

  static void count(Table& table, TraitMatch has, bool won) {
    if (has == TraitMatch::yes) {
      table.with += 1;
      table.won_with += won ? 1 : 0;
    } else if (has == TraitMatch::no) {
      table.without += 1;
      table.won_without += won ? 1 : 0;
    }
  }

  void add(std::size_t index, double p, double adjusted, bool significant, double crude_adjusted) {
    const Candidate& candidate = candidates_[index];
    const Table table = table_of(index);
    TraitEvidence evidence;
    if (const auto lift = statistics::ratio(table)) {
      evidence.lift = statistics::round_to_decimals(*lift, 3);
    }
    if (const auto interval = statistics::ratio_interval(table)) {
      evidence.low = statistics::round_to_decimals(interval->low, 3);
      if (interval->high) {
        evidence.high = statistics::round_to_decimals(*interval->high, 3);
      }
    }
    evidence.p = statistics::round_to_digits(p, 3);
    evidence.adjusted_p = statistics::round_to_digits(adjusted, 3);
    evidence.significant = significant;
    evidence.won_with = table.won_with;
    evidence.won = table.won_with + table.won_without;
    evidence.lost_with = table.with - table.won_with;
    evidence.lost = table.with + table.without - evidence.won;
    TestedTrait tested{candidate.trait, !significant && crude_adjusted <= kSignificance};
    tested.trait.on = significant;
    tested.trait.positive = !evidence.lift || *evidence.lift >= 1;
    tested.trait.weight = weight_of(evidence);
    tested.trait.evidence = evidence;
    tested_.push_back(std::move(tested));
  }

  /// (lift - 1) / (lift + 1), so that twice as good and half as good weigh alike: 0.33. A tenth at least of what an
  /// infinite lift weighs, where it was switched on by hand.
  static double weight_of(const TraitEvidence& evidence) {
    if (!evidence.lift) {
      return 1;
    }
    const double lift = *evidence.lift;
    return std::max(0.1,
                    statistics::round_to_decimals(lift >= 1 ? (lift - 1) / (lift + 1) : (1 - lift) / (1 + lift), 2));
  }

  const std::vector<DecidedAccount>& decided_;
  std::vector<Candidate> candidates_;
  std::vector<TestedTrait> tested_;
};

/// The traits as a model. What was set by hand before stays.
IcpModel model_of(const std::vector<TestedTrait>& tested, const IcpModel* before) {
  IcpModel model;
  std::vector<const IcpTrait*> by_hand;
  for (std::size_t group = 0; before != nullptr && group < kTraitGroups; ++group) {
    for (const IcpTrait& trait : before->traits(static_cast<TraitGroup>(group))) {
      if (trait.by_hand) {
        by_hand.push_back(&trait);
      }
    }
  }
  for (const TestedTrait& each : tested) {
    IcpTrait trait = each.trait;
    const auto set = std::find_if(by_hand.begin(), by_hand.end(),
                                  [&](const IcpTrait* known) { return is_same_trait(*known, trait); });
    if (set != by_hand.end()) {
      trait.on = (*set)->on;
      trait.by_hand = true;
      by_hand.erase(set);
    }
    std::vector<IcpTrait>& list = model.traits(group_of(trait.kind));
    // Those found come first; of the others as many as the document may hold, with room for those set by hand.
    if (trait.on || trait.by_hand || list.size() + by_hand.size() < kMaxIcpTraits) {
      list.push_back(std::move(trait));
    }
  }
  for (const IcpTrait* trait : by_hand) {
    std::vector<IcpTrait>& list = model.traits(group_of(trait->kind));
    list.push_back(*trait);
    list.back().evidence.reset();
  }
  return model;
}

}  // namespace

std::vector<AccountOutcome> outcomes(const SalesHistory& history) {
  using Kind = AccountOutcome::Kind;
  std::vector<AccountOutcome> all(history.accounts.size());
  for (const SalesDeal& deal : history.deals) {
    if (!deal.closed || deal.renewal || deal.account == kNoAccount || !deal.opened) {
      continue;
    }
    AccountOutcome& outcome = all[deal.account];
    const Kind kind = deal.won ? Kind::won : Kind::lost;
    const bool outranks = outcome.kind == Kind::none || (outcome.kind == Kind::lost && kind == Kind::won);
    if (outranks || (outcome.kind == kind && *deal.opened < outcome.opened)) {
      outcome = {kind, *deal.opened};
    }
  }
  return all;
}

IcpReport learn_icp(const SalesHistory& history, const IcpOptions& options, const IcpModel* before) {
  IcpReport report;
  const std::vector<DecidedAccount> decided = icp::decided_accounts(history, options);
  for (const DecidedAccount& account : decided) {
    (account.won ? report.won : report.lost) += 1;
  }
  report.traits = Search(decided, icp::candidates(history, decided, options.least_support)).run();
  report.model = model_of(report.traits, before);
  icp::summarise(history, report);
  return report;
}

}  // namespace trailspark
