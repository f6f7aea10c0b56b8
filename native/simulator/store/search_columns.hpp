#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/store/property_table.hpp"

namespace simulator {

class ObjectStore;

/// A value as searches compare it: numbers, dates and moments (in milliseconds) as numbers, text in small letters,
/// enumerations as they are.
struct SearchValue {
  double number = 0;  ///< NaN where it is none
  std::string_view text;

  bool empty() const noexcept { return text.empty(); }
};

/// Whether a type compares by its number.
bool compares_as_number(const PropertyDefinition& property) noexcept;
/// The text as searches compare it.
std::string search_text(const PropertyDefinition& property, std::string text);
/// NaN where the text is no number, date or moment.
double search_number(const PropertyDefinition& property, std::string_view text);

/// "2026-11-23", "2026-11-23T10:00Z", "2026-11-23T10:00:00.123456Z", "+00:00" for Z, milliseconds since 1970.
std::optional<Moment> read_moment(std::string_view text);

/// One property of all made-up records.
class SearchColumn {
 public:
  SearchValue operator[](std::uint64_t number) const noexcept {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return {numbers_.empty() ? 0 : numbers_[number], std::string_view(bytes_).substr(begin, ends_[number] - begin)};
  }

 private:
  friend class SearchColumns;
  std::vector<std::size_t> ends_;
  std::string bytes_;
  std::vector<double> numbers_;  // where the type compares by number
};

/// Columns of made-up records, worked out when first asked for and kept while they are among those asked for last.
/// Made-up values never change, so no column ever does.
class SearchColumns {
 public:
  static constexpr std::size_t kKept = 24;

  explicit SearchColumns(const ObjectStore& store) : store_(store) {}

  using Columns = std::map<PropertyIndex, std::shared_ptr<const SearchColumn>>;
  /// Cost of those that are not there: all records once, whatever the number of columns; some five microseconds each.
  Columns get(const std::vector<PropertyIndex>& properties) const;

 private:
  void build(const std::vector<PropertyIndex>& properties) const;
  std::vector<SearchColumn> read(const std::vector<PropertyIndex>& properties, std::uint64_t begin,
                                 std::uint64_t end) const;

  const ObjectStore& store_;
  mutable std::mutex mutex_;
  mutable Columns columns_;
  mutable std::list<PropertyIndex> used_;  // the last one first
};

}  // namespace simulator
