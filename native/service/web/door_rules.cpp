#include <algorithm>
#include <array>

#include "service/web/door.hpp"

namespace trailspark::service::web {
namespace {

/// {v}: a dated version or a beta of one; {n}: a name or an id. A path in square brackets may be left out.
struct Rule {
  std::string_view method;
  std::string_view path;
};

constexpr std::array<Rule, 43> kRules = {{
    {"GET", "/account-info/{v}/details"},
    {"GET", "/account-info/v3/details"},
    {"GET", "/crm/objects/{v}/{n}"},
    {"GET", "/crm/objects/{v}/{n}/{n}"},
    {"GET", "/crm/objects/{v}/{n}/{n}/associations/{n}"},
    {"GET", "/crm/v3/objects/{n}"},
    {"GET", "/crm/v3/objects/{n}/{n}"},
    {"GET", "/crm/v4/objects/{n}/{n}/associations/{n}"},
    {"GET", "/crm/properties/{v}/{n}"},
    {"GET", "/crm/properties/{v}/{n}/{n}"},
    {"GET", "/crm/v3/properties/{n}"},
    {"GET", "/crm/v3/properties/{n}/{n}"},
    {"GET", "/crm/pipelines/{v}/{n}"},
    {"GET", "/crm/pipelines/{v}/{n}/{n}"},
    {"GET", "/crm/pipelines/{v}/{n}/{n}/stages"},
    {"GET", "/crm/v3/pipelines/{n}"},
    {"GET", "/crm/v3/pipelines/{n}/{n}"},
    {"GET", "/crm/v3/pipelines/{n}/{n}/stages"},
    {"GET", "/crm/owners/{v}"},
    {"GET", "/crm/owners/{v}/{n}"},
    {"GET", "/crm/v3/owners"},
    {"GET", "/crm/v3/owners/{n}"},
    {"GET", "/crm/limits/{v}/{n}"},
    {"GET", "/crm/limits/{v}/{n}/{n}"},
    {"GET", "/crm/associations/{v}/{n}/{n}/labels"},
    {"GET", "/crm/v4/associations/{n}/{n}/labels"},
    {"GET", "/marketing/v3/forms"},
    {"GET", "/marketing/v3/forms/{n}"},
    {"GET", "/marketing/forms/{v}"},
    {"GET", "/marketing/forms/{v}/{n}"},
    {"GET", "/form-integrations/v1/submissions/forms/{n}"},
    {"GET", "/email/public/v1/events"},
    {"GET", "/events/event-occurrences/{v}"},
    {"GET", "/events/event-occurrences/{v}/event-types"},
    {"GET", "/events/v3/events"},
    {"GET", "/events/v3/events/event-types"},
    {"POST", "/crm/objects/{v}/{n}/search"},
    {"POST", "/crm/objects/{v}/{n}/batch/read"},
    {"POST", "/crm/v3/objects/{n}/search"},
    {"POST", "/crm/v3/objects/{n}/batch/read"},
    {"POST", "/crm/associations/{v}/{n}/{n}/batch/read"},
    {"POST", "/crm/v4/associations/{n}/{n}/batch/read"},
    {"POST", "/crm/v3/associations/{n}/{n}/batch/read"},
}};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// "2026-09", "2027-03-beta".
bool is_version(std::string_view text) noexcept {
  constexpr std::string_view kShape = "dddd-dd";
  if (text.size() < kShape.size()) {
    return false;
  }
  const bool dated = std::equal(kShape.begin(), kShape.end(), text.begin(),
                                [](char shape, char c) { return shape == 'd' ? is_digit(c) : c == shape; });
  const std::string_view rest = text.substr(kShape.size());
  return dated && (rest.empty() || rest == "-beta");
}

std::string_view take(std::string_view& path) noexcept {
  path.remove_prefix(1);  // the slash
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool fits(std::string_view rule, std::string_view path) noexcept {
  while (!rule.empty() && !path.empty()) {
    const std::string_view wanted = take(rule);
    const std::string_view found = take(path);
    const bool same = wanted == "{v}" ? is_version(found) : wanted == "{n}" ? !found.empty() : wanted == found;
    if (!same) {
      return false;
    }
  }
  return rule.empty() && path.empty();
}

}  // namespace

bool is_plain_path(std::string_view path) noexcept {
  if (!path.starts_with('/')) {
    return false;
  }
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::string_view segment = take(rest);
    const bool plain = std::all_of(segment.begin(), segment.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == '_' || c == '.';
    });
    if (!plain || segment.find_first_not_of('.') == segment.npos) {
      return false;
    }
  }
  return true;
}

bool may_pass(std::string_view method, std::string_view path) noexcept {
  return is_plain_path(path) && std::any_of(kRules.begin(), kRules.end(), [&](const Rule& rule) {
           return rule.method == method && fits(rule.path, path);
         });
}

}  // namespace trailspark::service::web
