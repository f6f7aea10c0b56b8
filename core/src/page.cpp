#include "trailspark/page.hpp"

#include <algorithm>

#include "page_parts.hpp"

namespace trailspark {

struct PageReader::State {
  explicit State(RecordSchema& names) : schema(&names), memory(names.dictionary()), general(names) {}

  RecordSchema* schema;
  FastMemory memory;
  GeneralPageReader general;
  Page page;
  bool fast = false;

  void clear() {
    page.error.reset();
    page.rows.trim();
    page.rows.clear();
    page.results = 0;
    page.rejected_records = page.rejected_values = 0;
    page.faults.clear();
    page.next_after.clear();
    page.total.reset();
  }
};

PageReader::PageReader(RecordSchema& schema) : state_(std::make_unique<State>(schema)) {}
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;
PageReader::~PageReader() = default;

const Page& PageReader::read(std::string_view bytes, Path path) {
  State& state = *state_;
  state.clear();
  state.fast = path == Path::any && bytes.size() <= kMaxPageBytes &&
               read_page_fast(bytes, *state.schema, state.memory, state.page);
  if (!state.fast) {
    state.clear();
    state.general.read(bytes, state.page);
  }
  return state.page;
}

bool PageReader::was_fast() const noexcept { return state_->fast; }

std::vector<PageText> split_pages(std::string_view file) {
  std::vector<PageText> lines;
  bool is_ndjson = false;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < file.size();) {
    const std::size_t end = std::min(file.find('\n', begin), file.size());
    const std::string_view line = file.substr(begin, end - begin);
    ++number;
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      continue;
    }
    lines.push_back({line, number});
    is_ndjson = is_ndjson || (lines.size() == 2 && line[0] == '{');
    if (lines.size() == 2 && !is_ndjson) {
      break;
    }
  }
  return is_ndjson ? lines : std::vector<PageText>{{file, 1}};
}

}  // namespace trailspark
