#include "rules.hpp"

#include <algorithm>

#include "batch.hpp"
#include "page_parts.hpp"
#include "trailspark/convert.hpp"

namespace trailspark {
namespace {

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

bool BoundRule::takes(Cell::Kind kind) const noexcept {
  switch (kind) {
    case Cell::Kind::empty:
      return true;
    case Cell::Kind::datetime:
      return rule_->type == FieldType::date || rule_->type == FieldType::datetime;
    case Cell::Kind::integer:
      return rule_->type == FieldType::number;
    default:
      return false;
  }
}

std::optional<double> BoundRule::to_numeric(const Cell& cell) const noexcept {
  const auto as_double = [](auto value) { return static_cast<double>(value); };
  const bool is_text = cell.kind == Cell::Kind::text;
  const bool is_datetime = cell.kind == Cell::Kind::datetime;
  switch (rule_->type) {
    case FieldType::date:
      return is_datetime ? std::optional(day_of(cell.datetime))
             : is_text   ? widen(to_date(cell.text), as_double)
                         : std::nullopt;
    case FieldType::datetime:
      return is_datetime ? std::optional(as_double(cell.datetime))
             : is_text   ? widen(to_datetime(cell.text), as_double)
                         : std::nullopt;
    case FieldType::boolean:
      return is_text ? widen(to_bool(cell.text), as_double) : std::nullopt;
    default:
      return cell.kind == Cell::Kind::integer ? std::optional(as_double(cell.integer))
             : is_text                        ? to_number(cell.text)
                                              : std::nullopt;
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

void RuleRejections::reject(const Taken& taken) {
  ++rejected;
  std::string buffer;
  const std::string text = excerpt(taken.cell.as_text(buffer));
  RejectedText& known = texts.try_emplace({taken.property, text}, RejectedText{taken.record, 0}).first->second;
  ++known.count;
  known.record = std::min(known.record, taken.record);
}

RuleSet::RuleSet(const std::vector<MappingRule>& rules, const RecordSchema& schema) : rejections_(rules.size()) {
  rules_.reserve(rules.size());
  for (const MappingRule& rule : rules) {
    rules_.emplace_back(rule, schema);
  }
}

const BoundRule* RuleSet::find(std::string_view field) const noexcept {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [field](const BoundRule& bound) { return bound.rule().field == field; });
  return found == rules_.end() ? nullptr : &*found;
}

RuleRejections* RuleSet::rejections_of(const MappingRule& rule) noexcept {
  const auto found =
      std::find_if(rules_.begin(), rules_.end(), [&rule](const BoundRule& bound) { return bound.rule() == rule; });
  return found == rules_.end() ? nullptr : &rejections_[static_cast<std::size_t>(found - rules_.begin())];
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

namespace {

// Tells rules that need no look at a row's values: the first value of the chain is of a kind that always converts, or
// there is none. Where the properties stand is looked up once for a shape; rows of one shape mostly follow each other.
class UnseenRules {
 public:
  explicit UnseenRules(const RecordSchema& schema) : schema_(schema) {}

  void add(const BoundRule& rule) {
    rules_.push_back({&rule, {}});
    shape_ = RecordSchema::kOwnShape;
  }

  /// False for all where the row is of a kind that this class does not know.
  bool open(const Row& row) {
    if (row.header.shape == RecordSchema::kOwnShape || row.header.next_part != RowHeader::kNoPart) {
      return false;
    }
    if (row.header.shape != shape_) {
      shape_ = row.header.shape;
      for (Entry& entry : rules_) {
        entry.slots.clear();
        for (const PropertyIndex property : entry.rule->properties()) {
          if (const std::uint16_t slot = schema_.shape(shape_).slot(property); slot != Shape::kNoSlot) {
            entry.slots.push_back(slot);
          }
        }
      }
    }
    tags_ = row_tags(schema_, row);
    return true;
  }

  bool is_unseen(std::size_t rule) const noexcept {
    for (const std::uint16_t slot : rules_[rule].slots) {
      if (const Cell::Kind kind = kind_of(tags_[slot]); kind != Cell::Kind::empty) {
        return rules_[rule].rule->takes(kind);
      }
    }
    return true;
  }

 private:
  struct Entry {
    const BoundRule* rule;
    std::vector<std::uint16_t> slots;  // of its chain
  };
  const RecordSchema& schema_;
  std::vector<Entry> rules_;
  ShapeIndex shape_ = RecordSchema::kOwnShape;
  const std::uint8_t* tags_ = nullptr;
};

}  // namespace

void RuleSet::compute(const RecordTable& table, const Identity& identity, bool fill_blanks, RuleSet* before) {
  std::vector<std::size_t> fresh;
  UnseenRules unseen(table.schema());
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    RuleRejections* const known = before == nullptr ? nullptr : before->rejections_of(rules_[i].rule());
    if (known != nullptr) {
      rejections_[i] = std::move(*known);
    } else if (rules_[i].converts()) {
      fresh.push_back(i);
      unseen.add(rules_[i]);
    }
  }
  for_each_index(fresh.empty() ? 0 : identity.groups(), [&](std::size_t group) {
    const bool may_skip = !fill_blanks && unseen.open(table.row(identity.winner(group)));
    for (std::size_t k = 0; k < fresh.size(); ++k) {
      if (!may_skip || !unseen.is_unseen(k)) {
        convert_group(fresh[k], table, identity, group, fill_blanks);
      }
    }
  });
}

void RuleSet::convert_group(std::size_t rule, const RecordTable& table, const Identity& identity, std::size_t group,
                            bool fill_blanks) {
  const Taken taken = take(rules_[rule], table, identity, group, fill_blanks);
  if (!rules_[rule].convert(taken.cell, buffer_)) {
    rejections_[rule].reject(taken);
  }
}

std::size_t RuleSet::memory() const noexcept {
  std::size_t bytes = rules_.capacity() * sizeof(BoundRule);
  for (const RuleRejections& found : rejections_) {
    bytes += sizeof found;
    for (const auto& text : found.texts) {
      bytes += sizeof text + 4 * sizeof(void*) + text.first.second.capacity();
    }
  }
  return bytes;
}

}  // namespace trailspark
