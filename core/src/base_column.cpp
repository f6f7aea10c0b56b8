#include <limits>

#include "row_reader.hpp"

// One field of all rows. Records are read in the order in which they lie in memory, which is several times faster than
// in the order of the rows; the values are put in that order afterwards.
namespace trailspark {
namespace {

class ColumnReader {
 public:
  explicit ColumnReader(ObjectBase& base) : base_(base), row_(base), order_(base.order()) {}

  /// number(row) for each row; NaN where it has none.
  template <class Number>
  Column numbers(FieldType type, Number&& number) {
    std::vector<double> arrived;
    arrived.reserve(order_.size());
    for (std::size_t group = 0; group < order_.size(); ++group) {
      row_.open(group);
      arrived.push_back(number(row_));
    }
    Column column;
    column.type = type;
    column.numbers.reserve(order_.size());
    for (const std::uint32_t group : order_) {
      column.numbers.push_back(arrived[group]);
    }
    return column;
  }

  /// text(row) for each row; empty where it has none.
  template <class Text>
  Column texts(FieldType type, Text&& text) {
    std::string arrived;
    std::vector<std::uint32_t> ends{0};
    ends.reserve(order_.size() + 1);
    for (std::size_t group = 0; group < order_.size(); ++group) {
      row_.open(group);
      arrived.append(text(row_));
      ends.push_back(static_cast<std::uint32_t>(arrived.size()));
    }
    Column column;
    column.type = type;
    column.text.reserve(arrived.size());
    column.offsets.reserve(order_.size() + 1);
    column.offsets.push_back(0);
    for (const std::uint32_t group : order_) {
      column.text.append(arrived, ends[group], ends[group + 1] - ends[group]);
      column.offsets.push_back(static_cast<std::uint32_t>(column.text.size()));
    }
    return column;
  }

  Column values(const BoundRule& rule) {
    if (!rule.is_numeric()) {
      return texts(rule.rule().type, [&rule](RowReader& row) { return row.value(&rule).text; });
    }
    return numbers(rule.rule().type, [&rule](RowReader& row) {
      const FieldValue value = row.value(&rule);
      return value.kind == FieldValue::Kind::number ? value.number : std::numeric_limits<double>::quiet_NaN();
    });
  }

  Column updated_at() {
    return numbers(FieldType::datetime, [this](const RowReader& row) {
      return static_cast<double>(base_.table().updated_at(row.winner()));
    });
  }

 private:
  ObjectBase& base_;
  RowReader row_;
  const std::vector<std::uint32_t>& order_;
};

}  // namespace

Result<Column> object_column(ObjectBase& base, std::string_view field) {
  ColumnReader reader(base);
  if (field == "email" && base.target() == Target::lead) {
    return reader.texts(FieldType::string, [](RowReader& row) { return row.email(); });
  }
  if (field == "recordId") {
    return reader.texts(FieldType::string, [](const RowReader& row) { return row.record_id(); });
  }
  if (field == "accountId" && base.target() != Target::account) {
    return reader.texts(FieldType::string, [](const RowReader& row) { return row.account_id(); });
  }
  if (field == "updatedAt") {
    return reader.updated_at();
  }
  if (const BoundRule* rule = base.rules().find(field)) {
    return reader.values(*rule);
  }
  return Error{Code::query_shape, "the mapping has no field \"" + std::string(field) + "\"", ""};
}

}  // namespace trailspark
