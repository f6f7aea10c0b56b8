#include "rules.hpp"

#include <algorithm>
#include <limits>

#include "trailspark/convert.hpp"

namespace trailspark {
namespace {

constexpr double kNull = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

double day_of(std::int64_t milliseconds) noexcept {
  const std::int64_t day = milliseconds / kMillisecondsPerDay;
  return static_cast<double>(milliseconds % kMillisecondsPerDay < 0 ? day - 1 : day);
}

Cell text_cell(std::string_view text) noexcept {
  Cell cell;
  cell.kind = text.empty() ? Cell::Kind::empty : Cell::Kind::text;
  cell.text = text;
  return cell;
}

template <class From, class To>
std::optional<double> widen(const std::optional<From>& value, To&& to) {
  return value ? std::optional<double>(to(*value)) : std::nullopt;
}

}  // namespace

BoundRule::BoundRule(const MappingRule& rule, const RecordSchema& schema)
    : rule_(&rule), properties_(find_properties(schema, rule.from)) {
  // A default is a value of ours already: enumerations are not looked up in `values` again.
  if (rule.fallback.empty()) {
    return;
  }
  if (is_numeric()) {
    const auto number = to_numeric(text_cell(rule.fallback));
    fallback_ = {number ? FieldValue::Kind::number : FieldValue::Kind::none, number.value_or(0), {}};
  } else {
    fallback_ = {FieldValue::Kind::text, 0, rule.fallback};
  }
}

bool BoundRule::is_numeric() const noexcept {
  return rule_->type == FieldType::number || rule_->type == FieldType::date || rule_->type == FieldType::datetime ||
         rule_->type == FieldType::boolean;
}

bool BoundRule::converts() const noexcept { return is_numeric() || !rule_->values.empty(); }

Code BoundRule::rejection() const noexcept {
  switch (rule_->type) {
    case FieldType::number:
      return Code::convert_number;
    case FieldType::date:
      return Code::convert_date;
    case FieldType::datetime:
      return Code::convert_datetime;
    case FieldType::boolean:
      return Code::convert_bool;
    default:
      return Code::convert_enum;
  }
}

std::optional<double> BoundRule::to_numeric(const Cell& cell) const noexcept {
  const auto as_double = [](auto value) { return static_cast<double>(value); };
  const bool is_datetime = cell.kind == Cell::Kind::datetime;
  switch (rule_->type) {
    case FieldType::date:
      return is_datetime ? std::optional(day_of(cell.datetime)) : widen(to_date(cell.text), as_double);
    case FieldType::datetime:
      return is_datetime ? std::optional(as_double(cell.datetime)) : widen(to_datetime(cell.text), as_double);
    case FieldType::boolean:
      return is_datetime ? std::nullopt : widen(to_bool(cell.text), as_double);
    default:
      return is_datetime ? std::nullopt : to_number(cell.text);
  }
}

std::optional<std::string_view> BoundRule::target_of(std::string_view value) const noexcept {
  for (const auto& [from, to] : rule_->values) {
    if (from == value) {
      return to;
    }
  }
  return std::nullopt;
}

std::optional<FieldValue> BoundRule::convert(const Cell& cell, std::string& buffer) const {
  if (cell.empty()) {
    return fallback_;
  }
  if (is_numeric()) {
    const auto number = to_numeric(cell);
    return number ? std::optional(FieldValue{FieldValue::Kind::number, *number, {}}) : std::nullopt;
  }
  const std::string_view text = cell.as_text(buffer);
  if (rule_->values.empty()) {
    return FieldValue{FieldValue::Kind::text, 0, text};
  }
  if (rule_->type == FieldType::enumeration) {
    const auto target = target_of(text);
    return target ? std::optional(FieldValue{FieldValue::Kind::text, 0, *target}) : std::nullopt;
  }
  std::string targets;
  bool known = true;
  for_each_part(text, [&](std::string_view part) {
    const auto target = target_of(part);
    known = known && target;
    targets.append(targets.empty() ? "" : ";").append(target.value_or(""));
  });
  buffer = std::move(targets);
  return known ? std::optional(FieldValue{FieldValue::Kind::text, 0, buffer}) : std::nullopt;
}

void RuleColumn::reject(const Taken& taken) {
  ++rejected;
  std::string buffer;
  const std::string_view text = taken.cell.as_text(buffer);
  for (RejectedText& known : rejections) {
    if (known.property == taken.property && known.text == text) {
      ++known.count;
      known.record = std::min(known.record, taken.record);
      return;
    }
  }
  if (rejections.size() < kMaxKinds) {
    rejections.push_back({std::string(text), taken.record, taken.property, 1});
  }
}

RuleSet::RuleSet(const std::vector<MappingRule>& rules, const RecordSchema& schema) : columns_(rules.size()) {
  rules_.reserve(rules.size());
  for (const MappingRule& rule : rules) {
    rules_.emplace_back(rule, schema);
  }
}

const BoundRule* RuleSet::find(std::string_view field) const noexcept {
  const auto found =
      std::find_if(rules_.begin(), rules_.end(), [field](const BoundRule& bound) { return bound.rule().field == field; });
  return found == rules_.end() ? nullptr : &*found;
}

Taken RuleSet::take(const BoundRule& rule, const RecordTable& table, const Identity& identity, std::size_t group,
                    bool fill_blanks) {
  const RecordIndex winner = identity.winner(group);
  for (const PropertyIndex property : rule.properties()) {
    if (const Cell cell = table.cell(winner, property); !cell.empty()) {
      return {cell, winner, property};
    }
  }
  Taken taken;
  if (fill_blanks && !identity.is_single(group)) {
    identity.for_each_member(group, [&](RecordIndex member) {
      for (const PropertyIndex property : rule.properties()) {
        const Cell cell = taken.cell.empty() ? table.cell(member, property) : Cell{};
        if (!cell.empty()) {
          taken = {cell, member, property};
        }
      }
    });
  }
  return taken;
}

void RuleSet::compute(const RecordTable& table, const Identity& identity, bool fill_blanks, RuleSet* before) {
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const auto same = [&](const BoundRule& old) { return old.rule() == rules_[i].rule(); };
    const auto known = before == nullptr ? decltype(before->rules_.begin()){}
                                         : std::find_if(before->rules_.begin(), before->rules_.end(), same);
    if (before != nullptr && known != before->rules_.end()) {
      columns_[i] = std::move(before->columns_[static_cast<std::size_t>(known - before->rules_.begin())]);
    } else if (rules_[i].converts()) {
      columns_[i].numbers.assign(rules_[i].is_numeric() ? identity.groups() : 0, kNull);
      fresh.push_back(i);
    }
  }
  // Many rules: each row is opened once for all of them. Few: each looks up its own cells.
  constexpr std::size_t kMany = 3;
  if (fresh.size() >= kMany && !fill_blanks) {
    compute_all(table, identity, fresh);
    return;
  }
  for (const std::size_t which : fresh) {
    compute_one(table, identity, which, fill_blanks);
  }
}

void RuleSet::compute_all(const RecordTable& table, const Identity& identity, const std::vector<std::size_t>& which) {
  RowCells cells;
  for (std::size_t group = 0; group < identity.groups(); ++group) {
    const RecordIndex winner = identity.winner(group);
    const Row row = table.row(winner);
    const bool in_parts = row.header.next_part != RowHeader::kNoPart;
    cells.read(table.schema(), row);
    for (const std::size_t rule : which) {
      Taken taken;
      for (const PropertyIndex property : rules_[rule].properties()) {
        taken = {in_parts ? table.cell(winner, property) : cells.cell(property), winner, property};
        if (!taken.cell.empty()) {
          break;
        }
      }
      put(rule, group, taken);
    }
  }
}

void RuleSet::compute_one(const RecordTable& table, const Identity& identity, std::size_t which, bool fill_blanks) {
  for (std::size_t group = 0; group < identity.groups(); ++group) {
    put(which, group, take(rules_[which], table, identity, group, fill_blanks));
  }
}

void RuleSet::put(std::size_t which, std::size_t group, const Taken& taken) {
  const auto value = rules_[which].convert(taken.cell, buffer_);
  if (!value) {
    columns_[which].reject(taken);
  } else if (value->kind == FieldValue::Kind::number) {
    columns_[which].numbers[group] = value->number;
  }
}

std::size_t RuleSet::memory() const noexcept {
  std::size_t bytes = rules_.capacity() * sizeof(BoundRule);
  for (const RuleColumn& column : columns_) {
    bytes += sizeof column + column.numbers.capacity() * sizeof(double) + column.rejections.capacity() * sizeof(RejectedText);
  }
  return bytes;
}

}  // namespace trailspark
