#include "simulator/server/message.hpp"

#include <algorithm>

namespace simulator {
namespace {

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

const std::string* find(const Pairs& pairs, std::string_view name) noexcept {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? nullptr : &found->second;
}

std::string_view view(const std::string* text) noexcept { return text != nullptr ? *text : std::string_view(); }

/// Calls `use` with each part between the separators.
template <class Use>
void each_part(std::string_view text, char separator, Use use) {
  while (true) {
    const std::size_t end = text.find(separator);
    use(text.substr(0, end));
    if (end == std::string_view::npos) {
      return;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string percent_decoded(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

Pairs form_fields(std::string_view text) {
  Pairs fields;
  each_part(text, '&', [&](std::string_view field) {
    const std::size_t equals = std::min(field.find('='), field.size());
    if (!field.empty()) {
      fields.emplace_back(percent_decoded(field.substr(0, equals), true),
                          percent_decoded(field.substr(std::min(equals + 1, field.size())), true));
    }
  });
  return fields;
}

Request Request::of(std::string method, std::string target, Pairs headers, std::string body) {
  Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  request.headers = std::move(headers);
  request.body = std::move(body);
  std::string_view path = request.path();
  const std::size_t query = path.size() + 1;
  if (query < request.target.size()) {
    request.parameters = form_fields(std::string_view(request.target).substr(query));
  }
  while (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  if (path.starts_with('/')) {
    each_part(path.substr(1), '/',
              [&](std::string_view segment) { request.segments.push_back(percent_decoded(segment, false)); });
  }
  return request;
}

std::string_view Request::path() const noexcept {
  return std::string_view(target).substr(0, target.find_first_of("?#"));
}

std::string_view Request::header(std::string_view name) const noexcept { return view(find(headers, name)); }

std::string_view Request::captured_as(std::string_view name) const noexcept { return view(find(captured, name)); }

std::optional<std::string_view> Request::parameter(std::string_view name) const noexcept {
  const std::string* const value = find(parameters, name);
  return value != nullptr ? std::optional<std::string_view>(*value) : std::nullopt;
}

std::vector<std::string> Request::list_parameter(std::string_view name) const {
  std::vector<std::string> list;
  for (const auto& [key, value] : parameters) {
    if (key == name) {
      each_part(value, ',', [&](std::string_view part) {
        if (!part.empty()) {
          list.emplace_back(part);
        }
      });
    }
  }
  return list;
}

std::string_view Response::header(std::string_view name) const noexcept { return view(find(headers, name)); }

}  // namespace simulator
