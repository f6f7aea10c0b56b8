#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "service/web/parts.hpp"
#include "service/web/scheduler.hpp"

namespace trailspark::service::web {

/// What the program around it does for the service.
struct ServeHooks {
  /// One sync of a portal into its own file.
  std::function<SyncResult(Parts& parts, std::int64_t portal, const std::function<bool()>& stop)> sync;
  /// The person wants it to end. Asked often.
  std::function<bool()> should_end;
  /// Before it serves: where it is. Must be flushed.
  std::function<void(const std::string& text)> say;
};

/// Serves until it should end; calls that are under way are finished. `config` is complete. Throws what stands in the
/// way at the start, in words: VaultFault, store::StoreFault, std::runtime_error.
void serve(const ServiceConfig& config, const ServeHooks& hooks);

/// The secret in a file of mode 600, without the white space around it. Throws std::runtime_error.
Secret read_secret_file(const std::string& file);

/// Copies the stores of a folder, each as it is at one moment, while they are in use: service.db and portals/*.db. The
/// key file is not among them. Answers the names of the copies. Throws store::StoreFault, std::runtime_error where `to`
/// has such files already.
std::vector<std::string> back_up(const std::string& from, const std::string& to);

}  // namespace trailspark::service::web
