#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/email.hpp"
#include "trailspark/record.hpp"

/// Which records are one and the same lead, and which of them wins.
namespace trailspark {

/// By what records are known.
struct IdentityRules {
  /// Properties that hold the address, first choice first. Empty (companies, deals): merged ids alone make groups.
  std::vector<std::string> email_properties;
  EmailFolding folding;

  bool operator==(const IdentityRules&) const = default;
};

/// Where HubSpot keeps a record's secondary addresses ("a@x.test;b@x.test") and the ids merged into it ("101;102").
inline constexpr std::string_view kSecondaryEmails = "hs_additional_emails";
inline constexpr std::string_view kMergedIds = "hs_merged_object_ids";

/// One thing by which a record is known.
struct IdentityKey {
  enum class Kind : std::uint8_t { email, secondary_email, record_id, merged_id };
  Kind kind;
  std::string text;  ///< folded address, or id in digits
};

/// The groups of a table's records: records that share an address, primary or secondary, or a merged id, directly or
/// through others. The first member of a group is its winner: newest updatedAt, among equal ones the higher id; the
/// others follow in that order. Archived records are in no group. Does not depend on the order of arrival.
///
/// Holds record indexes of the table it was made from; void once the table changes.
class Identity {
 public:
  /// O(records), with a table of 6 bytes for each record and a half while it works.
  static Identity resolve(const RecordTable& table, const IdentityRules& rules);

  std::size_t groups() const noexcept { return winners_.size(); }
  RecordIndex winner(std::size_t group) const noexcept { return winners_[group]; }
  bool is_single(std::size_t group) const noexcept { return next_[winners_[group]] == kNoRecord; }
  /// Calls use(record) for each member, the winner first.
  template <class Use>
  void for_each_member(std::size_t group, Use&& use) const {
    for (RecordIndex record = winners_[group]; record != kNoRecord; record = next_[record]) {
      use(record);
    }
  }

  /// Records whose own address is no usable one, and records with an unusable secondary address, by index.
  const std::vector<RecordIndex>& malformed() const noexcept { return malformed_; }
  const std::vector<RecordIndex>& malformed_secondary() const noexcept { return malformed_secondary_; }

  std::size_t memory() const noexcept {
    return (winners_.capacity() + next_.capacity() + malformed_.capacity() + malformed_secondary_.capacity()) *
           sizeof(RecordIndex);
  }

 private:
  friend class IdentityResolver;
  std::vector<RecordIndex> winners_;  // by group, in the order in which the groups arrived
  std::vector<RecordIndex> next_;     // by record: the next member of its group
  std::vector<RecordIndex> malformed_;
  std::vector<RecordIndex> malformed_secondary_;
};

/// The first non-empty value of the address properties: what the record says its address is, usable or not.
Cell address_cell(const RecordTable& table, const Row& first, const std::vector<PropertyIndex>& email_properties);

/// Appends the key of a record's own address; false where it has no usable one.
bool append_own_key(std::string& out, const RecordTable& table, RecordIndex record,
                    const std::vector<PropertyIndex>& email_properties, EmailFolding folding);

/// Everything by which a record is known, usable addresses only: its own id first. For explanations.
std::vector<IdentityKey> identity_keys(const RecordTable& table, RecordIndex record, const IdentityRules& rules);

/// The indexes of property names in a table's schema, in the order of the names; what no record has is left out.
std::vector<PropertyIndex> find_properties(const RecordSchema& schema, const std::vector<std::string>& names);

/// True where `a` comes before `b` in a group: it is newer, or as new and has the higher id.
bool outranks(const RecordTable& table, RecordIndex a, RecordIndex b) noexcept;

}  // namespace trailspark
