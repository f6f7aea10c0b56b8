#pragma once

#include <array>
#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/server/limits.hpp"
#include "simulator/store/associations.hpp"
#include "simulator/store/contact_events.hpp"
#include "simulator/store/form_table.hpp"
#include "simulator/store/object_store.hpp"
#include "simulator/store/object_type.hpp"
#include "simulator/store/pipeline_table.hpp"
#include "simulator/store/write_rule.hpp"

namespace simulator {

struct AccountSettings {
  Settings portal;
  std::string name = "Northforge Demo";
  std::string domain = "northforge.example";      ///< `hub_domain`
  std::string user = "admin@northforge.example";  ///< who logs in
  Tier tier = Tier::enterprise;
  LimitSettings limits;
  std::string type = "STANDARD";  ///< STANDARD, DEVELOPER_TEST, SANDBOX, APP_DEVELOPER
  std::string time_zone = "US/Eastern";
  Moment utc_offset = -5 * kHour;
  std::string currency = "USD";
  std::vector<std::string> further_currencies = {"EUR", "GBP"};
  Moment search_lag = 2 * kSecond;      ///< so long a search does not see what was written
  std::uint64_t custom_properties = 0;  ///< of contacts, beyond those of the portal
  std::vector<WriteRule> rules;         ///< at the start
};

/// Someone who can be an owner of records.
struct Owner {
  std::string id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::int64_t user_id = 0;
  bool archived = false;
  Moment created = 0;
  Moment updated = 0;
};

/// A link that got a type, or lost one; seen from one end.
struct LinkChange {
  Moment when = 0;
  ObjectType from = ObjectType::contacts;
  ObjectType to = ObjectType::contacts;
  RecordId from_id = 0;
  RecordId to_id = 0;
  bool primary = false;
  bool removed = false;
  std::string source_type;
};

/// One HubSpot account: its records and all that belongs to them. Readers hold `mutex` shared, writers alone; the
/// dispatcher does that by the route's Access.
class Account {
 public:
  explicit Account(AccountSettings settings);

  const AccountSettings& settings() const noexcept { return settings_; }
  std::int64_t portal_id() const noexcept { return settings_.portal.portal_id; }
  std::shared_mutex& mutex() noexcept { return mutex_; }
  Limits& limits() noexcept { return limits_; }
  const Portal& portal() const noexcept { return portal_; }

  ObjectStore& objects(ObjectType type) noexcept { return *stores_[index(type)]; }
  const ObjectStore& objects(ObjectType type) const noexcept { return *stores_[index(type)]; }
  Associations& associations() noexcept { return associations_; }  // to change labels; links by link() and unlink()
  const Associations& associations() const noexcept { return associations_; }
  const ContactEvents& events() const noexcept { return events_; }
  const std::vector<Owner>& owners() const noexcept { return owners_; }
  PipelineTable& pipelines() noexcept { return pipelines_; }
  const PipelineTable& pipelines() const noexcept { return pipelines_; }
  /// Call after pipelines() was changed: deals' properties get its stages for options, and the deals in stages that
  /// mean something else now follow.
  void follow_pipelines(const std::vector<std::string>& changed_stages, const Change& change);

  /// The deals in any of these stages, ascending. Reads all deals.
  std::vector<RecordId> deals_in(const std::vector<std::string>& stages) const;

  /// The links of a record to live ones of another type; ascending by id.
  std::vector<RecordLink> links(ObjectType from, RecordId id, ObjectType to) const;
  /// Associations::add and remove, kept in mind for webhooks.
  void link(const LinkType& type, RecordId from, RecordId to, const Change& change);
  void unlink(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, std::optional<int> type,
              const Change& change);
  /// From both ends, oldest first; without those of merges.
  const std::vector<LinkChange>& link_changes() const noexcept { return link_changes_; }
  FormTable& forms() noexcept { return forms_; }
  const FormTable& forms() const noexcept { return forms_; }
  std::vector<WriteRule>& rules() noexcept { return settings_.rules; }
  const std::vector<WriteRule>& rules() const noexcept { return settings_.rules; }
  /// A merge with all that belongs to it.
  void merge(ObjectType type, RecordId primary, RecordId other, const Change& change);

  /// When the account's day began.
  Moment midnight(Moment now) const noexcept {
    return (now + settings_.utc_offset) / kDay * kDay - settings_.utc_offset;
  }

 private:
  std::string stage_of(RecordId deal) const;
  template <class Act>
  void note_links(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, const Change& change, Act act);

  AccountSettings settings_;
  Portal portal_;
  Limits limits_;
  std::array<std::unique_ptr<ObjectStore>, kObjectTypes.size()> stores_;
  Associations associations_;
  ContactEvents events_;
  std::vector<Owner> owners_;
  PipelineTable pipelines_;
  FormTable forms_;
  std::vector<LinkChange> link_changes_;
  std::shared_mutex mutex_;
};

}  // namespace simulator
