#include <algorithm>
#include <cstring>

#include "base_state.hpp"
#include "hash.hpp"
#include "utf8.hpp"

// A base as bytes: magic, version, checksum, then for each object its names, shapes, sources, faults and rows.
// All integers little-endian. Nothing in it is believed before it was checked: it may come from anywhere.
namespace trailspark {
namespace {

constexpr char kMagic[8] = {'T', 'S', 'B', 'A', 'S', 'E', '\r', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = sizeof kMagic + sizeof kVersion + sizeof(std::uint64_t);

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}
  template <class Integer>
  void integer(Integer value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof value);
  }
  void text(std::string_view value) {
    integer(static_cast<std::uint32_t>(value.size()));
    out_.append(value);
  }
  void bytes(const void* data, std::size_t size) { out_.append(static_cast<const char*>(data), size); }

 private:
  std::string& out_;
};

// Reads until something does not fit; from then on everything is zero and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  bool ok() const noexcept { return ok_; }
  bool at_end() const noexcept { return rest_.empty(); }
  void fail() noexcept { ok_ = false; }

  std::string_view bytes(std::size_t size) noexcept {
    if (!ok_ || size > rest_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  template <class Integer>
  Integer integer() noexcept {
    Integer value{};
    if (const std::string_view taken = bytes(sizeof value); ok_) {
      std::memcpy(&value, taken.data(), sizeof value);
    }
    return value;
  }
  std::string_view text() noexcept {
    const std::string_view taken = bytes(integer<std::uint32_t>());
    ok_ = ok_ && unicode::is_valid_utf8(taken);
    return taken;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

void save_schema(ByteWriter& out, const RecordSchema& schema) {
  out.integer(static_cast<std::uint32_t>(schema.size()));
  for (std::size_t i = 0; i < schema.size(); ++i) {
    out.text(schema.name(static_cast<PropertyIndex>(i)));
  }
  out.integer(static_cast<std::uint32_t>(schema.shape_count()));
  for (std::size_t i = 0; i < schema.shape_count(); ++i) {
    const auto& properties = schema.shape(static_cast<ShapeIndex>(i)).properties;
    out.integer(static_cast<std::uint32_t>(properties.size()));
    out.bytes(properties.data(), properties.size() * sizeof(PropertyIndex));
  }
}

void save_dictionary(ByteWriter& out, const TextDictionary& dictionary) {
  out.integer(static_cast<std::uint32_t>(dictionary.size()));
  for (std::size_t i = 0; i < dictionary.size(); ++i) {
    out.text(dictionary.at(static_cast<std::uint16_t>(i)));
  }
}

void load_dictionary(ByteReader& in, TextDictionary& dictionary) {
  const auto entries = in.integer<std::uint32_t>();
  for (std::uint32_t i = 0; in.ok() && i < entries; ++i) {
    if (!dictionary.restore(in.text())) {
      in.fail();
    }
  }
}

void load_schema(ByteReader& in, RecordSchema& schema) {
  const auto names = in.integer<std::uint32_t>();
  for (std::uint32_t i = 0; in.ok() && i < names; ++i) {
    if (schema.intern(in.text()) != i) {
      in.fail();
    }
  }
  const auto shapes = in.integer<std::uint32_t>();
  for (std::uint32_t i = 0; in.ok() && i < shapes; ++i) {
    const auto count = in.integer<std::uint32_t>();
    const std::string_view bytes = in.bytes(std::size_t{count} * sizeof(PropertyIndex));
    std::vector<PropertyIndex> properties(bytes.size() / sizeof(PropertyIndex));
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(properties.data()));
    std::vector<bool> seen(schema.size(), false);
    for (const PropertyIndex property : properties) {
      if (property >= schema.size() || seen[property]) {
        return in.fail();
      }
      seen[property] = true;
    }
    if (schema.shape(properties) != i) {
      in.fail();
    }
  }
}

void save_sources(ByteWriter& out, const Sources& sources) {
  out.integer(sources.next_ordinal());
  out.integer(static_cast<std::uint32_t>(sources.all().size()));
  for (const Sources::Source& source : sources.all()) {
    out.text(source.name);
    out.integer(source.first_ordinal);
  }
}

void load_sources(ByteReader& in, Sources& sources) {
  const auto next_ordinal = in.integer<std::uint32_t>();
  const auto count = in.integer<std::uint32_t>();
  std::vector<Sources::Source> all;
  for (std::uint32_t i = 0; in.ok() && i < count; ++i) {
    std::string name(in.text());
    const auto first = in.integer<std::uint32_t>();
    if (first >= next_ordinal || (!all.empty() && first <= all.back().first_ordinal)) {
      in.fail();
    }
    all.push_back({std::move(name), first});
  }
  sources.restore(std::move(all), next_ordinal);
}

void save_faults(ByteWriter& out, const Faults& faults) {
  for (const std::uint64_t count : {faults.values, faults.records, faults.pages, faults.repeats}) {
    out.integer(count);
  }
  out.integer(static_cast<std::uint32_t>(faults.kinds.size()));
  for (const Rejection& kind : faults.kinds) {
    out.text(id(kind.error.code));
    out.text(kind.error.where);
    out.text(kind.found);
    out.integer(kind.count);
  }
}

void load_faults(ByteReader& in, Faults& faults) {
  for (std::uint64_t* count : {&faults.values, &faults.records, &faults.pages, &faults.repeats}) {
    *count = in.integer<std::uint64_t>();
  }
  const auto kinds = in.integer<std::uint32_t>();
  for (std::uint32_t i = 0; in.ok() && i < kinds; ++i) {
    const auto code = code_of(in.text());
    Rejection kind;
    kind.error.where = in.text();
    kind.found = in.text();
    kind.count = in.integer<std::uint64_t>();
    if (!code) {
      return in.fail();
    }
    kind.error.code = *code;
    faults.kinds.push_back(std::move(kind));
  }
}

void save_rows(ByteWriter& out, const RecordTable& table) {
  out.integer(static_cast<std::uint32_t>(table.size()));
  for (RecordIndex record = 0; record < table.size(); ++record) {
    std::uint32_t parts = 0;
    table.for_each_part(record, [&](const Row&) { ++parts; });
    out.integer(parts);
    table.for_each_part(record, [&](const Row& part) {
      RowHeader header = part.header;
      header.next_part = RowHeader::kNoPart;
      out.bytes(&header, sizeof header);
      out.bytes(part.body, header.body_bytes);
    });
  }
}

void load_rows(ByteReader& in, RecordTable& table, std::uint32_t next_ordinal) {
  const auto records = in.integer<std::uint32_t>();
  RowBuffer buffer;
  for (std::uint32_t record = 0; in.ok() && record < records; ++record) {
    const auto parts = in.integer<std::uint32_t>();
    for (std::uint32_t part = 0; in.ok() && part < parts; ++part) {
      const auto header = in.integer<RowHeader>();
      const std::string_view body = in.bytes(header.body_bytes);
      if (!in.ok() || header.ordinal >= next_ordinal) {
        return in.fail();
      }
      buffer.clear();
      std::memcpy(buffer.reserve(body.size()), body.data(), body.size());
      buffer.commit(header);
      buffer.for_each([&](const Row& row) {
        if (!is_sound(table.schema(), row) || table.put(row) == RecordTable::Outcome::full) {
          in.fail();
        }
      });
    }
  }
}

void save_object(ByteWriter& out, const ObjectBase& base) {
  save_schema(out, base.table().schema());
  save_dictionary(out, base.table().schema().dictionary());
  save_sources(out, base.sources());
  save_faults(out, base.faults());
  save_rows(out, base.table());
}

void load_object(ByteReader& in, ObjectBase& base) {
  load_schema(in, base.table().schema());
  load_dictionary(in, base.table().schema().dictionary());
  load_sources(in, base.sources());
  load_faults(in, base.faults());
  load_rows(in, base.table(), base.sources().next_ordinal());
  base.records_changed();
}

}  // namespace

std::string LeadBase::snapshot() const {
  std::string body;
  ByteWriter content(body);
  for (const ObjectBase* base : {&state_->contacts, &state_->companies, &state_->deals}) {
    save_object(content, *base);
  }
  std::string out;
  out.reserve(kHeaderBytes + body.size());
  ByteWriter header(out);
  header.bytes(kMagic, sizeof kMagic);
  header.integer(kVersion);
  header.integer(hash_bytes(body.data(), body.size()));
  return out.append(body);
}

Result<LeadBase> LeadBase::restore(std::string_view snapshot, Mapping mapping, BaseSettings settings) {
  ByteReader in(snapshot);
  if (in.bytes(sizeof kMagic) != std::string_view(kMagic, sizeof kMagic)) {
    return Error{Code::snapshot_format, "", ""};
  }
  if (const auto version = in.integer<std::uint32_t>(); version != kVersion) {
    return Error{Code::snapshot_version,
                 "found version " + std::to_string(version) + ", this program reads " + std::to_string(kVersion), ""};
  }
  const auto checksum = in.integer<std::uint64_t>();
  const std::string_view body = snapshot.substr(std::min(kHeaderBytes, snapshot.size()));
  if (!in.ok() || checksum != hash_bytes(body.data(), body.size())) {
    return Error{Code::snapshot_damaged,
                 "its checksum is not that of its content: " + std::to_string(snapshot.size()) + " bytes", ""};
  }
  LeadBase base(std::move(mapping), settings);
  for (ObjectBase* object : {&base.state_->contacts, &base.state_->companies, &base.state_->deals}) {
    load_object(in, *object);
  }
  if (!in.ok() || !in.at_end()) {
    return Error{Code::snapshot_damaged, "its content does not hold together", ""};
  }
  return base;
}

}  // namespace trailspark
