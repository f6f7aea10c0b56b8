#include "service/web/router.hpp"

#include <array>
#include <charconv>

namespace trailspark::service::web {
namespace {

constexpr std::array<std::string_view, 5> kRoles = {"anyone", "viewer", "editor", "admin", "owner"};

/// Whole numbers without sign and leading zeros.
bool read_number(std::string_view text, std::int64_t& to) noexcept {
  constexpr std::size_t kMostDigits = 15;
  if (text.empty() || text.size() > kMostDigits || text.find_first_not_of("0123456789") != text.npos ||
      (text[0] == '0' && text.size() > 1)) {
    return false;
  }
  return std::from_chars(text.data(), text.data() + text.size(), to).ec == std::errc();
}

/// Takes "/segment"; false where there is none.
bool take_segment(std::string_view& path, std::string_view& segment) noexcept {
  if (path.empty() || path[0] != '/') {
    return false;
  }
  path.remove_prefix(1);
  segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return true;
}

bool fits(std::string_view pattern, std::string_view path, Router::Match& match) {
  std::string_view wanted;
  std::string_view found;
  while (take_segment(pattern, wanted)) {
    if (wanted == "{path}") {
      if (path.size() < 2 || path[0] != '/') {
        return false;
      }
      match.rest = path.substr(1);
      return true;
    }
    if (!take_segment(path, found)) {
      return false;
    }
    if (wanted == "{portalId}"  ? !read_number(found, match.portal) || match.portal == 0
        : wanted == "{version}" ? !read_number(found, match.version)
                                : wanted != found) {
      return false;
    }
  }
  return path.empty();
}

}  // namespace

std::string_view name(Role role) noexcept { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> role_of(std::string_view name) noexcept {
  for (std::size_t i = 1; i < kRoles.size(); ++i) {
    if (kRoles[i] == name) {
      return static_cast<Role>(i);
    }
  }
  return std::nullopt;
}

void Router::add(std::string method, std::string pattern, Role role, std::function<Response(Call&)> handle) {
  add(std::move(method), std::move(pattern), role, {}, std::move(handle));
}

void Router::add(std::string method, std::string pattern, Role role, const Options& options,
                 std::function<Response(Call&)> handle) {
  routes_.push_back(
      {std::move(method), std::move(pattern), role, options.capability, options.is_page, std::move(handle)});
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
  std::string allowed;
  for (const Route& route : routes_) {
    Match match;
    if (!fits(route.pattern, path, match)) {
      continue;
    }
    if (route.method == method) {
      match.route = &route;
      return match;
    }
    allowed += (allowed.empty() ? "" : ", ") + route.method;
  }
  Match none;
  none.allowed = std::move(allowed);
  return none;
}

}  // namespace trailspark::service::web
