// Any bytes as an address, the first one as the settings: a key is valid, short, stays as it is when folded again and
// when white space is put around its address; the quick check agrees with the thorough one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "trailspark/email.hpp"
#include "unicode.hpp"
#include "utf8.hpp"

namespace {

void expect(bool condition) {
  if (!condition) {
    std::abort();
  }
}

/// The key, or nothing where there is none: no key is empty.
std::string key_of(std::string_view address, trailspark::EmailFolding folding) {
  std::string key;
  expect(trailspark::append_email_key(key, address, folding) != key.empty());
  return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailspark;
  if (size == 0) {
    return 0;
  }
  const EmailFolding folding{(data[0] & 1) != 0, (data[0] & 2) != 0};
  const std::string_view address(reinterpret_cast<const char*>(data + 1), size - 1);

  const std::string key = key_of(address, folding);
  if (!key.empty()) {
    expect(unicode::is_valid_utf8(key) && key.size() <= 64 + 1 + 253);
    expect(key_of(key, folding) == key);
    expect(key_of("\u3000 " + std::string(address) + "\n", folding) == key);
    expect(is_plain_email_key(key) == unicode::is_ascii(key));
  }
  expect(is_plain_email_key(address) ==
         (unicode::is_ascii(address) && !address.empty() && key_of(address, {}) == address));

  if (unicode::is_valid_utf8(address)) {
    const std::string lowered = unicode::lower_case(address);
    expect(unicode::lower_case(lowered) == lowered);
    const std::string label = unicode::fold_label(address);
    expect(unicode::is_valid_utf8(label) && unicode::fold_label(label) == label);
  }
  return 0;
}
