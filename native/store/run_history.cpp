#include "store/run_history.hpp"

namespace trailspark::store {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text.append(text.empty() ? "" : "\n").append(line);
  }
  return text;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

std::int64_t begin_run(Store& store, std::string_view kind, std::int64_t now) {
  Statement(store.database(), "INSERT INTO runs (kind, started_at) VALUES (?1, ?2)").bind(1, kind).bind(2, now).run();
  return store.database().number("SELECT last_insert_rowid()").value_or(0);
}

void end_run(Store& store, const RunEntry& run) {
  const std::string not_synced = joined(run.not_synced);
  Statement statement(store.database(),
                      "UPDATE runs SET ended_at = ?2, verdict = ?3, not_synced = ?4, calls = ?5, retries = ?6, "
                      "refusals = ?7, changed = ?8, removed = ?9 WHERE id = ?1");
  statement.bind(1, run.id).bind(2, run.ended_at.value_or(0)).bind(3, run.verdict).bind(4, not_synced);
  int parameter = 5;
  for (const std::uint64_t count : {run.calls, run.retries, run.refusals, run.changed, run.removed}) {
    statement.bind(parameter++, static_cast<std::int64_t>(count));
  }
  statement.run();
}

std::vector<RunEntry> last_runs(Store& store, std::int64_t most) {
  Statement statement(store.database(),
                      "SELECT id, kind, started_at, ended_at, verdict, not_synced, calls, retries, refusals, changed, "
                      "removed FROM runs ORDER BY id DESC LIMIT ?1");
  statement.bind(1, most);
  std::vector<RunEntry> runs;
  while (statement.step()) {
    const auto count = [&statement](int column) { return static_cast<std::uint64_t>(statement.number(column)); };
    RunEntry& run = runs.emplace_back();
    run.id = statement.number(0);
    run.kind = statement.text(1);
    run.started_at = statement.number(2);
    run.ended_at = statement.is_null(3) ? std::nullopt : std::optional(statement.number(3));
    run.verdict = statement.text(4);
    run.not_synced = split(statement.text(5));
    run.calls = count(6), run.retries = count(7), run.refusals = count(8);
    run.changed = count(9), run.removed = count(10);
  }
  return runs;
}

}  // namespace trailspark::store
