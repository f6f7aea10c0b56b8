#include "simulator/api/event_paging.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "simulator/server/unique.hpp"

namespace simulator {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string to_base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
    const unsigned three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    for (std::size_t digit = 0; digit < 4; ++digit) {
      out += i + digit > bytes.size() ? '=' : kBase64[three >> (18 - 6 * digit) & 63];
    }
  }
  return out;
}

/// Empty where it is none.
std::string from_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text.substr(0, text.find('='))) {
    const std::size_t digit = kBase64.find(c);
    if (digit == std::string_view::npos) {
      return {};
    }
    bits = bits << 6 | static_cast<unsigned>(digit);
    if ((count += 6) >= 8) {
      out += static_cast<char>(bits >> (count -= 8) & 255);
    }
  }
  return out;
}

template <class Number>
bool take_number(std::string_view& text, Number& number) {
  const auto [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc()) {
    return false;
  }
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return true;
}

bool take(std::string_view& text, std::string_view part) {
  const bool there = text.starts_with(part);
  text.remove_prefix(there ? part.size() : 0);
  return there;
}

}  // namespace

std::string event_token(std::string_view sign, const EventPlace& place) {
  return to_base64(std::string(sign) + std::to_string(place.when) + ':' + std::to_string(place.record) + ':' +
                   std::to_string(place.ordinal));
}

EventPlace event_place(std::string_view sign, std::string_view token) {
  const std::string decoded = from_base64(token);
  std::string_view text = decoded;
  EventPlace place;
  if (!take(text, sign) || !take_number(text, place.when) || !take(text, ":") || !take_number(text, place.record) ||
      !take(text, ":") || !take_number(text, place.ordinal) || !text.empty() || place.when < 0) {
    throw Refusal{bad_request("Invalid paging token: " + std::string(token))};
  }
  return place;
}

std::string event_id(std::uint64_t dice) {
  Random random(dice, Stream::events, 0);
  return make_uuid(random);
}

std::optional<std::int64_t> number_parameter(const Request& request, const char* name) {
  const std::string_view text = request.parameter(name).value_or("");
  std::string_view rest = text;
  std::int64_t number = 0;
  if (text.empty()) {
    return std::nullopt;
  }
  if (!take_number(rest, number) || !rest.empty()) {
    throw Refusal{bad_request("Invalid integer value for parameter " + std::string(name) + ": " + std::string(text))};
  }
  return number;
}

bool flag_parameter(const Request& request, const char* name, bool otherwise) {
  const std::string_view text = request.parameter(name).value_or("");
  if (text.empty()) {
    return otherwise;
  }
  if (text != "true" && text != "false") {
    throw Refusal{bad_request("Invalid boolean value for parameter " + std::string(name) + ": " + std::string(text))};
  }
  return text == "true";
}

bool is_erased(const Account& account, const Contact& contact) {
  const ChangedRecord* const changed = account.objects(ObjectType::contacts).changed(contact.id);
  return changed != nullptr && changed->gone_at != 0 && changed->merged_into == 0;
}

}  // namespace simulator
