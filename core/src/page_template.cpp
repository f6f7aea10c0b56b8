#include <algorithm>

#include "block.hpp"
#include "page_parts.hpp"

namespace trailspark {
namespace {

bool add_literal(PageTemplate& learnt, std::string_view key, PropertyIndex property) {
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

// The keys of the object whose first member is at `at`.
bool learn_keys(const char* at, const char* const end, RecordSchema& schema, PageTemplate& learnt) {
  do {
    const char* const key = at;
    if (at == end || *at++ != '"') {
      return false;
    }
    const char* const name = at;
    while (at != end && *at != '"' && *at != '\\' && *at >= 0x20 && *at < 0x7F) {
      ++at;
    }
    const std::string_view text(name, static_cast<std::size_t>(at - name));
    if (end - at < 8 || *at++ != '"' || *at++ != ':') {
      return false;
    }
    const auto property = schema.intern(text);
    const auto& known = learnt.properties;
    if (!property || std::find(known.begin(), known.end(), *property) != known.end() ||
        !add_literal(learnt, {key, static_cast<std::size_t>(at - key)}, *property)) {
      return false;
    }
    if (*at == '"') {
      for (++at; at < end && *at != '"'; ++at) {
        at += *at == '\\' ? 1 : 0;
      }
      if (at++ >= end) {
        return false;
      }
    } else if (std::string_view(at, 4) == "null") {
      at += 4;
    } else {
      return false;
    }
  } while (at != end && *at++ == ',');
  return at[-1] == '}';
}

}  // namespace

std::optional<PageTemplate> read_template(std::string_view record, RecordSchema& schema) {
  constexpr std::string_view kProperties = "\"properties\":{";
  const std::size_t begin = record.substr(0, 64).find(kProperties);
  if (begin == std::string_view::npos) {
    return std::nullopt;
  }
  PageTemplate learnt;
  const char* const end = record.data() + record.size();
  const char* const at = record.data() + begin + kProperties.size();
  if (at < end && *at != '}' && !learn_keys(at, end, schema, learnt)) {
    return std::nullopt;
  }
  learnt.shape = schema.shape(learnt.properties);
  return learnt.shape == RecordSchema::kOwnShape ? std::nullopt : std::optional(std::move(learnt));
}

}  // namespace trailspark
