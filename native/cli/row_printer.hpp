#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "json_access.hpp"
#include "json_lines.hpp"
#include "options.hpp"
#include "output.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace trailspark::cli {

/// A key of a row, and its column where rows are shown as a table.
struct PrintedColumn {
  const char* key;
  TableColumn column;
  bool in_table = true;
};

/// Rows that are JSON objects, in any format, some at a time.
class RowPrinter {
 public:
  RowPrinter(std::vector<PrintedColumn> columns, const PrintOptions& print);

  void add(const Json& row);
  /// False where nobody reads any more, or all that was asked for is printed.
  bool flush();
  [[nodiscard]] bool finish();

 private:
  void append_table_rows();

  std::vector<PrintedColumn> columns_;
  Terminal terminal_;
  Format format_;
  bool neutralise_;
  std::size_t left_;
  std::string text_;
  std::string lines_;
  std::vector<TableRow> rows_;
  std::optional<Table> table_;
  JsonArrayPrinter array_;
  Output output_;
};

/// A value as a cell: text as it is, null as nothing.
std::string cell_text(const Json& value);

}  // namespace trailspark::cli
