#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "trailspark/sync.hpp"

/// What an answer means, whoever asked (HubSpot's status codes, error bodies and rate headers).
namespace trailspark {

enum class Fate : std::uint8_t {
  good,
  again,          ///< passes by itself: try again, not before `delay`
  rate_general,   ///< 429 of the ten-second window
  rate_search,    ///< 429 of the second
  rate_daily,     ///< 429 of the day
  moving,         ///< 477: the account moves house; `delay` may be hours
  token_expired,  ///< 401 that another access token mends
  token_refused,  ///< any other 401
  scope_missing,  ///< 403; `detail` names the scopes where the body does
  too_long,       ///< 414
  missing,        ///< 404
  refused         ///< 400 and all that trying again cannot mend
};

struct Meaning {
  Fate fate = Fate::good;
  std::int64_t delay = 0;  ///< milliseconds, where the answer names one
  std::string detail;      ///< for a person: "HTTP 500: Internal error", free of secrets
};

/// The value of a header, its name in any case; empty where absent.
std::string_view header(const SyncAnswer& answer, std::string_view name) noexcept;
/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7) in milliseconds since 1970.
std::optional<std::int64_t> parse_http_date(std::string_view text) noexcept;
/// Digits alone.
std::optional<std::uint64_t> parse_count(std::string_view text) noexcept;

/// By status and, where it is an error, by body. Whether the body of a 2xx is whole is for its reader to find out.
Meaning meaning_of(const SyncAnswer& answer);

}  // namespace trailspark
