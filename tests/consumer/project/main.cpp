// Somebody else's program: public headers, one call that reaches into the library, the version that was asked for.
#include <trailspark/result.hpp>
#include <trailspark/version.hpp>

int main(int argc, char** argv) {
  const bool same_version = argc == 2 && trailspark::kVersion == argv[1];
  const bool linked = trailspark::id(trailspark::Code::convert_date) == "convert.date";
  return same_version && linked ? 0 : 1;
}
