#pragma once

#include <string>
#include <string_view>

namespace trailspark::cli {

/// One JSON array of rows that come as ndjson, some at a time; a row a line, so that it can be read and compared.
class JsonArrayPrinter {
 public:
  void append(std::string& out, std::string_view ndjson);
  /// Call once, at the end.
  void close(std::string& out);

 private:
  bool empty_ = true;
};

/// Calls `use(line)` for each line of ndjson.
template <class Use>
void for_each_line(std::string_view ndjson, Use&& use) {
  while (!ndjson.empty()) {
    const std::string_view line = ndjson.substr(0, ndjson.find('\n'));
    ndjson.remove_prefix(line.size() < ndjson.size() ? line.size() + 1 : line.size());
    use(line);
  }
}

}  // namespace trailspark::cli
