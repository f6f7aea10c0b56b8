#include "simulator/webhooks/change_events.hpp"

#include <algorithm>

namespace simulator {
namespace {

/// One kind of event of one type of records is one subscription; of property changes, each property.
enum class Kind { creation, deletion, privacy_deletion, merge, restore, association_change, property_change };
constexpr const char* kKindNames[] = {"creation", "deletion",          "privacyDeletion", "merge",
                                      "restore",  "associationChange", "propertyChange"};

class EventList {
 public:
  EventList(const Account& account, Moment since, std::int64_t app_id)
      : account_(account), since_(since), app_id_(app_id) {}

  void add_changes(ObjectType type) {
    const ObjectStore& store = account_.objects(type);
    for (const auto& [id, record] : store.changed()) {
      if (!record.number && record.created >= since_) {
        add(type, Kind::creation, id, record.created, {{"changeSource", first_source(record)}, {"changeFlag", "NEW"}});
      }
      for (const auto& [property, versions] : record.values) {
        add_values(store, id, property, versions);
      }
      if (record.archived_at != 0 && record.archived_at >= since_) {
        add(type, Kind::deletion, id, record.archived_at, {{"changeSource", "CRM"}, {"changeFlag", "DELETED"}});
      }
      for (const Moment restored : record.restored) {
        if (restored >= since_) {
          add(type, Kind::restore, id, restored, {{"changeSource", "CRM"}});
        }
      }
      if (record.gone_at != 0 && record.gone_at >= since_) {
        add_end(store, id, record);
      }
    }
  }

  /// Between types that can be subscribed to.
  void add_links() {
    const auto offered = [](ObjectType type) {
      return type == ObjectType::contacts || type == ObjectType::companies || type == ObjectType::deals;
    };
    for (const LinkChange& change : account_.link_changes()) {
      if (change.when < since_ || !offered(change.from) || !offered(change.to)) {
        continue;
      }
      add(change.from, Kind::association_change, change.from_id, change.when,
          {{"changeSource", change.source_type},
           {"associationType", std::string(info(change.from).label) + "_TO_" + info(change.to).label},
           {"fromObjectId", change.from_id},
           {"toObjectId", change.to_id},
           {"associationRemoved", change.removed},
           {"isPrimaryAssociation", change.primary}});
      events_.back().erase("objectId");
    }
  }

  std::vector<Json> take() {
    std::stable_sort(events_.begin(), events_.end(), [](const Json& a, const Json& b) {
      return a["occurredAt"].get<Moment>() < b["occurredAt"].get<Moment>();
    });
    std::int64_t number = 0;
    for (Json& event : events_) {
      event["eventId"] = ++number;
    }
    return std::move(events_);
  }

 private:
  void add(ObjectType type, Kind kind, RecordId id, Moment when, const Json& more, PropertyIndex property = 0) {
    const auto subscription =
        1 + 10'000 * static_cast<std::int64_t>(index(type)) + static_cast<std::int64_t>(kind) + property;
    Json event = {{"eventId", 0},
                  {"subscriptionId", subscription},
                  {"portalId", account_.portal_id()},
                  {"appId", app_id_},
                  {"occurredAt", when},
                  {"subscriptionType", std::string(info(type).singular) + '.' + kKindNames[static_cast<int>(kind)]},
                  {"attemptNumber", 0},
                  {"objectId", id}};
    event.update(more);
    events_.push_back(std::move(event));
  }

  void add_values(const ObjectStore& store, RecordId id, PropertyIndex property,
                  const std::vector<ValueVersion>& versions) {
    for (const auto& [value, change] : versions) {
      if (change.when >= since_) {
        add(store.type(), Kind::property_change, id, change.when,
            {{"propertyName", store.properties()[property].name},
             {"propertyValue", value},
             {"changeSource", change.source_type},
             {"sourceId", change.user_id != 0 ? "userId:" + std::to_string(change.user_id) : change.source_id}},
            property);
      }
    }
  }

  /// Merged into another, or deleted for good.
  void add_end(const ObjectStore& store, RecordId id, const ChangedRecord& record) {
    const ObjectType type = store.type();
    if (record.merged_into == 0) {
      if (type == ObjectType::contacts) {
        add(type, Kind::privacy_deletion, id, record.gone_at, Json::object());
      }
      add(type, Kind::deletion, id, record.gone_at, {{"changeSource", "CRM"}, {"changeFlag", "DELETED"}});
      return;
    }
    add(type, Kind::merge, record.merged_into, record.gone_at,
        {{"changeSource", "CRM"},
         {"primaryObjectId", record.merged_into},
         {"mergedObjectIds", {id}},
         {"newObjectId", record.merged_into},
         {"numberOfPropertiesMoved", moved(store, record)}});
  }

  static std::int64_t moved(const ObjectStore& store, const ChangedRecord& gone) {
    const ChangedRecord* const survivor = store.changed(gone.merged_into);
    std::int64_t count = 0;
    if (survivor != nullptr) {
      for (const auto& [property, versions] : survivor->values) {
        count += std::count_if(versions.begin(), versions.end(), [&](const ValueVersion& version) {
          return version.change.source_type == "MERGE_OBJECTS" && version.change.when == gone.gone_at;
        });
      }
    }
    return count;
  }

  static std::string first_source(const ChangedRecord& record) {
    return record.values.empty() ? "CRM" : record.values.begin()->second.front().change.source_type;
  }

  const Account& account_;
  Moment since_;
  std::int64_t app_id_;
  std::vector<Json> events_;
};

}  // namespace

std::vector<Json> change_events(const Account& account, Moment since, std::int64_t app_id) {
  EventList list(account, since, app_id);
  for (const ObjectType type : {ObjectType::contacts, ObjectType::companies, ObjectType::deals}) {
    list.add_changes(type);
  }
  list.add_links();
  return list.take();
}

}  // namespace simulator
