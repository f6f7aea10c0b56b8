#include <poll.h>

#include <chrono>
#include <filesystem>
#include <utility>

#include "connected_store.hpp"
#include "http/caller.hpp"
#include "interruption.hpp"
#include "open_store.hpp"
#include "options.hpp"
#include "output.hpp"
#include "sync_display.hpp"
#include "sync_report.hpp"
#include "sync_run.hpp"
#include "sync_settings.hpp"
#include "terminal.hpp"
#include "token_file.hpp"

namespace trailspark::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kHubSpot = "https://api.hubapi.com";

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

int run_plan(const SyncOptions& options, const SyncTask& task, const std::string& file) {
  std::error_code fault;
  std::optional<store::Store> store = std::filesystem::exists(file, fault) ? open_store(file) : std::nullopt;
  const SyncOutcome outcome = plan_session(store ? &*store : nullptr, task, [](const SyncSession&) {});
  Output output;
  if (!outcome.plan.known) {
    complain("there is no plan: " + outcome.verdict.in_words());
    return exit_code(outcome, options.strict);
  }
  print(output, options.json ? plan_as_json(outcome.plan) : plan_in_words(outcome.plan));
  return output.finish() ? kDone : kBadUse;
}

/// Whom to call and as whom. False where the complaint was made.
bool fill_task(const SyncOptions& options, ConnectedStore* connected, SyncTask& task) {
  std::optional<SyncSettings> settings = sync_settings(options);
  if (!settings) {
    return false;
  }
  task.settings = std::move(*settings);
  if (connected != nullptr) {
    task.endpoint = connected->endpoint();
    task.connection = &connected->connection();
    return true;
  }
  const std::optional<http::Endpoint> endpoint = read_endpoint(options.api.empty() ? kHubSpot : options.api);
  std::optional<std::string> token = endpoint ? read_token(options.token_file) : std::nullopt;
  if (!token) {
    return false;
  }
  task.endpoint = *endpoint;
  task.token = std::move(*token);
  return true;
}

/// What is given fits the kind of store, or the complaint was made.
bool fits(const SyncOptions& options, bool is_folder) {
  if (is_folder && !options.token_file.empty()) {
    complain(options.store_file + " is a service's folder: its connection is used; leave --token-file out");
    return false;
  }
  if (!is_folder && options.token_file.empty()) {
    complain("--token-file is required: " + options.store_file + " is no service's folder with connections in it");
    return false;
  }
  if (!is_folder && (options.portal != 0 || !options.key_file.empty())) {
    complain("--portal and --key-file are for a service's folder; " + options.store_file + " is none");
    return false;
  }
  return true;
}

}  // namespace

int run_sync(const SyncOptions& options) {
  const bool is_folder = service::ServiceStore::is_in(options.store_file);
  if (!fits(options, is_folder)) {
    return kBadUse;
  }
  std::unique_ptr<ConnectedStore> connected;
  if (is_folder) {
    connected = ConnectedStore::open({options.store_file, options.portal, options.key_file, options.api});
    if (!connected) {
      return kBadUse;
    }
  }
  SyncTask task;
  if (!fill_task(options, connected.get(), task)) {
    return kBadUse;
  }
  const std::string file = connected ? connected->store_file() : options.store_file;
  const Interruption interruption;
  if (options.plan) {
    return run_plan(options, task, file);
  }
  store::Store store(file, store::Store::Access::sync);
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
    if (!sleep_until(next)) {
      break;
    }
    if (!fill_task(options, connected.get(), task)) {  // the token's file may have been replaced
      return kBadUse;
    }
    task.settings.refresh = false;  // once is what was asked for
  }
  if (code == kRefused || code == kBadUse) {
    complain("the sync did not get through; what was stored before is as it was");
  }
  return output.finish() ? code : kBadUse;
}

}  // namespace trailspark::cli
