#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trailspark/mapping.hpp"
#include "trailspark/result.hpp"

/// The few texts that the bindings read and write themselves. What the core writes passes through as it is.
namespace trailspark::wasm {

/// Appends `utf8` as a JSON string with its quotes.
inline void append_string(std::string& out, std::string_view utf8) {
  constexpr char kHex[] = "0123456789abcdef";
  out.push_back('"');
  for (const char c : utf8) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out.append("\\u00").push_back(kHex[c >> 4]);
      out.push_back(kHex[c & 15]);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

/// Appends `"key":"text"`.
inline void append_member(std::string& out, std::string_view key, std::string_view text) {
  append_string(out, key);
  out.push_back(':');
  append_string(out, text);
}

/// Appends {"code","where","detail","meaning","remedy","message"}: what TrailSparkError is made of.
inline void append_error(std::string& out, const Error& error) {
  append_member(out.append("{"), "code", id(error.code));
  append_member(out.append(","), "where", error.where);
  append_member(out.append(","), "detail", error.detail);
  append_member(out.append(","), "meaning", meaning(error.code));
  append_member(out.append(","), "remedy", remedy(error.code));
  append_member(out.append(","), "message", to_string(error));
  out.push_back('}');
}

/// Appends a JSON array, each item written by `append(out, item)`.
template <class Items, class Append>
void append_list(std::string& out, const Items& items, Append append) {
  char separator = '[';
  for (const auto& item : items) {
    out.push_back(separator);
    append(out, item);
    separator = ',';
  }
  out.append(items.empty() ? "[]" : "]");
}

/// {"errors":[...]}: the text of a failed call.
inline std::string failure(const std::vector<Error>& errors) {
  std::string text = "{\"errors\":";
  append_list(text, errors, append_error);
  return text.append("}");
}

inline std::string failure(const Error& error) { return failure(std::vector<Error>{error}); }

/// The facade hands over only names that exist (its types say so, and it checks); "lead" stands in for any other.
inline Target target_of(std::string_view text) {
  return text == name(Target::account) ? Target::account : text == name(Target::deal) ? Target::deal : Target::lead;
}

}  // namespace trailspark::wasm
