#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/record.hpp"
#include "trailspark/result.hpp"

/// HubSpot's answers to list, search and batch read calls: bytes in, rows of records out.
namespace trailspark {

inline constexpr std::size_t kMaxPageBytes = std::size_t{1} << 29;
inline constexpr std::size_t kMaxPageDepth = 64;

/// Something in a page that was left out while the rest was taken.
struct PageFault {
  enum class Level : std::uint8_t { value, record };
  Level level;
  Code code;
  std::string where;  ///< JSON pointer: "/results/7/properties/closedate"
  std::string found;  ///< the text found, at most 200 bytes of it
};

/// What stands in a page.
struct Page {
  std::optional<Error> error;  ///< the page as a whole was rejected; then nothing else is set
  RowBuffer rows;              ///< header.ordinal counts from 0 within the page, rejected records counted
  std::uint32_t results = 0;   ///< records in the list, the rejected ones counted
  std::uint64_t rejected_records = 0;
  std::uint64_t rejected_values = 0;
  std::vector<PageFault> faults;       ///< what was rejected, in the order of the page; the first kMostFaults
  std::string next_after;              ///< paging.next.after; empty on the last page
  std::optional<std::uint64_t> total;  ///< of a search

  static constexpr std::size_t kMostFaults = 10000;
};

/// Reads pages of one object. Two ways lead to the same rows: most pages look like the one before, and are read by
/// expecting just that (page_fast.cpp); all others go through simdjson's validating DOM (page_general.cpp). Both refuse
/// what RFC 8259 refuses, UTF-8 included.
///
/// Whole page rejected: page.* codes. One record or value left out: record.* and value.* codes in `faults`. A string
/// that is no text (bad UTF-8, half a surrogate pair, a raw control character) costs only itself.
class PageReader {
 public:
  enum class Path : std::uint8_t { any, general };

  /// Names and shapes go into `schema`, which must outlive the reader.
  explicit PageReader(RecordSchema& schema);
  PageReader(PageReader&&) noexcept;
  PageReader& operator=(PageReader&&) noexcept;
  ~PageReader();

  /// The page of these bytes; valid until the next call. `Path::general` leaves the fast path out, for tests.
  const Page& read(std::string_view bytes, Path path = Path::any);
  /// True where the last page was read by expectation.
  bool was_fast() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A place in a file of pages.
struct PageText {
  std::string_view bytes;
  std::size_t line;  ///< from 1
};

/// The pages of a file: a page a line where a second non-empty line begins with `{` in column 0 (NDJSON), else the
/// whole file is one page. Views into `file`.
std::vector<PageText> split_pages(std::string_view file);

}  // namespace trailspark
