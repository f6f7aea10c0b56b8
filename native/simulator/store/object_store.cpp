#include "simulator/store/object_store.hpp"

#include <algorithm>

namespace simulator {
namespace {

/// Between the ids of made-up records and those of new ones, so that the two are told apart at a glance.
constexpr RecordId kGap = 1'000'000;

/// Parts of "a;b;c"; empty ones left out.
std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    if (end > 0) {
      parts.emplace_back(list.substr(0, end));
    }
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return parts;
}

void append_part(std::string& list, std::string_view part) {
  if (!part.empty()) {
    list.append(list.empty() ? "" : ";").append(part);
  }
}

}  // namespace

ObjectStore::ObjectStore(const Portal& portal, ObjectType type, std::uint64_t further_custom_properties)
    : portal_(portal),
      type_(type),
      properties_(portal, type, further_custom_properties),
      source_(make_source(portal, type)),
      emails_(portal),
      columns_(*this) {
  carried_.assign(properties_.size(), kNotCarried);
  for (std::size_t i = 0; i < source_->carried().size(); ++i) {
    carried_[properties_.at(source_->carried()[i]->name)] = i;
  }
  const std::uint64_t made = source_->count();
  next_id_ = (made > 0 ? source_->id(made - 1) : source_->id(0)) + kGap;
  if (portal_.settings().dirty) {
    fill_bin();
  }
}

Moment ObjectStore::made_archived(std::uint64_t number) const {
  switch (type_) {
    case ObjectType::contacts:
      return portal_.archived_contact(number);
    case ObjectType::companies:
      return portal_.archived_company(number);
    case ObjectType::deals:
      return portal_.archived_deal(number);
    case ObjectType::emails:
    case ObjectType::meetings:
      break;
  }
  return 0;
}

/// What lies in the recycle bin from the start. Nothing is archived before it was changed for the last time.
void ObjectStore::fill_bin() {
  const std::unique_ptr<Cursor> cursor = source_->cursor();
  for (std::uint64_t number = 0; number < source_->count(); ++number) {
    if (const Moment when = made_archived(number); when != 0) {
      cursor->load(number);
      Change change;
      change.when = std::max(when, cursor->updated() + kMinute);
      archive(source_->id(number), change);
    }
  }
  revision_ = 0;
}

ObjectStore::~ObjectStore() = default;

const ChangedRecord* ObjectStore::changed(RecordId id) const noexcept {
  const auto found = changed_.find(id);
  return found == changed_.end() ? nullptr : &found->second;
}

bool ObjectStore::exists(RecordId id, Archived archived) const {
  const ChangedRecord* const changed = this->changed(id);
  if (changed == nullptr) {
    return archived != Archived::yes && source_->find(id).has_value();
  }
  if (changed->gone_at != 0) {
    return false;
  }
  return archived == Archived::any || (archived == Archived::yes) == (changed->archived_at != 0);
}

std::optional<RecordId> ObjectStore::find(RecordId id, Archived archived) const {
  // A chain of merges ends: a survivor is never merged into what it took in.
  for (const ChangedRecord* record = changed(id); record != nullptr && record->merged_into != 0; record = changed(id)) {
    id = record->merged_into;
  }
  if (exists(id, archived)) {
    return id;
  }
  const std::optional<RecordId> survivor = retired(id);
  return survivor ? find(*survivor, archived) : std::nullopt;
}

/// The record that a contact with this id was merged into before the present of the portal.
std::optional<RecordId> ObjectStore::retired(RecordId id) const {
  if (type_ != ObjectType::contacts || source_->count() == 0 || changed(id) != nullptr || source_->find(id)) {
    return std::nullopt;
  }
  const std::uint64_t next = source_->lower_bound(id);
  if (next == 0) {
    return std::nullopt;
  }
  const std::vector<std::int64_t> merged = portal_.identity(next - 1).merged;
  if (std::find(merged.begin(), merged.end(), id) == merged.end()) {
    return std::nullopt;
  }
  return source_->id(next - 1);
}

std::string ObjectStore::value(RecordId id, PropertyIndex property) const {
  RecordReader reader(*this);
  return reader.load(id, Archived::any) ? reader.value(property) : std::string();
}

std::vector<RecordId> ObjectStore::find_by(PropertyIndex property, std::string_view wanted) const {
  const bool email = type_ == ObjectType::contacts && properties_[property].name == "email";
  const std::string folded = email ? folded_email(wanted) : std::string(wanted);
  std::set<RecordId> candidates;
  if (email) {
    for (const std::uint64_t number : emails_.candidates(folded)) {
      candidates.insert(source_->id(number));
    }
  }
  const auto [begin, end] = unique_values_.equal_range(std::to_string(property) + ':' + folded);
  for (auto each = begin; each != end; ++each) {
    candidates.insert(each->second);
  }

  std::vector<RecordId> found;
  RecordReader reader(*this);
  for (const RecordId id : candidates) {
    if (!reader.load(id)) {
      continue;
    }
    bool same = email ? folded_email(reader.value(property)) == folded : reader.value(property) == folded;
    if (email && !same) {
      for (const std::string& other : parts_of(reader.value(properties_.at("hs_additional_emails")))) {
        same = same || folded_email(other) == folded;
      }
    }
    if (same) {
      found.push_back(id);
    }
  }
  return found;
}

std::vector<RecordId> ObjectStore::page(RecordId from, std::size_t limit, bool archived) const {
  std::vector<RecordId> ids;
  ids.reserve(limit);
  auto changed = changed_.lower_bound(from);
  std::uint64_t number = archived ? source_->count() : source_->lower_bound(from);
  while (ids.size() < limit) {
    const bool made_left = number < source_->count();
    const RecordId made_id = made_left ? source_->id(number) : INT64_MAX;
    if (changed == changed_.end() && !made_left) {
      break;
    }
    if (changed == changed_.end() || made_id < changed->first) {
      ids.push_back(made_id);
      ++number;
      continue;
    }
    const auto& [id, record] = *changed;
    if (record.gone_at == 0 && (record.archived_at != 0) == archived) {
      ids.push_back(id);
    }
    if (made_id == id) {
      ++number;
    }
    ++changed;
  }
  return ids;
}

std::uint64_t ObjectStore::count() const noexcept { return source_->count() + born_ - gone_; }

ChangedRecord& ObjectStore::change_of(RecordId id) {
  const auto [place, added] = changed_.try_emplace(id);
  if (added) {
    place->second.number = source_->find(id);
  }
  ++revision_;
  return place->second;
}

void ObjectStore::index_value(RecordId id, PropertyIndex property, const std::string& value) {
  const std::string& name = properties_[property].name;
  const auto add = [&](PropertyIndex under, const std::string& folded) {
    unique_values_.emplace(std::to_string(under) + ':' + folded, id);
  };
  if (type_ == ObjectType::contacts && name == "email") {
    add(property, folded_email(value));
  } else if (type_ == ObjectType::contacts && name == "hs_additional_emails") {
    for (const std::string& each : parts_of(value)) {
      add(properties_.at("email"), folded_email(each));
    }
  } else if (properties_[property].unique) {
    add(property, value);
  }
}

void ObjectStore::set(RecordId id, ChangedRecord& record, PropertyIndex property, std::string value,
                      const Change& change) {
  if (!value.empty()) {
    index_value(id, property, value);
  }
  record.values[property].push_back({std::move(value), change});
}

RecordId ObjectStore::create(const Values& values, const Change& change) {
  const RecordId id = next_id_;
  next_id_ += 1 + id % 7;  // not one by one: nobody should count on it
  ChangedRecord& record = change_of(id);
  record.created = change.when;
  record.updates.push_back(change.when);
  for (const auto& [property, value] : values) {
    if (!value.empty()) {
      set(id, record, property, value, change);
    }
  }
  ++born_;
  return id;
}

void ObjectStore::patch(RecordId id, const Values& values, const Change& change) {
  RecordReader reader(*this);
  reader.load(id, Archived::any);
  Values different;  // what already is so gets no new version, and is no change
  for (const auto& [property, value] : values) {
    if (reader.value(property) != value) {
      different.emplace(property, value);
    }
  }
  if (different.empty()) {
    return;
  }
  ChangedRecord& record = change_of(id);
  record.updates.push_back(change.when);
  for (const auto& [property, value] : different) {
    set(id, record, property, value, change);
  }
}

void ObjectStore::archive(RecordId id, const Change& change) {
  ChangedRecord& record = change_of(id);
  if (record.archived_at == 0) {
    ++gone_;
  }
  record.archived_at = change.when;
  record.updates.push_back(change.when);
}

void ObjectStore::restore(RecordId id, const Change& change) {
  ChangedRecord& record = change_of(id);
  if (record.archived_at != 0) {
    --gone_;
  }
  record.archived_at = 0;
  record.restored.push_back(change.when);
  record.updates.push_back(change.when);
}

void ObjectStore::merge(RecordId primary, RecordId other, const Change& change) {
  RecordReader mine(*this), theirs(*this);
  mine.load(primary, Archived::any);
  theirs.load(other, Archived::any);
  Values values;
  for (PropertyIndex property = 0; property < properties_.size(); ++property) {
    if (!properties_[property].archived && !properties_[property].read_only && mine.value(property).empty()) {
      if (std::string value = theirs.value(property); !value.empty()) {
        values.emplace(property, std::move(value));
      }
    }
  }
  const auto gather = [&](const char* name, const std::vector<std::string>& further) {
    const auto property = properties_.find(name);
    if (!property) {
      return;
    }
    std::string list = mine.value(*property);
    for (const std::string& part : further) {
      append_part(list, part);
    }
    values[*property] = std::move(list);
  };
  const auto all_of = [&](const char* name) {
    const auto property = properties_.find(name);
    return property ? parts_of(theirs.value(*property)) : std::vector<std::string>();
  };
  std::vector<std::string> ids = all_of("hs_merged_object_ids");
  ids.insert(ids.begin(), std::to_string(other));
  gather("hs_merged_object_ids", ids);
  if (type_ == ObjectType::contacts) {
    std::vector<std::string> times = all_of("hs_calculated_merged_vids");
    times.insert(times.begin(), std::to_string(other) + ':' + std::to_string(change.when));
    gather("hs_calculated_merged_vids", times);
    std::vector<std::string> emails = all_of("hs_additional_emails");
    const PropertyIndex email = properties_.at("email");
    if (!mine.value(email).empty()) {
      emails.insert(emails.begin(), theirs.value(email));
    }
    if (!emails.empty()) {
      gather("hs_additional_emails", emails);
    }
  }
  ChangedRecord& gone = change_of(other);
  if (gone.archived_at == 0) {
    ++gone_;
  }
  gone.gone_at = change.when;
  gone.merged_into = primary;
  Change merge = change;
  merge.source_type = "MERGE_OBJECTS";
  ChangedRecord& record = change_of(primary);
  record.updates.push_back(change.when);
  for (auto& [property, value] : values) {
    set(primary, record, property, std::move(value), merge);
  }
}

void ObjectStore::erase(RecordId id, const Change& change) {
  if (const auto email = properties_.find("email"); email && type_ == ObjectType::contacts) {
    if (const std::string address = value(id, *email); !address.empty()) {
      block(address);
    }
  }
  ChangedRecord& record = change_of(id);
  if (record.archived_at == 0) {
    ++gone_;
  }
  record.gone_at = change.when;
  record.values.clear();
}

bool ObjectStore::is_blocked(std::string_view email) const { return blocked_.contains(folded_email(email)); }

std::size_t ObjectStore::identities(RecordId id) const {
  const auto merged = properties_.find("hs_merged_object_ids");
  return 1 + (merged ? parts_of(value(id, *merged)).size() : 0);
}

}  // namespace simulator
