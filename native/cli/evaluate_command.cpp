#include <algorithm>
#include <chrono>
#include <map>

#include "evaluation_material.hpp"
#include "input.hpp"
#include "load.hpp"
#include "row_printer.hpp"
#include "settings_file.hpp"
#include "text_width.hpp"
#include "trailspark/convert.hpp"
#include "words.hpp"

// Leads of a store, hot, warm or cold as of a time, with the reasoning.
namespace trailspark::cli {
namespace {

constexpr std::size_t kWindowRows = 2'000;
constexpr std::size_t kPartIndent = 4;

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::vector<PrintedColumn> lead_columns() {
  return {{"email", {"EMAIL", 0, 16}},
          {"recordId", {"RECORD", 8, 6}, false},
          {"score", {"SCORE", 1, 5, true}},
          {"level", {"LEVEL", 0, 5, false, Style::bold}},
          {"status", {"STATUS", 9, 8}, false},
          {"fit", {"FIT", 3, 4, true}},
          {"accountFit", {"ACCOUNT FIT", 9, 4, true}, false},
          {"personFit", {"PERSON FIT", 9, 4, true}, false},
          {"engagement", {"ENGAGEMENT", 4, 4, true}},
          {"confidence", {"CONFIDENCE", 5, 4, true}},
          {"signals", {"SIGNALS", 7, 4, true}, false},
          {"signalTypes", {"TYPES", 7, 4, true}, false},
          {"evaluatedAt", {"EVALUATED", 9, 10}, false},
          {"nextEvaluation", {"NEXT EVALUATION", 6, 10}, false},
          {"reasoning", {"REASONING", 2, 40, false, Style::dim}}};
}

std::vector<PrintedColumn> account_columns() {
  return {{"recordId", {"RECORD", 0, 6}},
          {"name", {"NAME", 1, 12}},
          {"propensity", {"SCORE", 2, 5, true}},
          {"level", {"PROPENSITY", 0, 15, false, Style::bold}},
          {"bestScore", {"BEST LEAD", 4, 5, true}},
          {"leads", {"LEADS", 5, 5, true}},
          {"hotOrWarm", {"HOT OR WARM", 6, 5, true}},
          {"openDeal", {"DEAL", 7, 5, true}},
          {"fit", {"FIT", 8, 5, true}},
          {"reasoning", {"REASONING", 3, 40, false, Style::dim}}};
}

std::optional<ScoringSettings> choose_scoring(const std::string& path) {
  if (path.empty()) {
    return default_scoring();
  }
  const std::optional<std::string> text = read_file(path);
  if (!text) {
    return std::nullopt;
  }
  ParsedScoring parsed = parse_scoring(*text);
  for (const Error& error : parsed.errors) {
    complain(path + ": " + to_string(error));
  }
  return parsed.errors.empty() ? std::optional(std::move(parsed.settings)) : std::nullopt;
}

/// False where the file cannot be used; complained about already.
bool read_profile(const std::string& path, std::optional<IcpModel>& profile) {
  if (path.empty()) {
    return true;
  }
  const std::optional<std::string> text = read_file(path);
  if (!text) {
    return false;
  }
  ParsedIcpModel parsed = parse_icp_model(*text);
  for (const Error& error : parsed.errors) {
    complain(path + ": " + to_string(error));
  }
  profile = std::move(parsed.model);
  return parsed.errors.empty();
}

std::optional<std::int64_t> choose_time(const std::string& text) {
  if (text.empty()) {
    return now();
  }
  const auto time = to_datetime(text);
  if (!time) {
    complain("--as-of \"" + one_line(text) + "\" is no time; write 2026-11-23 or 2026-11-23T10:00:00Z");
  }
  return time;
}

/// What `evaluate` printed of each record before, by record id.
using Previous = std::map<std::string, PreviousEvaluation, std::less<>>;

std::optional<Previous> read_previous(const std::string& path) {
  Previous previous;
  const std::optional<std::string> text = path.empty() ? std::optional<std::string>(std::in_place) : read_file(path);
  if (!text) {
    return std::nullopt;
  }
  std::size_t line_number = 0;
  bool sound = true;
  for_each_line(*text, [&](std::string_view line) {
    ++line_number;
    const Json row = parse_json(line);
    const std::string level = cell_text(member(row, "level"));
    const std::string at = cell_text(member(row, "evaluatedAt"));
    const auto time = at.empty() ? std::nullopt : to_datetime(at);
    if (!row.is_object() || !time) {
      sound = sound && line.empty();
      return;
    }
    for (const Level known : {Level::cold, Level::warm, Level::hot}) {
      if (level == name(known)) {
        previous[cell_text(member(row, "recordId"))] = {known, *time};
      }
    }
  });
  if (!sound) {
    complain(path + " is not what trailspark evaluate --format ndjson prints: a row a line, with evaluatedAt");
    return std::nullopt;
  }
  return previous;
}

std::string part_line(const Json& part) {
  std::string line = cell_text(member(part, "value")) + "  " + cell_text(member(part, "what"));
  if (const std::string source = cell_text(member(part, "source")); !source.empty()) {
    line.append(" (").append(source).append(")");
  }
  if (const std::string note = cell_text(member(part, "note")); !note.empty()) {
    line.append(": ").append(note);
  }
  return line;
}

std::string reference_line(const Json& from) {
  std::string line = cell_text(member(from, "object")) + " " + cell_text(member(from, "id"));
  if (const std::string property = cell_text(member(from, "property")); !property.empty()) {
    line.append(" ").append(property);
  }
  if (const std::string at = cell_text(member(from, "at")); !at.empty()) {
    line.append(" at ").append(at).append(", count ").append(cell_text(member(from, "count")));
    line.append(", left of it ").append(cell_text(member(from, "left")));
  }
  return line;
}

/// The explanation for people: the reasoning, then every part with its records.
std::string in_words(const Json& lead, const Terminal& terminal) {
  const std::string email = cell_text(member(lead, "email"));
  std::string text = styled(one_line(email.empty() ? "#" + cell_text(member(lead, "recordId")) : email), Style::bold,
                            terminal.colour) +
                     "  as of " + cell_text(member(lead, "evaluatedAt")) + '\n';
  text += wrap(one_line(cell_text(member(lead, "reasoning"))), terminal.room(0), 0) + '\n';
  if (const std::string next = cell_text(member(lead, "nextEvaluation")); !next.empty()) {
    text += "Next evaluation: from " + next + ", or at the next high-intent signal\n";
  }
  for (const char* list : {"engagement", "fit"}) {
    const Json& parts = member(member(lead, "parts"), list);
    text += parts.empty() ? "" : styled(list, Style::dim, terminal.colour) + '\n';
    for (const Json& part : parts) {
      text.append(kPartIndent / 2, ' ').append(one_line(part_line(part))).append(1, '\n');
      for (const Json& from : member(part, "from")) {
        text.append(kPartIndent, ' ')
            .append(styled(one_line(reference_line(from)), Style::dim, terminal.colour))
            .append(1, '\n');
      }
    }
  }
  return text;
}

int explain(Evaluator& evaluator, const EvaluateOptions& options) {
  std::string text;
  if (!evaluator.write_explanation(text, options.who)) {
    complain("no lead in " + options.load.store_file + " has the address or record id " + options.who);
    return kBadUse;
  }
  const Terminal terminal = inspect_terminal(1);
  Output output;
  output.write(resolve(options.print, terminal) == Format::table ? in_words(parse_json(text), terminal) : text + '\n');
  return output.finish() ? kDone : kBadUse;
}

int print_accounts(Evaluator& evaluator, const EvaluateOptions& options) {
  std::string lines;
  evaluator.write_accounts(lines);
  std::vector<Json> rows;
  for_each_line(lines, [&](std::string_view line) { rows.push_back(parse_json(line)); });
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) {
    return member(a, "propensity").get<double>() > member(b, "propensity").get<double>();
  });
  RowPrinter printer(account_columns(), options.print);
  for (const Json& row : rows) {
    printer.add(row);
  }
  printer.flush();
  return printer.finish() ? kDone : kBadUse;
}

void tell_levels(const Evaluator& evaluator, std::size_t cooling, const EvaluateOptions& options) {
  if (options.load.quiet) {
    return;
  }
  const auto levels = evaluator.columns().levels();
  std::string text = counted(evaluator.columns().size(), "lead") + ": " +
                     grouped(levels[static_cast<std::size_t>(Level::hot)]) + " hot, " +
                     grouped(levels[static_cast<std::size_t>(Level::warm)]) + " warm, " +
                     grouped(levels[static_cast<std::size_t>(Level::cold)]) + " cold, " +
                     grouped(levels[static_cast<std::size_t>(Level::none)]) + " not evaluated\n";
  if (cooling > 0) {
    text += counted(cooling, "lead") + " left out: evaluated before and cooling off\n";
  }
  tell(text);
}

int print_leads(Evaluator& evaluator, const Previous& previous, const EvaluateOptions& options) {
  RowPrinter printer(lead_columns(), options.print);
  const std::vector<std::uint32_t> rows = ranking(evaluator.columns());
  std::size_t printed = 0;
  std::size_t cooling = 0;
  bool wanted = true;
  for (std::size_t offset = 0; wanted && offset < rows.size() && printed < options.print.limit; offset += kWindowRows) {
    std::vector<std::uint32_t> due;
    for (std::size_t i = offset; i < std::min(offset + kWindowRows, rows.size()); ++i) {
      const auto known = previous.empty() ? previous.end() : previous.find(evaluator.record_id(rows[i]));
      if (known == previous.end() || evaluator.is_due(rows[i], known->second)) {
        due.push_back(rows[i]);
      } else {
        cooling += 1;
      }
    }
    due.resize(std::min(due.size(), options.print.limit - printed));
    printed += due.size();
    std::string lines;
    evaluator.write_rows(lines, due);
    for_each_line(lines, [&](std::string_view line) { printer.add(parse_json(line)); });
    wanted = printer.flush();
  }
  if (!printer.finish()) {
    return kBadUse;
  }
  tell_levels(evaluator, cooling, options);
  return kDone;
}

}  // namespace

int run_evaluate(const EvaluateOptions& options) {
  const std::optional<ScoringSettings> settings = choose_scoring(options.scoring_file);
  if (settings && options.show_scoring) {
    Output output;
    output.write(write_scoring(*settings));
    return output.finish() ? kDone : kBadUse;
  }
  const std::optional<std::int64_t> as_of = choose_time(options.as_of);
  const std::optional<Previous> previous = read_previous(options.previous_file);
  std::optional<IcpModel> profile;
  if (!settings || !as_of || !previous || !read_profile(options.icp_file, profile)) {
    return kBadUse;
  }
  std::optional<StoredMaterial> stored = load_evaluation_material(options.load);
  if (!stored) {
    return kBadUse;
  }
  stored->material.profile = std::move(profile);
  Evaluator evaluator(stored->base, std::move(stored->material));
  evaluator.evaluate(*settings, *as_of);
  if (!options.who.empty()) {
    return explain(evaluator, options);
  }
  return options.accounts ? print_accounts(evaluator, options) : print_leads(evaluator, *previous, options);
}

}  // namespace trailspark::cli
