#include <algorithm>
#include <map>

#include "icp_traits.hpp"
#include "json.hpp"
#include "statistics.hpp"
#include "wording.hpp"

// What a profile's reader has to know besides the traits: what was counted, in which currencies, and what to beware of.
namespace trailspark {
namespace {

std::string counted(std::uint64_t count, std::string_view noun) {
  return wording::counted(static_cast<std::size_t>(count), noun);
}

void count_deals(const SalesHistory& history, IcpReport& report) {
  for (const SalesDeal& deal : history.deals) {
    if (deal.renewal) {
      report.renewals_won += deal.won ? 1 : 0;
      report.renewals_lost += deal.closed && !deal.won ? 1 : 0;
      continue;
    }
    (deal.won ? report.deals_won : deal.closed ? report.deals_lost : report.deals_open) += 1;
    report.deals_without_account += deal.closed && deal.account == kNoAccount ? 1 : 0;
  }
}

void sum_currencies(const SalesHistory& history, IcpReport& report) {
  std::map<std::string, CurrencyTotal> totals;
  for (const SalesDeal& deal : history.deals) {
    if (deal.won && deal.amount) {
      CurrencyTotal& total = totals[deal.currency];
      total.deals += 1;
      total.amount += *deal.amount;
    }
  }
  for (auto& [currency, total] : totals) {
    total.currency = currency;
    report.currencies.push_back(std::move(total));
  }
}

/// Compares customers in the portal's own currency where every won deal tells it, else in the currency of most deals.
void find_concentration(const SalesHistory& history, IcpReport& report) {
  const bool in_home = std::all_of(history.deals.begin(), history.deals.end(),
                                   [](const SalesDeal& deal) { return !deal.won || !deal.amount || deal.home_amount; });
  std::string currency = "home";
  if (!in_home && !report.currencies.empty()) {
    currency = std::max_element(report.currencies.begin(), report.currencies.end(), [](const auto& a, const auto& b) {
                 return a.deals < b.deals;
               })->currency;
  }
  std::map<std::size_t, double> paid;
  double all = 0;
  for (const SalesDeal& deal : history.deals) {
    const std::optional<double> amount = in_home ? deal.home_amount : deal.amount;
    if (!deal.won || !amount || *amount <= 0 || (!in_home && deal.currency != currency)) {
      continue;
    }
    all += *amount;
    if (deal.account != kNoAccount) {
      paid[deal.account] += *amount;
    }
  }
  if (paid.empty()) {
    return;
  }
  const auto most =
      std::max_element(paid.begin(), paid.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const SalesAccount& account = history.accounts[most->first];
  report.concentration = Concentration{account.name.empty() ? account.id : account.name,
                                       statistics::round_to_decimals(most->second / all, 3), currency};
}

std::string percent(double share) {
  std::string text;
  json::append_number(text, statistics::round_to_decimals(share * 100, 1));
  return text + " %";
}

void warn(const SalesHistory& history, IcpReport& report) {
  const auto add = [&](std::string code, std::string meaning) {
    report.warnings.push_back({std::move(code), std::move(meaning)});
  };
  if (report.won == 0 || report.lost == 0) {
    add("icp.no_decisions", "found " + counted(report.won, "won account") + " and " +
                                counted(report.lost, "lost account") + "; a profile compares the two and needs both");
  }
  if (report.won > 0 && report.won < kFewWins) {
    add("icp.few_wins", "learned from " + counted(report.won, "won account") + ": below " + std::to_string(kFewWins) +
                            " most of what looks like a pattern is chance");
  }
  if (report.concentration && report.concentration->share > kConcentration) {
    add("icp.concentration", report.concentration->account + " paid " + percent(report.concentration->share) +
                                 " of all revenue: what sets it apart is no pattern of customers");
  }
  if (report.currencies.size() > 1) {
    std::string list;
    for (const CurrencyTotal& total : report.currencies) {
      list.append(list.empty() ? "" : ", ").append(total.currency.empty() ? "none named" : total.currency);
      list.append(" (").append(counted(total.deals, "deal")).append(")");
    }
    add("icp.currencies", "deals were won in several currencies: " + list + "; their amounts are not added");
  }
  if (report.deals_without_account > 0) {
    add("icp.without_account", counted(report.deals_without_account, "closed deal") +
                                   " without a company: they cannot be counted; associate them in HubSpot");
  }
  if (history.unknown_stages > 0) {
    add("icp.unknown_stage",
        counted(history.unknown_stages, "deal") + " in a stage that no pipeline has: neither won nor lost; sync again");
  }
  if (history.without_pipelines) {
    add("icp.without_pipelines",
        "no pipelines were read: what was won is told from hs_is_closed and hs_is_closed_won alone");
  }
}

void write_trait(json::Writer& writer, const TestedTrait& tested) {
  // As the model writes it: a model of this trait alone.
  IcpModel one;
  one.traits(group_of(tested.trait.kind)).push_back(tested.trait);
  const auto document = json::parse(write_icp_model(one));
  writer.begin_object();
  writer.member("group", name(group_of(tested.trait.kind)));
  writer.key("trait");
  writer.value(document.value().find(name(group_of(tested.trait.kind)))->items.front());
  writer.member("explained", tested.explained);
  writer.end_object();
}

}  // namespace

void icp::summarise(const SalesHistory& history, IcpReport& report) {
  count_deals(history, report);
  sum_currencies(history, report);
  find_concentration(history, report);
  warn(history, report);
}

std::string write_icp_report(const IcpReport& report) {
  std::string out;
  json::Writer writer(out, 2);
  writer.begin_object();
  writer.key("accounts");
  writer.begin_object();
  writer.member("won", report.won);
  writer.member("lost", report.lost);
  writer.end_object();
  writer.key("deals");
  writer.begin_object();
  writer.member("won", report.deals_won);
  writer.member("lost", report.deals_lost);
  writer.member("open", report.deals_open);
  writer.member("withoutAccount", report.deals_without_account);
  writer.end_object();
  writer.key("renewals");
  writer.begin_object();
  writer.member("won", report.renewals_won);
  writer.member("lost", report.renewals_lost);
  writer.end_object();
  writer.key("currencies");
  writer.begin_array();
  for (const CurrencyTotal& total : report.currencies) {
    writer.begin_object();
    writer.member("currency", std::string_view(total.currency));
    writer.member("deals", total.deals);
    writer.member("amount", total.amount);
    writer.end_object();
  }
  writer.end_array();
  writer.key("concentration");
  if (report.concentration) {
    writer.begin_object();
    writer.member("account", std::string_view(report.concentration->account));
    writer.member("share", report.concentration->share);
    writer.member("currency", std::string_view(report.concentration->currency));
    writer.end_object();
  } else {
    writer.null();
  }
  writer.key("warnings");
  writer.begin_array();
  for (const IcpWarning& warning : report.warnings) {
    writer.begin_object();
    writer.member("code", std::string_view(warning.code));
    writer.member("meaning", std::string_view(warning.meaning));
    writer.end_object();
  }
  writer.end_array();
  writer.key("traits");
  writer.begin_array();
  for (const TestedTrait& tested : report.traits) {
    write_trait(writer, tested);
  }
  writer.end_array();
  writer.key("model");
  writer.raw(write_icp_model(report.model));
  writer.end_object();
  return out;
}

}  // namespace trailspark
