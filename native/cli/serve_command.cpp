#include <fstream>
#include <iterator>

#include "interruption.hpp"
#include "options.hpp"
#include "output.hpp"
#include "service/vault.hpp"
#include "service/web/config.hpp"
#include "service/web/serve.hpp"
#include "service_sync.hpp"
#include "terminal.hpp"

namespace trailspark::cli {
namespace {

using service::web::ConfigFault;
using service::web::ServiceConfig;

/// The file's settings; complains of every fault and answers nothing where there is one.
std::optional<ServiceConfig> read_config(const std::string& name) {
  if (name.empty()) {
    return ServiceConfig();
  }
  std::ifstream file(name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    complain(name + " cannot be read");
    return std::nullopt;
  }
  service::web::ParsedConfig parsed = service::web::parse_config(text);
  for (const ConfigFault& fault : parsed.faults) {
    complain(name + ": " + in_words(fault));
  }
  return parsed.faults.empty() ? std::optional(std::move(parsed.config)) : std::nullopt;
}

void take(const std::string& flag, std::string& setting) {
  if (!flag.empty()) {
    setting = flag;
  }
}

/// A flag goes before the file. False where the whole does not fit together; complains of every fault.
bool complete(const ServeOptions& options, ServiceConfig& config) {
  take(options.data, config.data);
  take(options.public_url, config.public_url);
  take(options.api, config.api);
  take(options.client_id, config.client_id);
  take(options.client_secret_file, config.client_secret_file);
  take(options.page, config.page);
  config.port = options.port >= 0 ? options.port : config.port;
  config.demo_users = config.demo_users || options.demo_users;
  bool sound = true;
  if (!options.sync_every.empty()) {
    config.sync_every_seconds = service::web::seconds_of(options.sync_every);
    if (config.sync_every_seconds < 0) {
      complain("--sync-every: expected 10s to 31d, such as 90s, 15m, 6h or 1d, not \"" + options.sync_every + '"');
      sound = false;
    }
  }
  for (const ConfigFault& fault : service::web::complete(config)) {
    complain(in_words(fault));
    sound = false;
  }
  return sound;
}

}  // namespace

int run_serve(const ServeOptions& options) {
  std::optional<ServiceConfig> config = read_config(options.config_file);
  if (!config || !complete(options, *config)) {
    return kBadUse;
  }
  const Interruption interruption;
  service::web::ServeHooks hooks;
  hooks.sync = sync_portal;
  hooks.should_end = Interruption::requested;
  hooks.say = [](const std::string& text) {
    Output().write(text);  // at once: whoever waits for the address reads it from a pipe
  };
  service::web::serve(*config, hooks);
  return kDone;
}

}  // namespace trailspark::cli
