#include <algorithm>
#include <cstring>

#include "block.hpp"
#include "page_parts.hpp"
#include "row_writer.hpp"
#include "utf8.hpp"

// The page is expected to be compact and to look like the last one. Every byte is compared with what is expected or
// checked as text, so whatever is accepted here is valid; whatever is unusual is left to the general reader, whole.
namespace trailspark {
namespace {

// No step reads further than this beyond its start without looking whether the page goes on.
constexpr std::size_t kMostAssociations =
    8;  // objects that a record's associations name; more are left to the general reader
constexpr std::size_t kReach = PageTemplate::kMaxLiteral + 4 * block::kBytes;

// What is rare stands apart from the loop over records: a small loop is compiled better, and, where an engine compiles
// it while it runs, sooner.
#define TRAILSPARK_APART __attribute__((noinline))

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::int32_t hex4(const char* at) noexcept {
  std::int32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_digit(at[i]);
    if (digit < 0) {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

char* encode_utf8(char* out, std::int32_t code_point) noexcept {
  const auto tail = [&](int shift) { *out++ = static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    *out++ = static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    *out++ = static_cast<char>(0xC0 | (code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (code_point >> 12));
    tail(6);
    tail(0);
  } else {
    *out++ = static_cast<char>(0xF0 | (code_point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

// What an escape stands for, written at `out`. `in` stands behind the backslash and moves on; nullptr: not valid.
char* unescape(const char*& in, const char* end, char* out) noexcept {
  if (in == end) {
    return nullptr;
  }
  const char kind = *in++;
  if (kind == 'u') {
    std::int32_t unit = end - in >= 4 ? hex4(in) : -1;
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000)) {
      return nullptr;
    }
    in += 4;
    if (unit >= 0xD800 && unit < 0xDC00) {
      const std::int32_t low = end - in >= 6 && in[0] == '\\' && in[1] == 'u' ? hex4(in + 2) : -1;
      if (low < 0xDC00 || low >= 0xE000) {
        return nullptr;
      }
      in += 6;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    return encode_utf8(out, unit);
  }
  constexpr std::string_view kFrom = "\"\\/bfnrt";
  constexpr std::string_view kTo = "\"\\/\b\f\n\r\t";
  const std::size_t which = kFrom.find(kind);
  if (which == std::string_view::npos) {
    return nullptr;
  }
  *out = kTo[which];
  return out + 1;
}

// A string with escapes or characters beyond ASCII: from `in`, behind its opening quote, to `out`. Moves `in` behind
// the closing quote and answers the end of the text; nullptr: not valid, or cut off.
TRAILSPARK_APART char* copy_string_slowly(const char*& in, const char* end, char* out) noexcept {
  char* const begin = out;
  bool ascii = true;
  while (in != end) {
    const char c = *in++;
    if (c == '"') {
      const std::string_view text(begin, static_cast<std::size_t>(out - begin));
      return ascii || unicode::is_valid_utf8(text) ? out : nullptr;
    }
    if (c == '\\') {
      out = unescape(in, end, out);
      if (out == nullptr) {
        return nullptr;
      }
    } else if (static_cast<unsigned char>(c) < 0x20) {
      return nullptr;
    } else {
      ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      *out++ = c;
    }
  }
  return nullptr;
}

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
    return expect(at_, "{\"results\":[") || expect(at_, "{\"status\":\"COMPLETE\",\"results\":[");
  }

  // ]}   ],"paging":{"next":{"after":"100452","link":"https://..."}}}   with white space behind it. The `]` is read.
  bool read_tail() {
    move_to_padded_tail(at_);
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
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    constexpr std::string_view kProperties = "\"properties\":{";
    const std::size_t begin = rest.substr(0, 64).find(kProperties);
    if (begin == std::string_view::npos) {
      return false;
    }
    PageTemplate learnt;
    const char* at = rest.data() + begin + kProperties.size();
    if (at < end_ && *at != '}' && !learn_keys(at, learnt)) {
      return false;
    }
    learnt.shape = schema_.shape(learnt.properties);
    if (learnt.shape == RecordSchema::kOwnShape) {
      return false;
    }
    return use_template(std::move(learnt));
  }

  bool learn_keys(const char* at, PageTemplate& learnt) {
    do {
      const char* const key = at;
      const char* const limit = end_;
      if (at == limit || *at++ != '"') {
        return false;
      }
      const char* const name = at;
      while (at != limit && *at != '"' && *at != '\\' && *at >= 0x20 && *at < 0x7F) {
        ++at;
      }
      const std::string_view text(name, static_cast<std::size_t>(at - name));
      if (limit - at < 8 || *at++ != '"' || *at++ != ':') {
        return false;
      }
      const auto property = schema_.intern(text);
      const auto& known = learnt.properties;
      if (!property || std::find(known.begin(), known.end(), *property) != known.end()) {
        return false;
      }
      if (!add_literal(learnt, {key, static_cast<std::size_t>(at - key)}, *property)) {
        return false;
      }
      if (*at == '"') {
        for (++at; at < end_ && *at != '"'; ++at) {
          at += *at == '\\' ? 1 : 0;
        }
        if (at++ >= end_) {
          return false;
        }
      } else if (!expect(at, "null")) {
        return false;
      }
    } while (at != end_ && *at++ == ',');
    return at[-1] == '}';
  }

  static bool add_literal(PageTemplate& learnt, std::string_view key, PropertyIndex property) {
    std::string literal(learnt.properties.empty() ? "" : ",");
    literal.append(key);
    if (literal.size() > PageTemplate::kMaxLiteral || key.substr(1, kAssociationPrefix.size()) == kAssociationPrefix) {
      return false;
    }
    learnt.properties.push_back(property);
    learnt.literals.push_back(
        {static_cast<std::uint32_t>(learnt.text.size()), static_cast<std::uint32_t>(literal.size())});
    learnt.text.append(literal).append(block::kBytes, '\0');
    return true;
  }

  bool use_template(PageTemplate learnt) {
    auto& templates = memory_.templates;
    const auto same = std::find_if(templates.begin(), templates.end(),
                                   [&](const PageTemplate& known) { return known.shape == learnt.shape; });
    memory_.current = static_cast<std::size_t>(same - templates.begin());
    if (same == templates.end()) {
      templates.push_back(std::move(learnt));
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
  std::string tail_;
  Step failure_ = Step::done;  // of read_value
  std::vector<Association> associations_;
};

}  // namespace

bool read_page_fast(std::string_view bytes, RecordSchema& schema, FastMemory& memory, Page& page) {
  return FastReader(bytes, schema, memory, page).read();
}

}  // namespace trailspark
