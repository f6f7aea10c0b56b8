#include "ledger.hpp"

#include <algorithm>
#include <vector>

#include "json_access.hpp"
#include "table.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kIndent = 16;  // "  met through" and a gap

/// The text of a member, "" where it is null or absent.
std::string text_of(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

std::string joined(const Json& texts) {
  std::string list;
  for (const Json& text : texts) {
    list.append(list.empty() ? "" : ", ").append(text.is_string() ? text.get<std::string>() : text.dump());
  }
  return list;
}

std::string through_in_words(const std::string& through) {
  return through == "additional_email" ? "additional email" : through == "merged_id" ? "merged id" : through;
}

std::string quoted(const std::string& text) { return text.empty() ? "nothing" : '"' + one_line(text) + '"'; }

/// Rows in aligned columns, the first after a label, the others below it.
void append_block(std::string& out, std::string_view label, std::vector<TableColumn> columns,
                  const std::vector<TableRow>& rows, const Terminal& terminal) {
  const Table table(std::move(columns), rows, terminal.room(kIndent));
  for (const TableRow& row : rows) {
    const std::string name(&row == rows.data() ? label : "");
    out.append(2, ' ').append(styled(name, Style::dim, terminal.colour)).append(kIndent - 2 - name.size(), ' ');
    table.append_row(out, row, terminal.colour);
  }
}

void append_headline(std::string& out, const Json& entry, const Terminal& terminal) {
  const std::string email = one_line(text_of(member(entry, "lead"), "email"));
  const std::size_t count = member(entry, "members").size();
  const std::string name = email.empty() ? "#" + text_of(member(entry, "lead"), "recordId") : email;
  out.append(styled(name, Style::bold, terminal.colour)).append("  ");
  out.append(styled(count == 1 ? "1 record, nothing was merged" : counted(count, "record") + " became one lead",
                    Style::dim, terminal.colour));
  out += '\n';
}

void append_members(std::string& out, const Json& entry, const Terminal& terminal) {
  std::vector<TableRow> kept;
  std::vector<TableRow> merged;
  for (const Json& one : member(entry, "members")) {
    const std::string emails = one_line(joined(member(one, "emails")));
    TableRow row{text_of(one, "recordId"), text_of(one, "updatedAt"), emails.empty() ? "no address" : emails};
    (member(one, "winner") == true ? kept : merged).push_back(std::move(row));
  }
  // Measured together, so that the two blocks stand in the same columns.
  const std::size_t split = kept.size();
  kept.insert(kept.end(), merged.begin(), merged.end());
  const Table table({{"", 0, 8, true}, {"", 2, 10, false, Style::dim}, {"", 1, 10}}, kept, terminal.room(kIndent));
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const std::string label = i == 0 ? "kept" : i == split ? "merged" : "";
    const Style style = i < split ? Style::green : Style::yellow;
    out.append(2, ' ').append(styled(label, style, terminal.colour)).append(kIndent - 2 - label.size(), ' ');
    table.append_row(out, kept[i], terminal.colour);
  }
}

void append_meetings(std::string& out, const Json& entry, const Terminal& terminal) {
  std::vector<TableRow> rows;
  for (const Json& meeting : member(entry, "meetings")) {
    const std::string key = one_line(text_of(meeting, "key"));
    rows.push_back({through_in_words(text_of(meeting, "through")) + ' ' + key, joined(member(meeting, "records"))});
  }
  append_block(out, "met through", {{"", 0, 20}, {"", 1, 10}}, rows, terminal);
}

void append_reason(std::string& out, const Json& entry, const Terminal& terminal) {
  const std::string reason = one_line(text_of(entry, "reason"));
  if (!reason.empty()) {
    out.append(2, ' ').append(styled("why", Style::dim, terminal.colour)).append(kIndent - 5, ' ');
    out.append(wrap(reason, terminal.room(kIndent), kIndent)).append(1, '\n');
  }
}

void append_differences(std::string& out, const Json& entry, const Terminal& terminal) {
  std::vector<TableRow> rows;
  for (const Json& difference : member(entry, "differences")) {
    rows.push_back({text_of(difference, "recordId"), one_line(text_of(difference, "field")),
                    "had " + quoted(text_of(difference, "lost")), "kept " + quoted(text_of(difference, "kept"))});
  }
  append_block(out, "differs", {{"", 0, 8, true}, {"", 1, 8}, {"", 2, 12}, {"", 3, 12}}, rows, terminal);
}

void append_origins(std::string& out, const Json& entry, const Terminal& terminal) {
  std::vector<TableRow> rows;
  for (const Json& origin : member(entry, "origins")) {
    rows.push_back({one_line(text_of(origin, "field")), quoted(text_of(origin, "text")),
                    one_line(text_of(origin, "property")) + " of " + text_of(origin, "recordId")});
  }
  append_block(out, "values", {{"", 0, 8}, {"", 1, 12}, {"", 2, 12, false, Style::dim}}, rows, terminal);
}

}  // namespace

void append_ledger_text(std::string& out, std::string_view text, bool origins, const Terminal& terminal) {
  const Json entry = parse_json(text);
  append_headline(out, entry, terminal);
  append_members(out, entry, terminal);
  append_meetings(out, entry, terminal);
  append_reason(out, entry, terminal);
  append_differences(out, entry, terminal);
  if (origins) {
    append_origins(out, entry, terminal);
  }
}

void append_ledger_csv_header(std::string& out) { out += "lead,recordId,winner,updatedAt,emails,rule,differences\r\n"; }

void append_ledger_csv(std::string& out, std::string_view text, bool neutralise) {
  const Json entry = parse_json(text);
  const Json& lead = member(entry, "lead");
  const std::string name = text_of(lead, "email").empty() ? text_of(lead, "recordId") : text_of(lead, "email");
  for (const Json& one : member(entry, "members")) {
    const std::string id = text_of(one, "recordId");
    std::string differences;
    for (const Json& difference : member(entry, "differences")) {
      if (text_of(difference, "recordId") == id) {
        differences.append(differences.empty() ? "" : "; ").append(text_of(difference, "field")).append(": ");
        differences.append(quoted(text_of(difference, "lost")));
      }
    }
    const bool winner = member(one, "winner") == true;
    for (const std::string& cell : {name, id, std::string(winner ? "true" : "false"), text_of(one, "updatedAt"),
                                    joined(member(one, "emails")), text_of(entry, "rule")}) {
      out.append(csv_cell(cell, neutralise)).append(1, ',');
    }
    out.append(csv_cell(differences, neutralise)).append("\r\n");
  }
}

std::string array_to_lines(std::string_view array) {
  std::string lines;
  for (const Json& item : parse_json(array)) {
    lines.append(item.dump()).append(1, '\n');
  }
  return lines;
}

}  // namespace trailspark::cli
