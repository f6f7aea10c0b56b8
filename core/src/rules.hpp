#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "trailspark/identity.hpp"
#include "trailspark/mapping.hpp"
#include "trailspark/record.hpp"

/// Mapping rules made ready for one table, and what they make of its records.
namespace trailspark {

/// The cell that a rule took, and where from.
struct Taken {
  Cell cell;
  RecordIndex record = kNoRecord;
  PropertyIndex property = kNoProperty;
};

/// A converted value: nothing, a number (number, date as days, datetime as milliseconds, bool as 0 or 1), or text.
struct FieldValue {
  enum class Kind : std::uint8_t { none, number, text };
  Kind kind = Kind::none;
  double number = 0;
  std::string_view text;  ///< lives as long as the record's row, the rule, or the buffer given to convert
};

/// One rule with its properties looked up.
class BoundRule {
 public:
  BoundRule(const MappingRule& rule, const RecordSchema& schema);

  const MappingRule& rule() const noexcept { return *rule_; }
  const std::vector<PropertyIndex>& properties() const noexcept { return properties_; }
  /// True where values are converted, and so may be rejected.
  bool converts() const noexcept;
  /// True where the converted value is a number.
  bool is_numeric() const noexcept;
  Code rejection() const noexcept;
  /// True where any value of that kind converts: no look at it is needed.
  bool takes(Cell::Kind kind) const noexcept;

  /// The value of a cell; nothing where it does not convert. An empty cell gives the default.
  std::optional<FieldValue> convert(const Cell& cell, std::string& buffer) const;

 private:
  std::optional<double> to_numeric(const Cell& cell) const noexcept;
  std::optional<std::string_view> target_of(std::string_view value) const noexcept;

  const MappingRule* rule_;
  std::vector<PropertyIndex> properties_;
  FieldValue fallback_;
};

/// Where a text that did not convert was met first, and how often.
struct RejectedText {
  RecordIndex record;
  std::uint64_t count;
};

/// What one rule could not convert, over all groups. (What it could is not kept: numbers and times stand in the records
/// as such already.)
struct RuleRejections {
  std::uint64_t rejected = 0;
  /// By property and text, at most 200 bytes of it. All of them, so that the most frequent are those in whatever order
  /// the records came.
  std::map<std::pair<PropertyIndex, std::string>, RejectedText> texts;

  void reject(const Taken& taken);
};

/// The rules of one target over one table.
class RuleSet {
 public:
  RuleSet(const std::vector<MappingRule>& rules, const RecordSchema& schema);

  const std::vector<BoundRule>& rules() const noexcept { return rules_; }
  const RuleRejections& rejections(std::size_t rule) const noexcept { return rejections_[rule]; }
  const BoundRule* find(std::string_view field) const noexcept;

  /// The cell that a rule takes for a group: the winner's first non-empty one; with `fill_blanks` the other members'.
  static Taken take(const BoundRule& rule, const RecordTable& table, const Identity& identity, std::size_t group,
                    bool fill_blanks);

  /// Converts all values once; what rules that `before` had alike, over the same records, found is taken from there.
  void compute(const RecordTable& table, const Identity& identity, bool fill_blanks, RuleSet* before);

  std::size_t memory() const noexcept;

 private:
  RuleRejections* rejections_of(const MappingRule& rule) noexcept;
  void convert_group(std::size_t rule, const RecordTable& table, const Identity& identity, std::size_t group,
                     bool fill_blanks);

  std::vector<BoundRule> rules_;
  std::vector<RuleRejections> rejections_;
  std::string buffer_;
};

}  // namespace trailspark
