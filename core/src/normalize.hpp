#pragma once

#include <string>
#include <string_view>

/// Canonical normalization. Source: UAX 15, with the data of Unicode 16.
namespace trailspark::unicode {

/// Normalization Form D: everything taken apart, marks in canonical order.
std::u32string to_nfd(std::u32string_view text);
/// Normalization Form C: "u" and U+0308 become U+00FC.
std::u32string to_nfc(std::u32string_view text);

}  // namespace trailspark::unicode
