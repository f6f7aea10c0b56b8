#pragma once

#include <string>
#include <string_view>

#include "terminal.hpp"

/// The ledger of LeadBase (write_duplicates, write_explanation), printed.
namespace trailspark::cli {

/// One entry as a paragraph for people: who met, through what, who won and why, what each loser had that differs.
/// `origins`: also where each value of the lead came from.
void append_ledger_text(std::string& out, std::string_view entry, bool origins, const Terminal& terminal);

/// The first line of the csv form, and the lines of one entry: a record a line.
void append_ledger_csv_header(std::string& out);
void append_ledger_csv(std::string& out, std::string_view entry, bool neutralise);

/// The items of a JSON array, one a line.
std::string array_to_lines(std::string_view array);

}  // namespace trailspark::cli
