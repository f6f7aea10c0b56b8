#include "options.hpp"
#include "service/web/serve.hpp"
#include "terminal.hpp"

namespace trailspark::cli {

int run_backup(const BackupOptions& options) {
  const std::vector<std::string> copies = service::web::back_up(options.data, options.to);
  if (!options.quiet) {
    for (const std::string& copy : copies) {
      tell("copied " + copy + '\n');
    }
    tell("the key in " + options.data + "/key is not among them: keep it elsewhere\n");
  }
  return kDone;
}

}  // namespace trailspark::cli
