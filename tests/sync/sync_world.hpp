#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "account_fixture.hpp"
#include "simulator/control/live_truth.hpp"
#include "trailspark/base.hpp"
#include "trailspark/sync.hpp"

/// A whole sync in one process: a session, a store in memory, and the simulator's handlers at the other end of a wire
/// whose time is made up. Nothing waits: an hour of rate limits passes in milliseconds.
namespace sync_world {

/// What a session says to store, kept as a database would.
struct MemoryStore {
  struct Record {
    std::int64_t updated_at = 0;
    std::int64_t fetched_at = 0;
    std::map<std::uint16_t, std::string> parts;
    bool operator==(const Record& other) const { return updated_at == other.updated_at && parts == other.parts; }
  };
  using Link = std::pair<std::int64_t, std::int64_t>;  // from, to

  std::array<std::map<std::int64_t, Record>, trailspark::kSyncObjects> records;
  std::array<std::map<Link, bool>, trailspark::kLinkKinds> links;  // and whether it is the primary one
  std::map<std::string, std::string> documents;
  std::array<std::map<std::string, std::string>, trailspark::kEventSources> events;
  std::map<std::int64_t, std::string> removed_contacts;  // and why
  std::string checkpoint;

  void apply(const trailspark::SyncChange& change);
  const std::map<std::int64_t, Record>& of(trailspark::SyncObject object) const {
    return records[static_cast<std::size_t>(object)];
  }
  /// One page of all contacts, their companies linked, as a base reads it.
  std::string contacts_page() const;
};

struct Wire {
  std::int64_t latency = 20;      ///< milliseconds for a call, there and back
  std::int64_t jitter = 0;        ///< up to so many more
  bool opaque_cursors = false;    ///< list cursors are no ids; one that is, begins from the start
  bool partial_failures = false;  ///< batch reads answer 207: no record, and an internal error for each
  std::function<void(std::uint64_t)> before_call;  ///< with the number of calls made before
  std::uint64_t give_up_after = 2'000'000;         ///< steps, so that no test hangs
};

/// What a run did.
struct Run {
  trailspark::SyncVerdict verdict;
  trailspark::SyncProgress progress;
  trailspark::SyncPlan plan;
  int renewals = 0;                            ///< of the token
  std::map<std::string, std::uint64_t> calls;  ///< by method and path, ids and queries left out
  std::vector<std::int64_t> sent;              ///< when each call arrived
  std::int64_t listed_from = 0;                ///< the first list call
  std::int64_t listed_until = 0;               ///< the last
  std::int64_t milliseconds = 0;
  bool killed = false;
};

class World {
 public:
  explicit World(simulator::SimulatorSettings settings = account_fixture::settings());

  /// One run on the store, from its checkpoint. With `steps`, it ends without a word after so many: as if killed; what
  /// was not committed by then is lost. Data and checkpoint are committed every `commit_every` answers.
  Run sync(const trailspark::SyncSettings& settings, std::optional<std::uint64_t> steps = std::nullopt,
           std::uint64_t commit_every = 5);

  std::int64_t now() { return portal.simulator.clock().now() + clock_skew; }
  void wait(std::int64_t milliseconds) { portal.wait(milliseconds); }

  /// Empty where the store holds what the portal does, record for record; else the first difference.
  std::string difference(trailspark::SyncObject object);
  /// The same of leads, told apart by the core on one side and by the simulator on the other.
  std::string lead_difference();
  std::string link_difference();

  /// What the session was asked and told, for a test that replays it elsewhere: tests/core/test_sync_replay.cpp.
  simulator::Json* recorder = nullptr;

  account_fixture::Caller portal;
  MemoryStore store;
  Wire wire;
  std::int64_t clock_skew = 1234;  ///< the driver's clock is not HubSpot's

 private:
  struct Flight {
    trailspark::SyncRequest request;
    std::int64_t arrives;
    std::int64_t returns;
    bool arrived = false;
    simulator::Response response;
  };
  void pass_until(std::int64_t time);
  std::optional<std::size_t> next_event(const std::vector<Flight>& flights) const;
};

/// Empty where both hold the same records and links; else the first that differs.
std::string difference(const MemoryStore& a, const MemoryStore& b);

/// Records, leads and links of contacts, companies and deals are the portal's.
void check_same(World& world);
/// All calls of a run.
std::uint64_t calls(const Run& run);

inline constexpr const char* kListContacts = "GET /crm/objects/2026-09/contacts";
inline constexpr std::int64_t kMinute = 60'000;
inline constexpr std::int64_t kDay = 86'400'000;

/// Contacts, companies and deals with a few properties each.
trailspark::SyncSettings three_objects();

}  // namespace sync_world
