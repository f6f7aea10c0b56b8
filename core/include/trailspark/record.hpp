#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "trailspark/text_dictionary.hpp"

/// Raw records as HubSpot sent them, kept small: a record is one row of bytes, a value one cell of it.
///
///     header (32 bytes) | the values, end to end | a tag for each slot
///
///     {"email":"ada@acme.test","phone":null,"createdate":"2026-01-05T10:00:00.000Z","num_notes":"12"}
///     values "ada@acme.test" + 6 bytes of milliseconds + 1 byte
///     tags   [13] [0] [241] [243]
///
/// Which property stands in which slot is the row's shape, shared by all records that were fetched alike.
namespace trailspark {

using PropertyIndex = std::uint16_t;
using ShapeIndex = std::uint16_t;
using RecordIndex = std::uint32_t;

inline constexpr RecordIndex kNoRecord = 0xFFFFFFFF;
inline constexpr PropertyIndex kNoProperty = 0xFFFF;
inline constexpr std::size_t kMaxProperties = 32000;

/// Inline associations of a record stand beside its properties under names that no property has: this prefix and the
/// other object ("associations/companies"). Their text is the distinct ids, ascending, the primary ones marked:
/// "9001*;9002".
inline constexpr std::string_view kAssociationPrefix = "associations/";

/// One value of a record. Views live as long as the row they were read from.
struct Cell {
  enum class Kind : std::uint8_t { empty, text, datetime, integer };
  Kind kind = Kind::empty;
  std::string_view text;      ///< kind text: UTF-8, not empty
  std::int64_t datetime = 0;  ///< kind datetime: milliseconds since 1970, sent as "2026-01-05T10:00:00.000Z"
  std::uint32_t integer = 0;  ///< kind integer: sent as its digits, without leading zeros

  bool empty() const noexcept { return kind == Kind::empty; }
  /// The value as HubSpot sent it; uses `buffer` where the text has to be made.
  std::string_view as_text(std::string& buffer) const;
};

/// The order in which a record's properties stand in its row.
struct Shape {
  std::vector<PropertyIndex> properties;  ///< by slot; no property twice
  std::vector<std::uint16_t> slots;       ///< by property; kNoSlot where the shape lacks it, as beyond its end

  static constexpr std::uint16_t kNoSlot = 0xFFFF;
  std::uint16_t slot(PropertyIndex property) const noexcept {
    return property < slots.size() ? slots[property] : kNoSlot;
  }
};

/// The property names of one object, the shapes in which they arrive, and the texts that they share.
class RecordSchema {
 public:
  /// After so many shapes, further records carry their own list of properties (kOwnShape).
  static constexpr std::size_t kMaxShapes = 512;
  static constexpr ShapeIndex kOwnShape = 0xFFFF;

  /// The index of a name, new where need be; nothing where kMaxProperties are known already.
  std::optional<PropertyIndex> intern(std::string_view name);
  /// kNoProperty where no record ever had it.
  PropertyIndex find(std::string_view name) const noexcept;
  const std::string& name(PropertyIndex property) const noexcept { return *names_[property]; }
  std::size_t size() const noexcept { return names_.size(); }

  /// The shape with these properties in this order, new where need be; kOwnShape where there is no room for it.
  ShapeIndex shape(const std::vector<PropertyIndex>& properties);
  const Shape& shape(ShapeIndex index) const noexcept { return shapes_[index]; }
  std::size_t shape_count() const noexcept { return shapes_.size(); }

  TextDictionary& dictionary() noexcept { return dictionary_; }
  const TextDictionary& dictionary() const noexcept { return dictionary_; }

  std::size_t memory() const noexcept;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };

  std::unordered_map<std::string, PropertyIndex, Hash, std::equal_to<>> indexes_;
  std::vector<const std::string*> names_;  // keys of indexes_, whose addresses are stable
  std::vector<Shape> shapes_;
  TextDictionary dictionary_;
  std::unordered_map<std::uint64_t, std::vector<ShapeIndex>> shapes_by_hash_;
};

/// What stands before the tags of a row.
struct RowHeader {
  std::int64_t id = 0;           ///< HubSpot's record id, > 0
  std::int64_t updated_at = 0;   ///< milliseconds since 1970
  std::uint32_t next_part = 0;   ///< where the next part of this version is; kNoPart at the end
  std::uint32_t ordinal = 0;     ///< the how-manieth record that arrived, rejected ones counted
  std::uint32_t body_bytes = 0;  ///< values and tags, and the own list of properties
  ShapeIndex shape = 0;
  std::uint16_t own_slots : 15 = 0;  ///< shape kOwnShape: how many properties the row lists behind its tags
  std::uint16_t archived : 1 = 0;

  static constexpr std::uint32_t kNoPart = 0xFFFFFFFF;
};
static_assert(sizeof(RowHeader) == 32);

/// Tags: 1 to 240 is the length of a text. What stands for more than its own text comes back as it was sent.
namespace tag {
inline constexpr std::uint8_t kEmpty = 0;
inline constexpr std::uint8_t kLongestText = 240;
inline constexpr std::uint8_t kDatetime = 241;    ///< 6 bytes: milliseconds since 1970, little-endian, signed
inline constexpr std::uint8_t kLongText = 242;    ///< 4 bytes length, then the text
inline constexpr std::uint8_t kInteger1 = 243;    ///< 1 byte: an integer
inline constexpr std::uint8_t kInteger2 = 244;    ///< 2 bytes
inline constexpr std::uint8_t kInteger4 = 245;    ///< 4 bytes
inline constexpr std::uint8_t kDictionary = 246;  ///< 2 bytes: an entry of the schema's dictionary
inline constexpr std::uint8_t kLast = kDictionary;
inline constexpr std::size_t kDatetimeBytes = 6;
/// True for the years -2489 to 6429; other times stay text.
constexpr bool fits_datetime(std::int64_t milliseconds) noexcept {
  constexpr std::int64_t kBeyond = std::int64_t{1} << (8 * kDatetimeBytes - 1);
  return milliseconds >= -kBeyond && milliseconds < kBeyond;
}
}  // namespace tag

/// A row as it lies in memory: header and body. A view.
struct Row {
  RowHeader header;
  const char* body = nullptr;
};

/// The cell of a property in one row (one part of a record).
Cell row_cell(const RecordSchema& schema, const Row& row, PropertyIndex property) noexcept;

/// The tags of a row, by slot: they tell the kinds of its cells without a look at the values.
const std::uint8_t* row_tags(const RecordSchema& schema, const Row& row) noexcept;

inline Cell::Kind kind_of(std::uint8_t tag) noexcept {
  switch (tag) {
    case tag::kEmpty:
      return Cell::Kind::empty;
    case tag::kDatetime:
      return Cell::Kind::datetime;
    case tag::kInteger1:
    case tag::kInteger2:
    case tag::kInteger4:
      return Cell::Kind::integer;
    default:
      return Cell::Kind::text;
  }
}

/// Calls use(property, cell) for each cell that is not empty, in the order of the slots.
void for_each_cell(const RecordSchema& schema, const Row& row, const std::function<void(PropertyIndex, Cell)>& use);

/// True where the body is well-formed for this header: tags and sizes agree, text is UTF-8. For bytes from outside.
bool is_sound(const RecordSchema& schema, const Row& row) noexcept;

/// Rows of one page, complete before any of them is taken over. Headers lie unaligned among the bodies.
class RowBuffer {
 public:
  void clear() noexcept { size_ = 0, rows_ = 0; }
  std::size_t rows() const noexcept { return rows_; }

  /// Room for a row of at most `bytes` behind the header, with 64 spare bytes for copying in blocks. The returned place
  /// is valid until the next call.
  char* reserve(std::size_t bytes);
  /// Takes over the row whose body of header.body_bytes was written at the place that reserve() returned.
  void commit(const RowHeader& header) noexcept;

  /// Calls use(row) for each row in order.
  template <class Use>
  void for_each(Use&& use) const {
    for (std::size_t at = 0; at < size_;) {
      Row row;
      std::memcpy(&row.header, bytes_.get() + at, sizeof(RowHeader));
      row.body = bytes_.get() + at + sizeof(RowHeader);
      use(row);
      at += sizeof(RowHeader) + row.header.body_bytes;
    }
  }

  /// Gives the memory back where a huge page made it large.
  void trim();

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  std::size_t rows_ = 0;
};

/// The newest version of each record of one object, by id. Older versions are dropped as they arrive or are overtaken;
/// equal versions that differ (parts fetched by several calls, with other properties each) are joined cell by cell: a
/// value beats none, of two values the greater text wins. So the table does not depend on the order of arrival. Where
/// more than half of its memory holds versions that were overtaken, the others move together.
class RecordTable {
 public:
  RecordSchema& schema() noexcept { return schema_; }
  const RecordSchema& schema() const noexcept { return schema_; }

  /// At most so many records from now on; further ones are `full`. By default as many as indexes can name.
  void limit(std::size_t most_records) noexcept { most_records_ = most_records; }

  enum class Outcome : std::uint8_t { added, replaced, joined, dropped, full };
  /// Takes a copy of the row, behind whose body a spare block must be readable (a RowBuffer has it). Its header's
  /// next_part is ignored. O(1).
  Outcome put(const Row& row);

  /// Distinct records; their indexes are 0 to size() - 1, in the order in which their ids arrived first.
  std::size_t size() const noexcept { return places_.size(); }
  RecordIndex find(std::int64_t id) const noexcept;
  Row row(RecordIndex record) const noexcept { return row_at(places_[record]); }
  std::int64_t id(RecordIndex record) const noexcept { return row(record).header.id; }
  std::int64_t updated_at(RecordIndex record) const noexcept { return row(record).header.updated_at; }
  /// False where no row ever was archived.
  bool any_archived() const noexcept { return any_archived_; }
  /// True where any part says so.
  bool archived(RecordIndex record) const noexcept;
  /// The value of a property, over all parts.
  Cell cell(RecordIndex record, PropertyIndex property) const noexcept { return cell(row(record), property); }
  /// The same for who has the record's first part at hand: several questions about a record load it once.
  Cell cell(const Row& first, PropertyIndex property) const noexcept;
  /// Calls use(part) for each part of a record; nearly always there is one.
  template <class Use>
  void for_each_part(RecordIndex record, Use&& use) const {
    for (std::uint32_t place = places_[record]; place != RowHeader::kNoPart;) {
      const Row part = row_at(place);
      use(part);
      place = part.header.next_part;
    }
  }

  std::size_t memory() const noexcept;

 private:
  // A place is a chunk and an offset in it, in units of 4 bytes.
  static constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
  static constexpr unsigned kOffsetBits = 18;

  using Chunks = std::vector<std::unique_ptr<char[]>>;

  static Row row_in(const Chunks& chunks, std::uint32_t place) noexcept {
    Row row;
    const char* at = chunks[place >> kOffsetBits].get() + std::size_t{place & ((1U << kOffsetBits) - 1)} * 4;
    std::memcpy(&row.header, at, sizeof(RowHeader));
    row.body = at + sizeof(RowHeader);
    return row;
  }
  Row row_at(std::uint32_t place) const noexcept { return row_in(chunks_, place); }
  Outcome add(const Row& row);
  std::optional<std::uint32_t> store(const Row& row, std::uint32_t next_part);
  void compact_if_worth();
  /// 0 where one of the parts is the same as the row.
  std::size_t count_parts_without(RecordIndex record, const Row& row) const;
  std::optional<std::uint32_t> add_part(const Row& row, RecordIndex record, std::size_t parts);
  /// One row's body of several parts'; sets what of the header depends on it.
  std::string join(const std::vector<Row>& parts, RowHeader& header);
  bool is_ascending() const noexcept { return ids_.empty(); }
  std::size_t probe(std::int64_t id) const noexcept;
  void index_ids();

  RecordSchema schema_;
  Chunks chunks_;
  std::size_t chunk_used_ = kChunkBytes;  // of the last chunk of ordinary size
  std::size_t chunk_ = 0;                 // that chunk's index
  std::size_t stored_bytes_ = 0;          // of all chunks
  std::size_t dead_bytes_ = 0;            // of rows that newer versions replaced
  std::vector<std::uint32_t> places_;     // by record
  std::int64_t last_id_ = 0;              // of the record that was added last
  std::size_t most_records_ = kNoRecord;
  bool any_archived_ = false;
  // Open addressing by id, kNoRecord where free; a power of two. Empty as long as every new id was greater than the
  // one before, as in a listing: then places_ is sorted by id.
  std::vector<RecordIndex> ids_;
};

}  // namespace trailspark
