#include <algorithm>
#include <map>
#include <tuple>

#include "load.hpp"
#include "moment_text.hpp"
#include "open_store.hpp"
#include "row_printer.hpp"
#include "store/address_index.hpp"
#include "trailspark/email.hpp"

// What people did: the counters of the contacts, and beside them the dated events that were fetched. Both count the
// same things; they are set side by side and never added.
namespace trailspark::cli {
namespace {

constexpr std::size_t kWindowRows = 10'000;

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

std::vector<PrintedColumn> columns() {
  return {{"email", {"email", 0, 12}},
          {"recordId", {"record", 5, 6}},
          {"type", {"type", 0, 10}},
          {"count", {"count", 0, 5, true}},
          {"first", {"first", 4, 10}},
          {"last", {"last", 2, 10}},
          {"source", {"source", 3, 10, false, Style::dim}}};
}

void add_lead(RowPrinter& printer, const Json& lead, const EventsByKey& events) {
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
  RowPrinter printer(columns(), options.print);
  std::string window;
  bool wanted = true;
  for (std::size_t offset = 0; wanted && offset < loaded->base.count(Target::lead); offset += kWindowRows) {
    window.clear();
    loaded->base.write_rows(window, Target::lead, {offset, kWindowRows});
    for_each_line(window, [&](std::string_view line) {
      const Json lead = parse_json(line);
      if (options.who.empty() || cell_text(member(lead, "email")) == who) {
        add_lead(printer, lead, events);
      }
    });
    wanted = printer.flush();
  }
  return printer.finish() ? kDone : kBadUse;
}

}  // namespace trailspark::cli
