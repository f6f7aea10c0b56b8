#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records.hpp"

namespace simulator {

struct PageSettings {
  Object object = Object::contacts;
  std::uint64_t page_size = 100;
  std::vector<std::string> properties;  ///< none: the default ones
  bool associations = false;            ///< inline on every page; dirty portals have them on some anyway
  bool broken_pages = false;            ///< between the good ones: cut off, HTML, error envelopes
  bool one_line = true;                 ///< no line breaks within a page, as NDJSON needs
};

/// What was handed out beyond plain records.
struct Tally {
  std::uint64_t pages = 0;             ///< all, broken ones included
  std::uint64_t rejected_pages = 0;    ///< of these, no reader can read
  std::uint64_t rejected_records = 0;  ///< results that are no records
  std::uint64_t repeats = 0;           ///< newer versions of records handed out before
  std::uint64_t not_text = 0;          ///< values that are no text
};

/// The answers of HubSpot's list call, page by page, until all records of one object are told. Holds one page at a
/// time.
///
/// A broken page comes after the good one that it is a failed attempt at, so nothing is lost to it.
class PageStream {
 public:
  PageStream(const Portal& portal, PageSettings settings);

  /// Replaces `page` by the next one, without a line break at its end; false where there is none.
  bool next(std::string& page);

  const Tally& tally() const noexcept { return tally_; }

 private:
  enum class Kind { record, repeat, broken };
  struct Item {
    Kind kind;
    std::uint64_t number;
  };

  std::optional<Item> take_item();
  void write_page(std::string& page);
  void write_item(JsonWriter& json, const Item& item, RecordStyle style);
  void write_broken_record(JsonWriter& json, std::uint64_t number);
  void write_paging(JsonWriter& json);
  bool write_broken_page(std::string& page);

  const Portal& portal_;
  PageSettings settings_;
  RecordWriter writer_;
  Tally tally_;
  std::uint64_t good_pages_ = 0;
  std::uint64_t next_record_ = 0;
  std::vector<Item> extra_;    // due before the next record
  std::optional<Item> ahead_;  // the first of the next page, whose id is `paging.next.after`
  std::string last_page_;      // for the cut one
  bool attempted_ = true;      // a broken page after the last good one was considered
};

}  // namespace simulator
