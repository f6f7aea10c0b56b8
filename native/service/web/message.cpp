#include "service/web/message.hpp"

#include <algorithm>

#include "service/web/json.hpp"

namespace trailspark::service::web {
namespace {

int digit(char c) noexcept {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view kBlanks = " \t";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

/// Takes what stands before the next `mark`.
std::string_view take(std::string_view& text, char mark) noexcept {
  const std::string_view part = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

}  // namespace

Request Request::of(std::string method, std::string target, Headers headers, std::string body) {
  Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  const std::size_t mark = std::min(request.target.find('?'), request.target.size());
  request.path = request.target.substr(0, mark);
  request.query = mark < request.target.size() ? request.target.substr(mark + 1) : std::string();
  request.headers = std::move(headers);
  request.body = std::move(body);
  return request;
}

std::string_view Request::header(std::string_view name) const noexcept {
  for (const auto& [key, value] : headers) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

bool Request::has_header(std::string_view name) const noexcept {
  return std::any_of(headers.begin(), headers.end(), [name](const auto& header) { return header.first == name; });
}

std::string_view Request::cookie(std::string_view name) const noexcept {
  std::string_view found;
  for (const auto& [key, value] : headers) {
    if (key != "cookie") {
      continue;
    }
    std::string_view rest = value;
    while (!rest.empty()) {
      std::string_view part = take(rest, ';');
      if (trimmed(take(part, '=')) == name) {
        if (!found.empty()) {
          return {};  // one of them was set by somebody else
        }
        found = trimmed(part);
      }
    }
  }
  return found;
}

std::optional<std::string> Request::parameter(std::string_view name) const { return form_value(query, name); }

Response answer(const Refusal& refusal) {
  return answer_json({{"code", refusal.code}, {"message", refusal.message}, {"remedy", refusal.remedy}},
                     refusal.status);
}

std::optional<std::string> form_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const bool whole = text.size() - i > 2;
    const int high = whole ? digit(text[i + 1]) : -1;
    const int low = whole ? digit(text[i + 2]) : -1;
    if (high < 0 || low < 0 || (high == 0 && low == 0)) {
      return std::nullopt;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::optional<std::string> form_value(std::string_view form, std::string_view name) {
  std::optional<std::string> found;
  while (!form.empty()) {
    std::string_view part = take(form, '&');
    if (take(part, '=') == name) {
      if (found) {
        return std::nullopt;
      }
      found = form_decoded(part);
      if (!found) {
        return std::nullopt;
      }
    }
  }
  return found;
}

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~/";
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != kPlain.npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

}  // namespace trailspark::service::web
