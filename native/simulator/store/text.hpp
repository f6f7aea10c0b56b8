#pragma once

#include <string>
#include <string_view>

/// Text as HubSpot compares it. Callers may send anything: what is no UTF-8 stays as it is.
namespace simulator {

bool is_utf8(std::string_view text) noexcept;

/// In small letters.
std::string folded_case(std::string_view text);

/// An address without blanks around it, in small letters, its domain in ASCII.
std::string folded_email(std::string_view email);

}  // namespace simulator
