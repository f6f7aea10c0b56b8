#include "trailspark/email.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "host_name.hpp"
#include "unicode.hpp"
#include "utf8.hpp"

namespace trailspark {
namespace {

constexpr std::size_t kMaxLocal = 64;
constexpr std::size_t kMaxAddress = 1024;

/// True for what a local part may hold of ASCII in lower case: no white space, control or special, no @.
constexpr std::array<bool, 256> local_bytes() {
  std::array<bool, 256> allowed{};
  for (std::size_t byte = 0x21; byte <= 0x7E; ++byte) {
    allowed[byte] = byte < 'A' || byte > 'Z';
  }
  for (const char special : {'(', ')', '<', '>', '[', ']', ':', ';', '@', '\\', ',', '"'}) {
    allowed[static_cast<std::size_t>(special)] = false;
  }
  return allowed;
}

constexpr std::array<bool, 256> kLocalBytes = local_bytes();

bool is_local_byte(char byte) noexcept { return kLocalBytes[static_cast<unsigned char>(byte)]; }

/// The same for all of Unicode; takes lower case.
bool is_local_part(std::string_view utf8) noexcept {
  if (utf8.empty() || utf8.size() > kMaxLocal) {
    return false;
  }
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = unicode::next_code_point(utf8, at);
    const bool is_control = code >= 0x80 && code <= 0x9F;
    if (code < 0x80 ? !kLocalBytes[code] : is_control || unicode::is_white_space(code)) {
      return false;
    }
  }
  return true;
}

void append_lower_ascii(std::string& out, std::string_view ascii) {
  const std::size_t begin = out.size();
  out.append(ascii);
  for (std::size_t i = begin; i < out.size(); ++i) {
    const char byte = out[i];
    out[i] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
  }
}

/// Appends the key without settings; false, with some of it appended, where there is none.
bool append_key(std::string& out, std::string_view trimmed) {
  if (trimmed.size() > kMaxAddress) {
    return false;
  }
  const std::size_t begin = out.size();
  if (unicode::is_ascii(trimmed)) {
    append_lower_ascii(out, trimmed);
    return is_plain_email_key(std::string_view(out).substr(begin));
  }
  const std::size_t at = trimmed.find('@');
  if (at == std::string_view::npos) {
    return false;
  }
  const std::string local = unicode::lower_case(trimmed.substr(0, at));
  out.append(local).push_back('@');
  return is_local_part(local) && append_host_name(out, trimmed.substr(at + 1));  // a second @ is in no host name
}

/// Folds the key that begins at `begin` further; false where nothing is left of its local part.
bool apply(EmailFolding folding, std::string& out, std::size_t begin) {
  if (folding.plus_tags) {
    const std::size_t at = out.find('@', begin);
    const std::size_t plus = out.find('+', begin + 1);
    if (plus < at) {
      out.erase(plus, at - plus);
    }
  }
  if (folding.gmail_dots) {
    const std::size_t at = out.find('@', begin);
    const std::string_view domain = std::string_view(out).substr(at + 1);
    if (domain == "gmail.com" || domain == "googlemail.com") {
      std::string local = out.substr(begin, at - begin);
      local.erase(std::remove(local.begin(), local.end(), '.'), local.end());
      out.replace(begin, std::string::npos, local).append("@gmail.com");
    }
  }
  return out[begin] != '@';
}

}  // namespace

bool append_email_key(std::string& out, std::string_view address, EmailFolding folding) {
  const std::size_t begin = out.size();
  if (unicode::is_valid_utf8(address) && append_key(out, unicode::trim(address)) && apply(folding, out, begin)) {
    return true;
  }
  out.resize(begin);
  return false;
}

bool is_plain_email_key(std::string_view address) noexcept {
  const char* const begin = address.data();
  const char* const end = begin + address.size();
  const char* at = begin;
  while (at != end && is_local_byte(*at)) {
    ++at;
  }
  const auto length = static_cast<std::size_t>(at - begin);
  return length > 0 && length <= kMaxLocal && at != end && *at == '@' && is_host_name(address.substr(length + 1));
}

}  // namespace trailspark
