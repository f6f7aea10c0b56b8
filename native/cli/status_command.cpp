#include "json_access.hpp"
#include "moment_text.hpp"
#include "open_store.hpp"
#include "options.hpp"
#include "output.hpp"
#include "store/run_history.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::int64_t kRunsShown = 5;

struct Status {
  std::string portal;
  std::string verdict;
  std::string holder;  ///< who syncs it now
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  std::vector<store::RunEntry> runs;
};

/// Of the newest run that ended; of one that is under way nothing is known yet.
std::string verdict_of(const std::vector<store::RunEntry>& runs, const std::string& holder) {
  for (const store::RunEntry& run : runs) {
    if (!run.verdict.empty()) {
      return run.verdict;
    }
    if (holder.empty()) {
      return "incomplete: the last sync ended without a word; run it again and it goes on from there";
    }
  }
  return holder.empty() ? "incomplete: nothing was synced yet" : "incomplete: the first sync is under way";
}

Status status_of(store::Store& store) {
  Status status;
  status.portal = store.state("portal");
  status.holder = store::StoreLock::holder(store.path());
  status.runs = store::last_runs(store, kRunsShown);
  status.verdict = verdict_of(status.runs, status.holder);
  for (std::size_t i = 0; i < kSyncObjects; ++i) {
    const auto object = static_cast<SyncObject>(i);
    if (const std::uint64_t count = store.count(object); count > 0 || i < 3) {
      status.counts.emplace_back(name(object), count);
    }
  }
  return status;
}

std::string run_in_words(const store::RunEntry& run) {
  std::string text = "  " + time_in_words(run.started_at) + "  " + run.kind + ": ";
  if (run.verdict.empty()) {
    return text + "no end noted\n";
  }
  text += one_line(run.verdict);
  if (run.ended_at) {
    text += " (" + counted(run.changed, "record") + " stored or changed, " + counted(run.calls, "call") + ")";
  }
  return text + '\n';
}

std::string in_words(const Status& status) {
  std::string text = "portal: " + (status.portal.empty() ? "not known yet" : status.portal) + '\n';
  for (const auto& [object, count] : status.counts) {
    text += object + ": " + grouped(count) + '\n';
  }
  if (!status.runs.empty()) {
    text += "last runs:\n";
    for (const store::RunEntry& run : status.runs) {
      text += run_in_words(run);
    }
    for (const std::string& source : status.runs.front().not_synced) {
      text += "not synced: " + one_line(source) + '\n';
    }
  }
  if (!status.holder.empty()) {
    text += "syncing now: " + status.holder + '\n';
  }
  return text + "verdict: " + one_line(status.verdict) + '\n';
}

Json run_as_json(const store::RunEntry& run) {
  Json json;
  json["kind"] = run.kind;
  json["startedAt"] = run.started_at;
  json["endedAt"] = run.ended_at ? Json(*run.ended_at) : Json();
  json["verdict"] = run.verdict.empty() ? Json() : Json(run.verdict);
  json["calls"] = run.calls;
  json["retries"] = run.retries;
  json["refusals"] = run.refusals;
  json["changed"] = run.changed;
  json["removed"] = run.removed;
  json["notSynced"] = run.not_synced;
  return json;
}

std::string as_json(const Status& status) {
  Json json;
  json["portal"] = status.portal.empty() ? Json() : Json(status.portal);
  json["verdict"] = status.verdict;
  json["syncingNow"] = status.holder.empty() ? Json() : Json(status.holder);
  for (const auto& [object, count] : status.counts) {
    json["records"][object] = count;
  }
  json["runs"] = Json::array();
  for (const store::RunEntry& run : status.runs) {
    json["runs"].push_back(run_as_json(run));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

int run_status(const StatusOptions& options) {
  std::optional<store::Store> store = open_store(options.store_file, options.key_file);
  if (!store) {
    return kBadUse;
  }
  if (options.check) {
    store->check_thoroughly();
  }
  const Status status = status_of(*store);
  Output output;
  output.write(options.json ? as_json(status) : in_words(status));
  return output.finish() ? kDone : kBadUse;
}

}  // namespace trailspark::cli
