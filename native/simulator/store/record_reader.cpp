#include <algorithm>

#include "simulator/store/object_store.hpp"

namespace simulator {

RecordReader::RecordReader(const ObjectStore& store, Moment as_of)
    : store_(store),
      as_of_(as_of),
      cursor_(store.source().cursor()),
      created_property_(store.properties().at(info(store.type()).created)),
      updated_property_(store.properties().at(info(store.type()).last_modified)),
      id_property_(store.properties().at("hs_object_id")) {}

bool RecordReader::load(RecordId id, Archived archived) {
  id_ = id;
  made_loaded_ = false;
  changed_ = store_.changed(id);
  number_ = changed_ != nullptr ? changed_->number : store_.source().find(id);
  if (changed_ == nullptr) {
    return number_.has_value() && archived != Archived::yes;
  }
  if (!number_ && changed_->created > as_of_) {
    return false;
  }
  if (changed_->gone_at != 0 && changed_->gone_at <= as_of_) {
    return false;
  }
  const bool in_bin = changed_->archived_at != 0 && changed_->archived_at <= as_of_;
  return archived == Archived::any || (archived == Archived::yes) == in_bin;
}

void RecordReader::load_made(std::uint64_t number) {
  id_ = store_.source().id(number);
  number_ = number;
  changed_ = nullptr;
  made_loaded_ = false;
}

void RecordReader::need_made() {
  if (!made_loaded_) {
    cursor_->load(*number_);
  }
  made_loaded_ = true;
}

Moment RecordReader::created() const {
  if (!number_) {
    return changed_->created;
  }
  const_cast<RecordReader*>(this)->need_made();
  return cursor_->created();
}

Moment RecordReader::updated() const {
  if (changed_ != nullptr) {
    const auto later = std::upper_bound(changed_->updates.begin(), changed_->updates.end(), as_of_);
    if (later != changed_->updates.begin()) {
      return *std::prev(later);
    }
  }
  if (!number_) {
    return changed_->created;
  }
  const_cast<RecordReader*>(this)->need_made();
  return cursor_->updated();
}

Moment RecordReader::archived_at() const noexcept {
  return changed_ != nullptr && changed_->archived_at <= as_of_ ? changed_->archived_at : 0;
}

Presence RecordReader::read(PropertyIndex property, std::string& text) {
  text.clear();
  if (property == id_property_) {
    text = std::to_string(id_);
    return Presence::text;
  }
  if (property == updated_property_) {
    append_moment(text, updated());
    return Presence::text;
  }
  if (property == created_property_) {
    append_moment(text, created());
    return Presence::text;
  }
  if (changed_ != nullptr) {
    if (const auto versions = changed_->values.find(property); versions != changed_->values.end()) {
      for (auto version = versions->second.rbegin(); version != versions->second.rend(); ++version) {
        if (version->change.when <= as_of_) {
          text = version->value;
          return text.empty() ? Presence::null : Presence::text;
        }
      }
    }
  }
  const auto carried = store_.carried(property);
  if (!number_ || !carried) {
    return Presence::null;
  }
  need_made();
  return cursor_->read(*carried, text);
}

std::string RecordReader::value(PropertyIndex property) {
  std::string text;
  read(property, text);
  return text;
}

std::vector<ValueVersion> RecordReader::history(PropertyIndex property) {
  std::vector<ValueVersion> versions;
  if (changed_ != nullptr) {
    if (const auto found = changed_->values.find(property); found != changed_->values.end()) {
      versions.assign(found->second.rbegin(), found->second.rend());
    }
  }
  const auto carried = store_.carried(property);
  std::string text;
  if (number_ && carried) {
    need_made();
    if (cursor_->read(*carried, text) == Presence::text && !text.empty()) {
      Change made;
      made.when = cursor_->created();
      made.source_type = "CRM_UI";
      made.source_id = "userId:62001184";
      made.user_id = 62'001'184;
      versions.push_back({text, made});
    }
  } else if (property == id_property_) {
    Change made;
    made.when = created();
    versions.push_back({std::to_string(id_), made});
  }
  return versions;
}

}  // namespace simulator
