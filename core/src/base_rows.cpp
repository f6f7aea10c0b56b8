#include <algorithm>

#include "json.hpp"
#include "row_reader.hpp"
#include "trailspark/convert.hpp"

// Leads, accounts and deals as text: NDJSON, JSON and CSV.
namespace trailspark {
namespace {

// The value of a number-like field as people and JSON write it.
void append_number_text(std::string& out, FieldType type, double value) {
  switch (type) {
    case FieldType::date:
      return append_date(out, static_cast<std::int32_t>(value));
    case FieldType::datetime:
      return append_datetime(out, static_cast<std::int64_t>(value));
    case FieldType::boolean:
      out.append(value != 0 ? "true" : "false");
      return;
    default:
      return json::append_number(out, value);
  }
}

bool is_quoted(FieldType type) noexcept { return type == FieldType::date || type == FieldType::datetime; }

class JsonRows {
 public:
  JsonRows(std::string& out, ObjectBase& base) : base_(base), row_(base), out_(out) {}

  void write(std::size_t group) {
    row_.open(group);
    json::Writer json(out_);
    json.begin_object();
    if (base_.target() == Target::lead) {
      json.key("email");
      text_or_null(json, row_.email());
    }
    json.member("recordId", std::string_view(row_.record_id()));
    json.key("updatedAt");
    time(json, base_.table().updated_at(row_.winner()));
    if (base_.target() != Target::account) {
      json.key("accountId");
      text_or_null(json, row_.account_id());
    }
    fields(json, row_.standard());
    json.key("custom");
    json.begin_object();
    fields(json, row_.custom());
    json.end_object();
    json.key("mergedFrom");
    json.begin_array();
    for (const std::int64_t id : row_.losers()) {
      json.string(std::to_string(id));
    }
    json.end_array();
    if (base_.target() == Target::lead) {
      json.key("signals");
      signals(json);
    }
    json.end_object();
  }

 private:
  static void text_or_null(json::Writer& json, std::string_view text) {
    if (text.empty()) {
      json.null();
    } else {
      json.string(text);
    }
  }

  void time(json::Writer& json, std::optional<std::int64_t> milliseconds) {
    if (!milliseconds) {
      return json.null();
    }
    text_.clear();
    append_datetime(text_, *milliseconds);
    json.string(text_);
  }

  void fields(json::Writer& json, const std::vector<RowReader::Field>& fields) {
    for (const RowReader::Field& field : fields) {
      json.key(field.name);
      value(json, field.rule);
    }
  }

  void value(json::Writer& json, const BoundRule* rule) {
    const FieldValue value = row_.value(rule);
    if (value.kind == FieldValue::Kind::none) {
      json.null();
    } else if (value.kind == FieldValue::Kind::number) {
      text_.clear();
      append_number_text(text_, rule->rule().type, value.number);
      if (is_quoted(rule->rule().type)) {
        json.string(text_);
      } else {
        json.raw(text_);
      }
    } else if (rule->rule().type == FieldType::multi_enumeration) {
      json.begin_array();
      for_each_part(value.text, [&](std::string_view part) { json.string(part); });
      json.end_array();
    } else {
      json.string(value.text);
    }
  }

  void signals(json::Writer& json) {
    json.begin_array();
    for (const Signal& signal : row_.signals()) {
      json.begin_object();
      json.member("type", name(signal.type));
      json.key("count");
      json.number(signal.count);
      json.key("first");
      time(json, signal.first);
      json.key("last");
      time(json, signal.last);
      json.member("source", signal.source);
      if (signal.machine != MachineMark::none) {
        json.member("machine", name(signal.machine));
      }
      json.end_object();
    }
    json.end_array();
  }

  ObjectBase& base_;
  RowReader row_;
  std::string& out_;
  std::string text_;
};

// RFC 4180: lines end in CR LF, a cell is quoted where it must be.
class CsvRows {
 public:
  CsvRows(std::string& out, ObjectBase& base, const RowOptions& options)
      : base_(base), row_(base), out_(out), options_(options) {}

  void header() {
    const bool is_lead = base_.target() == Target::lead;
    first_ = true;
    for (const std::string_view name : {"email", "recordId", "updatedAt", "accountId"}) {
      if ((is_lead || name != "email") && (base_.target() != Target::account || name != "accountId")) {
        cell(name);
      }
    }
    for (const auto* fields : {&row_.standard(), &row_.custom()}) {
      for (const RowReader::Field& field : *fields) {
        cell(field.name);
      }
    }
    cell("mergedFrom");
    if (is_lead) {
      cell("signals");
    }
    out_.append("\r\n");
  }

  void write(std::size_t group) {
    row_.open(group);
    first_ = true;
    if (base_.target() == Target::lead) {
      text(row_.email());
    }
    cell(row_.record_id());
    text_.clear();
    append_datetime(text_, base_.table().updated_at(row_.winner()));
    cell(text_);
    if (base_.target() != Target::account) {
      text(row_.account_id());
    }
    for (const auto* fields : {&row_.standard(), &row_.custom()}) {
      for (const RowReader::Field& field : *fields) {
        value(field.rule);
      }
    }
    text_.clear();
    for (const std::int64_t id : row_.losers()) {
      text_.append(text_.empty() ? "" : ";").append(std::to_string(id));
    }
    cell(text_);
    if (base_.target() == Target::lead) {
      signals();
    }
    out_.append("\r\n");
  }

 private:
  // Text that came from people: a spreadsheet could take it for a formula.
  void text(std::string_view value) {
    constexpr std::string_view kFormula = "=+-@\t\r";
    if (options_.neutralise_formulas && !value.empty() && kFormula.find(value[0]) != std::string_view::npos) {
      cell("'" + std::string(value));
    } else {
      cell(value);
    }
  }

  void cell(std::string_view value) {
    out_.append(std::exchange(first_, false) ? "" : ",");
    if (value.find_first_of("\",\r\n") == std::string_view::npos) {
      out_.append(value);
      return;
    }
    out_.push_back('"');
    for (const char c : value) {
      out_.append(c == '"' ? 2 : 1, c);
    }
    out_.push_back('"');
  }

  void value(const BoundRule* rule) {
    const FieldValue value = row_.value(rule);
    if (value.kind == FieldValue::Kind::number) {
      text_.clear();
      append_number_text(text_, rule->rule().type, value.number);
      cell(text_);
    } else {
      text(value.text);
    }
  }

  // email_open 12; form_fill 2
  void signals() {
    text_.clear();
    for (const Signal& signal : row_.signals()) {
      text_.append(text_.empty() ? "" : "; ").append(name(signal.type)).append(" ");
      json::append_number(text_, signal.count);
    }
    cell(text_);
  }

  ObjectBase& base_;
  RowReader row_;
  std::string& out_;
  RowOptions options_;
  bool first_ = true;
  std::string text_;
};

}  // namespace

void write_object_rows(std::string& out, ObjectBase& base, Window window, const RowOptions& options) {
  const std::vector<std::uint32_t>& order = base.order();
  const std::size_t begin = std::min(window.offset, order.size());
  const std::size_t end = begin + std::min(window.limit, order.size() - begin);
  if (options.format == RowFormat::csv) {
    CsvRows rows(out, base, options);
    if (options.csv_header) {
      rows.header();
    }
    for (std::size_t i = begin; i < end; ++i) {
      rows.write(order[i]);
    }
    return;
  }
  const bool is_array = options.format == RowFormat::json;
  JsonRows rows(out, base);
  out.append(is_array ? "[" : "");
  for (std::size_t i = begin; i < end; ++i) {
    out.append(is_array && i > begin ? "," : "");
    rows.write(order[i]);
    out.append(is_array ? "" : "\n");
  }
  out.append(is_array ? "]" : "");
}

}  // namespace trailspark
