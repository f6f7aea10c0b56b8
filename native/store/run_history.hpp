#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

/// The syncs of a store, as its table `runs` keeps them.
namespace trailspark::store {

struct RunEntry {
  std::int64_t id = 0;
  std::string kind;
  std::int64_t started_at = 0;
  std::optional<std::int64_t> ended_at;
  std::string verdict;  ///< empty while it is under way, and of one that was killed and not yet noticed
  std::vector<std::string> not_synced;
  std::uint64_t calls = 0;
  std::uint64_t retries = 0;
  std::uint64_t refusals = 0;
  std::uint64_t changed = 0;
  std::uint64_t removed = 0;
};

/// Notes a run that begins, in a transaction of its own; answers its id.
std::int64_t begin_run(Store& store, std::string_view kind, std::int64_t now);
/// Notes its end, within the transaction that is open.
void end_run(Store& store, const RunEntry& run);
/// The last runs, the newest first.
std::vector<RunEntry> last_runs(Store& store, std::int64_t most);

}  // namespace trailspark::store
