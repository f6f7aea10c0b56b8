#include "service/web/journal.hpp"

namespace trailspark::service::web {
namespace {

using store::Database;
using store::Statement;

constexpr std::int64_t kEventLife = 26 * 3'600'000;  // HubSpot repeats itself for a day
constexpr std::int64_t kMostAudit = 200'000;
constexpr std::int64_t kMostBrowserRuns = 1'000;  // of a portal

}  // namespace

void Journal::note(const AuditEntry& entry) {
  store_.change([&](Database& database) {
    Statement(database,
              "INSERT INTO audit (at, user, name, action, outcome, portal, detail) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(1, entry.at)
        .bind(2, entry.user)
        .bind(3, entry.user_name)
        .bind(4, entry.action)
        .bind(5, entry.outcome)
        .bind(6, entry.portal)
        .bind(7, entry.detail)
        .run();
  });
}

std::vector<AuditEntry> Journal::entries(std::int64_t portal, std::int64_t before, std::int64_t most) {
  return store_.with([&](Database& database) {
    Statement statement(database,
                        "SELECT id, at, user, name, action, outcome, portal, detail FROM audit "
                        "WHERE portal = ? AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?");
    statement.bind(1, portal).bind(2, before).bind(3, before).bind(4, most);
    std::vector<AuditEntry> entries;
    while (statement.step()) {
      AuditEntry entry;
      entry.id = statement.number(0);
      entry.at = statement.number(1);
      entry.user = statement.text(2);
      entry.user_name = statement.text(3);
      entry.action = statement.text(4);
      entry.outcome = statement.text(5);
      entry.portal = statement.number(6);
      entry.detail = statement.text(7);
      entries.push_back(std::move(entry));
    }
    return entries;
  });
}

void Journal::put_test(std::int64_t portal, std::string_view user, const Test& test) {
  store_.change([&](Database& database) {
    Statement(database, "INSERT OR REPLACE INTO tests (portal, at, user, usable, report) VALUES (?, ?, ?, ?, ?)")
        .bind(1, portal)
        .bind(2, test.at)
        .bind(3, user)
        .bind(4, test.usable ? 1 : 0)
        .bind(5, test.report)
        .run();
  });
}

std::optional<Journal::Test> Journal::last_test(std::int64_t portal) {
  return store_.with([&](Database& database) {
    Statement statement(database, "SELECT at, usable, report FROM tests WHERE portal = ?");
    statement.bind(1, portal);
    std::optional<Test> test;
    if (statement.step()) {
      test = Test{statement.number(0), statement.number(1) != 0, std::string(statement.text(2))};
    }
    return test;
  });
}

Journal::Put Journal::put_run(std::int64_t portal, std::string_view id, const User& user, std::int64_t started_at,
                              std::string_view run) {
  return store_.change([&](Database& database) {
    Statement known(database, "SELECT user FROM browser_runs WHERE portal = ? AND id = ?");
    known.bind(1, portal).bind(2, id);
    const bool is_known = known.step();
    if (is_known && known.text(0) != user.id) {
      return Put::refused;
    }
    known.reset();
    Statement(database,
              "INSERT OR REPLACE INTO browser_runs (portal, id, user, name, started_at, run) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(1, portal)
        .bind(2, id)
        .bind(3, user.id)
        .bind(4, user.name)
        .bind(5, started_at)
        .bind(6, run)
        .run();
    Statement(database,
              "DELETE FROM browser_runs WHERE portal = ? AND id NOT IN "
              "(SELECT id FROM browser_runs WHERE portal = ? ORDER BY started_at DESC LIMIT ?)")
        .bind(1, portal)
        .bind(2, portal)
        .bind(3, kMostBrowserRuns)
        .run();
    return is_known ? Put::changed : Put::made;
  });
}

std::vector<Journal::BrowserRun> Journal::browser_runs(std::int64_t portal, std::int64_t most) {
  return store_.with([&](Database& database) {
    Statement statement(database,
                        "SELECT started_at, run FROM browser_runs WHERE portal = ? ORDER BY started_at DESC LIMIT ?");
    statement.bind(1, portal).bind(2, most);
    std::vector<BrowserRun> runs;
    while (statement.step()) {
      runs.push_back({statement.number(0), std::string(statement.text(1))});
    }
    return runs;
  });
}

void Journal::note_service_run(std::int64_t portal, std::int64_t run) {
  store_.change([&](Database& database) {
    Statement(database, "INSERT OR IGNORE INTO service_runs (portal, run) VALUES (?, ?)")
        .bind(1, portal)
        .bind(2, run)
        .run();
  });
}

bool Journal::is_service_run(std::int64_t portal, std::int64_t run) {
  return store_.with([&](Database& database) {
    Statement statement(database, "SELECT 1 FROM service_runs WHERE portal = ? AND run = ?");
    statement.bind(1, portal).bind(2, run);
    return statement.step();
  });
}

std::vector<std::string> Journal::sends(std::int64_t portal, std::int64_t most) {
  return store_.with([&](Database& database) {
    Statement statement(database, "SELECT send FROM sends WHERE portal = ? ORDER BY started_at DESC LIMIT ?");
    statement.bind(1, portal).bind(2, most);
    std::vector<std::string> sends;
    while (statement.step()) {
      sends.emplace_back(statement.text(0));
    }
    return sends;
  });
}

std::size_t Journal::queue(const std::vector<QueuedEvent>& events, std::int64_t now) {
  return store_.change([&](Database& database) {
    Statement put(database,
                  "INSERT OR IGNORE INTO webhook_events (digest, portal, type, object_id, happened_at, received_at) "
                  "SELECT ?, portal, ?, ?, ?, ? FROM connections WHERE portal = ? AND connected = 1");
    std::int64_t made = 0;
    for (const QueuedEvent& event : events) {
      made += put.bind(1, event.digest)
                  .bind(2, event.type)
                  .bind(3, event.object_id)
                  .bind(4, event.happened_at)
                  .bind(5, now)
                  .bind(6, event.portal)
                  .run();
    }
    return static_cast<std::size_t>(made);
  });
}

std::int64_t Journal::waiting(std::int64_t portal) {
  return store_.with([&](Database& database) {
    Statement statement(database, "SELECT count(*) FROM webhook_events WHERE portal = ? AND taken_at = 0");
    statement.bind(1, portal);
    return statement.step() ? statement.number(0) : 0;
  });
}

void Journal::take_events(std::int64_t portal, std::int64_t began, std::int64_t now) {
  store_.change([&](Database& database) {
    Statement(database, "UPDATE webhook_events SET taken_at = ? WHERE portal = ? AND taken_at = 0 AND received_at < ?")
        .bind(1, now)
        .bind(2, portal)
        .bind(3, began)
        .run();
  });
}

void Journal::clear(std::int64_t now) {
  store_.change([&](Database& database) {
    Statement(database, "DELETE FROM webhook_events WHERE taken_at > 0 AND received_at < ?")
        .bind(1, now - kEventLife)
        .run();
    Statement(database, "DELETE FROM audit WHERE id <= (SELECT max(id) FROM audit) - ?").bind(1, kMostAudit).run();
  });
}

std::int64_t Journal::erase(Database& database, std::int64_t portal) {
  std::int64_t erased = 0;
  for (const char* sql : {"DELETE FROM browser_keys WHERE portal = ?", "DELETE FROM tests WHERE portal = ?",
                          "DELETE FROM browser_runs WHERE portal = ?", "DELETE FROM service_runs WHERE portal = ?",
                          "DELETE FROM sends WHERE portal = ?", "DELETE FROM webhook_events WHERE portal = ?"}) {
    erased += Statement(database, sql).bind(1, portal).run();
  }
  return erased;
}

}  // namespace trailspark::service::web
