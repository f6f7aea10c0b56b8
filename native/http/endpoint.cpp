#include "http/endpoint.hpp"

#include <charconv>
#include <string_view>

namespace trailspark::http {
namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;
constexpr int kLastPort = 65535;

bool is_this_machine(std::string_view host) {
  const bool is_address = !host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos;
  return host == "localhost" || host == "::1" || (is_address && host.substr(0, 4) == "127.");
}

bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '@' || c == '?' || c == '#' || c == '\\') {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string Endpoint::text() const {
  const bool bracketed = host.find(':') != std::string::npos;
  const bool usual = port == (secure ? kHttpsPort : kHttpPort);
  return (secure ? "https://" : "http://") + (bracketed ? '[' + host + ']' : host) +
         (usual ? "" : ':' + std::to_string(port)) + prefix;
}

std::variant<Endpoint, std::string> parse_endpoint(const std::string& text) {
  const std::string what = "--api was expected to be an address like https://api.hubapi.com, not \"" + text + '"';
  std::string_view rest = text;
  Endpoint endpoint;
  if (rest.substr(0, 8) == "https://") {
    rest.remove_prefix(8);
  } else if (rest.substr(0, 7) == "http://") {
    rest.remove_prefix(7);
    endpoint.secure = false;
  } else {
    return what;
  }
  const std::size_t slash = rest.find('/');
  std::string_view authority = rest.substr(0, slash);
  endpoint.prefix = slash == std::string_view::npos ? "" : std::string(rest.substr(slash));
  while (!endpoint.prefix.empty() && endpoint.prefix.back() == '/') {
    endpoint.prefix.pop_back();
  }
  endpoint.port = endpoint.secure ? kHttpsPort : kHttpPort;
  const std::size_t bracket = authority.find(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
    if (error != std::errc() || end != port.data() + port.size() || endpoint.port < 1 || endpoint.port > kLastPort) {
      return what;
    }
    authority = authority.substr(0, colon);
  }
  if (bracket != std::string_view::npos && authority.front() == '[' && authority.back() == ']') {
    authority = authority.substr(1, authority.size() - 2);
  }
  endpoint.host = authority;
  if (endpoint.host.empty() || !is_plain(endpoint.host) || !is_plain(endpoint.prefix)) {
    return what;
  }
  if (!endpoint.secure && !is_this_machine(endpoint.host)) {
    return "the access token would travel to " + endpoint.host + " for all to read; write https:// in --api";
  }
  return endpoint;
}

}  // namespace trailspark::http
