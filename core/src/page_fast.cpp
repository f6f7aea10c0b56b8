#include <algorithm>
#include <cstring>

#include "block.hpp"
#include "page_parts.hpp"
#include "row_writer.hpp"

// The page is expected to be compact and to look like the last one. Every byte is compared with what is expected or
// checked as text, so whatever is accepted here is valid; whatever is unusual is left to the general reader, whole.
// What is called for every value stays in this one file: a call into another would not be inlined. What is rare has
// files of its own: page_template.cpp, page_string.cpp.
namespace trailspark {
namespace {

// No step reads further than this beyond its start without looking whether the page goes on.
constexpr std::size_t kMostAssociations =
    8;  // objects that a record's associations name; more are left to the general reader
constexpr std::size_t kReach = PageTemplate::kMaxLiteral + 4 * block::kBytes;

// What is rare stands apart from the loop over records: a small loop is compiled better, and, where an engine compiles
// it while it runs, sooner.
#define TRAILSPARK_APART __attribute__((noinline))

template <class Word>
bool same_word(const char* a, const char* b) noexcept {
  Word left;
  Word right;
  std::memcpy(&left, a, sizeof left);
  std::memcpy(&right, b, sizeof right);
  return left == right;
}

// A comparison of known size in a few loads, which may overlap: not every compiler makes that of memcmp.
template <std::size_t size>
bool same(const char* a, const char* b) noexcept {
  if constexpr (size > 8) {
    return same_word<std::uint64_t>(a, b) && same<size - 8>(a + 8, b + 8);
  } else if constexpr (size == 8) {
    return same_word<std::uint64_t>(a, b);
  } else if constexpr (size >= 4) {
    return same_word<std::uint32_t>(a, b) && same_word<std::uint32_t>(a + size - 4, b + size - 4);
  } else {
    return *a == *b && (size == 1 || same_word<std::uint16_t>(a + size - 2, b + size - 2));
  }
}

template <std::size_t size>
bool expect(const char*& at, const char (&literal)[size]) noexcept {
  if (!same<size - 1>(at, literal)) {
    return false;
  }
  at += size - 1;
  return true;
}

class FastReader {
 public:
  FastReader(std::string_view bytes, RecordSchema& schema, FastMemory& memory, Page& page)
      : schema_(schema),
        memory_(memory),
        writer_(memory.writer),
        page_(page),
        at_(bytes.data()),
        end_(bytes.data() + bytes.size()) {
    limit_ = bytes.size() > kReach ? end_ - kReach : at_;
  }

  bool read() {
    if (static_cast<std::size_t>(end_ - at_) <= kReach) {
      return false;  // a handful of bytes: not worth it
    }
    if (!read_head()) {
      return false;
    }
    if (*at_ == ']') {
      ++at_;
      return read_tail();
    }
    for (;;) {
      if (!read_record_somehow()) {
        return false;
      }
      ++page_.results;
      const char next = *at_++;
      if (next == ']') {
        return read_tail();
      }
      if (next != ',') {
        return false;
      }
    }
  }

 private:
  enum class Step : std::uint8_t { done, unfit, other_shape, near_end };

  // {"results":[   {"total":1234,"results":[   {"status":"COMPLETE","results":[
  bool read_head() noexcept {
    if (expect(at_, "{\"total\":")) {
      std::uint64_t total = 0;
      const char* const begin = at_;
      constexpr std::ptrdiff_t kMostDigits = 15;  // no further: the page may hold nothing else
      for (; *at_ >= '0' && *at_ <= '9' && at_ - begin <= kMostDigits; ++at_) {
        total = total * 10 + static_cast<std::uint64_t>(*at_ - '0');
      }
      if (at_ == begin || at_ - begin > kMostDigits || (*begin == '0' && at_ - begin > 1)) {
        return false;
      }
      page_.total = total;
      return expect(at_, ",\"results\":[");
    }
    has_status_ = expect(at_, "{\"status\":\"COMPLETE\",\"results\":[");
    return has_status_ || expect(at_, "{\"results\":[");
  }

  // ]}   ],"paging":{"next":{"after":"100452","link":"https://..."}}}   ],"startedAt":"...","completedAt":"..."}   with
  // white space behind it. The `]` is read.
  bool read_tail() {
    move_to_padded_tail(at_);
    constexpr unsigned kStatus = 1, kStarted = 2, kCompleted = 4;
    for (unsigned seen = has_status_ ? kStatus : 0U, key = 1; key != 0; seen |= key) {
      key = expect(at_, ",\"startedAt\":\"")     ? kStarted
            : expect(at_, ",\"completedAt\":\"") ? kCompleted
            : expect(at_, ",\"status\":\"")      ? kStatus
                                                 : 0U;
      if ((seen & key) != 0 || (key != 0 && !skip_plain_string(at_))) {
        return false;
      }
    }
    if (expect(at_, ",\"paging\":{\"next\":{\"after\":\"")) {
      const char* const begin = at_;
      if (!skip_plain_string(at_)) {
        return false;
      }
      page_.next_after.assign(begin, static_cast<std::size_t>(at_ - begin - 1));
      if (expect(at_, ",\"link\":\"") && !skip_plain_string(at_)) {
        return false;
      }
      if (!expect(at_, "}}")) {
        return false;
      }
    }
    if (at_ >= end_ || *at_++ != '}') {
      return false;
    }
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) {
      ++at_;
    }
    return at_ == end_;
  }

  // Near its end the page goes on in a copy with spare bytes behind it.
  TRAILSPARK_APART void move_to_padded_tail(const char* from) {
    if (!in_tail_) {
      in_tail_ = true;
      const auto size = static_cast<std::size_t>(end_ - from);
      tail_.assign(size + kReach, '\0');
      std::memcpy(tail_.data(), from, size);
      at_ = tail_.data();
      end_ = limit_ = at_ + size;
    }
  }

  bool read_record_somehow() {
    const char* begin = at_;
    for (int attempt = 0; attempt < 4; ++attempt) {
      switch (read_record()) {
        case Step::done:
          return true;
        case Step::unfit:
          return false;
        case Step::near_end:
          if (in_tail_) {
            return false;
          }
          move_to_padded_tail(begin);
          begin = at_;
          break;
        case Step::other_shape:
          at_ = begin;
          if (!learn_template()) {
            return false;
          }
          break;
      }
    }
    return false;
  }

  // {"id":"100451","properties":{...},"createdAt":...}
  Step read_record() {
    if (memory_.templates.empty()) {
      return Step::other_shape;
    }
    if (at_ > limit_) {
      return Step::near_end;
    }
    const char* at = at_;
    RowHeader header;
    if (!expect(at, "{\"id\":\"")) {
      return Step::unfit;
    }
    const auto* quote = static_cast<const char*>(std::memchr(at, '"', 20));
    const auto id = quote == nullptr ? std::nullopt : parse_record_id({at, static_cast<std::size_t>(quote - at)});
    if (!id) {
      return Step::unfit;
    }
    header.id = *id;
    at = quote + 1;
    if (!expect(at, ",\"properties\":{")) {
      return Step::unfit;
    }
    const PageTemplate& expected = memory_.templates[memory_.current];
    writer_.start(
        page_.rows.reserve(static_cast<std::size_t>(end_ - at) + 8 * (expected.literals.size() + kMostAssociations)));
    Step step = read_properties(expected, at);
    if (step != Step::done) {
      return step;
    }
    header.shape = expected.shape;
    step = read_envelope(at, header);
    if (step == Step::done) {
      header.ordinal = page_.results;
      header.body_bytes = writer_.finish();
      page_.rows.commit(header);
      at_ = at;
    }
    return step;
  }

  // "company":"Acme","createdate":...}   Moves `at` behind the closing bracket.
  Step read_properties(const PageTemplate& expected, const char*& position) {
    const char* at = position;
    const PropertyIndex* property = expected.properties.data();
    for (const PageTemplate::Literal literal : expected.literals) {
      if (at > limit_) {
        return Step::near_end;
      }
      if (!block::same(at, expected.text.data() + literal.offset, literal.size)) {
        return Step::other_shape;
      }
      at += literal.size;
      if (*at == '"') {
        at = read_value(at + 1, *property);
        if (at == nullptr) {
          return failure_;
        }
      } else if (expect(at, "null")) {
        writer_.empty();
      } else {
        return Step::unfit;
      }
      ++property;
    }
    position = at + 1;
    return *at == '}' ? Step::done : Step::other_shape;
  }

  // From behind the opening quote to behind the closing one; nullptr where failure_ tells why not. (Places are passed
  // and answered as values where it matters: what is passed by reference cannot stay in a register.)
  const char* read_value(const char* const begin, PropertyIndex property) {
    const char* at = begin;
    char* out = writer_.out();
    for (;;) {
      const std::size_t plain = block::copy(at, out);
      at += plain;
      out += plain;
      if (plain != block::kBytes) {
        break;
      }
      if (at > limit_) {
        failure_ = Step::near_end;
        return nullptr;
      }
    }
    if (*at == '"') {
      ++at;
    } else {
      const char* in = begin;
      out = copy_string_slowly(in, end_, writer_.out());
      if (out == nullptr) {
        failure_ = Step::unfit;
        return nullptr;
      }
      at = in;
    }
    writer_.text(property, static_cast<std::size_t>(out - writer_.out()));
    return at;
  }

  // ,"createdAt":"...","updatedAt":"...","archived":false,"url":"...","associations":{...}}
  Step read_envelope(const char*& position, RowHeader& header) {
    const char* at = position;
    enum : unsigned { kCreated = 1, kUpdated = 2, kArchived = 4, kUrl = 8, kAssociations = 16 };
    unsigned seen = 0;
    const auto first = [&seen](unsigned key) { return (seen & key) == 0 && ((seen |= key), true); };
    for (;;) {
      if (at > limit_) {
        return Step::near_end;
      }
      if (*at == '}') {
        position = at + 1;
        return (seen & kUpdated) != 0 ? Step::done : Step::unfit;
      }
      bool fits = false;
      if (expect(at, ",\"createdAt\":\"")) {
        fits = first(kCreated) && skip_plain_string(at);
      } else if (expect(at, ",\"updatedAt\":\"")) {
        const auto updated_at = datetime_text::parse(at);
        fits = first(kUpdated) && updated_at && at[datetime_text::kLength] == '"';
        header.updated_at = updated_at.value_or(0);
        at += datetime_text::kLength + 1;
      } else if (expect(at, ",\"archived\":")) {
        header.archived = *at == 't';
        fits = first(kArchived) && (expect(at, "false") || expect(at, "true"));
      } else if (expect(at, ",\"url\":\"")) {
        fits = first(kUrl) && skip_plain_string(at);
      } else if (expect(at, ",\"associations\":{")) {
        const char* associations = at;  // its own name: only what is not passed by reference stays in a register
        fits = first(kAssociations) && read_associations(associations, header);
        at = associations;
      }
      if (!fits) {
        return at > limit_ ? Step::near_end : Step::unfit;
      }
    }
  }

  // "companies":{"results":[{"id":"9001","type":"contact_to_company"},...]},...}
  TRAILSPARK_APART bool read_associations(const char*& at, RowHeader& header) {
    std::string names;
    for (std::size_t objects = 0;; ++objects) {
      if (objects == kMostAssociations || at > limit_ || !expect(at, "\"")) {
        return false;
      }
      const char* const name = at;
      if (!skip_plain_string(at)) {
        return false;
      }
      names.append(name, static_cast<std::size_t>(at - name - 1)).push_back('\n');
      if (at > limit_ || !expect(at, ":{\"results\":[") || !read_association_list(at)) {
        return false;
      }
      if (*at++ != ',') {
        break;
      }
    }
    const auto shape = shape_with_associations(names);
    header.shape = shape.value_or(0);
    return at[-1] == '}' && shape.has_value();
  }

  bool read_association_list(const char*& at) {
    associations_.clear();
    do {
      if (at > limit_ || !expect(at, "{\"id\":\"")) {
        return false;
      }
      const char* const id = at;
      if (!skip_plain_string(at)) {
        return false;
      }
      const auto other = parse_record_id({id, static_cast<std::size_t>(at - id - 1)});
      if (!other || at > limit_ || !expect(at, ",\"type\":\"")) {
        return false;
      }
      const char* const type = at;
      if (!skip_plain_string(at)) {
        return false;
      }
      associations_.push_back({*other, is_primary_association({type, static_cast<std::size_t>(at - type - 1)})});
      if (at > limit_ || *at++ != '}') {
        return false;
      }
    } while (*at++ == ',');
    if (at[-1] != ']' || *at++ != '}') {
      return false;
    }
    writer_.text(kNoProperty, association_text(associations_));
    return true;
  }

  std::optional<ShapeIndex> shape_with_associations(const std::string& names) {
    PageTemplate& expected = memory_.templates[memory_.current];
    for (const auto& [known, shape] : expected.with_associations) {
      if (known == names) {
        return shape;
      }
    }
    std::vector<PropertyIndex> properties = expected.properties;
    for (std::size_t begin = 0; begin < names.size();) {
      const std::size_t end = names.find('\n', begin);
      const auto property = schema_.intern(std::string(kAssociationPrefix) + names.substr(begin, end - begin));
      if (!property || std::find(properties.begin(), properties.end(), *property) != properties.end()) {
        return std::nullopt;
      }
      properties.push_back(*property);
      begin = end + 1;
    }
    const ShapeIndex shape = schema_.shape(properties);
    if (shape == RecordSchema::kOwnShape) {
      return std::nullopt;
    }
    expected.with_associations.emplace_back(names, shape);
    return shape;
  }

  // From behind a string's opening quote to behind its closing one; behind something else than a quote where the string
  // has escapes or characters beyond ASCII, or the page nearly ends.
  const char* behind_plain_string(const char* at) const noexcept {
    char scratch[block::kBytes];
    for (;;) {
      const std::size_t plain = block::copy(at, scratch);
      at += plain;
      if (plain != block::kBytes) {
        return at + 1;
      }
      if (at > limit_) {
        return at;
      }
    }
  }
  bool skip_plain_string(const char*& at) const noexcept {
    at = behind_plain_string(at);
    return at[-1] == '"';
  }

  // Makes the keys of the record at at_ the ones that are expected.
  TRAILSPARK_APART bool learn_template() {
    auto learnt = read_template({at_, static_cast<std::size_t>(end_ - at_)}, schema_);
    if (!learnt) {
      return false;
    }
    auto& templates = memory_.templates;
    const auto same = std::find_if(templates.begin(), templates.end(),
                                   [&](const PageTemplate& known) { return known.shape == learnt->shape; });
    memory_.current = static_cast<std::size_t>(same - templates.begin());
    if (same == templates.end()) {
      templates.push_back(std::move(*learnt));
    }
    return true;
  }

  RecordSchema& schema_;
  FastMemory& memory_;
  RowWriter& writer_;
  Page& page_;
  const char* at_;
  const char* end_;
  const char* limit_;  // a step may begin up to here
  bool in_tail_ = false;
  bool has_status_ = false;
  std::string tail_;
  Step failure_ = Step::done;  // of read_value
  std::vector<Association> associations_;
};

}  // namespace

bool read_page_fast(std::string_view bytes, RecordSchema& schema, FastMemory& memory, Page& page) {
  return FastReader(bytes, schema, memory, page).read();
}

}  // namespace trailspark
