#include "row_printer.hpp"

#include <unistd.h>

#include "load.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {

std::string cell_text(const Json& value) {
  return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

RowPrinter::RowPrinter(std::vector<PrintedColumn> columns, const PrintOptions& print)
    : columns_(std::move(columns)),
      terminal_(inspect_terminal(STDOUT_FILENO)),
      format_(resolve(print, terminal_)),
      neutralise_(print.neutralise_formulas),
      left_(print.limit) {
  if (format_ == Format::csv) {
    for (const PrintedColumn& column : columns_) {
      text_.append(text_.empty() ? "" : ",").append(column.key);
    }
    text_.append("\r\n");
  }
}

void RowPrinter::add(const Json& row) {
  if (left_ == 0) {
    return;
  }
  left_ -= 1;
  if (format_ == Format::table) {
    TableRow cells;
    for (const PrintedColumn& column : columns_) {
      if (column.in_table) {
        cells.push_back(one_line(cell_text(member(row, column.key))));
      }
    }
    rows_.push_back(std::move(cells));
  } else if (format_ == Format::csv) {
    bool first = true;
    for (const PrintedColumn& column : columns_) {
      text_.append(first ? "" : ",").append(csv_cell(cell_text(member(row, column.key)), neutralise_));
      first = false;
    }
    text_ += "\r\n";
  } else {
    lines_.append(row.dump()).append(1, '\n');
  }
}

bool RowPrinter::flush() {
  if (format_ == Format::json) {
    array_.append(text_, lines_);
  } else {
    text_ += lines_;
  }
  if (!rows_.empty()) {
    append_table_rows();
  }
  lines_.clear();
  const bool wanted = output_.write(text_);
  text_.clear();
  return wanted && left_ > 0;
}

bool RowPrinter::finish() {
  if (format_ == Format::json) {
    array_.close(text_);
  }
  output_.write(text_);
  return output_.finish();
}

void RowPrinter::append_table_rows() {
  if (!table_) {
    std::vector<TableColumn> shown;
    for (const PrintedColumn& column : columns_) {
      if (column.in_table) {
        shown.push_back(column.column);
      }
    }
    table_.emplace(std::move(shown), rows_, terminal_.width);
    table_->append_header(text_, terminal_.colour);
  }
  for (const TableRow& cells : rows_) {
    table_->append_row(text_, cells, terminal_.colour);
  }
  rows_.clear();
}

}  // namespace trailspark::cli
