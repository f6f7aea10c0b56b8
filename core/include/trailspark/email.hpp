#pragma once

#include <string>
#include <string_view>

namespace trailspark {

/// What else counts as the same address, beyond promise: case, surrounding white space and the domain's spelling.
struct EmailFolding {
  bool plus_tags = false;   ///< ada+news@acme.test is ada@acme.test; a + in front (+ada@acme.test) is no tag
  bool gmail_dots = false;  ///< a.d.a@gmail.com is ada@gmail.com (gmail.com and googlemail.com alone, made gmail.com)

  bool operator==(const EmailFolding&) const = default;
};

/// The key under which an address is known: surrounding white space (Unicode's White_Space) removed, lower-cased by
/// Unicode's simple mapping, the domain in its ASCII (punycode) form. Nothing else is folded but what `folding` names.
///
///   "  Ada@B\u00FCcher.TEST " -> "ada@xn--bcher-kva.test"
///
/// Appends the key to `out` and returns true; leaves `out` as it was and returns false where the text is no usable
/// address (email.malformed). Folding a key again, with the same settings, gives the same key. Linear in the length.
///
/// Usable is: exactly one @, and in all at most 1,024 bytes of UTF-8 between the white space.
/// Before the @: 1 to 64 bytes of the key, without white space, control characters or any of ()<>[]:;\,". Dots may
/// stand anywhere, also first, last and doubled: providers gave such addresses out, and mail to them arrives.
/// Behind it: a host name of at most 253 bytes in ASCII form, of two labels or more; a label has 1 to 63 letters,
/// digits and hyphens, no hyphen at its ends; the last label is not of digits alone. So malformed are a dot at the end
/// (mail addresses have none, and removing it would be folding), an underscore, an IP address, "Ada <ada@acme.test>".
///
/// The ASCII form is that of UTS 46, non-transitional, as browsers make it, with Unicode 16: labels end at the full
/// stops U+002E, U+3002, U+FF0E and U+FF61; each is lower-cased, full-width ASCII becomes ASCII, characters that UTS 46
/// ignores (soft hyphen, zero-width space, variation selectors) vanish, the rest is brought to NFC and encoded.
/// It differs from UTS 46 in this:
///  - The simple lower-case mapping is all there is. U+0130 (Turkish dotted capital I) is "i", not "i" and U+0307;
///    Cherokee is lower case, not upper; iota subscripts and variant forms (U+1C80) stay.
///  - Compatibility characters stay as they are: ligatures, superscripts, micro sign, half-width katakana, U+017F.
///  - Which letters may meet in a label (bidi, joiners, leading marks, unassigned, two hyphens in places 3 and 4) is
///    not checked. All of general punctuation (dashes, curly quotes) is refused, UTS 46 refuses some of it.
///  - A label that is ASCII already stays: "xn--" is neither decoded nor checked. Behind it only ASCII may follow.
/// A mark typed apart ("u" and U+0308) is the same in a domain; before the @ it is another address.
bool append_email_key(std::string& out, std::string_view address, EmailFolding folding = {});

/// True where `append_email_key` without settings would append exactly `address` again and the address is ASCII: the
/// common case, told in one pass without copying.
bool is_plain_email_key(std::string_view address) noexcept;

}  // namespace trailspark
