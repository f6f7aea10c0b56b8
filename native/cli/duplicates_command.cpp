#include <unistd.h>

#include <algorithm>

#include "json_lines.hpp"
#include "ledger.hpp"
#include "load.hpp"
#include "output.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kWindowGroups = 1'000;

/// Entries of the ledger in any format, a window at a time.
class LedgerPrinter {
 public:
  LedgerPrinter(const PrintOptions& print, bool origins)
      : terminal_(inspect_terminal(STDOUT_FILENO)),
        format_(resolve(print, terminal_)),
        neutralise_(print.neutralise_formulas),
        origins_(origins) {
    if (format_ == Format::csv) {
      append_ledger_csv_header(text_);
    }
  }

  /// False where nobody reads any more.
  bool print(std::string_view lines) {
    if (format_ == Format::ndjson) {
      text_ += lines;
    } else if (format_ == Format::json) {
      array_.append(text_, lines);
    } else {
      for_each_line(lines, [this](std::string_view entry) { append(entry); });
    }
    const bool wanted = output_.write(text_);
    text_.clear();
    return wanted;
  }

  [[nodiscard]] bool finish() {
    if (format_ == Format::json) {
      array_.close(text_);
    }
    output_.write(text_);
    return output_.finish();
  }

 private:
  void append(std::string_view entry) {
    if (format_ == Format::csv) {
      append_ledger_csv(text_, entry, neutralise_);
    } else {
      text_.append(first_ ? "" : "\n");
      append_ledger_text(text_, entry, origins_, terminal_);
      first_ = false;
    }
  }

  Terminal terminal_;
  Format format_;
  bool neutralise_;
  bool origins_;
  bool first_ = true;
  JsonArrayPrinter array_;
  Output output_;
  std::string text_;
};

}  // namespace

int run_duplicates(const DuplicatesOptions& options) {
  std::optional<Loaded> loaded = load_pages(options.load);
  if (!loaded) {
    return kBadUse;
  }
  LedgerPrinter printer(options.print, false);
  const std::size_t groups = std::min(loaded->base.duplicate_count(), options.print.limit);
  std::string window;
  bool wanted = true;
  for (std::size_t offset = 0; wanted && offset < groups; offset += kWindowGroups) {
    window.clear();
    loaded->base.write_duplicates(window, {offset, std::min(kWindowGroups, groups - offset)});
    wanted = printer.print(array_to_lines(window));
  }
  if (!printer.finish()) {
    return kBadUse;
  }
  tell_summary(*loaded, options.load);
  return exit_code(*loaded, options.load);
}

int run_explain(const ExplainOptions& options) {
  std::optional<Loaded> loaded = load_pages(options.load);
  if (!loaded) {
    return kBadUse;
  }
  std::string entry;
  if (!loaded->base.write_explanation(entry, options.who)) {
    tell_summary(*loaded, options.load);
    const std::string place = options.load.store_file.empty() ? "among these pages" : "in " + options.load.store_file;
    complain("no lead " + place + " has the address or record id " + options.who);
    return kBadUse;
  }
  LedgerPrinter printer(options.print, true);
  printer.print(array_to_lines('[' + entry + ']'));
  if (!printer.finish()) {
    return kBadUse;
  }
  tell_summary(*loaded, options.load);
  return exit_code(*loaded, options.load);
}

}  // namespace trailspark::cli
