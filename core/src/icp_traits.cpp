#include "icp_traits.hpp"

#include <algorithm>
#include <map>

#include "trailspark/titles.hpp"
#include "unicode.hpp"

namespace trailspark::icp {
namespace {

struct Band {
  std::optional<double> min;
  std::optional<double> max;
};

// The classes in which HubSpot's data suppliers and LinkedIn count employees.
constexpr Band kEmployees[] = {{1, 10},     {11, 50},     {51, 200},           {201, 500},
                               {501, 1000}, {1001, 5000}, {5001, std::nullopt}};
constexpr Band kRevenue[] = {{std::nullopt, 999'999}, {1e6, 9'999'999},    {1e7, 49'999'999},
                             {5e7, 249'999'999},      {25e7, 999'999'999}, {1e9, std::nullopt}};

/// What one account says of a kind: its values, or that it says nothing.
struct Said {
  std::vector<std::string> values;  ///< as they are compared, distinct
  bool known = false;
};

/// As icp_model.hpp compares texts.
std::string compared(std::string_view text) {
  std::string key(unicode::trim(text));
  for (char& c : key) {
    c = c == '_' || c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return key;
}

/// The people of each decided account who were leads on its day.
std::vector<std::vector<const SalesPerson*>> people_of(const SalesHistory& history,
                                                       const std::vector<DecidedAccount>& decided) {
  std::vector<std::size_t> place(history.accounts.size(), kNoAccount);
  for (std::size_t i = 0; i < decided.size(); ++i) {
    place[decided[i].account] = i;
  }
  std::vector<std::vector<const SalesPerson*>> people(decided.size());
  for (const SalesPerson& person : history.people) {
    const std::size_t at = person.account == kNoAccount ? kNoAccount : place[person.account];
    if (at != kNoAccount && person.since && *person.since < decided[at].day) {
      people[at].push_back(&person);
    }
  }
  return people;
}

class Collector {
 public:
  Collector(const SalesHistory& history, const std::vector<DecidedAccount>& decided, std::uint64_t least)
      : history_(history), decided_(decided), least_(least), people_(people_of(history, decided)) {}

  std::vector<Candidate> collect() && {
    add_texts(TraitKind::industry, [](const SalesAccount& account) { return std::string_view(account.industry); });
    add_bands(TraitKind::employees, kEmployees, [](const SalesAccount& account) { return account.employees; });
    add_bands(TraitKind::revenue, kRevenue, [](const SalesAccount& account) { return account.revenue; });
    add_texts(TraitKind::region, [](const SalesAccount& account) { return std::string_view(account.region); });
    add_personal(TraitKind::title, [](const SalesPerson& person) { return std::string(person.title); });
    add_personal(TraitKind::seniority, [](const SalesPerson& person) {
      return person.seniority.empty() ? std::string(seniority_of(person.title)) : person.seniority;
    });
    add_personal(TraitKind::department,
                 [](const SalesPerson& person) { return std::string(department_of(person.title)); });
    add_personal(TraitKind::source, [](const SalesPerson& person) { return person.source; });
    add_signals();
    return std::move(found_);
  }

 private:
  /// Keeps a trait that enough accounts have, and enough have not.
  void offer(IcpTrait trait, std::vector<TraitMatch> has) {
    const auto count = [&has](TraitMatch wanted) {
      return static_cast<std::uint64_t>(std::count(has.begin(), has.end(), wanted));
    };
    if (count(TraitMatch::yes) >= least_ && count(TraitMatch::no) >= least_) {
      trait.today_only = is_known_only_today(trait.kind);
      found_.push_back({std::move(trait), std::move(has)});
    }
  }

  template <class Text>
  void add_texts(TraitKind kind, Text&& text) {
    std::vector<Said> said(decided_.size());
    for (std::size_t i = 0; i < decided_.size(); ++i) {
      say(said[i], text(history_.accounts[decided_[i].account]), kind);
    }
    offer_values(kind, said);
  }

  template <class Text>
  void add_personal(TraitKind kind, Text&& text) {
    std::vector<Said> said(decided_.size());
    for (std::size_t i = 0; i < decided_.size(); ++i) {
      for (const SalesPerson* person : people_[i]) {
        say(said[i], text(*person), kind);
      }
    }
    offer_values(kind, said);
  }

  void say(Said& said, std::string_view text, TraitKind kind) {
    std::string key = kind == TraitKind::title ? fold_title(text) : compared(text);
    if (key.empty() || text.size() > kMaxTraitBytes) {
      return;
    }
    said.known = true;
    if (std::find(said.values.begin(), said.values.end(), key) == said.values.end()) {
      spelled_[kind][key][std::string(unicode::trim(text))] += 1;
      said.values.push_back(std::move(key));
    }
  }

  void offer_values(TraitKind kind, const std::vector<Said>& said) {
    for (const auto& [key, spellings] : spelled_[kind]) {
      std::vector<TraitMatch> has;
      has.reserve(said.size());
      for (const Said& account : said) {
        const bool yes = std::find(account.values.begin(), account.values.end(), key) != account.values.end();
        has.push_back(yes ? TraitMatch::yes : account.known ? TraitMatch::no : TraitMatch::unknown);
      }
      // The usual spelling; of equally usual ones the first by bytes.
      const auto usual = std::max_element(spellings.begin(), spellings.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
      IcpTrait trait;
      trait.kind = kind;
      trait.value = usual->first;
      offer(std::move(trait), std::move(has));
    }
  }

  template <std::size_t N, class Number>
  void add_bands(TraitKind kind, const Band (&bands)[N], Number&& number) {
    for (const Band& band : bands) {
      IcpTrait trait;
      trait.kind = kind;
      trait.min = band.min;
      trait.max = band.max;
      std::vector<TraitMatch> has;
      for (const DecidedAccount& account : decided_) {
        LeadFacts facts;
        (kind == TraitKind::employees ? facts.employees : facts.revenue) = number(history_.accounts[account.account]);
        has.push_back(match(trait, facts));
      }
      offer(std::move(trait), std::move(has));
    }
  }

  void add_signals() {
    for (std::size_t type = 0; type < kSignalTypes; ++type) {
      if (!history_.dated[type]) {
        continue;
      }
      std::vector<TraitMatch> has;
      for (std::size_t i = 0; i < decided_.size(); ++i) {
        const bool did = std::any_of(people_[i].begin(), people_[i].end(), [&](const SalesPerson* person) {
          return std::any_of(person->moments.begin(), person->moments.end(), [&](const SignalMoment& moment) {
            return static_cast<std::size_t>(moment.type) == type && moment.at < decided_[i].day;
          });
        });
        // Without anybody known before the deal there is nobody who could have done it.
        has.push_back(did ? TraitMatch::yes : people_[i].empty() ? TraitMatch::unknown : TraitMatch::no);
      }
      IcpTrait trait;
      trait.kind = TraitKind::signal;
      trait.value = name(static_cast<SignalType>(type));
      offer(std::move(trait), std::move(has));
    }
  }

  const SalesHistory& history_;
  const std::vector<DecidedAccount>& decided_;
  std::uint64_t least_;
  std::vector<std::vector<const SalesPerson*>> people_;
  std::map<TraitKind, std::map<std::string, std::map<std::string, std::uint64_t>>> spelled_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<DecidedAccount> decided_accounts(const SalesHistory& history, const IcpOptions& options) {
  const std::vector<AccountOutcome> all = outcomes(history);
  std::vector<DecidedAccount> decided;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind != AccountOutcome::Kind::none && (!options.use || options.use(history.accounts[i]))) {
      decided.push_back({i, all[i].kind == AccountOutcome::Kind::won, start_of_day(all[i].opened)});
    }
  }
  return decided;
}

std::vector<Candidate> candidates(const SalesHistory& history, const std::vector<DecidedAccount>& decided,
                                  std::uint64_t least_support) {
  return Collector(history, decided, std::max<std::uint64_t>(least_support, 1)).collect();
}

}  // namespace trailspark::icp
