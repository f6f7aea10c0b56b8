#include <algorithm>
#include <array>

#include "evaluation_state.hpp"
#include "json.hpp"
#include "row_reader.hpp"
#include "wording.hpp"

// The propensity of accounts: of their leads, their deals and their fit.
namespace trailspark {
namespace {

constexpr std::array<std::string_view, 3> kPropensityNames{"low_propensity", "medium_propensity", "high_propensity"};
constexpr double kHigh = 60;
constexpr double kMedium = 30;

std::string number(double value) {
  std::string text;
  json::append_number(text, tenth(value));
  return text;
}

std::string reasoning(const AccountColumns& accounts, std::size_t row) {
  std::string text = "Propensity " + number(accounts.propensity[row]) + " of 100: ";
  text.append(wording::counted(accounts.leads[row], "lead"));
  if (is_known(accounts.best_score[row])) {
    text.append(", the best scores ").append(number(accounts.best_score[row]));
    text.append("; hot or warm: ").append(std::to_string(accounts.warm_leads[row]));
  } else {
    text.append(", none evaluated");
  }
  text.append("; ").append(accounts.deal_value[row] > 0
                               ? "best open deal at " + number(100 * accounts.deal_value[row]) + " of 100"
                               : "no open deal");
  return text.append(is_known(accounts.fit[row]) ? "; fit " + number(accounts.fit[row]) + "." : "; fit not known.");
}

}  // namespace

std::string_view name(Propensity propensity) noexcept { return kPropensityNames[static_cast<std::size_t>(propensity)]; }

AccountColumns Evaluator::accounts() const {
  const State& state = *state_;
  const std::size_t rows = state.gathered.accounts;
  AccountColumns accounts;
  accounts.propensity.resize(rows);
  accounts.level.resize(rows);
  accounts.best_score.assign(rows, kUnknown);
  accounts.leads.assign(rows, 0);
  accounts.warm_leads.assign(rows, 0);
  accounts.deal_value.assign(rows, 0);
  accounts.fit = fit_of_accounts(state.records(), state.material, state.settings);
  for (std::size_t row = 0; row < state.columns.size(); ++row) {
    const std::uint32_t account = state.gathered.account_of_row[row];
    const auto level = static_cast<Level>(state.columns.level[row]);
    if (account == kNoRow) {
      continue;
    }
    ++accounts.leads[account];
    accounts.warm_leads[account] += level >= Level::warm ? 1U : 0U;
    if (level != Level::none && !(accounts.best_score[account] >= state.columns.score[row])) {
      accounts.best_score[account] = state.columns.score[row];
    }
  }
  for (const Deal& deal : state.gathered.deals) {
    const DealView seen = view(deal, state.decayed.typical_amount, state.settings, state.as_of);
    if (deal.account != kNoRow && seen.kind == DealView::Kind::open) {
      accounts.deal_value[deal.account] = std::max(accounts.deal_value[deal.account], seen.value);
    }
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const double best = is_known(accounts.best_score[row]) ? accounts.best_score[row] / 100 : 0;
    const double breadth = std::min(1.0, accounts.warm_leads[row] / 3.0);
    const double own = 0.4 * best + 0.2 * breadth + 0.25 * accounts.deal_value[row];
    const double fit = accounts.fit[row];
    accounts.propensity[row] = tenth(100 * (is_known(fit) ? own + 0.15 * (fit / 100) : own / 0.85));
    const Propensity level = accounts.propensity[row] >= kHigh     ? Propensity::high
                             : accounts.propensity[row] >= kMedium ? Propensity::medium
                                                                   : Propensity::low;
    accounts.level[row] = static_cast<std::uint8_t>(level);
  }
  return accounts;
}

void Evaluator::write_accounts(std::string& out) {
  ObjectBase& companies = state_->records().companies;
  const AccountColumns columns = accounts();
  RowReader reader(companies);
  const BoundRule* rule = companies.rules().find("name");
  for (std::size_t row = 0; row < columns.propensity.size(); ++row) {
    reader.open(companies.order()[row]);
    const FieldValue called = reader.value(rule);
    json::Writer json(out);
    json.begin_object();
    json.member("recordId", reader.record_id());
    json.key("name");
    if (called.kind == FieldValue::Kind::text) {
      json.string(called.text);
    } else {
      json.null();
    }
    json.member("propensity", columns.propensity[row]);
    json.member("level", name(static_cast<Propensity>(columns.level[row])));
    json.member("bestScore", columns.best_score[row]);
    json.member("leads", columns.leads[row]);
    json.member("hotOrWarm", columns.warm_leads[row]);
    json.member("openDeal", tenth(100 * columns.deal_value[row]));
    json.member("fit", columns.fit[row]);
    json.member("reasoning", reasoning(columns, row));
    json.end_object();
    out.push_back('\n');
  }
}

}  // namespace trailspark
