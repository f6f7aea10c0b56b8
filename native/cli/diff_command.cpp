#include "options.hpp"
#include "output.hpp"
#include "settings_file.hpp"
#include "terminal.hpp"

namespace trailspark::cli {

int run_diff(const DiffOptions& options) {
  const std::optional<Mapping> before = read_mapping(options.before_file);
  const std::optional<Mapping> after = read_mapping(options.after_file);
  if (!before || !after) {
    return kBadUse;
  }
  const std::vector<std::string> changes = diff_mappings(*before, *after);
  std::string text;
  for (const std::string& change : changes) {
    text.append(change).append(1, '\n');
  }
  Output output;
  output.write(text);
  if (!output.finish()) {
    return kBadUse;
  }
  if (changes.empty() && !options.quiet) {
    tell("the two mappings say the same\n");
  }
  return kDone;
}

}  // namespace trailspark::cli
