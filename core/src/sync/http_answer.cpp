#include "sync/http_answer.hpp"

#include <charconv>

#include "calendar.hpp"
#include "json.hpp"
#include "page_parts.hpp"

namespace trailspark {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) {
      return false;
    }
  }
  return true;
}

/// Two or four digits at a place of a text that is long enough.
std::optional<std::int32_t> digits(std::string_view text, std::size_t at, std::size_t count) {
  std::int32_t value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

/// What HubSpot's error envelope says; empty members where the body is none (a proxy's HTML, nothing at all).
struct Envelope {
  std::string category;
  std::string policy;
  std::string message;
  std::string scopes;
};

std::string text_of(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value != nullptr && value->is(json::Value::Kind::string) ? value->string : std::string();
}

std::string scopes_of(const json::Value& envelope) {
  std::string scopes;
  const json::Value* errors = envelope.find("errors");
  for (const json::Value& error : errors != nullptr ? errors->items : std::vector<json::Value>()) {
    const json::Value* context = error.find("context");
    const json::Value* list = context != nullptr ? context->find("requiredGranularScopes") : nullptr;
    for (const json::Value& scope : list != nullptr ? list->items : std::vector<json::Value>()) {
      scopes.append(scopes.empty() ? "" : ", ").append(scope.string);
    }
  }
  return scopes;
}

Envelope envelope_of(std::string_view body) {
  const Result<json::Value> parsed = json::parse(body);
  if (!parsed) {
    return {};
  }
  const json::Value& value = parsed.value();
  return {text_of(value, "category"), text_of(value, "policyName"), text_of(value, "message"), scopes_of(value)};
}

std::string in_words(const SyncAnswer& answer, const Envelope& envelope) {
  if (answer.status == 0) {
    return "no answer: " + std::string(answer.fault.empty() ? "the connection broke off" : answer.fault);
  }
  std::string text = "HTTP " + std::to_string(answer.status);
  return envelope.message.empty() ? text : text + ": " + excerpt(envelope.message);
}

Fate fate_of_rate_limit(const Envelope& envelope) {
  if (envelope.policy == "DAILY" || envelope.message.find("daily") != std::string::npos) {
    return Fate::rate_daily;
  }
  const bool secondly = envelope.policy == "SECONDLY" || envelope.message.find("secondly limit") != std::string::npos;
  return secondly && envelope.policy != "TEN_SECONDLY_ROLLING" ? Fate::rate_search : Fate::rate_general;
}

Fate fate_of(int status, const Envelope& envelope) {
  if (status >= 200 && status < 300) {
    return Fate::good;
  }
  switch (status) {
    case 401:
      return envelope.category == "EXPIRED_AUTHENTICATION" ? Fate::token_expired : Fate::token_refused;
    case 403:
      return Fate::scope_missing;
    case 404:
      return Fate::missing;
    case 414:
      return Fate::too_long;
    case 429:
      return fate_of_rate_limit(envelope);
    case 477:
      return Fate::moving;
    case 408:
    case 423:
      return Fate::again;
    default:
      // 530 is a proxy's answer to a token that it cannot read.
      return status == 0 || (status >= 500 && status != 530) ? Fate::again : Fate::refused;
  }
}

}  // namespace

std::string_view header(const SyncAnswer& answer, std::string_view name) noexcept {
  for (const auto& [key, value] : answer.headers) {
    if (same_name(key, name)) {
      return value;
    }
  }
  return {};
}

std::optional<std::int64_t> parse_http_date(std::string_view text) noexcept {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::size_t kLength = 29;  // "Sun, 06 Nov 1994 08:49:37 GMT"
  if (text.size() != kLength || text.substr(25) != " GMT") {
    return std::nullopt;
  }
  const std::size_t month = kMonths.find(text.substr(8, 3));
  const auto day = digits(text, 5, 2), year = digits(text, 12, 4);
  const auto hour = digits(text, 17, 2), minute = digits(text, 20, 2), second = digits(text, 23, 2);
  if (month == std::string_view::npos || month % 3 != 0 || !day || !year || !hour || !minute || !second) {
    return std::nullopt;
  }
  const auto month_number = static_cast<std::int32_t>(month / 3 + 1);
  if (!calendar::is_day(*year, month_number, *day) || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return calendar::days_from(*year, month_number, *day) * calendar::kMillisecondsPerDay +
         ((*hour * 60 + *minute) * 60 + *second) * std::int64_t{1000};
}

std::optional<std::uint64_t> parse_count(std::string_view text) noexcept {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Meaning meaning_of(const SyncAnswer& answer) {
  Meaning meaning;
  if (answer.status >= 200 && answer.status < 300) {
    return meaning;
  }
  const Envelope envelope = answer.status == 0 ? Envelope{} : envelope_of(answer.body);
  meaning.fate = fate_of(answer.status, envelope);
  meaning.detail = meaning.fate == Fate::scope_missing && !envelope.scopes.empty() ? "not granted: " + envelope.scopes
                                                                                   : in_words(answer, envelope);
  if (const auto seconds = parse_count(header(answer, "retry-after"))) {
    meaning.delay = static_cast<std::int64_t>(*seconds < 1'000'000 ? *seconds : 1'000'000) * 1000;
  }
  if (answer.status == 423 && meaning.delay < 2000) {
    meaning.delay = 2000;  // the lock lasts so long
  }
  return meaning;
}

}  // namespace trailspark
