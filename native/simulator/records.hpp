#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json_writer.hpp"
#include "properties.hpp"

namespace simulator {

enum class Object { contacts, companies, deals };

/// "contacts"
std::string_view name(Object object) noexcept;

/// The parts of "a,b,c"; empty ones left out.
std::vector<std::string> split(std::string_view list);

/// The properties that a page shows when nobody asks for others. Contacts: 26 of those that a scoring product reads;
/// where dirty, custom ones and the rest of the engagement too.
std::vector<std::string> default_properties(Object object, bool dirty);

/// How one page writes its records.
struct RecordStyle {
  Spacing spacing = Spacing::compact;
  bool associations = false;  ///< inline, as `associations=companies` asks for
};

/// Writes records as HubSpot's list, search and batch read calls answer with them.
class RecordWriter {
 public:
  /// Unknown properties are left out without a word, as HubSpot does; create date, last-modified date and id always
  /// come.
  RecordWriter(const Portal& portal, Object object, const std::vector<std::string>& properties);

  std::uint64_t count() const noexcept;
  std::int64_t id(std::uint64_t number) const noexcept;

  /// `earlier`: a contact as it was before its last change.
  /// Returns how many values were written as something else than text.
  std::uint64_t write(JsonWriter& json, std::uint64_t number, RecordStyle style, bool earlier = false) const;

 private:
  template <class Record>
  using Selection = std::vector<const Property<Record>*>;

  std::uint64_t write_contact(JsonWriter& json, std::uint64_t number, RecordStyle style, bool earlier) const;
  void write_company(JsonWriter& json, std::uint64_t number) const;
  void write_deal(JsonWriter& json, std::uint64_t number, RecordStyle style) const;
  void write_frame(JsonWriter& json, std::int64_t id, Moment created, Moment updated, Random* dirt) const;

  const Portal& portal_;
  Object object_;
  Selection<Contact> contacts_;
  Selection<Company> companies_;
  Selection<DealRecord> deals_;
};

}  // namespace simulator
