#include <algorithm>
#include <unordered_map>

#include "evaluation_facts.hpp"
#include "json.hpp"

// How well accounts and people fit the profile. Many leads share a title or an account, so what was worked out once for
// the same facts is kept.
namespace trailspark {
namespace {

constexpr char kBetween = '\x1F';

/// Weights of one list of the profile, for the same facts.
struct Tally {
  double matched = 0;   ///< positive traits, the greatest of each kind
  double against = 0;   ///< detractors
  double possible = 0;  ///< the greatest positive weight of each kind that is known
  double all = 0;       ///< of each kind

  void add(const Tally& other) {
    matched += other.matched;
    against += other.against;
    possible += other.possible;
    all += other.all;
  }
  double fit() const {
    if (!(possible > 0)) {
      return kUnknown;
    }
    return tenth(100 * std::clamp((matched - against) / possible, 0.0, 1.0));
  }
};

bool counts(const IcpTrait& trait, const ScoringSettings& settings) noexcept {
  return trait.on && (!trait.today_only || settings.today_only_traits);
}

Tally tally(const std::vector<IcpTrait>& traits, const LeadFacts& facts, const ScoringSettings& settings) {
  std::array<Tally, kTraitKinds> kinds{};
  for (const IcpTrait& trait : traits) {
    if (!counts(trait, settings)) {
      continue;
    }
    Tally& kind = kinds[static_cast<std::size_t>(trait.kind)];
    const TraitMatch matches = match(trait, facts);
    if (!trait.positive) {
      kind.against += matches == TraitMatch::yes ? trait.weight : 0;
      continue;
    }
    kind.all = std::max(kind.all, trait.weight);
    kind.possible = std::max(kind.possible, matches != TraitMatch::unknown ? trait.weight : 0);
    kind.matched = std::max(kind.matched, matches == TraitMatch::yes ? trait.weight : 0);
  }
  Tally sum;
  for (const Tally& kind : kinds) {
    sum.add(kind);
  }
  return sum;
}

void append_number(std::string& key, const std::optional<double>& number) {
  key.push_back(kBetween);
  if (number) {
    json::append_number(key, *number);
  }
}

/// What the tally of a list depends on, as one text.
void write_key(std::string& key, TraitGroup group, const LeadFacts& facts) {
  key.assign(1, static_cast<char>('0' + static_cast<int>(group)));
  if (group == TraitGroup::account) {
    key.append(facts.industry).append(1, kBetween).append(facts.region);
    append_number(key, facts.employees);
    append_number(key, facts.revenue);
  } else if (group == TraitGroup::persona) {
    for (const std::string_view text : {facts.title, facts.seniority, facts.department, facts.source}) {
      key.append(text).append(1, kBetween);
    }
  } else {
    for (const auto& moments : facts.signals) {
      key.append(moments ? std::to_string(*moments) : "").append(1, kBetween);
    }
  }
}

}  // namespace

Fit fit_of_all(const Gathered& gathered, LeadBase::State& records, const EvaluationMaterial& material,
               const ScoringSettings& settings, double as_of) {
  const std::size_t rows = gathered.group_of_row.size();
  Fit fit;
  for (std::vector<double>* column : {&fit.all, &fit.account, &fit.person}) {
    column->assign(rows, kUnknown);
  }
  fit.coverage.assign(rows, 0);
  if (!material.profile) {
    return fit;
  }
  fit.has_profile = true;
  FactReader reader(gathered, records);
  std::unordered_map<std::string, Tally> known;
  std::string key;
  for (std::size_t row = 0; row < rows; ++row) {
    const LeadFacts& facts = reader.read(row, as_of);
    std::array<Tally, kTraitGroups> tallies;
    Tally sum;
    for (std::size_t i = 0; i < kTraitGroups; ++i) {
      const auto group = static_cast<TraitGroup>(i);
      if (material.profile->traits(group).empty()) {
        continue;
      }
      write_key(key, group, facts);
      const auto [place, is_new] = known.try_emplace(key);
      if (is_new) {
        place->second = tally(material.profile->traits(group), facts, settings);
      }
      tallies[i] = place->second;
      sum.add(tallies[i]);
    }
    fit.all[row] = sum.fit();
    fit.account[row] = tallies[static_cast<std::size_t>(TraitGroup::account)].fit();
    fit.person[row] = tallies[static_cast<std::size_t>(TraitGroup::persona)].fit();
    fit.coverage[row] = sum.all > 0 ? sum.possible / sum.all : 0;
  }
  return fit;
}

std::vector<double> fit_of_accounts(LeadBase::State& records, const EvaluationMaterial& material,
                                    const ScoringSettings& settings) {
  std::vector<double> fits;
  for (const AccountFacts& known : read_accounts(records.companies)) {
    fits.push_back(material.profile ? tally(material.profile->account, view(known), settings).fit() : kUnknown);
  }
  return fits;
}

std::vector<MatchedTrait> traits_of(const IcpModel& profile, const LeadFacts& facts, const ScoringSettings& settings) {
  std::vector<MatchedTrait> matched;
  for (const TraitGroup group : {TraitGroup::account, TraitGroup::persona, TraitGroup::behaviour}) {
    for (const IcpTrait& trait : profile.traits(group)) {
      if (counts(trait, settings)) {
        matched.push_back({&trait, match(trait, facts)});
      }
    }
  }
  return matched;
}

}  // namespace trailspark
