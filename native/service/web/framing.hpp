#pragma once

#include <cstddef>
#include <string_view>

namespace trailspark::service::web {

/// How much of a call is read at most. Bodies go by where they are sent to.
constexpr std::size_t kMostHeadBytes = 32 * 1024;
constexpr std::size_t kMostDoorBytes = std::size_t{16} << 20;  ///< through to HubSpot
constexpr std::size_t kMostEventBytes = std::size_t{1} << 20;  ///< webhooks: 100 events have 50 KB
constexpr std::size_t kMostOtherBytes = std::size_t{4} << 20;  ///< a mapping with all its values
std::size_t most_body_bytes(std::string_view target) noexcept;

/// What the head of a call tells of its end, strictly: a server that guesses where a call ends takes a part of it for
/// the next one.
struct Framing {
  int refusal = 0;             ///< status with which the call is refused; 0: it is not
  bool is_last = false;        ///< its end is not known for sure: after the answer the connection ends
  std::size_t most_bytes = 0;  ///< of the body, with the sizes of its chunks
};

/// `head`: request line and headers as they came, to the empty line. Refused are (RFC 9112) lines that do not end in
/// CRLF or hold control characters, names that are no tokens, lengths that are no numbers or not the only one, codings
/// other than chunked, an address that is no path, a call without a Host or with two: 400; a body that is too long for
/// its address: 413; one that is compressed: 415; more than kMostHeadBytes: 431.
Framing framing_of(std::string_view head);

}  // namespace trailspark::service::web
