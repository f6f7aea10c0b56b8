#include "simulator/server/request_log.hpp"

#include <algorithm>
#include <iterator>

#include "simulator/server/message.hpp"

namespace simulator {
namespace {

constexpr std::string_view kHidden = "...";
constexpr std::string_view kSecretParameters[] = {"access_token",  "assertion",     "client_assertion", "client_secret",
                                                  "code",          "code_verifier", "hapikey",          "password",
                                                  "refresh_token", "token"};

bool is_secret_parameter(std::string_view name) {
  const std::string plain = percent_decoded(name, true);
  return std::find(std::begin(kSecretParameters), std::end(kSecretParameters), plain) != std::end(kSecretParameters);
}

bool looks_like_token(std::string_view value) {
  const std::string plain = percent_decoded(value, true);
  return plain.starts_with("pat-") || plain.find("Bearer ") != plain.npos;
}

/// The next part up to a separator, which is taken too.
std::string_view take_part(std::string_view& text, char separator) {
  const std::string_view part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

std::string path_without_secrets(std::string_view path) {
  std::string out;
  std::string before;
  for (bool first = true; !path.empty(); first = false) {
    const bool more = path.find('/') != path.npos;
    const std::string_view part = take_part(path, '/');
    const bool secret = before == "access-tokens" || before == "refresh-tokens" || looks_like_token(part);
    out.append(first ? "" : "/").append(secret && !part.empty() ? kHidden : part);
    if (path.empty() && more) {
      out += '/';
    }
    before = percent_decoded(part, false);
  }
  return out;
}

}  // namespace

std::string without_secrets(std::string_view target) {
  const std::string_view path = target.substr(0, target.find('?'));
  std::string out = path_without_secrets(path);
  if (path.size() == target.size()) {
    return out;
  }
  std::string_view query = target.substr(path.size() + 1);
  for (char separator = '?'; !query.empty(); separator = '&') {
    const std::string_view field = take_part(query, '&');
    const std::string_view name = field.substr(0, field.find('='));
    out += separator;
    if (name.size() < field.size() && (is_secret_parameter(name) || looks_like_token(field.substr(name.size() + 1)))) {
      out.append(name).append("=").append(kHidden);
    } else {
      out += field;
    }
  }
  return out;
}

}  // namespace simulator
