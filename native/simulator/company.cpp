#include <algorithm>
#include <cmath>

#include "pipelines.hpp"
#include "portal.hpp"
#include "unicode.hpp"

namespace simulator {
namespace {

constexpr Moment kAge = 2190 * kDay;  // of the portal

// Second-level names so that no made-up address can belong to anyone: RFC 2606.
constexpr const char* kEndings[] = {".example", ".test"};
constexpr const char* kForeignWords[] = {
    "m\u00fcnchen", "b\u00fccher", "caf\u00e9",    "\u00f6ko",
    "espa\u00f1a",  "s\u00e3o",    "\u65e5\u672c", "\u043f\u0440\u0438\u043c\u0435\u0440"};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c + ('a' - 'A'));
    }
  }
  return out;
}

/// Gives the company a name and a domain that no other company has: companies walk through all combinations of words
/// in an order of the seed's.
void name_company(Company& company, std::uint64_t seed, Random& random, bool dirty) {
  const std::uint64_t prefixes = company_prefixes().size(), roots = company_roots().size();
  const std::uint64_t combinations = prefixes * roots * trades().size() * std::size(kEndings);
  constexpr std::uint64_t kPrime = 152'419;  // of no prime factor that the number of combinations has
  const std::uint64_t start = Random(seed, Stream::company, ~std::uint64_t{0}).below(combinations);
  std::uint64_t x = (company.number * kPrime + start) % combinations;
  const char* const ending = kEndings[x % std::size(kEndings)];
  x /= std::size(kEndings);
  const std::string head = std::string(company_prefixes()[x % prefixes]) + company_roots()[x / prefixes % roots];
  company.trade = &trades()[x / prefixes / roots];
  const std::uint64_t round = company.number / combinations;

  company.name = head + ' ' + company.trade->word;
  company.domain = lower_ascii(head) + (random.chance(600) ? "-" : "") + company.trade->domain;
  if (round > 0) {
    company.domain += "-group" + std::to_string(round);
  }
  company.domain += ending;
  if (dirty && random.chance(30)) {
    const std::string word = random.pick(kForeignWords);
    company.domain.insert(0, word + '-');
    company.name.insert(0, word + ' ');
  }
  company.ascii_domain = to_ascii_domain(company.domain);
}

std::int64_t draw_employees(Random& random) {
  const auto bucket = random.below(100);
  if (bucket < 25) {
    return random.between(1, 10);
  }
  if (bucket < 55) {
    return random.between(11, 49);
  }
  if (bucket < 77) {
    return random.between(50, 200);
  }
  if (bucket < 91) {
    return random.between(201, 999);
  }
  return bucket < 97 ? random.between(1000, 5000) : random.between(5001, 60'000);
}

std::int64_t round_to(std::int64_t value, std::int64_t unit) { return std::max(unit, value / unit * unit); }

/// Another time of that day, mostly within office hours; weekends mostly become the Friday before.
Moment in_office_hours(Moment moment, Random& random) {
  Moment day = moment / kDay * kDay;
  if (weekday(day) > 4 && !random.chance(150)) {
    day -= (weekday(day) - 4) * kDay;
  }
  const Moment hour = random.chance(900) ? random.between(7, 17) : random.between(0, 23);
  return day + hour * kHour + random.between(0, kHour - 1);
}

}  // namespace

Moment Portal::arrival(std::uint64_t i, std::uint64_t n, Random& random) const {
  // The square root makes arrivals grow with time, and is the one function of <cmath> that is the same everywhere.
  const double share = std::sqrt((static_cast<double>(i) + 0.5) / static_cast<double>(n));
  const Moment day = settings_.now - kAge + static_cast<Moment>(share * static_cast<double>(kAge));
  return std::min(in_office_hours(day, random), settings_.now - kHour);
}

std::uint64_t Portal::companies() const noexcept {
  return layout_.companies() + (settings_.dirty ? layout_.companies() / 50 : 0);
}

Company Portal::base_company(std::uint64_t number) const {
  Random random(settings_.seed, Stream::company, number);
  Company company;
  company.number = number;
  company.id = layout_.company_id(number);
  company.culture = &pick_culture(random);
  company.city = &company.culture->cities[random.below(company.culture->cities.size())];
  company.dice = random.next();
  name_company(company, settings_.seed, random, settings_.dirty);
  company.employees = draw_employees(random);
  company.revenue = round_to(company.employees * random.between(60'000, 240'000), 10'000);
  company.founded = static_cast<int>(2020 - random.mostly_small(60));
  company.fits = company.trade->fits && company.employees >= 50 && company.employees <= 999;
  if (settings_.planted.stated) {
    plant(company);
  }
  company.created = arrival(number, layout_.companies(), random);
  company.updated = random.between(company.created, settings_.now - kMinute);
  return company;
}

void Portal::plant(Company& company) const {
  const Planted& planted = settings_.planted;
  Random random(settings_.seed, Stream::planted, company.number);
  for (const PlantedTrait& trait : planted.traits) {
    const bool drawn = trait.kind == PlantedTrait::Kind::source && random.chance(trait.share_per_mille);
    if (drawn && company.source.empty()) {
      company.source = trait.value;
    }
  }
  company.fits = planted.won_per_mille_of(company) > planted.won_per_mille;
}

Company Portal::company(std::uint64_t number) const {
  if (number >= layout_.companies()) {
    return company_copy(number);
  }
  Company company = base_company(number);
  company.deals = layout_.deals_of(number);
  for (std::uint64_t i = 0; i < company.deals; ++i) {
    const Deal deal = deal_of(company, i);
    company.updated = std::max(company.updated, deal.updated);
    if (deal.outcome == Outcome::open) {
      ++company.open_deals;
    }
    if (deal.outcome == Outcome::won) {
      company.won_amount += deal.amount;
    }
    if (deal.outcome > company.outcome) {
      company.outcome = deal.outcome;
      company.decided = deal.outcome == Outcome::open ? 0 : deal.closed;
    }
  }
  return company;
}

Company Portal::company_copy(std::uint64_t number) const {
  Random random(settings_.seed, Stream::company, number);
  Company company = base_company(random.below(layout_.companies()));
  company.number = number;
  company.id = layout_.company_id(number);
  company.copy = true;
  company.created = random.between(company.created, settings_.now - kHour);
  company.updated = random.between(company.created, settings_.now - kMinute);
  if (random.chance(500)) {
    company.name = to_upper(company.name);
  } else {
    company.name += ' ' + company.culture->legal_form;
  }
  return company;
}

Deal Portal::deal_of(const Company& company, std::uint64_t which) const {
  const std::uint64_t number = layout_.first_deal_of(company.number) + which;
  Random random(settings_.seed, Stream::deal, number);
  Deal deal;
  deal.number = number;
  deal.id = layout_.deal_id(number);
  deal.dice = random.next();
  deal.company = company.number;
  deal.subject = random.pick(deal_subjects());
  deal.pipeline = &pipelines()[random.chance(120) ? 2 : 0];
  const Moment latest = settings_.now - kHour;
  deal.created = random.between(company.created, latest);
  if (which > 0) {
    // Most companies have one deal or none; a second one renews the first where that was won.
    const Deal first = deal_of(company, which - 1);
    if (first.outcome == Outcome::won) {
      deal.pipeline = &pipelines()[1];
    }
    deal.created = random.between(first.outcome == Outcome::open ? first.created : first.closed, latest);
  }
  deal.created = std::clamp(in_office_hours(deal.created, random), company.created, latest);
  deal.amount = round_to(company.employees * random.between(40, 160), 50);
  deal.closed = in_office_hours(deal.created + random.between(14, 150) * kDay, random);
  settle(deal, company, random);
  return deal;
}

/// Gives a deal its outcome and what goes with it.
void Portal::settle(Deal& deal, const Company& company, Random& random) const {
  const Planted& planted = settings_.planted;
  const bool wins = random.chance(planted.stated ? planted.won_per_mille_of(company) : company.fits ? 640 : 190);
  const auto open = deal.pipeline->open();
  if (deal.closed >= settings_.now - kHour) {
    deal.outcome = Outcome::open;
    deal.stage = &open[static_cast<std::size_t>(random.below(open.size()))];
    deal.updated = random.between(deal.created, settings_.now - kMinute);
    return;
  }
  deal.outcome = wins ? Outcome::won : Outcome::lost;
  deal.stage = wins ? &deal.pipeline->won() : &deal.pipeline->lost();
  if (!wins && random.chance(700)) {
    deal.lost_reason = random.pick(loss_reasons());
  }
  deal.updated = std::min(deal.closed + random.between(0, 3 * kDay), settings_.now - kMinute);
}

Deal Portal::deal(std::uint64_t number) const {
  const std::uint64_t company = layout_.company_of_deal(number);
  return deal_of(base_company(company), number - layout_.first_deal_of(company));
}

}  // namespace simulator
