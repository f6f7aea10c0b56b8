#include "row_table.hpp"

#include <algorithm>

#include "json_access.hpp"
#include "json_lines.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {

/// A column and how its cell is read from a row.
struct RowTable::Source {
  TableColumn column;
  std::function<std::string(const Json&)> cell;
};

namespace {

/// "-1234567.5" as "-1,234,567.5"; what is written with an exponent stays as it is.
std::string grouped_number(std::string text) {
  const std::size_t start = text.rfind('-', 0) == 0 ? 1 : 0;
  const std::size_t end = std::min(text.find('.'), text.size());
  if (text.find_first_of("eE") == std::string::npos) {
    for (std::size_t at = end; at > start + 3;) {
      at -= 3;
      text.insert(at, 1, ',');
    }
  }
  return text;
}

std::string text_of(const Json& value) {
  if (value.is_string()) {
    return one_line(value.get_ref<const std::string&>());
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? "yes" : "no";
  }
  if (value.is_number()) {
    return grouped_number(value.dump());
  }
  if (value.is_array()) {
    std::string joined;
    for (const Json& item : value) {
      joined.append(joined.empty() ? "" : ", ").append(text_of(item));
    }
    return joined;
  }
  return value.is_null() ? "" : value.dump();
}

std::string email_or_id(const Json& row) {
  const std::string email = text_of(member(row, "email"));
  return email.empty() ? "#" + text_of(member(row, "recordId")) : email;
}

std::string full_name(const Json& row) {
  const std::string first = text_of(member(row, "firstName"));
  const std::string last = text_of(member(row, "lastName"));
  return first + (first.empty() || last.empty() ? "" : " ") + last;
}

std::string noun_of(const std::string& signal_type) {
  constexpr std::pair<std::string_view, std::string_view> kNouns[] = {
      {"page_view", "view"},          {"form_fill", "form"},  {"product_activity", "product use"},
      {"sales_event", "sales event"}, {"email_open", "open"}, {"email_click", "click"}};
  for (const auto& [type, noun] : kNouns) {
    if (type == signal_type) {
      return std::string(noun);
    }
  }
  return signal_type;
}

/// "12 opens, 3 clicks": in the row's order; those of one kind from several sources are counted together. What looks
/// machine-made is called so.
std::string signals(const Json& row) {
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  for (const Json& signal : member(row, "signals")) {
    const Json& count = member(signal, "count");
    const std::string prefix = member(signal, "machine").is_null() ? "" : "machine ";
    const std::string noun = prefix + noun_of(text_of(member(signal, "type")));
    if (counts.empty() || counts.back().first != noun) {
      counts.emplace_back(noun, 0);
    }
    counts.back().second += count.is_number_unsigned() ? count.get<std::uint64_t>() : 0;
  }
  std::string text;
  for (const auto& [noun, count] : counts) {
    text.append(text.empty() ? "" : ", ").append(counted(count, noun));
  }
  return text;
}

std::string merged(const Json& row) {
  const Json& from = member(row, "mergedFrom");
  return from.is_array() && !from.empty() ? "+" + std::to_string(from.size()) : "";
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return result;
}

bool is_amount(FieldType type) { return type == FieldType::number; }

}  // namespace

RowTable::~RowTable() = default;

RowTable::RowTable(Target target, const Mapping& mapping, const Terminal& terminal) : terminal_(terminal) {
  const auto field = [](std::string key) {
    return [key = std::move(key)](const Json& row) { return text_of(member(row, key)); };
  };
  if (target == Target::lead) {
    sources_.push_back({{"EMAIL", 0, 28}, email_or_id});
    sources_.push_back({{"NAME", 1, 12}, full_name});
    sources_.push_back({{"COMPANY", 2, 12}, field("company")});
    sources_.push_back({{"TITLE", 4, 12}, field("jobTitle")});
    sources_.push_back({{"STAGE", 6, 10}, field("lifecycleStage")});
    sources_.push_back({{"STATUS", 7, 10}, field("leadStatus")});
  } else {
    sources_.push_back({{"RECORD", 1, 6, true}, field("recordId")});
    std::size_t importance = 0;
    for (const StandardField& standard : standard_fields(target)) {
      sources_.push_back(
          {{upper(standard.label), importance, 8, is_amount(standard.type)}, field(std::string(standard.name))});
      importance += importance == 0 ? 2 : 1;
    }
  }
  std::size_t importance = 20;
  for (const MappingRule& rule : mapping.rules(target)) {
    if (rule.custom) {
      sources_.push_back({{upper(rule.field), importance++, 8, is_amount(rule.type)},
                          [key = rule.field](const Json& row) { return text_of(member(member(row, "custom"), key)); }});
    }
  }
  if (target == Target::lead) {
    sources_.push_back({{"SIGNALS", 3, 14, false, Style::dim}, signals});
    sources_.push_back({{"MERGED", 5, 6, true, Style::yellow}, merged});
  }
}

void RowTable::append(std::string& out, std::string_view ndjson) {
  std::vector<TableRow> rows;
  for_each_line(ndjson, [&](std::string_view line) {
    const Json row = parse_json(line);
    TableRow cells;
    cells.reserve(sources_.size());
    for (const Source& source : sources_) {
      cells.push_back(source.cell(row));
    }
    rows.push_back(std::move(cells));
  });
  if (!table_) {
    std::vector<TableColumn> columns;
    for (const Source& source : sources_) {
      columns.push_back(source.column);
    }
    table_.emplace(std::move(columns), rows, terminal_.width);
    table_->append_header(out, terminal_.colour);
  }
  for (const TableRow& row : rows) {
    table_->append_row(out, row, terminal_.colour);
  }
}

std::vector<std::string> RowTable::left_out() const { return table_ ? table_->left_out() : std::vector<std::string>{}; }

}  // namespace trailspark::cli
