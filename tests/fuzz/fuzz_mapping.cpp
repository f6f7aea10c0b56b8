// Any bytes as a mapping document, and as target fields: nothing breaks, every fault has words and a place that can be
// printed, and a sound mapping reads back as it was written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "trailspark/mapping.hpp"

namespace {

void expect(bool condition) {
  if (!condition) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailspark;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const ParsedMapping parsed = parse_mapping(text);
  for (const Error& error : parsed.errors) {
    expect(!to_string(error).empty());
  }
  if (parsed.errors.empty()) {
    const std::string written = write_mapping(parsed.mapping);
    const ParsedMapping again = parse_mapping(written);
    expect(again.errors.empty() && again.mapping == parsed.mapping);
    expect(write_mapping(again.mapping) == written);
    expect(diff_mappings(parsed.mapping, again.mapping).empty());
  }
  static_cast<void>(diff_mappings(default_mapping(), parsed.mapping));
  static_cast<void>(parse_target_fields(text).ok());
  return 0;
}
