#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "json_access.hpp"
#include "json_lines.hpp"
#include "load.hpp"
#include "moment_text.hpp"
#include "open_store.hpp"
#include "output.hpp"
#include "store/address_index.hpp"
#include "table.hpp"
#include "text_width.hpp"
#include "trailspark/email.hpp"
#include "words.hpp"

// What people did: the counters of the contacts, and beside them the dated events that were fetched. Both count the
// same things; they are set side by side and never added.
namespace trailspark::cli {
namespace {

constexpr std::size_t kWindowRows = 10'000;
constexpr std::array<const char*, 7> kKeys = {"email", "recordId", "type", "count", "first", "last", "source"};

/// The events of one type and source of one address.
struct EventGroup {
  std::string type;
  std::string source;
  std::int64_t count = 0;
  std::int64_t first = 0;
  std::int64_t last = 0;
};
using EventsByKey = std::map<std::string, std::vector<EventGroup>>;

std::string signal_type(std::string_view source, std::string_view type) {
  return source == name(EventSource::page_view)         ? "page_view"
         : source == name(EventSource::form_submission) ? "form_fill"
         : type == "CLICK"                              ? "email_click"
                                                        : "email_open";
}

std::optional<std::string> fold_email(std::string_view address, EmailFolding folding) {
  std::string key;
  return append_email_key(key, address, folding) ? std::optional(std::move(key)) : std::nullopt;
}

/// By the key of the address, as the leads have it.
EventsByKey events_of(store::Store& store, EmailFolding folding) {
  EventsByKey events;
  store::Statement statement(store.database(),
                             "SELECT email, source, CASE source WHEN 'marketing_email' THEN type ELSE '' END AS what, "
                             "count(*), min(happened_at), max(happened_at) FROM events GROUP BY email, source, what");
  while (statement.step()) {
    const auto key = fold_email(store::event_address(store, statement.text(0)), folding);
    if (!key) {
      continue;
    }
    std::vector<EventGroup>& groups = events[*key];
    const std::string source(statement.text(1));
    const std::string type = signal_type(source, statement.text(2));
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const EventGroup& known) { return known.type == type && known.source == source; });
    if (group == groups.end()) {
      groups.push_back({type, source, 0, statement.number(4), statement.number(5)});
      group = groups.end() - 1;
    }
    group->count += statement.number(3);
    group->first = std::min(group->first, statement.number(4));
    group->last = std::max(group->last, statement.number(5));
  }
  for (auto& [key, groups] : events) {
    std::sort(groups.begin(), groups.end(), [](const EventGroup& a, const EventGroup& b) {
      return std::tie(a.source, a.type) < std::tie(b.source, b.type);
    });
  }
  return events;
}

Json row(const Json& lead, const Json& type, const Json& count, const Json& first, const Json& last,
         const Json& source) {
  Json json;
  json["email"] = member(lead, "email");
  json["recordId"] = member(lead, "recordId");
  json["type"] = type;
  json["count"] = count;
  json["first"] = first;
  json["last"] = last;
  json["source"] = source;
  return json;
}

std::string cell(const Json& value) {
  return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

/// Rows in any format, a window at a time.
class SignalPrinter {
 public:
  explicit SignalPrinter(const PrintOptions& print)
      : terminal_(inspect_terminal(STDOUT_FILENO)),
        format_(resolve(print, terminal_)),
        neutralise_(print.neutralise_formulas),
        left_(print.limit) {
    for (const char* key : kKeys) {
      text_.append(format_ == Format::csv ? (text_.empty() ? "" : ",") : "").append(format_ == Format::csv ? key : "");
    }
    text_.append(format_ == Format::csv ? "\r\n" : "");
  }

  void add(const Json& json) {
    if (left_ == 0) {
      return;
    }
    left_ -= 1;
    if (format_ == Format::table) {
      TableRow cells;
      for (const char* key : kKeys) {
        cells.push_back(one_line(cell(member(json, key))));
      }
      rows_.push_back(std::move(cells));
    } else if (format_ == Format::csv) {
      for (const char* key : kKeys) {
        text_.append(key == kKeys.front() ? "" : ",").append(csv_cell(cell(member(json, key)), neutralise_));
      }
      text_ += "\r\n";
    } else {
      lines_.append(json.dump()).append(1, '\n');
    }
  }

  /// False where nobody reads any more, or all that was asked for is printed.
  bool flush() {
    if (format_ == Format::json) {
      array_.append(text_, lines_);
    } else {
      text_ += lines_;
    }
    if (!rows_.empty()) {
      append_rows();
    }
    lines_.clear();
    const bool wanted = output_.write(text_);
    text_.clear();
    return wanted && left_ > 0;
  }

  [[nodiscard]] bool finish() {
    if (format_ == Format::json) {
      array_.close(text_);
    }
    output_.write(text_);
    return output_.finish();
  }

 private:
  void append_rows() {
    if (!table_) {
      table_.emplace(std::vector<TableColumn>{{"email", 0, 12},
                                              {"record", 5, 6},
                                              {"type", 0, 10},
                                              {"count", 0, 5, true},
                                              {"first", 4, 10},
                                              {"last", 2, 10},
                                              {"source", 3, 10, false, Style::dim}},
                     rows_, terminal_.width);
      table_->append_header(text_, terminal_.colour);
    }
    for (const TableRow& cells : rows_) {
      table_->append_row(text_, cells, terminal_.colour);
    }
    rows_.clear();
  }

  Terminal terminal_;
  Format format_;
  bool neutralise_;
  std::size_t left_;
  std::string text_;
  std::string lines_;
  std::vector<TableRow> rows_;
  std::optional<Table> table_;
  JsonArrayPrinter array_;
  Output output_;
};

void add_lead(SignalPrinter& printer, const Json& lead, const EventsByKey& events) {
  for (const Json& signal : member(lead, "signals")) {
    printer.add(row(lead, member(signal, "type"), member(signal, "count"), member(signal, "first"),
                    member(signal, "last"), member(signal, "source")));
  }
  const Json& email = member(lead, "email");
  const auto found = email.is_string() ? events.find(email.get<std::string>()) : events.end();
  if (found == events.end()) {
    return;
  }
  for (const EventGroup& group : found->second) {
    printer.add(row(lead, group.type, group.count, iso_time(group.first), iso_time(group.last), group.source));
  }
}

}  // namespace

int run_signals(const SignalsOptions& options) {
  std::optional<Loaded> loaded = load_pages(options.load);
  if (!loaded) {
    return kBadUse;
  }
  EventsByKey events;
  if (std::optional<store::Store> store = open_store(options.load.store_file, options.load.key_file)) {
    events = events_of(*store, options.load.settings.folding);
  }
  const std::optional<std::string> who =
      options.who.empty() ? std::nullopt : fold_email(options.who, options.load.settings.folding);
  SignalPrinter printer(options.print);
  std::string window;
  bool wanted = true;
  for (std::size_t offset = 0; wanted && offset < loaded->base.count(Target::lead); offset += kWindowRows) {
    window.clear();
    loaded->base.write_rows(window, Target::lead, {offset, kWindowRows});
    for_each_line(window, [&](std::string_view line) {
      const Json lead = parse_json(line);
      if (options.who.empty() || cell(member(lead, "email")) == who) {
        add_lead(printer, lead, events);
      }
    });
    wanted = printer.flush();
  }
  return printer.finish() ? kDone : kBadUse;
}

}  // namespace trailspark::cli
