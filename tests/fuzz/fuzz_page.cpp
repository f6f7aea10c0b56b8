// Any bytes as a page: the fast path, which has seen the page before, and the general one see the same; so does a small
// reader of our own on nlohmann's parser, wherever no string needs repair. Every row is sound.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trailspark/convert.hpp"
#include "trailspark/page.hpp"

namespace {

using namespace trailspark;

void expect(bool condition) {
  if (!condition) {
    std::abort();
  }
}

struct SeenRecord {
  std::int64_t id = 0;
  std::int64_t updated_at = 0;
  bool archived = false;
  std::map<std::string, std::string> values;  // the empty ones left out

  bool operator==(const SeenRecord&) const = default;
};

/// What a page holds, by whatever way it was read.
struct Seen {
  bool rejected = false;
  std::vector<SeenRecord> records;
  std::uint64_t results = 0;
  std::uint64_t rejected_records = 0;
  std::uint64_t rejected_values = 0;
  std::string after;
  std::optional<std::uint64_t> total;

  bool operator==(const Seen&) const = default;
};

// Faults and errors as text: both paths must name them alike.
std::string faults_of(const Page& page) {
  std::string text = page.error ? std::string(id(page.error->code)) + page.error->where : std::string();
  for (const PageFault& fault : page.faults) {
    text.append("\n").append(id(fault.code)).append(fault.where).append(" ").append(fault.found);
  }
  return text;
}

Seen seen_of(const Page& page, const RecordSchema& schema) {
  Seen seen;
  seen.rejected = page.error.has_value();
  if (seen.rejected) {
    return seen;
  }
  seen.results = page.results;
  seen.after = page.next_after;
  seen.total = page.total;
  for (const PageFault& fault : page.faults) {
    ++(fault.level == PageFault::Level::record ? seen.rejected_records : seen.rejected_values);
  }
  page.rows.for_each([&](const Row& row) {
    expect(is_sound(schema, row) && row.header.id > 0 && row.header.ordinal < page.results);
    SeenRecord record{row.header.id, row.header.updated_at, row.header.archived != 0, {}};
    std::string buffer;
    for_each_cell(schema, row, [&](PropertyIndex property, Cell cell) {
      expect(record.values.emplace(schema.name(property), cell.as_text(buffer)).second);
    });
    seen.records.push_back(std::move(record));
  });
  expect(seen.records.size() == page.rows.rows());
  return seen;
}

/// A JSON value with all of its keys, the repeated ones too.
struct Node {
  enum class Kind { other, text, number, null, truth, object, array } kind = Kind::other;
  std::string text;
  std::uint64_t number = 0;
  std::vector<std::string> keys;
  std::vector<Node> items;

  const Node* find(std::string_view key) const {
    const auto found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
  }
  const Node* find(std::string_view key, Kind wanted) const {
    const Node* found = find(key);
    return found != nullptr && found->kind == wanted ? found : nullptr;
  }
  bool repeats_a_key() const {
    std::vector<std::string> sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  }
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Node root;
  bool bad_string = false;
  bool overflow = false;  // valid, but nlohmann refuses what no double holds
  std::size_t depth = 0;

  bool null() override { return put({Node::Kind::null, {}, 0, {}, {}}); }
  bool boolean(bool value) override { return put({value ? Node::Kind::truth : Node::Kind::other, {}, 0, {}, {}}); }
  bool number_integer(number_integer_t) override { return put({}); }
  bool number_unsigned(number_unsigned_t value) override { return put({Node::Kind::number, {}, value, {}, {}}); }
  bool number_float(number_float_t, const string_t&) override { return put({}); }
  bool string(string_t& text) override { return put({Node::Kind::text, text, 0, {}, {}}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Node::Kind::object); }
  bool start_array(std::size_t) override { return open(Node::Kind::array); }
  bool key(string_t& name) override {
    open_.back()->keys.push_back(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    const std::string_view what = error.what();
    bad_string = what.find("invalid string") != std::string_view::npos;
    overflow = what.find("number overflow") != std::string_view::npos;
    return false;
  }

 private:
  bool put(Node node) {
    (open_.empty() ? root : open_.back()->items.emplace_back()) = std::move(node);
    return true;
  }
  bool open(Node::Kind kind) {
    Node& node = open_.empty() ? root : open_.back()->items.emplace_back();
    node.kind = kind;
    open_.push_back(&node);
    depth = std::max(depth, open_.size());
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::vector<Node*> open_;  // an open node is the last of its parent's, so none of them moves
};

std::int64_t id_of(const Node* node) {
  const std::string digits = node == nullptr                    ? ""
                             : node->kind == Node::Kind::number ? std::to_string(node->number)
                                                                : node->text;
  if (digits.empty() || digits.size() > 19 || digits[0] == '0' ||
      digits.find_first_not_of("0123456789") != std::string::npos ||
      (digits.size() == 19 && digits > "9223372036854775807")) {
    return 0;
  }
  return std::stoll(digits);
}

// "9001*;9002"
std::string association_text(const Node& results, Seen& seen) {
  std::map<std::int64_t, bool> primary;
  for (const Node& item : results.items) {
    const std::int64_t other = id_of(item.find("id"));
    const Node* type = item.find("type", Node::Kind::text);
    if (other == 0 || type == nullptr) {
      ++seen.rejected_values;
    } else {
      primary[other] = primary[other] || type->text == "contact_to_company" || type->text == "deal_to_company";
    }
  }
  std::string text;
  for (const auto& [other, is_primary] : primary) {
    text += (text.empty() ? "" : ";") + std::to_string(other) + (is_primary ? "*" : "");
  }
  return text;
}

std::optional<SeenRecord> record_of(const Node& result, Seen& seen) {
  SeenRecord record;
  const Node* properties = result.find("properties", Node::Kind::object);
  const Node* updated_at = result.find("updatedAt", Node::Kind::text);
  const auto time = updated_at == nullptr ? std::nullopt : to_datetime(updated_at->text);
  record.id = id_of(result.find("id"));
  if (result.repeats_a_key() || record.id == 0 || !time || properties == nullptr || properties->repeats_a_key()) {
    return std::nullopt;
  }
  record.updated_at = *time;
  record.archived = result.find("archived", Node::Kind::truth) != nullptr;
  const Node* associations = result.find("associations", Node::Kind::object);
  if (associations != nullptr && associations->repeats_a_key()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < properties->items.size(); ++i) {
    const Node& value = properties->items[i];
    if (value.kind == Node::Kind::text && !value.text.empty()) {
      record.values.emplace(properties->keys[i], value.text);
    }
    seen.rejected_values += value.kind != Node::Kind::text && value.kind != Node::Kind::null;
  }
  for (std::size_t i = 0; associations != nullptr && i < associations->items.size(); ++i) {
    const std::string name = std::string(kAssociationPrefix) + associations->keys[i];
    const Node* results = associations->items[i].find("results", Node::Kind::array);
    if (results == nullptr) {
      ++seen.rejected_values;
    } else if (const std::string text = association_text(*results, seen);
               !text.empty() && properties->find(name) == nullptr) {
      record.values.emplace(name, text);
    }
  }
  return record;
}

Seen seen_by_reference(const Node& top) {
  Seen seen;
  const Node* results = top.find("results", Node::Kind::array);
  const Node* paging = top.find("paging", Node::Kind::object);
  const Node* next = paging == nullptr ? nullptr : paging->find("next", Node::Kind::object);
  seen.rejected = results == nullptr || top.repeats_a_key() || (paging != nullptr && paging->repeats_a_key()) ||
                  (next != nullptr && next->repeats_a_key());
  if (seen.rejected) {
    return seen;
  }
  for (const Node& result : results->items) {
    if (auto record = record_of(result, seen)) {
      seen.records.push_back(std::move(*record));
    } else {
      ++seen.rejected_records;
    }
  }
  seen.results = results->items.size();
  if (const Node* after = next == nullptr ? nullptr : next->find("after")) {
    seen.after = after->text;
    seen.rejected_values += after->kind != Node::Kind::text && after->kind != Node::Kind::null;
  }
  if (const Node* total = top.find("total", Node::Kind::number)) {
    seen.total = total->number;
  }
  if (const Node* errors = top.find("errors", Node::Kind::array)) {
    seen.rejected_records += errors->items.size();
  }
  return seen;
}

// Where the parsers may differ by right, nothing is compared: nlohmann takes a NUL for the end, and skips a byte order
// mark.
void compare_with_reference(std::string_view bytes, const Seen& seen) {
  if (bytes.find('\0') != std::string_view::npos || bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    return;
  }
  TreeBuilder tree;
  const bool valid = nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &tree);
  if (tree.bad_string || tree.overflow || tree.depth >= kMaxPageDepth - 1) {
    return;
  }
  expect(valid ? seen == seen_by_reference(tree.root) : seen.rejected);
}

// A reader with all that it has learnt. It serves many inputs, for it is costly to make.
struct Experienced {
  RecordSchema schema;
  PageReader reader{schema};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::size_t inputs = 0;
  static std::unique_ptr<Experienced> general;
  static std::unique_ptr<Experienced> fast;
  if (inputs++ % 256 == 0) {
    general = std::make_unique<Experienced>();
    fast = std::make_unique<Experienced>();
  }
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Page& page = general->reader.read(bytes, PageReader::Path::general);
  const Seen seen = seen_of(page, general->schema);
  const std::string faults = faults_of(page);
  // The fast path leaves short pages alone; white space behind them makes them long.
  const std::string padded = std::string(bytes) + std::string(256, ' ');
  for (const std::string_view input : {bytes, bytes, std::string_view(padded), std::string_view(padded)}) {
    const Page& again = fast->reader.read(input);
    expect(seen_of(again, fast->schema) == seen && faults_of(again) == faults);
  }
  compare_with_reference(bytes, seen);
  return 0;
}
