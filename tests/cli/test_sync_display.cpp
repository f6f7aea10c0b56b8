#include "catch.hpp"
#include "cli/moment_text.hpp"
#include "cli/sync_display.hpp"
#include "cli/text_width.hpp"

using namespace trailspark;
using namespace trailspark::cli;

namespace {

SyncProgress half_way() {
  SyncProgress progress;
  progress.objects = {{SyncObject::contacts, "reading", 12'300, 50'000}, {SyncObject::companies, "done", 900, 900}};
  progress.calls = 1'204;
  return progress;
}

}  // namespace

TEST_CASE("A run is shown a line for each object and one for the whole") {
  const std::vector<std::string> lines = sync_lines(half_way(), 100, 0, 120);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "contacts   reading    12,300 of 50,000   24 %");
  CHECK(lines[1] == "companies  done       900");
  CHECK(lines[2] == "1,204 calls   12.0 a second   about 5 minutes left");
}

TEST_CASE("The estimate is of what came since the run began") {
  SyncProgress progress = half_way();
  const double share = share_stored(progress);
  CHECK(sync_lines(progress, 100, share, 120)[2] == "1,204 calls   12.0 a second");
  progress.objects[0].stored = 31'150;  // half of what was left
  CHECK(sync_lines(progress, 100, share, 120)[2] == "1,204 calls   12.0 a second   about 2 minutes left");
}

TEST_CASE("Where it waits for long, it says for what") {
  SyncProgress progress = half_way();
  progress.waiting_for = "the rate limit";
  CHECK(sync_lines(progress, 0, 0, 120)[2].find("waiting for the rate limit") != std::string::npos);
  progress.waiting_for = "HubSpot to answer";
  CHECK(sync_lines(progress, 0, 0, 120)[2].find("waiting") == std::string::npos);
}

TEST_CASE("No line is wider than the terminal") {
  for (const std::string& line : sync_lines(half_way(), 100, 0, 30)) {
    CHECK(display_width(line) <= 30);
  }
}

TEST_CASE("Spans of time are told in the unit that fits") {
  CHECK(duration_in_words(200) == "less than a second");
  CHECK(duration_in_words(1'000) == "1 second");
  CHECK(duration_in_words(89'000) == "89 seconds");
  CHECK(duration_in_words(90'000) == "2 minutes");
  CHECK(duration_in_words(7'200'000) == "2 hours");
  CHECK(duration_in_words(7'500'000) == "2 hours and 5 minutes");
}

TEST_CASE("Moments are told in UTC, also before 1970") {
  CHECK(iso_time(1'793'440'852'005) == "2026-10-31T10:00:52.005Z");
  CHECK(iso_time(-1) == "1969-12-31T23:59:59.999Z");
  CHECK(time_in_words(1'793'440'852'005) == "2026-10-31 10:00:52 UTC");
}
