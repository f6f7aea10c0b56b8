#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table.hpp"
#include "trailspark/mapping.hpp"

namespace trailspark::cli {

/// Leads, accounts or deals as a table for people: made of the ndjson rows that LeadBase writes, a window at a time.
class RowTable {
 public:
  RowTable(Target target, const Mapping& mapping, const Terminal& terminal);
  ~RowTable();
  RowTable(const RowTable&) = delete;
  RowTable& operator=(const RowTable&) = delete;

  /// Appends the table's lines for some rows; the first call measures them and begins with the header.
  void append(std::string& out, std::string_view ndjson);
  /// Headers of columns that found no room; nothing before the first call.
  std::vector<std::string> left_out() const;

 private:
  struct Source;

  std::vector<Source> sources_;
  Terminal terminal_;
  std::optional<Table> table_;
};

}  // namespace trailspark::cli
