#pragma once

#include <string>
#include <string_view>

/// SHA-256 and the alphabets in which its results travel.
namespace simulator {

/// 32 bytes.
std::string sha256(std::string_view bytes);
/// 32 bytes (RFC 2104).
std::string hmac_sha256(std::string_view key, std::string_view bytes);

/// "\x01\xff" -> "01ff"
std::string hex(std::string_view bytes);
/// RFC 4648, section 4: with + and / and padding.
std::string base64(std::string_view bytes);
/// RFC 4648, section 5: with - and _, without padding.
std::string base64url(std::string_view bytes);

}  // namespace simulator
