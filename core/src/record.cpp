#include "trailspark/record.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <utility>
#include <vector>

#include "block.hpp"
#include "datetime_text.hpp"
#include "hash.hpp"
#include "utf8.hpp"

namespace trailspark {
namespace {

// Bytes of a value by its tag; a long text adds the length that it begins with.
constexpr std::array<std::uint8_t, 256> kValueBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t i = 0; i <= tag::kLongestText; ++i) {
    bytes[i] = static_cast<std::uint8_t>(i);
  }
  bytes[tag::kDatetime] = tag::kDatetimeBytes;
  bytes[tag::kLongText] = bytes[tag::kInteger4] = 4;
  bytes[tag::kInteger1] = 1;
  bytes[tag::kInteger2] = bytes[tag::kDictionary] = 2;
  return bytes;
}();

std::size_t value_bytes(std::uint8_t tag, const char* value) noexcept {
  std::uint32_t text = 0;
  if (tag == tag::kLongText) {
    std::memcpy(&text, value, sizeof text);
  }
  return kValueBytes[tag] + std::size_t{text};
}

std::int64_t load_datetime(const char* at) noexcept {
  std::uint64_t value = 0;
  std::memcpy(&value, at, tag::kDatetimeBytes);
  return static_cast<std::int64_t>(value << 16) >> 16;  // extends the sign
}

std::uint32_t load_integer(const char* at, std::size_t bytes) noexcept {
  std::uint32_t value = 0;
  std::memcpy(&value, at, bytes);
  return value;
}

Cell cell_at(const TextDictionary& dictionary, std::uint8_t tag, const char* value) noexcept {
  Cell cell;
  if (tag == tag::kEmpty) {
    return cell;
  }
  cell.kind = Cell::Kind::text;
  switch (tag) {
    case tag::kDatetime:
      cell.kind = Cell::Kind::datetime;
      cell.datetime = load_datetime(value);
      break;
    case tag::kInteger1:
    case tag::kInteger2:
    case tag::kInteger4:
      cell.kind = Cell::Kind::integer;
      cell.integer = load_integer(value, kValueBytes[tag]);
      break;
    case tag::kDictionary:
      cell.text = dictionary.at(static_cast<std::uint16_t>(load_integer(value, 2)));
      break;
    case tag::kLongText:
      cell.text = {value + 4, load_integer(value, 4)};
      break;
    default:
      cell.text = {value, tag};
  }
  return cell;
}

// Where a row's parts lie: values, then tags, then its own list of properties where it has no shared shape.
struct Layout {
  const char* values;
  const std::uint8_t* tags;
  const char* own_properties;
  std::size_t slots;
};

std::size_t slots_of(const RecordSchema& schema, const RowHeader& header) noexcept {
  return header.shape == RecordSchema::kOwnShape ? header.own_slots : schema.shape(header.shape).properties.size();
}

Layout layout_of(const RecordSchema& schema, const Row& row) noexcept {
  const std::size_t slots = slots_of(schema, row.header);
  const bool own = row.header.shape == RecordSchema::kOwnShape;
  const char* own_properties = row.body + row.header.body_bytes - (own ? slots * sizeof(PropertyIndex) : 0);
  return {row.body, reinterpret_cast<const std::uint8_t*>(own_properties - slots), own_properties, slots};
}

PropertyIndex property_in(const RecordSchema& schema, const Row& row, const Layout& layout, std::size_t slot) noexcept {
  if (row.header.shape != RecordSchema::kOwnShape) {
    return schema.shape(row.header.shape).properties[slot];
  }
  PropertyIndex property;
  std::memcpy(&property, layout.own_properties + slot * sizeof property, sizeof property);
  return property;
}

std::size_t slot_of(const RecordSchema& schema, const Row& row, const Layout& layout, PropertyIndex property) noexcept {
  if (row.header.shape != RecordSchema::kOwnShape) {
    return schema.shape(row.header.shape).slot(property);
  }
  for (std::size_t slot = 0; slot < layout.slots; ++slot) {
    if (property_in(schema, row, layout, slot) == property) {
      return slot;
    }
  }
  return Shape::kNoSlot;
}

// Which of two values of equally new parts stands: one beats none, the greater text beats the other.
bool beats(const Cell& a, const Cell& b) {
  if (a.empty() || b.empty()) {
    return b.empty() && !a.empty();
  }
  std::string a_buffer;
  std::string b_buffer;
  return a.as_text(a_buffer) > b.as_text(b_buffer);
}

}  // namespace

std::string_view Cell::as_text(std::string& buffer) const {
  if (kind == Kind::integer) {
    return buffer = std::to_string(integer);
  }
  if (kind != Kind::datetime) {
    return text;
  }
  buffer.resize(datetime_text::kLength);
  datetime_text::write(buffer.data(), datetime);
  return buffer;
}

Cell row_cell(const RecordSchema& schema, const Row& row, PropertyIndex property) noexcept {
  const Layout layout = layout_of(schema, row);
  const std::size_t slot = slot_of(schema, row, layout, property);
  if (slot == Shape::kNoSlot) {
    return {};
  }
  const std::uint8_t tag = layout.tags[slot];
  if (tag == tag::kEmpty) {
    return {};
  }
  const char* value = layout.values;
  for (std::size_t i = 0; i < slot; ++i) {
    value += value_bytes(layout.tags[i], value);
  }
  return cell_at(schema.dictionary(), tag, value);
}

const std::uint8_t* row_tags(const RecordSchema& schema, const Row& row) noexcept {
  return layout_of(schema, row).tags;
}

void for_each_cell(const RecordSchema& schema, const Row& row, const std::function<void(PropertyIndex, Cell)>& use) {
  const Layout layout = layout_of(schema, row);
  const char* value = layout.values;
  for (std::size_t slot = 0; slot < layout.slots; ++slot) {
    if (layout.tags[slot] != tag::kEmpty) {
      use(property_in(schema, row, layout, slot), cell_at(schema.dictionary(), layout.tags[slot], value));
      value += value_bytes(layout.tags[slot], value);
    }
  }
}

bool is_sound(const RecordSchema& schema, const Row& row) noexcept {
  const bool own = row.header.shape == RecordSchema::kOwnShape;
  if (row.header.id <= 0 || !datetime_text::is_in_range(row.header.updated_at) ||
      (!own && row.header.shape >= schema.shape_count()) || (!own && row.header.own_slots != 0)) {
    return false;
  }
  const std::size_t behind = slots_of(schema, row.header) * (own ? sizeof(PropertyIndex) + 1 : 1);
  if (behind > row.header.body_bytes) {
    return false;
  }
  const Layout layout = layout_of(schema, row);
  const std::size_t value_end = row.header.body_bytes - behind;
  std::size_t used = 0;
  for (std::size_t slot = 0; slot < layout.slots; ++slot) {
    const std::uint8_t tag = layout.tags[slot];
    const char* value = row.body + used;
    const std::size_t left = value_end - used;
    if (tag > tag::kLast || kValueBytes[tag] > left || value_bytes(tag, value) > left ||
        (tag == tag::kDictionary && load_integer(value, 2) >= schema.dictionary().size()) ||
        (own && property_in(schema, row, layout, slot) >= schema.size())) {
      return false;
    }
    const Cell cell = cell_at(schema.dictionary(), tag, value);
    if (cell.kind == Cell::Kind::datetime
            ? !datetime_text::is_in_range(cell.datetime)
            : cell.kind == Cell::Kind::text && (cell.text.empty() || !unicode::is_valid_utf8(cell.text))) {
      return false;
    }
    used += value_bytes(tag, value);
  }
  return used == value_end;
}

char* RowBuffer::reserve(std::size_t bytes) {
  const std::size_t needed = size_ + sizeof(RowHeader) + bytes + 64;
  if (needed > capacity_) {
    const std::size_t capacity = std::max(needed, capacity_ * 2);
    std::unique_ptr<char[]> grown(new char[capacity]);
    std::copy_n(bytes_.get(), size_, grown.get());
    bytes_ = std::move(grown);
    capacity_ = capacity;
  }
  return bytes_.get() + size_ + sizeof(RowHeader);
}

void RowBuffer::commit(const RowHeader& header) noexcept {
  std::memcpy(bytes_.get() + size_, &header, sizeof header);
  size_ += sizeof header + header.body_bytes;
  ++rows_;
}

void RowBuffer::trim() {
  constexpr std::size_t kOrdinaryPage = std::size_t{1} << 20;
  if (capacity_ > kOrdinaryPage) {
    bytes_.reset();
    capacity_ = 0;
    clear();
  }
}

namespace {

// What a row takes in a chunk.
std::size_t stored_size(const RowHeader& header) noexcept {
  return (sizeof header + header.body_bytes + 3) & ~std::size_t{3};
}

}  // namespace

std::optional<std::uint32_t> RecordTable::store(const Row& row, std::uint32_t next_part) {
  const std::size_t bytes = stored_size(row.header);
  std::size_t chunk = chunk_;
  std::size_t offset = chunk_used_;
  if (bytes > kChunkBytes || chunk_used_ + bytes > kChunkBytes) {
    if (chunks_.size() >> (32 - kOffsetBits) != 0) {
      return std::nullopt;
    }
    chunk = chunks_.size();
    offset = 0;
    chunks_.emplace_back(new char[std::max(bytes, kChunkBytes) + block::kBytes]);
    stored_bytes_ += std::max(bytes, kChunkBytes);
  }
  if (bytes <= kChunkBytes) {
    chunk_ = chunk;
    chunk_used_ = offset + bytes;
  }
  RowHeader header = row.header;
  header.next_part = next_part;
  any_archived_ = any_archived_ || header.archived != 0;
  char* at = chunks_[chunk].get() + offset;
  std::memcpy(at, &header, sizeof header);
  block::copy_blocks(row.body, at + sizeof header, row.header.body_bytes);
  return static_cast<std::uint32_t>(chunk << kOffsetBits | offset / 4);
}

// Rows keep their order, records their indexes.
void RecordTable::compact_if_worth() {
  constexpr std::size_t kWorth = 4 * kChunkBytes;
  if (dead_bytes_ < kWorth || dead_bytes_ <= stored_bytes_ / 2) {
    return;
  }
  const Chunks old = std::exchange(chunks_, {});
  chunk_used_ = kChunkBytes;
  stored_bytes_ = dead_bytes_ = 0;
  std::vector<Row> parts;
  for (std::uint32_t& first : places_) {
    parts.clear();
    for (std::uint32_t place = first; place != RowHeader::kNoPart; place = parts.back().header.next_part) {
      parts.push_back(row_in(old, place));
    }
    first = RowHeader::kNoPart;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      first = store(*part, first).value_or(first);  // there is room: the rows filled twice the chunks before
    }
  }
}

std::size_t RecordTable::probe(std::int64_t id) const noexcept {
  const std::size_t mask = ids_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash_integer(static_cast<std::uint64_t>(id))) & mask;
  while (ids_[at] != kNoRecord && this->id(ids_[at]) != id) {
    at = (at + 1) & mask;
  }
  return at;
}

void RecordTable::index_ids() {
  ids_.assign(std::max<std::size_t>(64, std::bit_ceil(places_.size() * 2)), kNoRecord);
  for (RecordIndex record = 0; record < places_.size(); ++record) {
    ids_[probe(id(record))] = record;
  }
}

RecordIndex RecordTable::find(std::int64_t id) const noexcept {
  if (!is_ascending()) {
    return ids_[probe(id)];
  }
  const auto place =
      std::lower_bound(places_.begin(), places_.end(), id,
                       [this](std::uint32_t at, std::int64_t wanted) { return row_at(at).header.id < wanted; });
  return place != places_.end() && row_at(*place).header.id == id ? static_cast<RecordIndex>(place - places_.begin())
                                                                  : kNoRecord;
}

namespace {

// The same values, though perhaps written differently: the dictionary may have learnt a text in between.
bool has_same_cells(const RecordSchema& schema, const Row& a, const Row& b) {
  if (a.header.shape != b.header.shape || a.header.archived != b.header.archived) {
    return false;
  }
  if (a.header.body_bytes == b.header.body_bytes && std::memcmp(a.body, b.body, a.header.body_bytes) == 0) {
    return true;
  }
  const Layout left = layout_of(schema, a);
  const Layout right = layout_of(schema, b);
  const char* a_value = left.values;
  const char* b_value = right.values;
  bool same = left.slots == right.slots;
  std::string a_text;
  std::string b_text;
  for (std::size_t slot = 0; same && slot < left.slots; ++slot) {
    same = property_in(schema, a, left, slot) == property_in(schema, b, right, slot) &&
           cell_at(schema.dictionary(), left.tags[slot], a_value).as_text(a_text) ==
               cell_at(schema.dictionary(), right.tags[slot], b_value).as_text(b_text);
    a_value += value_bytes(left.tags[slot], a_value);
    b_value += value_bytes(right.tags[slot], b_value);
  }
  return same;
}

}  // namespace

std::size_t RecordTable::count_parts_without(RecordIndex record, const Row& row) const {
  std::size_t parts = 0;
  bool found = false;
  for_each_part(record, [&](const Row& part) {
    ++parts;
    found = found || has_same_cells(schema_, part, row);
  });
  return found ? 0 : parts;
}

// As many calls as it took to fetch a record, so many parts has its version: few. Should somebody name one id a million
// times, parts are joined into one row, the small ones first, so that each is less than half as large as the next:
// there are a handful, and no value is copied often.
std::optional<std::uint32_t> RecordTable::add_part(const Row& row, RecordIndex record, std::size_t parts) {
  constexpr std::size_t kFew = 8;
  constexpr std::size_t kLargest = std::size_t{1} << 28;
  std::uint32_t next = places_[record];
  if (parts < kFew) {
    return store(row, next);
  }
  std::vector<Row> small{row};
  std::size_t bytes = stored_size(row.header);
  while (next != RowHeader::kNoPart && bytes < kLargest) {
    const Row part = row_at(next);
    if (stored_size(part.header) >= 2 * bytes) {
      break;
    }
    bytes += stored_size(part.header);
    dead_bytes_ += stored_size(part.header);
    next = part.header.next_part;
    small.push_back(part);
  }
  if (small.size() == 1) {
    return store(row, next);
  }
  Row joined = row;
  const std::string body = join(small, joined.header);
  joined.body = body.data();
  return store(joined, next);
}

std::string RecordTable::join(const std::vector<Row>& parts, RowHeader& header) {
  struct Value {
    std::uint8_t tag;
    const char* at;
  };
  std::vector<PropertyIndex> properties;
  std::vector<Value> values;
  std::vector<std::uint16_t> slots(schema_.size(), Shape::kNoSlot);
  const auto cell_of = [this](Value value) { return cell_at(schema_.dictionary(), value.tag, value.at); };
  for (const Row& part : parts) {
    header.archived |= part.header.archived;
    const Layout layout = layout_of(schema_, part);
    Value value{0, layout.values};
    for (std::size_t slot = 0; slot < layout.slots; ++slot) {
      value.tag = layout.tags[slot];
      const PropertyIndex property = property_in(schema_, part, layout, slot);
      if (slots[property] == Shape::kNoSlot) {
        slots[property] = static_cast<std::uint16_t>(values.size());
        properties.push_back(property);
        values.push_back(value);
      } else if (Value& known = values[slots[property]]; beats(cell_of(value), cell_of(known))) {
        known = value;
      }
      value.at += value_bytes(value.tag, value.at);
    }
  }
  std::string body;
  for (const Value& value : values) {
    body.append(value.at, value_bytes(value.tag, value.at));
  }
  for (const Value& value : values) {
    body.push_back(static_cast<char>(value.tag));
  }
  header.shape = schema_.shape(properties);
  header.own_slots = 0;
  if (header.shape == RecordSchema::kOwnShape) {
    header.own_slots = properties.size() & 0x7FFF;
    body.append(reinterpret_cast<const char*>(properties.data()), properties.size() * sizeof(PropertyIndex));
  }
  header.body_bytes = static_cast<std::uint32_t>(body.size());
  body.append(block::kBytes, '\0');  // store() copies in blocks
  return body;
}

RecordTable::Outcome RecordTable::put(const Row& row) {
  const bool follows = places_.empty() || row.header.id > last_id_;
  if (is_ascending() ? !follows : places_.size() * 4 >= ids_.size() * 3) {
    index_ids();
  }
  const RecordIndex record = is_ascending() ? kNoRecord : ids_[probe(row.header.id)];
  if (record == kNoRecord) {
    return add(row);
  }
  const std::int64_t known = updated_at(record);
  const bool newer = row.header.updated_at > known;
  const std::size_t parts = row.header.updated_at == known ? count_parts_without(record, row) : 0;
  if (!newer && parts == 0) {
    return Outcome::dropped;
  }
  const auto place = newer ? store(row, RowHeader::kNoPart) : add_part(row, record, parts);
  if (!place) {
    return Outcome::full;
  }
  if (newer) {
    for_each_part(record, [this](const Row& part) { dead_bytes_ += stored_size(part.header); });
  }
  places_[record] = *place;
  compact_if_worth();
  return newer ? Outcome::replaced : Outcome::joined;
}

RecordTable::Outcome RecordTable::add(const Row& row) {
  const auto place = places_.size() < most_records_ ? store(row, RowHeader::kNoPart) : std::nullopt;
  if (!place) {
    return Outcome::full;
  }
  if (!is_ascending()) {
    ids_[probe(row.header.id)] = static_cast<RecordIndex>(places_.size());
  }
  places_.push_back(*place);
  last_id_ = row.header.id;
  return Outcome::added;
}

bool RecordTable::archived(RecordIndex record) const noexcept {
  bool archived = false;
  for_each_part(record, [&](const Row& part) { archived = archived || part.header.archived != 0; });
  return archived;
}

Cell RecordTable::cell(const Row& first, PropertyIndex property) const noexcept {
  Cell best = row_cell(schema_, first, property);
  for (std::uint32_t place = first.header.next_part; place != RowHeader::kNoPart;) {
    const Row part = row_at(place);
    if (const Cell cell = row_cell(schema_, part, property); beats(cell, best)) {
      best = cell;
    }
    place = part.header.next_part;
  }
  return best;
}

std::size_t RecordTable::memory() const noexcept {
  return schema_.memory() + stored_bytes_ + places_.capacity() * sizeof places_[0] + ids_.capacity() * sizeof ids_[0];
}

}  // namespace trailspark
