#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/store/people_index.hpp"
#include "simulator/store/source.hpp"

namespace simulator {

/// What a link means, in one direction.
struct LinkType {
  ObjectType from;
  ObjectType to;
  int id;                ///< 279; those made here from 1,000,001 on
  std::string category;  ///< "HUBSPOT_DEFINED", "USER_DEFINED"
  std::string label;     ///< "Primary"; empty: none
  std::string name;      ///< "contact_to_company": of inline associations
  int inverse;           ///< the id in the other direction
};

/// One record's link to another.
struct RecordLink {
  RecordId to;
  std::vector<int> types;  ///< ascending
};

/// Which records belong together: as made up, and over it what was changed. Both directions are always told alike. Who
/// changes holds the account's mutex alone.
class Associations {
 public:
  explicit Associations(const Portal& portal);

  /// The links of a record to those of one type, ascending by id. The ids may be of records that are archived or gone:
  /// ask the other type's store.
  std::vector<RecordLink> of(ObjectType from, RecordId id, ObjectType to) const;

  /// Adds a type to a link, with the unlabelled one where it is new; the primary company of a record is one alone.
  void add(const LinkType& type, RecordId from, RecordId to);
  /// Takes a type away, or all of them.
  void remove(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, std::optional<int> type = std::nullopt);
  /// All links of `gone` become `survivor`'s.
  void merge(ObjectType type, RecordId survivor, RecordId gone);

  const std::vector<LinkType>& types() const noexcept { return types_; }
  /// Null where there is none between these two.
  const LinkType* type(ObjectType from, ObjectType to, int id) const noexcept;
  /// The unlabelled type between two: what "default" means.
  const LinkType* unlabelled(ObjectType from, ObjectType to) const noexcept;
  /// A new label with its inverse; an empty `inverse_label` gives the same name both ways.
  const LinkType& add_label(ObjectType from, ObjectType to, std::string name, std::string label,
                            std::string inverse_label);
  bool remove_label(ObjectType from, ObjectType to, int id);
  /// New words for a label; an empty `inverse_label` gives the same both ways.
  void rename_label(ObjectType from, ObjectType to, int id, const std::string& label, const std::string& inverse_label);

 private:
  using Key = std::tuple<ObjectType, RecordId, ObjectType>;

  std::vector<RecordLink> made(ObjectType from, RecordId id, ObjectType to) const;
  std::vector<RecordLink>& own(ObjectType from, RecordId id, ObjectType to);
  void add_one_way(const LinkType& type, RecordId from, RecordId to);
  void remove_one_way(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, std::optional<int> type);

  const Portal& portal_;
  std::vector<std::unique_ptr<Source>> sources_;  // by type
  PeopleIndex people_;
  std::vector<LinkType> types_;
  std::map<Key, std::vector<RecordLink>> changed_;  // in place of what was made up
};

}  // namespace simulator
