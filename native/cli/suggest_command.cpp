#include "trailspark/suggest.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "options.hpp"
#include "output.hpp"
#include "settings_file.hpp"
#include "table.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

TableRow row_of(const Proposal& proposal) {
  if (!proposal.accepted || proposal.candidates.empty()) {
    return {proposal.field, "-", "", one_line(proposal.reason)};
  }
  const Candidate& chosen = proposal.candidates.front();
  std::string evidence;
  for (const std::string& phrase : chosen.evidence) {
    evidence.append(evidence.empty() ? "" : "; ").append(one_line(phrase));
  }
  const auto percent = static_cast<std::uint64_t>(std::floor(chosen.confidence * 100));
  return {one_line(proposal.field), one_line(chosen.property), std::to_string(percent) + " %", evidence};
}

std::string proposals_table(const std::vector<Proposal>& proposals, const Terminal& terminal) {
  std::vector<TableRow> rows;
  std::transform(proposals.begin(), proposals.end(), std::back_inserter(rows), row_of);
  const Table table({{"FIELD", 0, 12},
                     {"PROPERTY", 1, 12, false, Style::bold},
                     {"SURE", 2, 5, true},
                     {"WHY", 3, 20, false, Style::dim}},
                    rows, terminal.width);
  std::string text;
  table.append_header(text, terminal.colour);
  for (const TableRow& row : rows) {
    table.append_row(text, row, terminal.colour);
  }
  return text;
}

void tell_proposals(const Suggestion& suggestion) {
  const Terminal terminal = inspect_terminal(STDERR_FILENO);
  const auto accepted = std::count_if(suggestion.proposals.begin(), suggestion.proposals.end(),
                                      [](const Proposal& proposal) { return proposal.accepted; });
  std::string text = terminal.interactive ? '\n' + proposals_table(suggestion.proposals, terminal) + '\n' : "";
  text += grouped(static_cast<std::uint64_t>(accepted)) + " of " + counted(suggestion.proposals.size(), "field") +
          " have a good match\n";
  tell(text);
}

}  // namespace

int run_suggest(const SuggestOptions& options) {
  const auto properties = read_properties(options.properties_file);
  const auto fields =
      options.fields_file.empty() ? std::optional(std::vector<TargetField>{}) : read_target_fields(options.fields_file);
  ReportFile report(options.report_file);
  if (!properties || !fields || !report.ok()) {
    return kBadUse;
  }
  const Suggestion suggestion = suggest_mapping(*properties, *fields, options.target);
  if (report.wanted() && !report.write(write_suggestion_report(suggestion) + '\n')) {
    return kBadUse;
  }
  Output output;
  std::string document = write_mapping(suggestion.mapping);
  document.append(document.empty() || document.back() != '\n' ? "\n" : "");
  output.write(document);
  if (!output.finish()) {
    return kBadUse;
  }
  if (!options.quiet) {
    tell_proposals(suggestion);
  }
  return kDone;
}

}  // namespace trailspark::cli
