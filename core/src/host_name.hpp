#pragma once

#include <string>
#include <string_view>

namespace trailspark {

/// True for a host name in its ASCII form, lower case: at most 253 bytes, two labels or more of 1 to 63 letters, digits
/// and hyphens, no hyphen at a label's ends, the last label not of digits alone. No dot at the end.
bool is_host_name(std::string_view ascii) noexcept;

/// Appends the ASCII form of a domain: what email.hpp says of domains. Returns false, with some of it appended, where
/// there is none. Takes valid UTF-8.
bool append_host_name(std::string& out, std::string_view utf8);

}  // namespace trailspark
