#include "sync/record_slices.hpp"

#include <charconv>

#include "page_parts.hpp"
#include "trailspark/convert.hpp"

namespace trailspark {
namespace {

/// Walks over valid JSON without understanding it. At the end of the text it stays there.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  bool at(char c) {
    skip_space();
    return at_ < text_.size() && text_[at_] == c;
  }
  bool take(char c) {
    const bool found = at(c);
    at_ += found ? 1U : 0U;
    return found;
  }
  std::size_t position() const { return at_; }

  /// A string without its quotes, as it stands.
  std::string_view string() {
    skip_space();
    const std::size_t begin = at_ + 1;
    skip_string();
    return begin < at_ ? text_.substr(begin, at_ - begin - 1) : std::string_view();
  }
  std::string_view value() {
    skip_space();
    const std::size_t begin = at_;
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        skip_string();
      } else if (c == '{' || c == '[') {
        ++depth, ++at_;
      } else if ((c == '}' || c == ']') && depth > 0) {
        --depth, ++at_;
      } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        break;
      } else {
        ++at_;
        continue;
      }
      if (depth == 0) {
        break;
      }
    }
    return text_.substr(begin, at_ - begin);
  }

 private:
  void skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
      ++at_;
    }
  }
  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      at_ += text_[at_] == '\\' ? 1U : 0U;
    }
    at_ = at_ < text_.size() ? at_ + 1 : text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct Member {
  std::string_view key;
  std::string_view value;
  std::size_t begin;  ///< of the key's quote
  std::size_t end;    ///< behind the value
};

/// Calls use(member) for each member of an object's text until it answers false.
template <class Use>
void for_each_member(std::string_view object, Use&& use) {
  Walker walker(object);
  if (!walker.take('{')) {
    return;
  }
  bool go_on = true;
  while (go_on && walker.at('"')) {
    Member member;
    member.begin = walker.position();
    member.key = walker.string();
    if (!walker.take(':')) {
      return;
    }
    member.value = walker.value();
    member.end = walker.position();
    go_on = use(member) && walker.take(',');
  }
}

/// "1;2;x" -> 1, 2.
std::vector<std::int64_t> ids_of(std::string_view text) {
  std::vector<std::int64_t> ids;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    if (const auto id = parse_record_id(text.substr(0, end))) {
      ids.push_back(*id);
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return ids;
}

}  // namespace

std::vector<std::string_view> array_items(std::string_view object, std::string_view key) {
  std::vector<std::string_view> items;
  for_each_member(object, [&](const Member& member) {
    if (member.key != key) {
      return true;
    }
    Walker walker(member.value);
    if (walker.take('[') && !walker.at(']')) {
      do {
        items.push_back(walker.value());
      } while (walker.take(','));
    }
    return false;
  });
  return items;
}

RecordSlicer::RecordSlicer() : reader_(schema_) {}

const RecordSlices& RecordSlicer::read(std::string_view bytes) {
  const Page& page = reader_.read(bytes);
  slices_ = {};
  without_links_.clear();
  slices_.error = page.error;
  if (page.error) {
    return slices_;
  }
  slices_.results = page.results;
  slices_.unreadable = page.rejected_records;
  slices_.next_after = page.next_after;
  slices_.total = page.total;
  for (const PageFault& fault : page.faults) {
    if (fault.code == Code::record_refused) {
      slices_.unreadable -= 1;  // a record that is not there, which is for the asker to notice
    } else if (fault.level == PageFault::Level::record && slices_.first_fault.empty()) {
      slices_.first_fault = std::string(meaning(fault.code)) + " at " + fault.where;
    }
  }
  // A byte order mark may stand before the page.
  const std::size_t begin = bytes.find('{');
  const std::vector<std::string_view> items = array_items(bytes.substr(begin), "results");
  slices_.records.reserve(page.rows.rows());
  without_links_.reserve(items.size());
  page.rows.for_each([&](const Row& row) {
    if (row.header.ordinal < items.size()) {
      add(items[row.header.ordinal], row);
    }
  });
  return slices_;
}

void RecordSlicer::add(std::string_view text, const Row& row) {
  RecordSlice& slice = slices_.records.emplace_back();
  slice.id = row.header.id;
  slice.updated_at = row.header.updated_at;
  slice.archived = row.header.archived != 0;
  slice.text = text;
  std::string buffer;
  for_each_member(text, [&](const Member& member) {
    if (member.key != "associations") {
      return true;
    }
    slice.has_more_links = member.value.find("\"paging\"") != std::string_view::npos;
    for_each_member(member.value, [&](const Member& object) {
      const PropertyIndex property = schema_.find(std::string(kAssociationPrefix).append(object.key));
      const Cell cell = property == kNoProperty ? Cell{} : row_cell(schema_, row, property);
      slice.links.push_back({object.key, std::string(cell.as_text(buffer))});
      return true;
    });
    // Cut with the comma before it, or behind it where it comes first.
    std::size_t from = member.begin;
    std::size_t to = member.end;
    const std::size_t comma = text.find_last_not_of(" \t\r\n", from - 1);
    if (comma != std::string_view::npos && text[comma] == ',') {
      from = comma;
    } else if (const std::size_t next = text.find_first_not_of(" \t\r\n", to);
               next != std::string_view::npos && text[next] == ',') {
      to = next + 1;
    }
    slice.text = without_links_.emplace_back(std::string(text.substr(0, from)).append(text.substr(to)));
    return false;
  });
  const auto text_of = [&](std::string_view name) {
    const PropertyIndex property = schema_.find(name);
    return property == kNoProperty ? std::string_view() : row_cell(schema_, row, property).as_text(buffer);
  };
  slice.last_visit = to_datetime(text_of("hs_analytics_last_timestamp")).value_or(0);
  slice.merged = ids_of(text_of("hs_merged_object_ids"));
  for (const std::string_view property : {"email", "hs_additional_emails"}) {
    const std::string_view addresses = text_of(property);
    slice.addresses.append(addresses.empty() || slice.addresses.empty() ? "" : ";").append(addresses);
  }
}

}  // namespace trailspark
