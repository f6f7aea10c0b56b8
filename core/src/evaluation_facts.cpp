#include "evaluation_facts.hpp"

#include <algorithm>

namespace trailspark {
namespace {

std::optional<double> number_of(RowReader& row, const BoundRule* rule) {
  const FieldValue value = row.value(rule);
  return value.kind == FieldValue::Kind::number ? std::optional(value.number) : std::nullopt;
}

std::string text_of(RowReader& row, const BoundRule* rule) {
  const FieldValue value = row.value(rule);
  return value.kind == FieldValue::Kind::text ? std::string(value.text) : std::string();
}

}  // namespace

LeadFacts view(const AccountFacts& known) noexcept {
  LeadFacts facts;
  facts.industry = known.industry;
  facts.employees = known.employees;
  facts.revenue = known.revenue;
  facts.region = known.region;
  return facts;
}

std::vector<AccountFacts> read_accounts(ObjectBase& companies) {
  std::vector<AccountFacts> accounts;
  RowReader row(companies);
  const RuleSet& rules = companies.rules();
  for (const std::uint32_t group : companies.order()) {
    row.open(group);
    accounts.push_back({text_of(row, rules.find("industry")), number_of(row, rules.find("employeeCount")),
                        number_of(row, rules.find("annualRevenue")), text_of(row, rules.find("region"))});
  }
  return accounts;
}

FactReader::FactReader(const Gathered& gathered, LeadBase::State& records)
    : gathered_(gathered),
      contacts_(records.contacts),
      row_(records.contacts),
      accounts_(read_accounts(records.companies)),
      title_rule_(records.contacts.rules().find("jobTitle")),
      industry_rule_(records.contacts.rules().find("industry")),
      seniority_(records.contacts.table().schema().find("hs_seniority")),
      source_(records.contacts.table().schema().find("hs_analytics_source")) {
  for (const SignalGroup& group : gathered.groups) {
    dated_[static_cast<std::size_t>(group.type)] = true;
  }
}

const LeadFacts& FactReader::read(std::size_t row, double as_of) {
  facts_ = {};
  row_.open(gathered_.group_of_row[row]);
  if (const std::uint32_t account = gathered_.account_of_row[row]; account != kNoRow) {
    facts_ = view(accounts_[account]);
  }
  if (facts_.industry.empty()) {
    industry_ = text_of(row_, industry_rule_);
    facts_.industry = industry_;
  }
  title_ = text_of(row_, title_rule_);
  facts_.title = title_;
  facts_.seniority = cell(seniority_, seniority_buffer_);
  facts_.source = cell(source_, source_buffer_);
  count_moments(row, as_of);
  return facts_;
}

void FactReader::count_moments(std::size_t row, double as_of) {
  for (std::vector<double>& times : times_) {
    times.clear();
  }
  const auto add = [&](std::size_t type, double at) {
    if (at <= as_of) {
      times_[type].push_back(at);
    }
  };
  for (const Moment* moment = gathered_.moments.begin(row); moment != gathered_.moments.end(row); ++moment) {
    const SignalGroup& group = gathered_.groups[moment->group];
    if (moment->machine == MachineMark::none && (group.is_counter || group.takes_place)) {
      add(static_cast<std::size_t>(group.type), moment->at);
      add(static_cast<std::size_t>(group.type), moment->first);
    }
  }
  for (std::size_t type = 0; type < kSignalTypes; ++type) {
    std::vector<double>& times = times_[type];
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    facts_.signals[type] = dated_[type] ? std::optional<std::uint64_t>(times.size()) : std::nullopt;
  }
}

std::string_view FactReader::cell(PropertyIndex property, std::string& buffer) {
  const Cell found = property == kNoProperty ? Cell{} : contacts_.table().cell(row_.winner(), property);
  return found.empty() ? std::string_view() : found.as_text(buffer);
}

}  // namespace trailspark
