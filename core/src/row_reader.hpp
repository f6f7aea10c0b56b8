#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base_state.hpp"

namespace trailspark {

/// One row as it is being read: the record that wins, and where to look for fields.
class RowReader {
 public:
  explicit RowReader(ObjectBase& base) : base_(base), rules_(base.rules()), identity_(base.identity()) {
    for (const StandardField& field : standard_fields(base.target())) {
      if (base.target() != Target::lead || field.name != "email") {
        standard_.push_back({field.name, rules_.find(field.name)});
      }
    }
    for (const BoundRule& rule : rules_.rules()) {
      if (rule.rule().custom) {
        custom_.push_back({rule.rule().field, &rule});
      }
    }
  }

  struct Field {
    std::string_view name;
    const BoundRule* rule;  ///< nullptr: no rule fills it
  };
  const std::vector<Field>& standard() const noexcept { return standard_; }
  const std::vector<Field>& custom() const noexcept { return custom_; }

  void open(std::size_t group) { group_ = group; }
  RecordIndex winner() const { return identity_.winner(group_); }
  std::string_view email() { return base_.email(group_, email_buffer_); }
  std::string account_id() const { return base_.account_id(winner()); }
  std::string record_id() const { return std::to_string(base_.table().id(winner())); }

  FieldValue value(const BoundRule* rule) {
    if (rule == nullptr) {
      return {};
    }
    const Taken taken = RuleSet::take(*rule, base_.table(), identity_, group_, base_.settings().fill_blanks);
    return rule->convert(taken.cell, value_buffer_).value_or(FieldValue{});
  }

  /// Ids of the members that lost, ascending.
  const std::vector<std::int64_t>& losers() {
    losers_.clear();
    identity_.for_each_member(group_, [&](RecordIndex member) {
      if (member != winner()) {
        losers_.push_back(base_.table().id(member));
      }
    });
    std::sort(losers_.begin(), losers_.end());
    return losers_;
  }

  const std::vector<Signal>& signals() {
    base_.signals().read(winner(), signals_);
    return signals_;
  }

 private:
  ObjectBase& base_;
  const RuleSet& rules_;
  const Identity& identity_;
  std::vector<Field> standard_;
  std::vector<Field> custom_;
  std::size_t group_ = 0;
  std::string email_buffer_;
  std::string value_buffer_;
  std::vector<std::int64_t> losers_;
  std::vector<Signal> signals_;
};

}  // namespace trailspark
