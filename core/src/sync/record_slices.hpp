#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/page.hpp"

/// Pages taken apart into the bytes of their records, as HubSpot sent them.
namespace trailspark {

/// One record of a page. Views live until the next page is read.
struct RecordSlice {
  std::int64_t id = 0;
  std::int64_t updated_at = 0;
  bool archived = false;
  std::string_view text;             ///< the record without its associations
  std::string addresses;             ///< of people: "ada@acme.test;ada@home.test", the primary one first
  std::int64_t last_visit = 0;       ///< of people: to the website; 0 where it is not told
  std::vector<std::int64_t> merged;  ///< ids that are this record now (hs_merged_object_ids)
  struct Links {
    std::string_view object;  ///< "companies"
    std::string text;         ///< "9001*;9002"
  };
  std::vector<Links> links;
  bool has_more_links = false;  ///< the page holds the first of them only
};

struct RecordSlices {
  std::optional<Error> error;  ///< of the page as a whole
  std::vector<RecordSlice> records;
  std::uint64_t results = 0;     ///< in the list, the unreadable ones counted
  std::uint64_t unreadable = 0;  ///< records that were rejected
  std::string first_fault;       ///< of those, in words
  std::string next_after;
  std::optional<std::uint64_t> total;
};

class RecordSlicer {
 public:
  RecordSlicer();
  /// Checks the page as the base does when it reads it (page.hpp), so that nothing is stored that it would refuse.
  const RecordSlices& read(std::string_view page);

 private:
  void add(std::string_view text, const Row& row);

  RecordSchema schema_;
  PageReader reader_;
  RecordSlices slices_;
  std::vector<std::string> without_links_;  // where associations stood in the middle of a record
};

/// The items of the array under `key` of a JSON object, as text; empty where it has no such array. The text must be
/// valid JSON; of other text the result is some of its bytes.
std::vector<std::string_view> array_items(std::string_view object, std::string_view key);

}  // namespace trailspark
