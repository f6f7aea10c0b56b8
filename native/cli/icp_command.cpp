#include <unistd.h>

#include "icp_material.hpp"
#include "icp_view.hpp"
#include "input.hpp"
#include "json_access.hpp"
#include "load.hpp"
#include "output.hpp"
#include "text_width.hpp"
#include "trailspark/backtest.hpp"
#include "trailspark/icp.hpp"
#include "words.hpp"

// trailspark icp: the profile that the closed deals tell, and whether scores made of it would have told who buys.
namespace trailspark::cli {
namespace {

struct Backtested {
  BacktestCases cases;
  BacktestReport report;
};

/// The model of earlier; complains and answers nothing where it is not sound.
std::optional<IcpModel> read_model(const std::string& path) {
  const std::optional<std::string> text = read_file(path);
  if (!text) {
    return std::nullopt;
  }
  ParsedIcpModel parsed = parse_icp_model(*text);
  for (const Error& error : parsed.errors) {
    complain(path + ": " + to_string(error));
  }
  return parsed.errors.empty() ? std::optional(std::move(parsed.model)) : std::nullopt;
}

/// Switches a trait by its words, as the table prints them; complains where there is none.
bool switch_trait(IcpModel& model, const std::string& words, bool on) {
  std::vector<std::string> known;
  for (std::size_t group = 0; group < kTraitGroups; ++group) {
    for (IcpTrait& trait : model.traits(static_cast<TraitGroup>(group))) {
      known.push_back(to_string(trait));
      if (known.back() == words) {
        trait.on = on;
        trait.by_hand = true;
        return true;
      }
    }
  }
  const std::string meant = nearest(words, known);
  complain("there is no trait \"" + words + '"' +
           (meant.empty() ? "; the table's first column names them" : "; did you mean \"" + meant + "\"?"));
  return false;
}

/// Learns from some accounts, scores the leads of the others with the evaluation itself.
Backtested backtest(IcpMaterial& material, const ProfileOptions& options) {
  BacktestSettings settings;
  settings.seed = options.seed;
  IcpOptions learning;
  learning.use = [&settings](const SalesAccount& account) { return !is_held_out(account.id, settings); };
  material.evaluation.profile = learn_icp(material.history, learning).model;
  ScoringSettings scoring = default_scoring();
  scoring.today_only_traits = !options.dated_only;
  Evaluator evaluator(*material.base, material.evaluation);
  std::optional<std::int64_t> day;
  Backtested result;
  result.cases = backtest_cases(material.history, settings);
  result.report = run_backtest(
      material.history, result.cases,
      [&](const SalesPerson& person, std::int64_t as_of) {
        if (day != as_of) {
          evaluator.evaluate(scoring, as_of);
          day = as_of;
        }
        // People stand in the order of the base's rows.
        return evaluator.columns().score[static_cast<std::size_t>(&person - material.history.people.data())];
      },
      settings);
  return result;
}

std::string csv_of(const IcpReport& report, bool neutralise) {
  std::string text =
      "trait,lift,low,high,wonWith,won,lostWith,lost,p,adjustedP,significant,explained,positive,on,todayOnly\r\n";
  const auto number = [](const std::optional<double>& value) { return value ? Json(*value).dump() : std::string(); };
  const auto flag = [](bool value) { return value ? "true" : "false"; };
  for (const TestedTrait& tested : report.traits) {
    const TraitEvidence& e = *tested.trait.evidence;
    text += csv_cell(to_string(tested.trait), neutralise) + ',' + number(e.lift) + ',' + number(e.low) + ',' +
            number(e.high) + ',' + std::to_string(e.won_with) + ',' + std::to_string(e.won) + ',' +
            std::to_string(e.lost_with) + ',' + std::to_string(e.lost) + ',' + number(e.p) + ',' + number(e.adjusted_p);
    for (const bool value :
         {e.significant, tested.explained, tested.trait.positive, tested.trait.on, tested.trait.today_only}) {
      text.append(",").append(flag(value));
    }
    text += "\r\n";
  }
  return text;
}

/// The whole report; of ndjson a trait a line.
std::string json_of(const IcpReport& report, const std::optional<Backtested>& tested, bool lines) {
  Json json = parse_json(write_icp_report(report));
  if (lines) {
    std::string text;
    for (const Json& trait : member(json, "traits")) {
      text += trait.dump() + '\n';
    }
    return text;
  }
  if (tested) {
    json["backtest"] = parse_json(write_backtest_report(tested->report, tested->cases));
  }
  return json.dump(2) + '\n';
}

}  // namespace

int run_icp(const ProfileOptions& options) {
  ReportFile out(options.out_file);
  std::optional<IcpModel> before =
      options.model_file.empty() ? std::optional<IcpModel>() : read_model(options.model_file);
  if (!out.ok() || (!options.model_file.empty() && !before)) {
    return kBadUse;
  }
  std::optional<IcpMaterial> material = load_icp_material(options);
  if (!material) {
    return kBadUse;
  }
  if (options.backtest && !material->base) {
    complain("a back-test needs leads and their signals: --store FILE in place of CSV files");
    return kBadUse;
  }
  IcpReport report = learn_icp(material->history, {}, before ? &*before : nullptr);
  for (const auto& [words, on] : options.switches) {
    if (!switch_trait(report.model, words, on)) {
      return kBadUse;
    }
  }
  const std::optional<Backtested> tested =
      options.backtest ? std::optional(backtest(*material, options)) : std::nullopt;
  const Terminal terminal = inspect_terminal(STDOUT_FILENO);
  const Format format = resolve(options.print, terminal);
  Output output;
  if (format == Format::table) {
    output.write(profile_in_words(report, options.all, terminal));
    output.write(tested ? backtest_in_words(tested->report, tested->cases, terminal) : "");
  } else {
    output.write(format == Format::csv ? csv_of(report, options.print.neutralise_formulas)
                                       : json_of(report, tested, format == Format::ndjson));
  }
  if (format != Format::table && !options.quiet) {
    for (const IcpWarning& warning : report.warnings) {
      tell("note: " + one_line(warning.meaning) + '\n');
    }
    if (tested && format != Format::json) {
      tell(backtest_in_words(tested->report, tested->cases, inspect_terminal(STDERR_FILENO)));
    }
  }
  if (out.wanted() && !out.write(write_icp_model(report.model) + '\n')) {
    return kBadUse;
  }
  return output.finish() ? kDone : kBadUse;
}

}  // namespace trailspark::cli
