#include <simdjson.h>

#include <algorithm>

#include "json.hpp"
#include "page_parts.hpp"
#include "page_repair.hpp"
#include "row_writer.hpp"
#include "trailspark/convert.hpp"

// Every page that the fast path does not take: simdjson's DOM, which validates the whole document.
namespace trailspark {
namespace {

namespace dom = simdjson::dom;

// True where the document ends inside a string or with brackets open: cut off rather than malformed.
bool is_cut_off(std::string_view bytes) noexcept {
  long depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string) {
      i += c == '\\' ? 1 : 0;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return in_string || depth > 0;
}

std::string_view without_leading_space(std::string_view text) noexcept {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// Why a page that is not empty was refused.
Error page_error(simdjson::error_code code, std::string_view bytes) {
  const std::string_view text = without_leading_space(bytes);
  if (text[0] == '<') {
    return {Code::page_html, "it begins " + excerpt(text.substr(0, 60)), ""};
  }
  if (code == simdjson::DEPTH_ERROR) {
    return {Code::page_depth, "", ""};
  }
  if (is_cut_off(bytes)) {
    return {Code::page_truncated, "it ends after " + std::to_string(bytes.size()) + " bytes", ""};
  }
  return {Code::page_syntax, simdjson::error_message(code), ""};
}

// The first key that an object names twice.
std::optional<std::string_view> repeated_key(dom::object object, std::vector<std::string_view>& keys) {
  keys.clear();
  for (const dom::key_value_pair member : object) {
    keys.push_back(member.key);
  }
  std::sort(keys.begin(), keys.end());
  const auto twice = std::adjacent_find(keys.begin(), keys.end());
  return twice == keys.end() ? std::nullopt : std::optional(*twice);
}

class DocumentReader {
 public:
  DocumentReader(RecordSchema& schema, RowWriter& writer, const RepairedPage& repaired, Page& page)
      : schema_(schema), writer_(writer), repaired_(repaired), page_(page) {}

  void read(dom::element document) {
    dom::object top;
    if (document.get(top) != simdjson::SUCCESS) {
      page_.error = Error{Code::page_results, "found " + text_of(document), ""};
      return;
    }
    if (has_repeated_key(top, "")) {
      return;
    }
    dom::array results;
    if (top["results"].get(results) != simdjson::SUCCESS) {
      page_.error = no_results(top);
      return;
    }
    if (!read_paging(top)) {
      return;
    }
    for (const dom::element result : results) {
      read_record(result);
      ++page_.results;
    }
    read_refusals(top);
  }

 private:
  // What stands there, for a person.
  std::string text_of(dom::element element) const {
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS) {
      const auto* broken = repaired_.find(text);
      return broken != nullptr ? broken->found : excerpt(text);
    }
    std::string json;
    json::Writer writer(json);
    write(writer, element);
    return excerpt(json);
  }

  // simdjson could do this too, but would bring its own way to print numbers along. What is broken comes as it was.
  void write(json::Writer& out, dom::element element) const {
    dom::object object;
    dom::array array;
    std::string_view text;
    bool flag = false;
    std::uint64_t integer = 0;
    std::int64_t negative = 0;
    double number = 0;
    if (element.get(object) == simdjson::SUCCESS) {
      out.begin_object();
      for (const dom::key_value_pair member : object) {
        const auto* broken = repaired_.find(member.key);
        out.key(broken != nullptr ? std::string_view(broken->found) : member.key);
        write(out, member.value);
      }
      out.end_object();
    } else if (element.get(array) == simdjson::SUCCESS) {
      out.begin_array();
      for (const dom::element item : array) {
        write(out, item);
      }
      out.end_array();
    } else if (element.get(text) == simdjson::SUCCESS) {
      if (const auto* broken = repaired_.find(text)) {
        const std::string_view quote = broken->code == Code::value_type ? "" : "\"";
        out.raw(std::string(quote).append(broken->found).append(quote));
      } else {
        out.string(text);
      }
    } else if (element.get(flag) == simdjson::SUCCESS) {
      out.boolean(flag);
    } else if (element.get(negative) == simdjson::SUCCESS) {
      out.integer(negative);
    } else if (element.get(integer) == simdjson::SUCCESS) {
      out.raw(std::to_string(integer));
    } else if (element.get(number) == simdjson::SUCCESS) {
      out.number(number);
    } else {
      out.null();
    }
  }

  // The text of a member, for a person; empty where it is none.
  std::string member_text(dom::object object, std::string_view key) const {
    dom::element member;
    const bool is_text = object[key].get(member) == simdjson::SUCCESS && member.is_string();
    return is_text ? text_of(member) : std::string();
  }

  Error no_results(dom::object top) const {
    const std::string message = member_text(top, "message");
    if (member_text(top, "status") == "error" || (!message.empty() && !member_text(top, "correlationId").empty())) {
      std::string detail = member_text(top, "category");
      detail.append(detail.empty() || message.empty() ? "" : ": ").append(message);
      return {Code::page_hubspot_error, excerpt(detail), ""};
    }
    dom::element results;
    if (top["results"].get(results) == simdjson::SUCCESS) {
      return {Code::page_results, "found " + text_of(results), "/results"};
    }
    return {Code::page_results, "", ""};
  }

  // An object of the page itself that names a key twice cannot be trusted, nor can the page.
  bool has_repeated_key(dom::object object, std::string where) {
    const auto key = repeated_key(object, keys_);
    if (key) {
      append_pointer(where, *key);
      page_.error = Error{Code::page_duplicate_key, "found \"" + excerpt(*key) + "\" twice", where};
    }
    return key.has_value();
  }

  bool read_paging(dom::object top) {
    dom::object object;
    if ((top["paging"].get(object) == simdjson::SUCCESS && has_repeated_key(object, "/paging")) ||
        (top["paging"]["next"].get(object) == simdjson::SUCCESS && has_repeated_key(object, "/paging/next"))) {
      return false;
    }
    dom::element after;
    where_ = "/paging/next/after";
    if (top["paging"]["next"]["after"].get(after) == simdjson::SUCCESS) {
      page_.next_after = text_or_reject(after);  // without a word the listing would seem to end here
    }
    std::uint64_t total = 0;
    if (top["total"].get(total) == simdjson::SUCCESS) {
      page_.total = total;
    }
    return true;
  }

  // A batch read lists what it could not give: a hole must not pass for success.
  void read_refusals(dom::object top) {
    dom::array errors;
    if (top["errors"].get(errors) != simdjson::SUCCESS) {
      return;
    }
    std::size_t index = 0;
    for (const dom::element error : errors) {
      dom::object object;
      const std::string message = error.get(object) == simdjson::SUCCESS ? member_text(object, "message") : "";
      where_ = "/errors/" + std::to_string(index++);
      reject(Code::record_refused, message.empty() ? text_of(error) : message);
    }
  }

  void reject(Code code, std::string found, PageFault::Level level = PageFault::Level::record) {
    ++(level == PageFault::Level::record ? page_.rejected_records : page_.rejected_values);
    if (page_.faults.size() < Page::kMostFaults) {
      page_.faults.push_back({level, code, where_, std::move(found)});
    }
  }

  // Rejects the value at where_ if its text, or a part of it, is no text.
  bool is_broken(std::string_view text) {
    const auto* broken = repaired_.find(text);
    if (broken != nullptr) {
      reject(broken->code, broken->found, PageFault::Level::value);
    }
    return broken != nullptr;
  }

  // The text of a value that is text or null; rejects the value at where_ if it is something else.
  std::string_view text_or_reject(dom::element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
      return is_broken(text) ? std::string_view() : text;
    }
    if (!value.is_null()) {
      reject(Code::value_type, text_of(value), PageFault::Level::value);
    }
    return {};
  }

  void read_record(dom::element result) {
    where_ = "/results/" + std::to_string(page_.results);
    dom::object record;
    dom::object properties;
    if (result.get(record) != simdjson::SUCCESS) {
      return reject(Code::record_shape, text_of(result));
    }
    if (const auto key = repeated_key(record, keys_)) {
      append_pointer(where_, *key);
      return reject(Code::record_duplicate_key, excerpt(*key));
    }
    RowHeader header;
    if (!read_envelope(record, header)) {
      return;
    }
    if (record["properties"].get(properties) != simdjson::SUCCESS) {
      return reject(Code::record_shape, "no properties");
    }
    if (const auto key = repeated_key(properties, keys_)) {
      where_ += "/properties";
      append_pointer(where_, *key);
      return reject(Code::record_duplicate_key, excerpt(*key));
    }
    dom::object associations;
    if (record["associations"].get(associations) == simdjson::SUCCESS) {
      if (const auto key = repeated_key(associations, keys_)) {
        where_ += "/associations";
        append_pointer(where_, *key);
        return reject(Code::record_duplicate_key, excerpt(*key));
      }
    }
    const std::size_t faults = page_.faults.size();
    const std::uint64_t values = page_.rejected_values;
    if (!read_cells(record, properties)) {
      page_.faults.resize(faults);
      page_.rejected_values = values;
      return reject(Code::record_properties, "");
    }
    write_row(header);
  }

  bool read_envelope(dom::object record, RowHeader& header) {
    dom::element value;
    const std::string place = where_;
    if (record["id"].get(value) != simdjson::SUCCESS) {
      reject(Code::record_shape, "no id");
      return false;
    }
    const auto id = read_id(value);
    where_ = place + "/id";
    if (!id) {
      reject(Code::record_id, text_of(value));
      return false;
    }
    header.id = *id;
    where_ = place;
    if (record["updatedAt"].get(value) != simdjson::SUCCESS) {
      reject(Code::record_shape, "no updatedAt");
      return false;
    }
    std::string_view text;
    const auto time = value.get(text) == simdjson::SUCCESS && !text.empty() ? to_datetime(text) : std::nullopt;
    where_ = place + "/updatedAt";
    if (!time) {
      reject(Code::record_updated_at, text_of(value));
      return false;
    }
    header.updated_at = *time;
    where_ = place;
    bool archived = false;
    header.archived = record["archived"].get(archived) == simdjson::SUCCESS && archived;
    return true;
  }

  // Ids are strings; some of HubSpot's answers carry them as numbers.
  static std::optional<std::int64_t> read_id(dom::element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
      return parse_record_id(text);
    }
    std::int64_t number = 0;
    return value.get(number) == simdjson::SUCCESS && number > 0 ? std::optional(number) : std::nullopt;
  }

  // Fills properties_ and values_; false: more properties than there is room for.
  bool read_cells(dom::object record, dom::object properties) {
    properties_.clear();
    values_.clear();
    const std::string place = where_;
    for (const dom::key_value_pair member : properties) {
      where_ = place + "/properties";
      if (is_broken(member.key)) {
        continue;
      }
      append_pointer(where_, excerpt(member.key));
      if (!add(member.key, std::string(text_or_reject(member.value)))) {
        where_ = place;
        return false;
      }
    }
    where_ = place;
    dom::object associations;
    bool room = true;
    if (record["associations"].get(associations) == simdjson::SUCCESS) {
      for (const dom::key_value_pair member : associations) {
        where_ = place + "/associations";
        if (!is_broken(member.key)) {
          append_pointer(where_, excerpt(member.key));
          room = room && add_associations(member.key, member.value);
        }
      }
    }
    where_ = place;
    return room;
  }

  bool add(std::string_view key, std::string value) {
    const auto property = schema_.intern(key);
    if (!property || properties_.size() >= kMaxProperties) {
      return false;
    }
    // An association of the name of a property that somebody called "associations/...": the property stays.
    if (key.substr(0, kAssociationPrefix.size()) == kAssociationPrefix &&
        std::find(properties_.begin(), properties_.end(), *property) != properties_.end()) {
      return true;
    }
    properties_.push_back(*property);
    values_.push_back(std::move(value));
    return true;
  }

  bool add_associations(std::string_view key, dom::element value) {
    dom::array list;
    if (value["results"].get(list) != simdjson::SUCCESS) {
      reject(Code::value_type, text_of(value), PageFault::Level::value);
      return true;
    }
    std::vector<Association> associations;
    for (const dom::element item : list) {
      dom::element id_value;
      std::string_view text;
      if ((item["id"].get(text) == simdjson::SUCCESS && is_broken(text)) ||
          (item["type"].get(text) == simdjson::SUCCESS && is_broken(text))) {
        continue;
      }
      const auto id = item["id"].get(id_value) == simdjson::SUCCESS ? read_id(id_value) : std::nullopt;
      std::string_view type;
      if (!id || item["type"].get(type) != simdjson::SUCCESS) {
        reject(Code::value_type, text_of(item), PageFault::Level::value);
      } else {
        associations.push_back({*id, is_primary_association(type)});
      }
    }
    return add(std::string(kAssociationPrefix).append(key), association_text(associations));
  }

  void write_row(RowHeader header) {
    std::size_t bytes = 0;
    for (const std::string& value : values_) {
      bytes += value.size() + 8;
    }
    writer_.start(page_.rows.reserve(bytes));
    for (std::size_t i = 0; i < values_.size(); ++i) {
      writer_.text(properties_[i], values_[i]);
    }
    header.shape = schema_.shape(properties_);
    header.ordinal = page_.results;
    const bool own = header.shape == RecordSchema::kOwnShape;
    header.own_slots = own ? properties_.size() & 0x7FFF : 0;
    header.body_bytes = writer_.finish(own ? &properties_ : nullptr);
    page_.rows.commit(header);
  }

  RecordSchema& schema_;
  RowWriter& writer_;
  const RepairedPage& repaired_;
  Page& page_;
  std::string where_;
  std::vector<std::string_view> keys_;
  std::vector<PropertyIndex> properties_;
  std::vector<std::string> values_;
};

}  // namespace

struct GeneralPageReader::State {
  explicit State(RecordSchema& names) : schema(names), writer(names.dictionary()) {}

  RecordSchema& schema;
  RowWriter writer;
  dom::parser parser;
};

GeneralPageReader::GeneralPageReader(RecordSchema& schema) : state_(std::make_unique<State>(schema)) {}
GeneralPageReader::~GeneralPageReader() = default;

void GeneralPageReader::read(std::string_view bytes, Page& page) {
  if (bytes.size() > kMaxPageBytes) {
    page.error =
        Error{Code::page_size,
              "found " + std::to_string(bytes.size()) + " bytes, allowed are " + std::to_string(kMaxPageBytes), ""};
    return;
  }
  if (without_leading_space(bytes).empty()) {
    page.error = Error{Code::page_empty, "", ""};
    return;
  }
  constexpr std::size_t kOrdinaryPage = std::size_t{1} << 20;
  dom::parser& parser = state_->parser;
  const std::size_t capacity = std::max(bytes.size(), kOrdinaryPage);
  if (parser.capacity() < capacity && parser.allocate(capacity, kMaxPageDepth) != simdjson::SUCCESS) {
    page.error = Error{Code::page_size, "found " + std::to_string(bytes.size()) + " bytes, more than memory holds", ""};
    return;
  }
  RepairedPage repaired;
  dom::element document;
  simdjson::error_code code = parser.parse(bytes.data(), bytes.size()).get(document);
  if (code == simdjson::STRING_ERROR || code == simdjson::UTF8_ERROR || code == simdjson::UNESCAPED_CHARS ||
      code == simdjson::NUMBER_ERROR || code == simdjson::BIGINT_ERROR) {
    repaired = repair_page(bytes);
    if (!repaired.broken.empty()) {
      code = parser.parse(repaired.bytes).get(document);
    }
  }
  if (code == simdjson::SUCCESS) {
    DocumentReader(state_->schema, state_->writer, repaired, page).read(document);
  } else {
    page.error = page_error(code, bytes);
  }
  if (parser.capacity() > kOrdinaryPage) {
    state_->parser = dom::parser();  // a huge page must not hold its memory for ever
  }
}

}  // namespace trailspark
