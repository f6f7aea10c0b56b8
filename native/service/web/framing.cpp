#include "service/web/framing.hpp"

#include <algorithm>
#include <string>

namespace trailspark::service::web {
namespace {

constexpr std::size_t kChunkSizes = 1024 * 1024;  // what they may add to a body

bool is_token(std::string_view name) noexcept {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kMarks.find(c) != kMarks.npos;
  });
}

bool has_control_character(std::string_view line) noexcept {
  return std::any_of(line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view kBlanks = " \t";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

/// What was found in the headers.
struct Fields {
  int hosts = 0;
  int lengths = 0;
  std::size_t length = 0;
  int codings = 0;
  bool compressed = false;
};

/// False where the header is none.
bool read_field(std::string_view line, Fields& fields) {
  const std::size_t colon = std::min(line.find(':'), line.size());
  if (colon == line.size() || !is_token(line.substr(0, colon))) {
    return false;
  }
  const std::string name = lower(line.substr(0, colon));
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "content-length") {
    constexpr std::size_t kMostDigits = 15;
    if (value.empty() || value.size() > kMostDigits || value.find_first_not_of("0123456789") != value.npos) {
      return false;
    }
    ++fields.lengths;
    fields.length = std::stoull(std::string(value));
  } else if (name == "transfer-encoding") {
    ++fields.codings;
    return lower(value) == "chunked";
  } else if (name == "content-encoding") {
    fields.compressed = fields.compressed || lower(value) != "identity";
  } else if (name == "host") {
    ++fields.hosts;
  }
  return true;
}

/// Takes the next line, without its CRLF. False where it does not end so.
bool next_line(std::string_view& head, std::string_view& line) noexcept {
  const std::size_t end = head.find('\n');
  if (end == head.npos || end == 0 || head[end - 1] != '\r') {
    return false;
  }
  line = head.substr(0, end - 1);
  head.remove_prefix(end + 1);
  return !has_control_character(line);
}

}  // namespace

std::size_t most_body_bytes(std::string_view target) noexcept {
  return target.starts_with("/hubspot/")    ? kMostDoorBytes
         : target.starts_with("/webhooks/") ? kMostEventBytes
                                            : kMostOtherBytes;
}

Framing framing_of(std::string_view head) {
  constexpr Framing kBroken = {400, true, 0};
  if (head.size() >= kMostHeadBytes) {
    return {431, true, 0};
  }
  std::string_view line;
  if (!next_line(head, line)) {
    return kBroken;
  }
  const std::string_view method = line.substr(0, line.find(' '));
  if (!line.substr(method.size()).starts_with(" /")) {
    return kBroken;
  }
  const std::size_t most_bytes = most_body_bytes(line.substr(method.size() + 1));
  const bool is_old = line.ends_with("HTTP/1.0");
  Fields fields;
  while (true) {
    if (!next_line(head, line)) {
      return kBroken;
    }
    if (line.empty()) {
      break;
    }
    if (!read_field(line, fields)) {
      return kBroken;
    }
  }
  const bool chunked = fields.codings == 1;
  if (fields.hosts != 1 || fields.lengths > 1 || fields.codings > 1 || (chunked && (fields.lengths == 1 || is_old))) {
    return kBroken;
  }
  if (fields.length > most_bytes) {
    return {413, true, 0};
  }
  if (fields.compressed) {
    return {415, true, 0};
  }
  // Of a call that should have no body none is read, and chunks are read leniently.
  const bool reads_body = method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
  return {0, chunked || (!reads_body && fields.length > 0), most_bytes + (chunked ? kChunkSizes : 0)};
}

}  // namespace trailspark::service::web
