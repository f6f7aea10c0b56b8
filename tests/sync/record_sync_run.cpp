// Not one of the tests that CTest runs: trailspark-tests "A run is recorded" writes sync_run.json.
#include <fstream>

#include "catch.hpp"
#include "sync_world.hpp"

using namespace trailspark;
using namespace sync_world;

// Hidden: writes the run that test_sync_replay.cpp replays on every platform, where its answers are to change.
TEST_CASE("A run is recorded", "[.record]") {
  World world(account_fixture::settings(25, true));
  simulator::FaultOrder no_definitions;  // they are long, and nothing is decided by them
  no_definitions.path = "/crm/pro*";
  no_definitions.times = 0;
  no_definitions.fault.status = 403;
  world.portal.simulator.faults().add(no_definitions);
  simulator::FaultOrder trouble;
  trouble.times = 0;
  trouble.one_in = 4;
  trouble.fault.status = 502;
  world.portal.simulator.faults().add(trouble);
  simulator::Json events = simulator::Json::array();
  world.recorder = &events;
  SyncSettings settings = three_objects();
  settings.events = {true, true, true};
  const Run run = world.sync(settings);
  std::ofstream file("sync_run.json");
  file << simulator::Json{{"source", "recorded from a run against the simulator: what every platform must do alike"},
                          {"events", events},
                          {"checkpoint", world.store.checkpoint},
                          {"verdict", run.verdict.in_words()}}
              .dump(1);
}
