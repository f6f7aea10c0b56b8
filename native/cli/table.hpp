#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "terminal.hpp"

namespace trailspark::cli {

struct TableColumn {
  std::string header;
  std::size_t importance = 0;  ///< where the terminal is too narrow for all, the highest number goes first
  std::size_t least_width = 8;
  bool right = false;
  Style style = Style::plain;
};

using TableRow = std::vector<std::string>;

/// Rows in aligned columns that fit the width. The widths follow from the first rows seen and hold for all that come
/// later; what is longer is cut with an ellipsis.
class Table {
 public:
  /// `sample`: the rows to measure. A column without a single value among them is left out.
  Table(std::vector<TableColumn> columns, const std::vector<TableRow>& sample, std::size_t width);

  void append_header(std::string& out, bool colour) const;
  void append_row(std::string& out, const TableRow& row, bool colour) const;
  /// Headers of columns with values for which there is no room.
  const std::vector<std::string>& left_out() const { return left_out_; }

 private:
  void choose_widths(const std::vector<std::size_t>& natural, std::size_t room);

  std::vector<TableColumn> columns_;
  std::vector<std::size_t> widths_;  // 0: not shown
  std::vector<std::string> left_out_;
};

}  // namespace trailspark::cli
