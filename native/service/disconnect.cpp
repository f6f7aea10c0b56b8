#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <utility>

#include "service/connections_state.hpp"
#include "store/fault.hpp"
#include "store/store_lock.hpp"

// Uninstall, revoke, forget, erase: each tried whatever became of those before.
namespace trailspark::service {
namespace {

using store::Database;
using store::Statement;

constexpr std::chrono::seconds kPatience{20};
constexpr const char* kAdvice =
    "What was synced stays unless it was erased. Look in HubSpot under Connected Apps whether TrailSpark is gone, and "
    "remove it there if it is not.";

std::string why(const ApiAnswer& answer) {
  return answer.status == 0 ? answer.fault : "HTTP " + std::to_string(answer.status);
}

bool is_gone(int status) { return status == 400 || status == 401 || status == 404 || status == 410; }

/// Of an answer where "it is not there" is as good as success.
DisconnectStep step_of(std::string name, const ApiAnswer& answer, const std::string& done) {
  if (answer.status >= 200 && answer.status < 300) {
    return {std::move(name), true, done};
  }
  if (is_gone(answer.status)) {
    return {std::move(name), true, "HubSpot had already forgotten it (" + why(answer) + ")"};
  }
  return {std::move(name), false, "HubSpot did not do it (" + why(answer) + ")"};
}

DisconnectStep uninstall(Connections::State& state, std::int64_t portal,
                         std::chrono::steady_clock::time_point deadline) {
  const TokenAnswer token = state.refreshed(portal, deadline, nullptr);
  if (!token.ok()) {
    const bool gone = token.kind == TokenAnswer::Kind::disconnected;
    return {"uninstall", gone, (gone ? "it was not there any more: " : "not done: ") + token.reason};
  }
  const ApiRequest request{"DELETE", "/appinstalls/" + state.settings.api_version + "/external-install", {}, {}};
  return step_of("uninstall", state.api.call(request, token.token, state.patience_until(deadline)),
                 "the app was removed from the HubSpot account; its administrators are told by HubSpot");
}

DisconnectStep revoke(Connections::State& state, std::int64_t portal, const std::string& sealed,
                      std::chrono::steady_clock::time_point deadline) {
  const Secret token = state.vault.unseal(sealed, refresh_purpose(portal));
  OAuthClient client = state.client();
  const ApiAnswer answer =
      state.post_form(state.oauth_path("/token/revoke"), token_form(client, token.reveal(), "refresh_token"), deadline);
  sodium_memzero(client.secret.data(), client.secret.size());
  return step_of("revoke", answer, "the tokens are no longer good for anything");
}

DisconnectStep forget(Connections::State& state, std::int64_t portal) {
  state.store.change([portal](Database& database) { mark_disconnected(database, portal, "it was disconnected here"); });
  state.forget(portal);
  const bool clean = state.store.empty_log();
  return {"forget", true,
          clean ? "the tokens are deleted and overwritten here"
                : "the tokens are deleted here; the write-ahead log is cleared when its readers end"};
}

/// The files of a portal's records; StoreFault where a sync has them.
std::string remove_files(const std::string& file) {
  const store::StoreLock lock(file);
  std::size_t files = 0;
  for (const char* const end : {"", "-wal", "-shm"}) {
    const std::string path = file + end;
    if (std::remove(path.c_str()) == 0) {
      files += 1;
    } else if (errno != ENOENT) {
      throw store::StoreFault("cannot delete " + path + " (" + std::strerror(errno) + ")");
    }
  }
  static_cast<void>(std::remove((file + ".lock").c_str()));
  return files == 0 ? "there were no synced records" : std::to_string(files) + " files of synced records deleted";
}

DisconnectStep erase(Connections::State& state, std::int64_t portal) {
  DisconnectStep step{"erase", true, {}};
  try {
    step.words = remove_files(state.store.portal_file(portal));
  } catch (const store::StoreFault& fault) {
    step.done = false;
    step.words = fault.what();
  }
  const std::int64_t rows = state.store.change([&](Database& database) {
    std::int64_t count = 0;
    for (const Connections::EraseRows& each : state.erase_rows) {
      count += each(database, portal);
    }
    for (const char* const table : {"budget_leases", "budgets", "grants", "connections"}) {
      if (!step.done && table == std::string_view("connections")) {
        continue;  // it stays in the list until all is gone
      }
      Statement remove(database, std::string("DELETE FROM ") + table + " WHERE portal = ?1");
      count += remove.bind(1, portal).run();
    }
    return count;
  });
  const bool clean = state.store.empty_log();
  step.words += "; " + std::to_string(rows) + " rows deleted and overwritten in service.db" +
                (clean ? ", its write-ahead log emptied" : "; its write-ahead log is cleared when its readers end") +
                ". Backups and the disk's own copies are not reached from here";
  return step;
}

/// A step that must not keep the others from being tried.
template <class Step>
DisconnectStep attempt(const char* name, Step&& step) {
  try {
    return step();
  } catch (const std::exception& fault) {
    return {name, false, fault.what()};
  }
}

}  // namespace

DisconnectReport Connections::disconnect(std::int64_t portal, bool erase_too) {
  DisconnectReport report;
  const std::optional<ConnectionInfo> info = get(portal);
  if (!info) {
    return report;
  }
  report.known = true;
  report.link = info->connected_apps_link;
  report.advice = kAdvice;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  const std::unique_lock lock(state_->portal(portal).refreshing, deadline);
  const std::optional<GrantRow> row =
      state_->store.with([portal](Database& database) { return read_grant_row(database, portal); });
  if (row) {
    report.steps.push_back(attempt("uninstall", [&] { return uninstall(*state_, portal, deadline); }));
    report.steps.push_back(attempt("revoke", [&] { return revoke(*state_, portal, row->refresh_token, deadline); }));
  } else {
    report.steps.push_back({"uninstall", false, "not done: there are no tokens any more. " + info->reason});
    report.steps.push_back({"revoke", true, "there was nothing left to revoke"});
  }
  report.steps.push_back(attempt("forget", [&] { return forget(*state_, portal); }));
  if (erase_too) {
    report.steps.push_back(attempt("erase", [&] { return erase(*state_, portal); }));
  }
  return report;
}

}  // namespace trailspark::service
