#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "json.hpp"
#include "sync/call.hpp"
#include "sync/http_answer.hpp"
#include "sync/known_records.hpp"
#include "sync/link_reader.hpp"
#include "sync/list_ranges.hpp"
#include "sync/reconciler.hpp"
#include "sync/record_slices.hpp"

namespace trailspark {

/// Changes of one answer, and the texts that were made for them.
struct ChangeList {
  std::vector<SyncChange> changes;
  std::deque<std::string> texts;

  std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }
  void clear() { changes.clear(), texts.clear(); }
};

/// One object on its way through a run:
///
///     survey -> reading (all of it) -> changes (since the run began) -> proof -> re-reading -> links -> done
///     survey ->                        changes (since the last run), repair -> ...
///
/// Ids that have to be read again are read in between, whatever the stage.
class ObjectSync {
 public:
  enum class Stage : std::uint8_t { idle, survey, reading, changes, repair, proof, settling, done, refused };

  ObjectSync(SyncObject object, FetchSet fetch_set);

  SyncObject object() const noexcept { return object_; }
  KnownRecords& known() noexcept { return known_; }
  const KnownRecords& known() const noexcept { return known_; }
  const FetchSet& fetch_set() const noexcept { return fetch_set_; }
  bool wanted() const noexcept { return !fetch_set_.empty(); }
  Stage stage() const noexcept { return stage_; }

  /// Begins a run. `server_now`: HubSpot's own time; `now`: the driver's.
  void begin(const SyncSettings& settings, std::int64_t server_now, std::int64_t now, bool plan_only);
  /// A call that could be made now; nothing where answers have to come first.
  std::optional<Call> next_call();
  /// More calls at once, where that is possible.
  bool split() { return stage_ == Stage::reading && ranges_.split(); }

  void deliver(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes);
  /// False where the body is no such answer.
  bool deliver_links(const Call& call, const json::Value& body, ChangeList& changes);
  /// The call failed for good.
  void failed(const Call& call, const Meaning& meaning);

  bool ended() const noexcept { return stage_ == Stage::done || stage_ == Stage::refused || stage_ == Stage::idle; }
  bool reads_all() const noexcept { return reads_all_; }
  std::uint64_t expected() const noexcept { return expected_; }
  std::uint64_t changed() const noexcept { return changed_; }
  std::uint64_t removed() const noexcept { return removed_; }
  std::int64_t watermark() const noexcept { return watermark_; }
  std::optional<std::uint64_t> in_hubspot() const noexcept { return proof_.total(); }
  const std::vector<std::string>& gaps() const noexcept { return gaps_; }
  const std::vector<std::string>& not_synced() const noexcept { return not_synced_; }
  SyncPlan::Object plan() const;

  void write(json::Writer& writer) const;
  bool read(const json::Value& value);

 private:
  void enter(Stage stage);
  void move_on();
  std::optional<Call> read_call(std::set<std::int64_t>& waiting, Call::Kind kind);
  std::optional<Call> stage_call();
  std::optional<Call> search_call(Call::Kind kind);
  bool reads_idle() const noexcept;
  bool is_due(const SyncSettings& settings, std::int64_t server_now) const;
  void settle_proof();
  void finish();
  void take(const RecordSlice& record, const Call& call, bool whole, std::int64_t now, ChangeList& changes);
  void take_links(const RecordSlice& record, bool is_new, ChangeList& changes);
  void take_search(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes);
  void take_read(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes);
  void remove(std::int64_t id, std::string why, ChangeList& changes);
  void take_list(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes);
  void suspect(std::int64_t id);
  void note_unreadable(const RecordSlices& page);
  void note_gap(const std::string& what, const std::string& why);

  SyncObject object_;
  FetchSet fetch_set_;
  KnownRecords known_;
  Stage stage_ = Stage::idle;
  bool plan_only_ = false;
  std::size_t in_flight_ = 0;

  // The run, kept in checkpoints:
  bool reads_all_ = false;
  std::int64_t since_ = 0;  // changes from here on
  std::int64_t next_watermark_ = 0;
  std::int64_t run_began_ = 0;    // the driver's time
  std::int64_t search_from_ = 0;  // ids above this are still to be searched
  std::uint64_t expected_ = 0;
  std::vector<std::string> run_set_;  // the properties that this run asks for
  ListRanges ranges_;
  std::set<std::int64_t> to_read_;
  std::set<std::int64_t> being_read_;
  std::set<std::int64_t> missing_;  // not found: archived or deleted?
  std::set<std::int64_t> being_missed_;
  std::map<std::int64_t, std::int64_t> merged_into_;  // as survivors say; not kept in checkpoints
  LinkReader links_;
  std::vector<std::string> gaps_;
  std::vector<std::string> not_synced_;

  // Between runs:
  std::int64_t watermark_ = 0;    // HubSpot's time up to which changes are known; 0: never read
  std::int64_t read_all_at_ = 0;  // HubSpot's time
  std::int64_t links_all_at_ = 0;
  std::vector<std::string> read_set_;  // the properties that every stored record has
  bool must_read_all_ = false;

  Reconciler proof_;
  std::int64_t repair_from_ = 0;
  std::int64_t server_began_ = 0;
  bool searching_ = false;
  bool searched_ = false;
  std::size_t read_limit_ = kReadLimit;  // smaller after a batch was refused
  std::uint64_t changed_ = 0;
  std::uint64_t removed_ = 0;
};

}  // namespace trailspark
