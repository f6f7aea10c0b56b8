#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/call.hpp"
#include "sync/event_reader.hpp"
#include "sync/http_answer.hpp"
#include "sync/object_sync.hpp"
#include "sync/page_view_reader.hpp"
#include "sync/rate_budget.hpp"
#include "sync/record_slices.hpp"

namespace trailspark {

/// What a session knows. Its parts decide what to ask (object_sync, event_reader, page_view_reader); this decides when,
/// and what becomes of calls that fail.
struct SyncSession::State {
  explicit State(SyncSettings given);

  SyncStep next(std::int64_t now);
  void deliver(std::uint64_t request, const SyncAnswer& answer, std::int64_t now);
  void end(std::string why, bool must_reconnect);

  bool over() const noexcept { return ended || finished; }
  ObjectSync& object(SyncObject which) { return objects[static_cast<std::size_t>(which)]; }
  RateBudget& budget(Budget which) noexcept {
    return which == Budget::search ? search : which == Budget::associations ? associations : general;
  }

  SyncSettings settings;
  std::vector<ObjectSync> objects;
  std::vector<EventReader> events;
  PageViewReader page_views;
  RecordSlicer slicer;
  ChangeList changes;
  RateBudget general;
  RateBudget search;
  RateBudget associations;

  std::vector<Call> ready;               // to be made, those that failed before among them
  std::map<std::uint64_t, Call> flying;  // by request
  std::uint64_t last_request = 0;
  std::size_t turn = 0;  // whose call comes next

  // The beginning of a run: the account tells HubSpot's time, then definitions and all else.
  bool account_asked = false;
  bool begun = false;
  std::vector<Call> definitions;
  std::size_t definitions_open = 0;
  std::int64_t definitions_at = 0;
  std::int64_t server_ahead = 0;  // HubSpot's clock less the driver's
  std::vector<std::string> gaps;
  std::vector<std::string> not_synced;

  bool renewing = false;
  std::uint32_t renewals = 0;  // since the last good answer
  std::int64_t silent_since = 0;
  std::uint64_t jitter = 1;
  std::optional<double> daily_left;
  std::optional<double> daily_quota;

  bool finished = false;
  bool ended = false;
  std::string end_reason;
  bool reconnect = false;
  std::uint64_t calls = 0;
  std::uint64_t retries = 0;
  std::uint64_t refusals = 0;

 private:
  void begin(std::int64_t now);
  std::optional<Call> next_definition();
  std::optional<Call> pull();
  void fill(std::int64_t now);
  bool all_ended() const;

  void note_headers(const SyncAnswer& answer, std::int64_t now);
  void handle(Call call, const SyncAnswer& answer, const Meaning& meaning, std::int64_t now);
  Meaning take(const Call& call, const SyncAnswer& answer, std::int64_t now);
  Meaning take_definition(const Call& call, const SyncAnswer& answer, const json::Value& body, std::int64_t now);
  void give_up(const Call& call, const Meaning& meaning, std::int64_t now);
  void again(Call call, std::int64_t not_before);
  std::int64_t back_off(std::uint32_t attempts);
};

}  // namespace trailspark
