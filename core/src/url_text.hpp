#pragma once

#include <string>
#include <string_view>

namespace trailspark {

/// Percent-encodes all but RFC 3986's unreserved characters: for a query or a form.
std::string percent_encoded(std::string_view text);

/// Undoes percent signs and plus, as forms have them; a percent sign that begins no escape stays.
std::string form_decoded(std::string_view text);

}  // namespace trailspark
