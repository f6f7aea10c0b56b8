#include <unistd.h>

#include <algorithm>

#include "json_lines.hpp"
#include "load.hpp"
#include "output.hpp"
#include "row_table.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kWindowRows = 10'000;  // some megabytes of text at a time, however many rows there are

/// Prints the rows a window at a time; answers with the columns for which a table had no room.
std::vector<std::string> print_rows(LeadBase& base, Target target, const PrintOptions& print, Output& output) {
  const Terminal terminal = inspect_terminal(STDOUT_FILENO);
  const Format format = resolve(print, terminal);
  RowTable table(target, base.mapping(), terminal);
  JsonArrayPrinter array;
  RowOptions options;
  options.format = format == Format::csv ? RowFormat::csv : RowFormat::ndjson;
  options.neutralise_formulas = print.neutralise_formulas;
  const std::size_t rows = std::min(base.count(target), print.limit);
  std::string window;
  std::string text;
  bool wanted = true;
  for (std::size_t offset = 0; wanted && (offset == 0 || offset < rows); offset += kWindowRows) {
    options.csv_header = offset == 0;
    window.clear();
    text.clear();
    base.write_rows(window, target, {offset, std::min(kWindowRows, rows - offset)}, options);
    if (format == Format::table) {
      table.append(text, window);
    } else if (format == Format::json) {
      array.append(text, window);
    }
    wanted = output.write(format == Format::table || format == Format::json ? text : window);
  }
  if (format == Format::json) {
    text.clear();
    array.close(text);
    output.write(text);
  }
  return table.left_out();
}

void tell_left_out(const std::vector<std::string>& columns) {
  std::string names;
  for (const std::string& column : columns) {
    names.append(names.empty() ? "" : ", ").append(column);
  }
  tell(names.empty() ? "" : "no room for " + names + "; a wider terminal or --format csv shows them\n");
}

bool write_report(LeadBase& base, ReportFile& file) {
  std::string report;
  base.write_report(report);
  return file.write(report.append(report.empty() || report.back() != '\n' ? "\n" : ""));
}

}  // namespace

int run_map(const MapOptions& options) {
  ReportFile report(options.report_file);
  std::optional<Loaded> loaded = report.ok() ? load_pages(options.load) : std::nullopt;
  if (!loaded || (report.wanted() && !write_report(loaded->base, report))) {
    return kBadUse;
  }
  Output output;
  const std::vector<std::string> left_out =
      print_rows(loaded->base, target_of(options.load.object), options.print, output);
  if (!output.finish()) {
    return kBadUse;
  }
  if (!options.load.quiet) {
    tell_left_out(left_out);
  }
  tell_summary(*loaded, options.load);
  return exit_code(*loaded, options.load);
}

}  // namespace trailspark::cli
