#include "simulator/server/router.hpp"

#include <algorithm>

namespace simulator {
namespace {

bool is_capture(const std::string& part) { return part.size() > 2 && part.front() == '{' && part.back() == '}'; }

/// Captures without their names: {"crm", "objects", "{V}", "{}"}.
std::vector<std::string> shape_of(std::vector<std::string> parts) {
  for (std::string& part : parts) {
    if (is_capture(part) && part != "{V}") {
      part = "{}";
    }
  }
  return parts;
}

/// How fixed a pattern is: of two that fit, the first difference decides.
bool more_fixed(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (is_capture(a[i]) != is_capture(b[i])) {
      return is_capture(b[i]);
    }
  }
  return false;
}

bool fits(const std::vector<std::string>& parts, const std::vector<std::string>& segments) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == "{V}" ? !dated_version(segments[i]) : !is_capture(parts[i]) && parts[i] != segments[i]) {
      return false;
    }
    if (segments[i].empty()) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<Version> dated_version(std::string_view segment) noexcept {
  if (segment.ends_with("-beta")) {
    segment.remove_suffix(5);
  }
  if (segment == "2025-09") {
    return Version::v2025_09;
  }
  if (segment == "2026-03") {
    return Version::v2026_03;
  }
  return segment == "2026-09" ? std::optional<Version>(Version::v2026_09) : std::nullopt;
}

void Router::add(Route route) {
  Entry entry{std::move(route), {}, {}};
  entry.parts = Request::of("", entry.route.pattern).segments;
  entry.shape = shape_of(entry.parts);
  std::vector<Entry>& entries = by_length_[entry.parts.size()];
  // Before the first that is less fixed, behind those that are as fixed or more.
  const auto place = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& other) { return more_fixed(entry.parts, other.parts); });
  entries.insert(place, std::move(entry));
}

void Router::add_crm(const std::string& area, const std::string& rest, Route route, const std::string& legacy) {
  route.pattern = "/crm/" + area + "/{V}" + rest;
  add(route);
  route.pattern = "/crm/" + legacy + '/' + area + rest;
  add(std::move(route));
}

std::vector<std::pair<std::string, std::string>> Router::list() const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& [length, entries] : by_length_) {
    for (const Entry& entry : entries) {
      all.emplace_back(entry.route.method, entry.route.pattern);
    }
  }
  return all;
}

const Route* Router::find(Request& request, std::vector<std::string>& allowed) const {
  const auto entries = by_length_.find(request.segments.size());
  if (entries == by_length_.end()) {
    return nullptr;
  }
  std::vector<std::string> path;
  for (const Entry& entry : entries->second) {
    if (!fits(entry.parts, request.segments)) {
      continue;
    }
    if (path.empty()) {
      path = entry.shape;
    }
    if (entry.shape != path) {
      continue;  // the most fixed pattern has the path to itself
    }
    if (entry.route.method != request.method) {
      allowed.push_back(entry.route.method);
      continue;
    }
    for (std::size_t i = 0; i < entry.parts.size(); ++i) {
      const std::string& part = entry.parts[i];
      if (part == "{V}") {
        request.version = *dated_version(request.segments[i]);
      } else if (is_capture(part)) {
        request.captured.emplace_back(part.substr(1, part.size() - 2), request.segments[i]);
      }
    }
    return &entry.route;
  }
  return nullptr;
}

}  // namespace simulator
