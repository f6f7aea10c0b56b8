#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "simulator/store/email_index.hpp"
#include "simulator/store/property_table.hpp"
#include "simulator/store/search_columns.hpp"
#include "simulator/store/source.hpp"
#include "simulator/store/text.hpp"

namespace simulator {

using Values = std::map<PropertyIndex, std::string>;

/// Who changes something, and when.
struct Change {
  Moment when = 0;
  std::string source_type = "INTEGRATION";  ///< CRM_UI, IMPORT, FORM, ...
  std::string source_id;
  std::int64_t user_id = 0;  ///< 0: nobody in person
};

/// A value that a property once got.
struct ValueVersion {
  std::string value;
  Change change;
};

/// All that differs in a record from what was made up; all of it where nothing was.
struct ChangedRecord {
  std::optional<std::uint64_t> number;  ///< of the made-up record
  Moment created = 0;                   ///< where not made up
  Moment archived_at = 0;               ///< 0: not archived
  Moment gone_at = 0;                   ///< merged into another or deleted for good; 0: neither
  RecordId merged_into = 0;
  std::vector<Moment> updates;                                ///< ascending
  std::vector<Moment> restored;                               ///< when it came out of the recycle bin, ascending
  std::map<PropertyIndex, std::vector<ValueVersion>> values;  ///< each oldest first
};

/// What is wanted of a record in the recycle bin.
enum class Archived { no, yes, any };

class RecordReader;

/// The records of one type: as made up, and over them what was changed. Ids ascend with time of creation. Not safe to
/// change while another thread reads: the account's mutex keeps them apart.
class ObjectStore {
 public:
  static constexpr Moment kLatest = INT64_MAX;
  static constexpr std::size_t kMostIdentities = 250;

  ObjectStore(const Portal& portal, ObjectType type, std::uint64_t further_custom_properties);
  ~ObjectStore();

  ObjectType type() const noexcept { return type_; }
  PropertyTable& properties() noexcept { return properties_; }
  const PropertyTable& properties() const noexcept { return properties_; }
  const Source& source() const noexcept { return *source_; }

  /// The record that an id leads to: itself, or the survivor of the merge that it went into. Nothing where there never
  /// was one, it was deleted for good, or its being archived is not wanted.
  std::optional<RecordId> find(RecordId id, Archived archived = Archived::no) const;
  /// Without following merges.
  bool exists(RecordId id, Archived archived = Archived::no) const;
  /// The records with that value in a property of unique values, ascending; in tidy accounts one at most. Email finds
  /// secondary addresses too, and neither case nor blanks matter.
  std::vector<RecordId> find_by(PropertyIndex property, std::string_view value) const;
  /// Ids from `from` on, ascending, `limit` at most.
  std::vector<RecordId> page(RecordId from, std::size_t limit, bool archived) const;
  /// Records that are neither archived nor gone.
  std::uint64_t count() const noexcept;
  /// Grows with each change of a record or property.
  std::uint64_t revision() const noexcept { return revision_; }

  /// `values` must be writable properties with valid values. An empty value clears.
  RecordId create(const Values& values, const Change& change);
  void patch(RecordId id, const Values& values, const Change& change);
  void archive(RecordId id, const Change& change);
  void restore(RecordId id, const Change& change);
  /// `other` goes into `primary`, whose own values win; addresses and ids are gathered. Links are the account's affair.
  void merge(RecordId primary, RecordId other, const Change& change);
  /// For good, with its address blocked for new records.
  void erase(RecordId id, const Change& change);
  /// No new record can have the address.
  void block(std::string_view email) { blocked_.insert(folded_email(email)); }
  bool is_blocked(std::string_view email) const;
  /// Of ids merged into it, and itself.
  std::size_t identities(RecordId id) const;
  /// What searches look into. Safe to use from several readers.
  const SearchColumns& columns() const noexcept { return columns_; }
  /// Call after properties() was changed.
  void note_property_change() noexcept { ++revision_; }

  const std::map<RecordId, ChangedRecord>& changed() const noexcept { return changed_; }
  const ChangedRecord* changed(RecordId id) const noexcept;
  /// The carried property's place in the source; nothing where made-up records never have it.
  std::optional<std::size_t> carried(PropertyIndex property) const noexcept {
    return property < carried_.size() && carried_[property] != kNotCarried
               ? std::optional<std::size_t>(carried_[property])
               : std::nullopt;
  }

 private:
  static constexpr std::size_t kNotCarried = SIZE_MAX;

  void fill_bin();
  Moment made_archived(std::uint64_t number) const;
  ChangedRecord& change_of(RecordId id);
  void set(RecordId id, ChangedRecord& record, PropertyIndex property, std::string value, const Change& change);
  std::optional<RecordId> retired(RecordId id) const;
  std::string value(RecordId id, PropertyIndex property) const;
  void index_value(RecordId id, PropertyIndex property, const std::string& value);

  const Portal& portal_;
  ObjectType type_;
  PropertyTable properties_;
  std::unique_ptr<Source> source_;
  std::vector<std::size_t> carried_;  // by property
  std::map<RecordId, ChangedRecord> changed_;
  std::unordered_multimap<std::string, RecordId> unique_values_;  // "property:folded value" as ever written
  EmailIndex emails_;
  SearchColumns columns_;
  std::set<std::string> blocked_;
  RecordId next_id_ = 0;
  std::uint64_t gone_ = 0;  // made-up or not, not counted any more
  std::uint64_t born_ = 0;  // not made up
  std::uint64_t revision_ = 0;
};

/// Reads the records of a store one after another, as they were at a moment (default: as they are). Cheap to move from
/// one made-up record to the next; not safe to share between threads.
class RecordReader {
 public:
  explicit RecordReader(const ObjectStore& store, Moment as_of = ObjectStore::kLatest);

  /// False where there was no such record at that moment, or it was not what is wanted.
  bool load(RecordId id, Archived archived = Archived::no);
  /// A made-up record that is known to have no changes.
  void load_made(std::uint64_t number);

  RecordId id() const noexcept { return id_; }
  Moment created() const;
  Moment updated() const;
  Moment archived_at() const noexcept;
  /// Replaces `text` by the value.
  Presence read(PropertyIndex property, std::string& text);
  /// The same, with "" for all kinds of nothing.
  std::string value(PropertyIndex property);
  /// All values that the property ever had, newest first.
  std::vector<ValueVersion> history(PropertyIndex property);

 private:
  void need_made();

  const ObjectStore& store_;
  Moment as_of_;
  std::unique_ptr<Cursor> cursor_;
  RecordId id_ = 0;
  const ChangedRecord* changed_ = nullptr;
  std::optional<std::uint64_t> number_;
  bool made_loaded_ = false;
  PropertyIndex created_property_, updated_property_, id_property_;
};

}  // namespace simulator
