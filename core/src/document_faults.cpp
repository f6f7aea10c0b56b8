#include "document_faults.hpp"

#include <algorithm>
#include <utility>

#include "trailspark/mapping.hpp"
#include "wording.hpp"

namespace trailspark::document {

using json::Value;
using Kind = Value::Kind;

bool is_field_name(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMaxFieldNameBytes && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

const Names& type_names() {
  static const Names names = [] {
    using enum FieldType;
    Names all;
    for (const FieldType type : {string, number, date, datetime, boolean, enumeration, multi_enumeration, phone}) {
      all.push_back(name(type));
    }
    return all;
  }();
  return names;
}

void add(Faults& faults, Code code, std::string_view where, std::string detail) {
  faults.push_back({code, std::move(detail), std::string(where)});
}

std::string literal(const Value& value) {
  if (value.is(Kind::boolean)) {
    return value.boolean ? "true" : "false";
  }
  std::string text;
  json::append_number(text, value.number);
  return text;
}

std::string found(const Value& value) {
  std::string text = "found ";
  switch (value.kind) {
    case Kind::string:
      return text.append(wording::quoted(value.string));
    case Kind::number:
    case Kind::boolean:
      return text.append(literal(value));
    default:
      return text.append(json::name(value.kind));
  }
}

std::string found_word(std::string_view word, const Names& allowed) {
  wording::Nearest nearest(word);
  for (const std::string_view name : allowed) {
    nearest.consider(name, name);
  }
  const std::string meant = nearest.empty() ? ". " : ", " + nearest.question() + " ";
  return "found " + wording::quoted(word) + meant + "Allowed: " + wording::listed(allowed);
}

void check_keys(const Value& object, std::string_view place, const Names& allowed, Code code, Faults& faults) {
  for (const std::string& key : object.keys) {
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
      add(faults, code, wording::below(place, key), found_word(key, allowed));
    }
  }
}

}  // namespace trailspark::document
