#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "row_writer.hpp"
#include "trailspark/page.hpp"

/// What both ways of reading a page share.
namespace trailspark {

/// A record id: 1 to 2^63 - 1 in decimal digits without leading zeros.
std::optional<std::int64_t> parse_record_id(std::string_view digits) noexcept;

/// An inline association: the other record, and whether it is the primary one.
struct Association {
  std::int64_t id;
  bool primary;
};

/// True for the association types that name a record's primary company: "contact_to_company", "deal_to_company".
/// (The unlabelled twin ends in "_unlabeled".)
bool is_primary_association(std::string_view type) noexcept;

/// "9001*;9002": distinct ids, ascending, primary ones marked. Sorts `associations`.
std::string association_text(std::vector<Association>& associations);

/// Appends "/" and the key, with ~ and / escaped as RFC 6901 says.
void append_pointer(std::string& pointer, std::string_view key);

/// At most 200 bytes of a text, cut between characters, what is no UTF-8 replaced.
std::string excerpt(std::string_view text);

/// The keys that a shape expects, as they stand in a compact page: literal i is `"firstname":`, with a comma before all
/// but the first, padded so that whole blocks can be compared.
struct PageTemplate {
  struct Literal {
    std::uint32_t offset;
    std::uint32_t size;
  };
  static constexpr std::size_t kMaxLiteral = 128;

  std::vector<PropertyIndex> properties;
  ShapeIndex shape = 0;
  std::vector<Literal> literals;
  std::string text;
  /// The shapes of records that carry inline associations too: the names joined by newlines, and the shape.
  std::vector<std::pair<std::string, ShapeIndex>> with_associations;
};

/// The template that the record at the beginning of these bytes has; nothing where it is no usual one.
std::optional<PageTemplate> read_template(std::string_view record, RecordSchema& schema);

/// A string with escapes or characters beyond ASCII: from `in`, behind its opening quote, to `out`, which may be as
/// long. Moves `in` behind the closing quote and answers the end of the text; nullptr: not valid, or cut off.
char* copy_string_slowly(const char*& in, const char* end, char* out) noexcept;

/// What the fast path remembers between pages.
struct FastMemory {
  explicit FastMemory(TextDictionary& dictionary) : writer(dictionary) {}

  std::vector<PageTemplate> templates;  // by shape, as they were learnt
  std::size_t current = 0;
  RowWriter writer;
};

/// Reads the page by expectation. False: it does not fit, `page` holds rubbish, and nothing is said about its validity.
bool read_page_fast(std::string_view bytes, RecordSchema& schema, FastMemory& memory, Page& page);

class GeneralPageReader {
 public:
  /// Names, shapes and shared texts go into `schema`, which must outlive the reader.
  explicit GeneralPageReader(RecordSchema& schema);
  ~GeneralPageReader();
  void read(std::string_view bytes, Page& page);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace trailspark
