#include "json_lines.hpp"

namespace trailspark::cli {

void JsonArrayPrinter::append(std::string& out, std::string_view ndjson) {
  for_each_line(ndjson, [&](std::string_view line) {
    out.append(empty_ ? "[\n" : ",\n").append(line);
    empty_ = false;
  });
}

void JsonArrayPrinter::close(std::string& out) { out += empty_ ? "[]\n" : "\n]\n"; }

}  // namespace trailspark::cli
