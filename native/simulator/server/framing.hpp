#pragma once

#include <cstddef>
#include <string_view>

namespace simulator {

/// How much of a call is read at most.
constexpr std::size_t kMostHeadBytes = 64 * 1024;
constexpr std::size_t kMostBodyBytes = 8 * 1024 * 1024;

/// What the head of a call tells of its end, strictly: a server that guesses where a call ends takes a part of it for
/// the next one.
struct Framing {
  int refusal = 0;       ///< status with which the call is refused; 0: it is not
  bool is_last = false;  ///< its end is not known for sure: after the answer the connection ends
};

/// `head`: request line and headers as they came, to the empty line. Refused are (RFC 9112) lines that do not end in
/// CRLF or hold control characters, names that are no tokens, lengths that are no numbers or not the only one, codings
/// other than chunked, and an address that is no path: 400; more than kMostBodyBytes: 413; a body that is compressed:
/// 415; more than kMostHeadBytes: 431.
Framing framing_of(std::string_view head);

}  // namespace simulator
