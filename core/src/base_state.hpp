#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules.hpp"
#include "trailspark/base.hpp"
#include "trailspark/identity.hpp"
#include "trailspark/page.hpp"
#include "trailspark/record.hpp"
#include "trailspark/signal.hpp"

/// What LeadBase is made of. One ObjectBase for each of HubSpot's objects: its records, where they came from, and what
/// was derived from them.
namespace trailspark {

/// Which page the records came from, by the order of their arrival.
class Sources {
 public:
  struct Source {
    std::string name;
    std::uint32_t first_ordinal;
  };

  /// The next `results` records come from `name`; answers the ordinal of the first of them.
  std::uint32_t add(std::string name, std::uint32_t results);
  std::uint32_t next_ordinal() const noexcept { return next_ordinal_; }
  /// "pages.ndjson:3 /results/7"
  std::string place(std::uint32_t ordinal) const;

  const std::vector<Source>& all() const noexcept { return sources_; }
  /// How many were added, those without records too.
  std::size_t added() const noexcept { return added_; }
  void restore(std::vector<Source> sources, std::uint32_t next_ordinal);

 private:
  std::vector<Source> sources_;
  std::size_t added_ = 0;
  std::uint32_t next_ordinal_ = 0;
};

/// "/properties/closedate" of "pages.ndjson:3 /results/7/properties/closedate"; all of it where it is in no record.
std::string_view place_in_record(const Rejection& rejection) noexcept;
/// The same code for the same text at the same place of a record.
bool are_one_kind(const Rejection& a, const Rejection& b) noexcept;

/// What was left out while reading, kept for the report.
struct Faults {
  std::uint64_t values = 0;
  std::uint64_t records = 0;
  std::uint64_t pages = 0;
  std::uint64_t repeats = 0;
  /// Each kind with its first place; kinds beyond kMost are in the totals alone.
  std::vector<Rejection> kinds;
  static constexpr std::size_t kMost = 1000;

  void note(Error error, std::string found);
};

/// What a table's records make under a mapping. Worked out when it is asked for.
struct Derived {
  std::optional<Identity> identity;
  std::optional<RuleSet> rules;
  std::optional<SignalReader> signals;
  /// Groups in the order in which they are listed, those without address from `addressed` on.
  std::vector<std::uint32_t> order;
  std::size_t addressed = 0;
  bool is_ordered = false;
};

class ObjectBase {
 public:
  explicit ObjectBase(Target target) : target_(target) {}
  ObjectBase(const ObjectBase&) = delete;
  ObjectBase& operator=(const ObjectBase&) = delete;

  IngestSummary ingest(std::string_view page, std::string_view source);
  /// Forgets what the change makes void, and nothing else.
  void use(const Mapping& mapping, const BaseSettings& settings);

  Target target() const noexcept { return target_; }
  const RecordTable& table() const noexcept { return table_; }
  RecordTable& table() noexcept { return table_; }
  Sources& sources() noexcept { return sources_; }
  const Sources& sources() const noexcept { return sources_; }
  Faults& faults() noexcept { return faults_; }
  const Faults& faults() const noexcept { return faults_; }
  const BaseSettings& settings() const noexcept { return settings_; }
  const IdentityRules& identity_rules() const noexcept { return identity_rules_; }

  const Identity& identity();
  const RuleSet& rules();
  const SignalReader& signals();
  /// Groups in the order of the printed list.
  const std::vector<std::uint32_t>& order();
  std::size_t without_email();

  /// The folded address of a group: the winner's own, else that of the newest member that has one; empty where none
  /// has. Lives as long as the table and `buffer`.
  std::string_view email(std::size_t group, std::string& buffer);
  /// The company of a contact or deal: the primary one; empty where there is none.
  std::string account_id(RecordIndex record) const;
  /// "pages.ndjson:3 /results/7" of a record.
  std::string place(RecordIndex record) const { return sources_.place(table_.row(record).header.ordinal); }
  /// "pages.ndjson:3 /results/7/properties/closedate"
  std::string place(RecordIndex record, PropertyIndex property) const;

  void records_changed() noexcept { derived_ = {}; }
  std::size_t memory() const noexcept;

 private:
  void put_rows(const Page& page, std::uint32_t first_ordinal, IngestSummary& summary);
  void order_by_email();

  Target target_;
  RecordTable table_;
  PageReader reader_{table_.schema()};
  Sources sources_;
  Faults faults_;
  BaseSettings settings_;
  IdentityRules identity_rules_;
  std::vector<PropertyIndex> email_properties_;
  std::vector<MappingRule> mapping_rules_;
  Derived derived_;
};

struct LeadBase::State {
  Mapping mapping;
  BaseSettings settings;
  ObjectBase contacts{Target::lead};
  ObjectBase companies{Target::account};
  ObjectBase deals{Target::deal};

  ObjectBase& of(Target target) noexcept {
    return target == Target::lead ? contacts : target == Target::account ? companies : deals;
  }
  ObjectBase& of(ObjectType object) noexcept {
    return object == ObjectType::contacts ? contacts : object == ObjectType::companies ? companies : deals;
  }
};

/// Appends rows. (base_rows.cpp)
void write_object_rows(std::string& out, ObjectBase& base, Window window, const RowOptions& options);
Result<Column> object_column(ObjectBase& base, std::string_view field);
/// The group of a lead, by any address of its members or by a record id. O(records). (base_ledger.cpp)
std::optional<std::size_t> find_lead(ObjectBase& contacts, std::string_view email_or_record_id);

}  // namespace trailspark
