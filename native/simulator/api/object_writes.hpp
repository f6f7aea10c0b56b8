#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulator/api/property_values.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/server/router.hpp"

namespace simulator {

/// A link that a new record comes with.
struct PlannedLink {
  const LinkType* type;
  RecordId to;
};

/// A write that has been checked and can no longer fail: all of a batch are planned before the first is done.
struct PlannedWrite {
  std::optional<RecordId> id;  ///< none: a new record
  Values values;
  std::vector<PlannedLink> links;
};

/// Plans writes to records of one type. Each throws a Refusal where the write is not possible; plans that are kept
/// count for those after them: two new records cannot take one address.
class WritePlanner {
 public:
  WritePlanner(const Account& account, ObjectType type, Version version, Moment now)
      : account_(account), type_(type), version_(version), now_(now) {}

  /// {"properties":{...},"associations":[{"to":{"id":"9001"},"types":[{"associationCategory":...}]}]}
  PlannedWrite create(const Json& input);
  /// {"properties":{...}}
  PlannedWrite update(RecordId id, const Json& input);

 private:
  Values checked(const Json& input) const;
  void need_required(const Values& values) const;
  void claim_unique(const Values& values, std::optional<RecordId> own_id);
  void keep_lifecycle(RecordId id, Values& values) const;
  void append_options(std::optional<RecordId> id, Values& values) const;
  void keep_rules(std::optional<RecordId> id, const Values& values) const;
  void keep_stage_in_pipeline(std::optional<RecordId> id, const Values& values) const;
  std::vector<PlannedLink> links(const Json& input) const;

  const Account& account_;
  ObjectType type_;
  Version version_;  // of the call: since 2026-09 the account's own rules are enforced
  Moment now_;
  std::set<std::string> claimed_;  // "property:value", by plans before
};

/// Does it; the record's id.
RecordId carry_out(Account& account, ObjectType type, const PlannedWrite& write, const Change& change);

/// Who changes something by this call.
Change change_by(const Call& call);

/// What a write answers with: the properties it wrote, and those that always come.
RecordQuery written_properties(const ObjectStore& store, const std::vector<const Values*>& values);

}  // namespace simulator
