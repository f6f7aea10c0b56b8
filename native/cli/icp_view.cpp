#include "icp_view.hpp"

#include <algorithm>

#include "json_access.hpp"
#include "table.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kPictureWidth = 21;
constexpr std::size_t kBarWidth = 40;
constexpr std::size_t kOthersShown = 10;

/// The number with so many decimals.
std::string decimals(double number, int digits) {
  std::int64_t scale = 1;
  for (int i = 0; i < digits; ++i) {
    scale *= 10;
  }
  const auto scaled = static_cast<std::int64_t>(number * static_cast<double>(scale) + (number < 0 ? -0.5 : 0.5));
  std::string text = std::to_string(scaled / scale);
  if (digits > 0) {
    std::string rest = std::to_string(scaled % scale);
    rest.insert(0, static_cast<std::size_t>(digits) - rest.size(), '0');
    text.append(".").append(rest);
  }
  return text;
}

std::string lift_text(const std::optional<double>& lift) { return lift ? decimals(*lift, 2) : "-"; }

std::string percent(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? "-" : decimals(100.0 * static_cast<double>(part) / static_cast<double>(all), 1) + " %";
}

std::string interval_text(const TraitEvidence& evidence) {
  if (!evidence.low) {
    return "-";
  }
  return decimals(*evidence.low, 2) + " to " + (evidence.high ? decimals(*evidence.high, 2) : "any");
}

std::string standing(const TestedTrait& tested) {
  if (tested.trait.evidence->significant) {
    return tested.trait.positive ? "more often" : "less often";
  }
  return tested.explained ? "explained" : "may be chance";
}

TableRow row_of(const TestedTrait& tested) {
  const TraitEvidence& evidence = *tested.trait.evidence;
  const std::uint64_t with = evidence.won_with + evidence.lost_with;
  const std::uint64_t without = evidence.won + evidence.lost - with;
  const Json p = evidence.adjusted_p;
  const std::string p_text = evidence.adjusted_p < 1 ? p.dump() : "1";
  return {one_line(to_string(tested.trait)),
          lift_text(evidence.lift),
          picture(evidence, kPictureWidth),
          interval_text(evidence),
          percent(evidence.won_with, with) + " of " + grouped(with),
          percent(evidence.won - evidence.won_with, without) + " of " + grouped(without),
          p_text,
          standing(tested)};
}

std::string counts(const IcpReport& report) {
  std::string text = counted(report.won + report.lost, "account") + " with a decided purchase: " + grouped(report.won) +
                     " won, " + grouped(report.lost) + " lost\n";
  text += "deals: " + grouped(report.deals_won) + " won, " + grouped(report.deals_lost) + " lost, " +
          grouped(report.deals_open) + " open; renewals apart: " + grouped(report.renewals_won) + " won, " +
          grouped(report.renewals_lost) + " lost\n";
  return text;
}

std::string bar(std::uint64_t part, std::uint64_t most) {
  const std::size_t length = most == 0 ? 0 : static_cast<std::size_t>(part * kBarWidth / most);
  return std::string(length, '#') + std::string(kBarWidth - length, ' ');
}

}  // namespace

std::string picture(const TraitEvidence& evidence, std::size_t width) {
  std::string text(width, ' ');
  if (!evidence.low && !evidence.lift) {
    return text;
  }
  // (x - 1) / (x + 1) shows twice as often as far to the right as half as often is to the left.
  const auto place = [width](double lift) {
    const double from_left = (lift - 1) / (lift + 1) * 11 / 9 / 2 + 0.5;  // 1/10 is the left end, 10 the right one
    const auto last = static_cast<double>(width - 1);
    return static_cast<std::size_t>(std::clamp(from_left * last + 0.5, 0.0, last));
  };
  const std::size_t low = place(evidence.low.value_or(0));
  const std::size_t high = evidence.high ? place(*evidence.high) : width - 1;
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(low), text.begin() + static_cast<std::ptrdiff_t>(high) + 1, '-');
  text[width / 2] = '|';
  text[evidence.lift ? place(*evidence.lift) : width - 1] = evidence.lift ? 'o' : '>';
  return text;
}

std::string profile_in_words(const IcpReport& report, bool all, const Terminal& terminal) {
  std::string text = counts(report);
  for (const IcpWarning& warning : report.warnings) {
    const std::string line = "note: " + one_line(warning.meaning);
    text += styled(wrap(line, terminal.room(6), 6), Style::yellow, terminal.colour) + '\n';
  }
  std::vector<TableRow> rows;
  std::size_t others = 0;
  for (const TestedTrait& tested : report.traits) {
    const bool found = tested.trait.evidence->significant;
    others += found ? 0U : 1U;
    if (all || found || tested.explained || others <= kOthersShown) {
      rows.push_back(row_of(tested));
    }
  }
  if (rows.empty()) {
    return text + "no trait could be tested: no value is known of enough accounts\n";
  }
  const Table table({{"trait", 0, 24},
                     {"lift", 0, 4, true},
                     {"1/10 .. 1 .. 10", 2, kPictureWidth},
                     {"95 %", 1, 12},
                     {"won with", 3, 10, true},
                     {"won without", 4, 10, true},
                     {"p, corrected", 5, 6, true},
                     {"buys", 2, 13}},
                    rows, terminal.width);
  text += '\n';
  table.append_header(text, terminal.colour);
  for (const TableRow& row : rows) {
    table.append_row(text, row, terminal.colour);
  }
  if (rows.size() < report.traits.size()) {
    text += "and " + counted(report.traits.size() - rows.size(), "other trait") +
            " tested that may be chance; --all lists them\n";
  }
  return text;
}

std::string backtest_in_words(const BacktestReport& report, const BacktestCases& cases, const Terminal& terminal) {
  std::string text = "\n" + styled("Back-test", Style::bold, terminal.colour) + ": " + counted(report.leads, "lead") +
                     " of " + counted(report.accounts, "account") +
                     " that the model did not see, scored as of the day " + "before their deal; " +
                     percent(report.won, report.leads) + " of them are at accounts that bought\n";
  if (!report.lift) {
    return text + "none of them bought, so nothing can be said\n";
  }
  text += "the tenth that scores highest: " + lift_text(report.lift) + " times as often";
  if (report.low && report.high) {
    text += " (95 %: " + lift_text(report.low) + " to " + lift_text(report.high) + ")";
  }
  text += "; no score could reach more than " + lift_text(report.most) + "\n";
  std::uint64_t most = 0;
  for (const BacktestReport::Decile& decile : report.deciles) {
    most = std::max(most, decile.won);
  }
  for (std::size_t i = 0; i < report.deciles.size(); ++i) {
    const BacktestReport::Decile& decile = report.deciles[i];
    const std::string number = std::to_string(i + 1);
    text += std::string(4 - number.size(), ' ') + number + "  " + bar(decile.won, most) + " " +
            percent(decile.won, decile.leads) + "\n";
  }
  for (const BacktestReport::Precision& precision : report.precision) {
    text += "of the " + grouped(precision.k) + " highest: " + grouped(precision.won) + " bought (" +
            percent(precision.won, precision.k) + ")\n";
  }
  if (report.calibration_error) {
    text += "shares expected from the other accounts are off by " + decimals(100 * *report.calibration_error, 1) +
            " points on average\n";
  }
  text += styled("left out: " + counted(cases.without_account, "lead") + " without an account, " +
                     grouped(cases.undecided) + " with open deals or renewals alone, " + grouped(cases.too_late) +
                     " made after the deal was opened, " + grouped(cases.unmatched) + " without a like one",
                 Style::dim, terminal.colour);
  return text + '\n';
}

}  // namespace trailspark::cli
