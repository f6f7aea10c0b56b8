#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/result.hpp"

/// Tables that people export from elsewhere. RFC 4180, read strictly: a file that is cut off or quoted wrongly is told
/// row by row rather than read as something else.
namespace trailspark::csv {

struct Row {
  std::size_t number = 0;  ///< as a spreadsheet counts: the names are in row 1; empty lines count
  std::vector<std::string> cells;
};

struct Sheet {
  std::vector<std::string> names;  ///< the first row
  std::vector<Row> rows;           ///< each with as many cells as there are names
  char separator = ',';            ///< , ; or tab: what stands most often in the first row
  std::string_view encoding;       ///< "UTF-8", "UTF-16", "Windows-1252"
};

/// Reads UTF-8 with or without a byte order mark, UTF-16 with one, and what is neither as Windows-1252, as old
/// spreadsheets write it. Rows end in CRLF, LF or CR; empty ones are skipped. A row that is not quoted as the RFC has
/// it, or has more or fewer cells than the first row, is left out and told in `faults` with `name` and its number
/// ("accounts row 3"): csv.shape. Errors: csv.shape where there is no first row.
Result<Sheet> read(std::string_view bytes, std::string_view name, std::vector<Error>& faults);

/// The text in UTF-8, and what it was.
std::string to_utf8(std::string_view bytes, std::string_view& encoding);

}  // namespace trailspark::csv
