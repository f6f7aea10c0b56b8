#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "trailspark/property.hpp"

/// HubSpot sends every value as text; these functions read it as what it is.
/// Each takes UTF-8 text that is not empty, ignores ASCII white space around it, and answers nothing where the text
/// does not convert. None guesses: "1,234", "1;2" and "soon" do not convert.
namespace trailspark {

/// Decimal digits with an optional sign, point and exponent ("42", "-1.5", "1.0E10", "12.", ".5"). Rounds correctly.
/// No hexadecimal, no thousands separators, no infinity; too large to be finite does not convert.
std::optional<double> to_number(std::string_view text) noexcept;

/// Days since 1970-01-01 of a calendar day. Reads "2026-11-23", and every form of `to_datetime`, whose UTC day it
/// takes. Years 0001 to 9999.
std::optional<std::int32_t> to_date(std::string_view text) noexcept;

/// Milliseconds since 1970-01-01T00:00Z. Reads ISO 8601 of any precision ("2026-11-23T10:00Z", seconds and up to nine
/// decimals optional, cut to milliseconds; zone Z or +hh:mm, none means UTC; a lone date is its midnight) and epoch
/// milliseconds (12 digits or more, optional minus). Years 0001 to 9999, in UTC too. "T" and "Z" may be lower-case, as
/// RFC 3339 allows; a space for "T", the hour 24, a leap second (:60), and a time without minutes do not convert.
/// Source: RFC 3339, HubSpot's properties guide.
std::optional<std::int64_t> to_datetime(std::string_view text) noexcept;

/// "true" or "false" in any ASCII case.
std::optional<bool> to_bool(std::string_view text) noexcept;

/// Appends "2026-11-23". Years 0001 to 9999.
void append_date(std::string& out, std::int32_t days);
/// Appends "2026-11-23T10:00:00.000Z": always milliseconds, always Z. Years 0001 to 9999.
void append_datetime(std::string& out, std::int64_t milliseconds);

/// Calls `use(part)` for each part of a multi-enumeration "A;B;C": trimmed, empty parts left out.
template <class Use>
void for_each_part(std::string_view text, Use&& use) {
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    std::string_view part = text.substr(0, end);
    while (!part.empty() && (part.front() == ' ' || part.front() == '\t')) {
      part.remove_prefix(1);
    }
    while (!part.empty() && (part.back() == ' ' || part.back() == '\t')) {
      part.remove_suffix(1);
    }
    if (!part.empty()) {
      use(part);
    }
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace trailspark
