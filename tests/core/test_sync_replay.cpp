#include "catch.hpp"
#include "trailspark/sync.hpp"
#include "vectors.hpp"

using namespace trailspark;

// The run was recorded natively against the simulator (tests/sync/record_sync_run.cpp). Replayed here,
// on each platform, every step, wait and byte must be the same.
TEST_CASE("A recorded run replays to the same steps and the same checkpoint") {
  const nlohmann::json run = nlohmann::json::parse(vector_file("sync_run.json"));
  SyncSettings settings;
  settings.fetch_set[0] = {"email", "firstname", "lastname", "company", "jobtitle", "lifecyclestage"};
  settings.fetch_set[1] = {"name", "domain", "industry", "numberofemployees"};
  settings.fetch_set[2] = {"dealname", "dealstage", "pipeline", "amount", "closedate"};
  settings.events = {true, true, true};
  Result<SyncSession> opened = SyncSession::open(settings, "");
  REQUIRE(opened.ok());
  SyncSession session = std::move(opened).value();
  std::uint64_t records = 0;
  for (const nlohmann::json& event : run.at("events")) {
    const std::int64_t now = event.at("now");
    if (!event.contains("answers")) {
      const SyncStep step = session.next(now);
      REQUIRE(static_cast<int>(step.kind) == event.at("kind"));
      REQUIRE(step.until == event.at("until"));
      REQUIRE(step.request.method == event.at("method"));
      REQUIRE(step.request.target == event.at("target"));
      REQUIRE(step.request.body == event.at("body"));
      continue;
    }
    SyncAnswer answer;
    answer.status = event.at("status");
    std::vector<std::pair<std::string, std::string>> headers;
    for (const auto& [name, value] : event.at("headers").items()) {
      headers.emplace_back(name, value);
    }
    answer.headers.assign(headers.begin(), headers.end());
    const std::string body = event.at("answer");
    answer.body = body;
    session.deliver(event.at("answers"), answer, now);
    for (const SyncChange& change : session.changes()) {
      records += change.kind == SyncChange::Kind::record ? 1U : 0U;
    }
  }
  CHECK(records >= 39);  // all that the portal holds
  CHECK(session.checkpoint() == run.at("checkpoint"));
  CHECK(session.verdict().in_words() == run.at("verdict"));
}
