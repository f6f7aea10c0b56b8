#include "trailspark/backtest.hpp"

#include <algorithm>
#include <map>

#include "hash.hpp"
#include "json.hpp"
#include "statistics.hpp"

namespace trailspark {
namespace {

constexpr std::array<std::uint64_t, 7> kPrecisionAt = {10, 25, 50, 100, 250, 500, 1000};
constexpr std::size_t kDeciles = 10;

struct Scored {
  double score;
  std::uint64_t tie;  ///< order of equal scores
  std::size_t account;
  bool won;
};

double share(std::uint64_t part, std::uint64_t all) noexcept {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

/// The first place of a decile among so many.
std::size_t decile_start(std::size_t decile, std::size_t all) noexcept { return decile * all / kDeciles; }

/// Counts of one account.
struct Cluster {
  std::uint64_t leads = 0;
  std::uint64_t won = 0;
  std::uint64_t top = 0;
  std::uint64_t top_won = 0;

  void add(const Cluster& other) noexcept {
    leads += other.leads;
    won += other.won;
    top += other.top;
    top_won += other.top_won;
  }
  std::optional<double> lift() const noexcept {
    if (won == 0 || top == 0) {
      return std::nullopt;
    }
    return share(top_won, top) / share(won, leads);
  }
};

std::vector<Cluster> clusters_of(const std::vector<Scored>& ranked) {
  std::map<std::size_t, Cluster> by_account;
  const std::size_t top = decile_start(1, ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    Cluster& cluster = by_account[ranked[i].account];
    cluster.add({1, ranked[i].won ? 1U : 0U, i < top ? 1U : 0U, i < top && ranked[i].won ? 1U : 0U});
  }
  std::vector<Cluster> clusters;
  clusters.reserve(by_account.size());
  for (const auto& [account, cluster] : by_account) {
    clusters.push_back(cluster);
  }
  return clusters;
}

void find_lift(const std::vector<Scored>& ranked, const BacktestSettings& settings, BacktestReport& report) {
  const std::vector<Cluster> clusters = clusters_of(ranked);
  report.accounts = clusters.size();
  Cluster all;
  for (const Cluster& cluster : clusters) {
    all.add(cluster);
  }
  if (!all.lift()) {
    return;
  }
  const auto rounded = [](double value) { return statistics::round_to_decimals(value, 3); };
  report.lift = rounded(*all.lift());
  report.most = rounded(share(std::min(all.won, all.top), all.top) / share(all.won, all.leads));
  std::vector<double> lifts;
  std::uint64_t state = hash_integer(settings.seed + 2);
  for (std::uint32_t i = 0; i < settings.resamples; ++i) {
    Cluster sample;
    for (std::size_t draw = 0; draw < clusters.size(); ++draw) {
      state += 0x9e3779b97f4a7c15;
      sample.add(clusters[static_cast<std::size_t>(hash_integer(state) % clusters.size())]);
    }
    if (const auto lift = sample.lift()) {
      lifts.push_back(*lift);
    }
  }
  if (lifts.size() < 40) {
    return;  // too few for the 2.5 % at either end
  }
  std::sort(lifts.begin(), lifts.end());
  report.low = rounded(lifts[lifts.size() * 25 / 1000]);
  report.high = rounded(lifts[lifts.size() - 1 - lifts.size() * 25 / 1000]);
}

void fill_deciles(const std::vector<Scored>& ranked, BacktestReport& report) {
  for (std::size_t decile = 0; decile < kDeciles; ++decile) {
    BacktestReport::Decile& one = report.deciles[decile];
    for (std::size_t i = decile_start(decile, ranked.size()); i < decile_start(decile + 1, ranked.size()); ++i) {
      one.leads += 1;
      one.won += ranked[i].won ? 1U : 0U;
    }
    if (one.leads > 0 && report.won > 0) {
      one.lift = statistics::round_to_decimals(share(one.won, one.leads) / share(report.won, report.leads), 3);
    }
  }
}

void fill_precision(const std::vector<Scored>& ranked, BacktestReport& report) {
  std::uint64_t won = 0;
  auto k = kPrecisionAt.begin();
  for (std::size_t i = 0; i < ranked.size() && k != kPrecisionAt.end(); ++i) {
    won += ranked[i].won ? 1U : 0U;
    if (i + 1 == *k) {
      report.precision.push_back({*k, won});
      ++k;
    }
  }
}

/// `taught` are the leads that were not held out, ranked.
void calibrate(const std::vector<Scored>& taught, const std::vector<Scored>& held_out, BacktestReport& report) {
  if (taught.size() < kDeciles || held_out.empty()) {
    return;
  }
  std::vector<double> least;  // of each tenth; equal scores all belong to the first tenth that has them
  for (std::size_t decile = 0; decile < kDeciles; ++decile) {
    const double bound = taught[decile_start(decile + 1, taught.size()) - 1].score;
    if (least.empty() || bound < least.back()) {
      least.push_back(bound);
    }
  }
  const auto bin_of = [&](double score) {
    const auto at = std::find_if(least.begin(), least.end(), [&](double bound) { return score >= bound; });
    return std::min(static_cast<std::size_t>(at - least.begin()), least.size() - 1);
  };
  std::vector<Cluster> expected(least.size());
  std::vector<Cluster> observed(least.size());
  for (const Scored& lead : taught) {
    expected[bin_of(lead.score)].add({1, lead.won ? 1U : 0U, 0, 0});
  }
  for (const Scored& lead : held_out) {
    observed[bin_of(lead.score)].add({1, lead.won ? 1U : 0U, 0, 0});
  }
  double error = 0;
  for (std::size_t bin = 0; bin < least.size(); ++bin) {
    const double share_expected = share(expected[bin].won, expected[bin].leads);
    const double distance = share_expected - share(observed[bin].won, observed[bin].leads);
    error += (distance < 0 ? -distance : distance) * static_cast<double>(observed[bin].leads);
    report.calibration.push_back(
        {observed[bin].leads, observed[bin].won, statistics::round_to_decimals(share_expected, 3)});
  }
  report.calibration_error = statistics::round_to_decimals(error / static_cast<double>(held_out.size()), 3);
}

void write_optional(json::Writer& writer, std::string_view key, const std::optional<double>& number) {
  writer.key(key);
  if (number) {
    writer.number(*number);
  } else {
    writer.null();
  }
}

}  // namespace

BacktestReport run_backtest(const SalesHistory& history, const BacktestCases& cases, const ScoreLead& score,
                            const BacktestSettings& settings) {
  std::vector<Scored> held_out;
  std::vector<Scored> taught;
  std::vector<BacktestCase> by_day = cases.cases;
  std::stable_sort(by_day.begin(), by_day.end(),
                   [](const BacktestCase& a, const BacktestCase& b) { return a.as_of < b.as_of; });
  for (const BacktestCase& one : by_day) {
    const SalesPerson& person = history.people[one.person];
    (one.held_out ? held_out : taught)
        .push_back({score(person, one.as_of),
                    hash_integer(hash_bytes(person.id.data(), person.id.size()) ^ hash_integer(settings.seed + 3)),
                    person.account, one.won});
  }
  const auto rank = [](std::vector<Scored>& leads) {
    std::sort(leads.begin(), leads.end(),
              [](const Scored& a, const Scored& b) { return a.score != b.score ? a.score > b.score : a.tie < b.tie; });
  };
  rank(held_out);
  rank(taught);
  BacktestReport report;
  report.leads = held_out.size();
  report.won = static_cast<std::uint64_t>(
      std::count_if(held_out.begin(), held_out.end(), [](const Scored& lead) { return lead.won; }));
  find_lift(held_out, settings, report);
  fill_deciles(held_out, report);
  fill_precision(held_out, report);
  calibrate(taught, held_out, report);
  return report;
}

double fit_of(const IcpModel& model, const LeadFacts& facts) {
  double points = 0;
  double most = 0;
  double least = 0;
  for (std::size_t group = 0; group < kTraitGroups; ++group) {
    for (const IcpTrait& trait : model.traits(static_cast<TraitGroup>(group))) {
      if (!trait.on) {
        continue;
      }
      (trait.positive ? most : least) += trait.weight;
      if (match(trait, facts) == TraitMatch::yes) {
        points += trait.positive ? trait.weight : -trait.weight;
      }
    }
  }
  // Nothing good and nothing bad is the middle.
  return points >= 0 ? 0.5 + (most > 0 ? points / most / 2 : 0) : 0.5 + points / least / 2;
}

IcpModel without_today_only(IcpModel model) {
  for (std::size_t group = 0; group < kTraitGroups; ++group) {
    for (IcpTrait& trait : model.traits(static_cast<TraitGroup>(group))) {
      trait.on = trait.on && !trait.today_only;
    }
  }
  return model;
}

std::string write_backtest_report(const BacktestReport& report, const BacktestCases& cases) {
  std::string out;
  json::Writer writer(out, 2);
  writer.begin_object();
  writer.member("leads", report.leads);
  writer.member("won", report.won);
  writer.member("accounts", report.accounts);
  writer.key("leftOut");
  writer.begin_object();
  writer.member("withoutAccount", cases.without_account);
  writer.member("undecided", cases.undecided);
  writer.member("tooLate", cases.too_late);
  writer.member("unmatched", cases.unmatched);
  writer.end_object();
  write_optional(writer, "lift", report.lift);
  write_optional(writer, "low", report.low);
  write_optional(writer, "high", report.high);
  write_optional(writer, "most", report.most);
  writer.key("deciles");
  writer.begin_array();
  for (const BacktestReport::Decile& decile : report.deciles) {
    writer.begin_object();
    writer.member("leads", decile.leads);
    writer.member("won", decile.won);
    write_optional(writer, "lift", decile.lift);
    writer.end_object();
  }
  writer.end_array();
  writer.key("precision");
  writer.begin_array();
  for (const BacktestReport::Precision& precision : report.precision) {
    writer.begin_object();
    writer.member("k", precision.k);
    writer.member("won", precision.won);
    writer.end_object();
  }
  writer.end_array();
  writer.key("calibration");
  writer.begin_array();
  for (const BacktestReport::Calibration& bin : report.calibration) {
    writer.begin_object();
    writer.member("leads", bin.leads);
    writer.member("won", bin.won);
    writer.member("expected", bin.expected);
    writer.end_object();
  }
  writer.end_array();
  write_optional(writer, "calibrationError", report.calibration_error);
  writer.end_object();
  return out;
}

}  // namespace trailspark
