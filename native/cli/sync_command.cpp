#include <poll.h>

#include <chrono>
#include <filesystem>
#include <utility>

#include "http/caller.hpp"
#include "interruption.hpp"
#include "open_store.hpp"
#include "options.hpp"
#include "output.hpp"
#include "store/key_file.hpp"
#include "sync_display.hpp"
#include "sync_report.hpp"
#include "sync_run.hpp"
#include "sync_settings.hpp"
#include "terminal.hpp"
#include "token_file.hpp"

namespace trailspark::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// Where the calls go, or the complaint was made.
std::optional<http::Endpoint> read_endpoint(const std::string& api) {
  std::variant<http::Endpoint, std::string> parsed = http::parse_endpoint(api);
  if (const std::string* fault = std::get_if<std::string>(&parsed)) {
    complain(*fault);
    return std::nullopt;
  }
  http::Endpoint endpoint = std::get<http::Endpoint>(std::move(parsed));
  if (endpoint.secure && !http::speaks_https()) {
    complain(
        "this program was built without OpenSSL and speaks http alone, to this machine; build it where Debian's "
        "libcpp-httplib-dev is installed");
    return std::nullopt;
  }
  return endpoint;
}

int exit_code(const SyncOutcome& outcome, bool strict) {
  switch (outcome.verdict.kind) {
    case SyncVerdict::Kind::complete:
      return kDone;
    case SyncVerdict::Kind::complete_except:
      return strict ? kRejections : kDone;
    case SyncVerdict::Kind::running:
    case SyncVerdict::Kind::incomplete:
      break;
  }
  return outcome.wrong_portal ? kBadUse : outcome.verdict.reconnect || outcome.unreachable ? kRefused : kIncomplete;
}

/// Results at once, for a run every quarter of an hour: what is written now is read now.
bool print(Output& output, const std::string& text) { return output.write(text); }

/// False where the person stopped it.
bool sleep_until(Clock::time_point time) {
  while (Clock::now() < time) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(time - Clock::now()).count();
    ::poll(nullptr, 0, static_cast<int>(std::min<std::int64_t>(left + 1, 60'000)));  // a signal ends it early
    if (Interruption::requested()) {
      return false;
    }
  }
  return !Interruption::requested();
}

SyncOutcome run_shown(store::Store& store, const SyncTask& task, bool quiet) {
  SyncDisplay display(!quiet);
  return run_session(store, task, [&display](const SyncSession& session) { display.update(session); });
}

int run_plan(const SyncOptions& options, const SyncTask& task) {
  std::error_code fault;
  std::optional<store::Store> store = std::filesystem::exists(options.store_file, fault)
                                          ? open_store(options.store_file, options.key_file)
                                          : std::nullopt;
  const SyncOutcome outcome = plan_session(store ? &*store : nullptr, task, [](const SyncSession&) {});
  Output output;
  if (!outcome.plan.known) {
    complain("there is no plan: " + outcome.verdict.in_words());
    return exit_code(outcome, options.strict);
  }
  print(output, options.json ? plan_as_json(outcome.plan) : plan_in_words(outcome.plan));
  return output.finish() ? kDone : kBadUse;
}

/// The key of an encrypted store. A new store gets a new one, where there is none in its file.
std::optional<store::SealingKey> key_for_sync(const SyncOptions& options) {
  std::error_code fault;
  const bool is_new = !options.key_file.empty() && !std::filesystem::exists(options.key_file, fault) &&
                      !std::filesystem::exists(options.store_file, fault);
  if (!is_new) {
    return store_key(options.key_file);
  }
  const store::SealingKey key = store::make_key_file(options.key_file);
  tell("made the key file " + options.key_file + ": without it nobody can read the store; keep a copy elsewhere\n");
  return key;
}

}  // namespace

int run_sync(const SyncOptions& options) {
  SyncTask task;
  std::optional<SyncSettings> settings = sync_settings(options);
  const std::optional<http::Endpoint> endpoint = settings ? read_endpoint(options.api) : std::nullopt;
  std::optional<std::string> token = endpoint ? read_token(options.token_file) : std::nullopt;
  if (!token) {
    return kBadUse;
  }
  task.settings = std::move(*settings);
  task.endpoint = *endpoint;
  task.token = std::move(*token);
  const Interruption interruption;
  if (options.plan) {
    return run_plan(options, task);
  }
  store::Store store(options.store_file, store::Store::Access::sync, key_for_sync(options));
  Output output;
  int code = kDone;
  for (;;) {
    const Clock::time_point next = Clock::now() + std::chrono::seconds(options.every_seconds);
    const SyncOutcome outcome = run_shown(store, task, options.quiet);
    code = exit_code(outcome, options.strict);
    const bool heard = print(output, options.json ? outcome_as_json(outcome) : outcome_in_words(outcome));
    if (options.every_seconds == 0 || !heard || outcome.interrupted || code == kBadUse || outcome.verdict.reconnect) {
      break;
    }
    task.settings.refresh = false;  // once is what was asked for
    if (!sleep_until(next)) {
      break;
    }
    token = read_token(options.token_file);  // it may have been replaced
    if (!token) {
      return kBadUse;
    }
    task.token = std::move(*token);
  }
  if (code == kRefused || code == kBadUse) {
    complain("the sync did not get through; what was stored before is as it was");
  }
  return output.finish() ? code : kBadUse;
}

}  // namespace trailspark::cli
