#pragma once

#include <string>
#include <string_view>

namespace trailspark {

/// Appends the Punycode of a label, without "xn--": "b\u00FCcher" gives "bcher-kva". ASCII stands first, as it is.
/// At most 63 code points: a host name's label that has more would not fit either, and nothing can overflow.
/// Source: RFC 3492, section 6.3.
void append_punycode(std::string& out, std::u32string_view label);

}  // namespace trailspark
