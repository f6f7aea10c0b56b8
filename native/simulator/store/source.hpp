#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulator/cell_writer.hpp"
#include "simulator/portal.hpp"
#include "simulator/properties.hpp"
#include "simulator/store/object_type.hpp"

namespace simulator {

using RecordId = std::int64_t;

/// One made-up record at a time, worked out when loaded.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual void load(std::uint64_t number) = 0;
  virtual Moment created() const = 0;
  virtual Moment updated() const = 0;
  /// Replaces `text` by the value of the so-and-so-many carried property.
  virtual Presence read(std::size_t carried, std::string& text) const = 0;
};

/// The made-up records of one type, numbered from 0 in the order of their ids.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::uint64_t count() const = 0;
  virtual RecordId id(std::uint64_t number) const = 0;
  /// The properties that these records carry.
  virtual const std::vector<const Definition*>& carried() const = 0;
  virtual std::unique_ptr<Cursor> cursor() const = 0;

  /// The number of the first record with such an id or a higher one; count() where there is none. O(log count).
  std::uint64_t lower_bound(RecordId id) const;
  std::optional<std::uint64_t> find(RecordId id) const;
};

/// The portal must outlive it.
std::unique_ptr<Source> make_source(const Portal& portal, ObjectType type);

/// All definitions of a type, those that no record carries too.
std::vector<const Definition*> definitions_of(ObjectType type);

}  // namespace simulator
