#include "service/web/json.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace trailspark::service::web {
namespace {

constexpr std::int64_t kMillisecondsADay = 86'400'000;

[[noreturn]] void refuse(std::string message, std::string remedy) {
  throw Refusal{400, "request.malformed", std::move(message), std::move(remedy)};
}

bool two_digits(std::string_view text, std::size_t at, int& to) {
  if (at + 2 > text.size() || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') {
    return false;
  }
  to = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return true;
}

/// Levels of brackets, without parsing: a document of nothing but brackets costs no stack.
bool is_deep(std::string_view text) {
  constexpr int kMostLevels = 32;
  int level = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string) {
      if (text[i] == '\\') {
        ++i;
      } else {
        in_string = text[i] != '"';
      }
    } else if (text[i] == '"') {
      in_string = true;
    } else if (text[i] == '{' || text[i] == '[') {
      if (++level > kMostLevels) {
        return true;
      }
    } else if (text[i] == '}' || text[i] == ']') {
      --level;
    }
  }
  return false;
}

}  // namespace

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Response answer_json(const Json& json, int status) {
  Response response;
  response.status = status;
  response.body = text_of(json);
  return response;
}

Json read_body(const Request& request, std::initializer_list<std::string_view> keys) {
  const std::string_view type = request.header("content-type");
  constexpr std::string_view kJson = "application/json";
  if (type.substr(0, kJson.size()) != kJson || (type.size() > kJson.size() && type[kJson.size()] != ';')) {
    throw Refusal{415, "request.media_type", "the body is not application/json",
                  "send JSON and say so in Content-Type"};
  }
  Json json = is_deep(request.body) ? Json(Json::value_t::discarded) : Json::parse(request.body, nullptr, false);
  if (!json.is_object()) {
    refuse("the body is not a JSON object", "send an object as the API's document describes it");
  }
  for (const auto& [key, value] : json.items()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      std::string allowed;
      for (const std::string_view known : keys) {
        allowed += (allowed.empty() ? "" : ", ") + std::string(known);
      }
      refuse("the body has the key \"" + key.substr(0, 60) + "\", which is not known", "allowed are " + allowed);
    }
  }
  return json;
}

std::string text_at(const Json& json, std::string_view key, std::size_t most_bytes) {
  const auto found = json.find(std::string(key));
  if (found == json.end() || !found->is_string() || found->get_ref<const std::string&>().size() > most_bytes) {
    refuse("\"" + std::string(key) + "\" is missing or no text",
           "send a text of at most " + std::to_string(most_bytes) + " bytes");
  }
  return found->get<std::string>();
}

std::string time_text(std::int64_t milliseconds) {
  std::int64_t days = milliseconds / kMillisecondsADay;
  std::int64_t rest = milliseconds % kMillisecondsADay;
  if (rest < 0) {
    rest += kMillisecondsADay;
    --days;
  }
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  std::array<char, 40> text{};
  const int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
                                 unsigned(date.month()), unsigned(date.day()), int(rest / 3'600'000),
                                 int(rest / 60'000 % 60), int(rest / 1'000 % 60), int(rest % 1'000));
  return {text.data(), static_cast<std::size_t>(size)};
}

Json time_json(std::int64_t milliseconds) { return milliseconds == 0 ? Json() : Json(time_text(milliseconds)); }

std::optional<std::int64_t> time_of(std::string_view text) {
  int century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  constexpr std::size_t kShortest = 20;  // 2026-11-23T22:15:00Z
  const bool shaped = text.size() >= kShortest && text.back() == 'Z' && two_digits(text, 0, century) &&
                      two_digits(text, 2, year) && text[4] == '-' && two_digits(text, 5, month) && text[7] == '-' &&
                      two_digits(text, 8, day) && text[10] == 'T' && two_digits(text, 11, hour) && text[13] == ':' &&
                      two_digits(text, 14, minute) && text[16] == ':' && two_digits(text, 17, second);
  const std::chrono::year_month_day date{std::chrono::year{century * 100 + year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!shaped || !date.ok() || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  std::int64_t milliseconds = std::chrono::sys_days{date}.time_since_epoch().count() * kMillisecondsADay +
                              ((hour * 60 + minute) * 60 + second) * std::int64_t{1'000};
  if (text.size() > kShortest) {
    const std::string_view fraction = text.substr(19, text.size() - 20);
    if (fraction.size() < 2 || fraction.size() > 10 || fraction[0] != '.' ||
        fraction.find_first_not_of("0123456789", 1) != fraction.npos) {
      return std::nullopt;
    }
    for (std::size_t i = 1, weight = 100; i < fraction.size() && weight > 0; ++i, weight /= 10) {
      milliseconds += static_cast<std::int64_t>(weight) * (fraction[i] - '0');
    }
  }
  return milliseconds;
}

}  // namespace trailspark::service::web
