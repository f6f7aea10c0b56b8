#include "sync/object_sync.hpp"

#include <algorithm>

namespace trailspark {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
// Beyond so many searches, counting ranges takes longer than the records themselves would.
constexpr std::size_t kLeastProofCalls = 200;

SyncChange change_of(SyncChange::Kind kind, SyncObject object) {
  SyncChange change;
  change.kind = kind;
  change.object = object;
  return change;
}

}  // namespace

ObjectSync::ObjectSync(SyncObject object, FetchSet fetch_set)
    : object_(object), fetch_set_(std::move(fetch_set)), links_(object) {}

// ---- a run ---------------------------------------------------------------------------------------------------------

bool ObjectSync::is_due(const SyncSettings& settings, std::int64_t server_now) const {
  const bool all_there =
      std::includes(read_set_.begin(), read_set_.end(), fetch_set_.properties().begin(), fetch_set_.properties().end());
  return settings.refresh || watermark_ == 0 || must_read_all_ || !all_there ||
         server_now - read_all_at_ >= settings.refresh_days * kDay;
}

void ObjectSync::begin(const SyncSettings& settings, std::int64_t server_now, std::int64_t now, bool plan_only) {
  repair_from_ = watermark_ - settings.repair_minutes * kMinute;
  if (!wanted()) {
    enter(Stage::idle);
    return;
  }
  if (!ended() && run_set_ == fetch_set_.properties()) {
    return move_on();  // a run that was interrupted goes on
  }
  run_set_ = fetch_set_.properties();
  plan_only_ = plan_only;
  gaps_.clear();
  not_synced_.clear();
  merged_into_.clear();
  changed_ = removed_ = 0;
  proof_ = {};
  run_began_ = now;
  server_began_ = server_now;
  next_watermark_ = server_now - settings.margin_seconds * 1000;
  reads_all_ = is_due(settings, server_now);
  since_ = reads_all_ ? next_watermark_ : watermark_;
  if (!reads_all_ && server_now - links_all_at_ >= settings.links_hours * kHour) {
    links_.want_all();
    links_all_at_ = server_now;
  }
  enter(reads_all_ || plan_only ? Stage::survey : Stage::changes);
}

void ObjectSync::enter(Stage stage) {
  stage_ = stage;
  searching_ = searched_ = false;
  search_from_ = 0;
}

bool ObjectSync::reads_idle() const noexcept {
  return to_read_.empty() && being_read_.empty() && missing_.empty() && being_missed_.empty();
}

void ObjectSync::move_on() {
  if (stage_ == Stage::reading && ranges_.finished()) {
    // What was not met was archived, merged, deleted: or the list passed it over. Reading it by id tells.
    for (const std::int64_t id : known_.fetched_before(run_began_)) {
      suspect(id);
    }
    enter(Stage::changes);
  }
  if (stage_ == Stage::changes && searched_) {
    enter(reads_all_ ? Stage::proof : Stage::repair);
  }
  if (stage_ == Stage::repair && searched_) {
    enter(Stage::proof);
  }
  if (stage_ == Stage::proof && !proof_.started() && reads_idle()) {
    proof_.start(std::max(kLeastProofCalls, known_.size() / kListLimit / 4));
  }
  if (stage_ == Stage::proof && proof_.finished()) {
    settle_proof();
  }
  if (stage_ == Stage::settling && reads_idle() && links_.idle() && in_flight_ == 0) {
    finish();
  }
}

/// Where too much differs to be found by counting, everything is read; where that was done already, it is said.
void ObjectSync::settle_proof() {
  const bool gave_up = proof_.gave_up();
  if (gave_up && !reads_all_) {
    reads_all_ = true;
    proof_ = {};
    return enter(Stage::survey);
  }
  if (gave_up) {
    note_gap("HubSpot counts other records than it lists", "run again with --refresh");
  }
  enter(Stage::settling);
}

void ObjectSync::finish() {
  watermark_ = next_watermark_;
  if (reads_all_) {
    read_all_at_ = links_all_at_ = server_began_;
    read_set_ = fetch_set_.properties();
    must_read_all_ = !gaps_.empty();
  }
  enter(Stage::done);
}

// ---- what to ask next ----------------------------------------------------------------------------------------------

std::optional<Call> ObjectSync::search_call(Call::Kind kind) {
  if (searching_ || searched_) {
    return std::nullopt;
  }
  searching_ = true;
  Call call;
  call.kind = kind;
  call.object = object_;
  call.from = search_from_;
  call.since = kind == Call::Kind::repair ? repair_from_ : since_;
  call.until = since_;
  return call;
}

std::optional<Call> ObjectSync::read_call(std::set<std::int64_t>& waiting, Call::Kind kind) {
  if (waiting.empty()) {
    return std::nullopt;
  }
  Call call;
  call.kind = kind;
  call.object = object_;
  std::set<std::int64_t>& underway = kind == Call::Kind::read ? being_read_ : being_missed_;
  while (!waiting.empty() && call.ids.size() < read_limit_) {
    const std::int64_t id = waiting.extract(waiting.begin()).value();
    call.ids.push_back(id);
    underway.insert(id);
  }
  return call;
}

std::optional<Call> ObjectSync::stage_call() {
  switch (stage_) {
    case Stage::survey: {
      if (searching_) {
        return std::nullopt;
      }
      searching_ = true;
      Call call;
      call.kind = Call::Kind::newest;
      call.object = object_;
      return call;
    }
    case Stage::reading:
      return ranges_.next_call(object_);
    case Stage::changes:
      return search_call(Call::Kind::changes);
    case Stage::repair:
      return search_call(Call::Kind::repair);
    case Stage::proof:
      return proof_.next_call(object_, known_);
    default:
      return std::nullopt;
  }
}

std::optional<Call> ObjectSync::next_call() {
  if (ended()) {
    return std::nullopt;
  }
  std::optional<Call> call = stage_call();
  if (!call && stage_ == Stage::proof && proof_.finished()) {  // it gave up rather than ask
    move_on();
    call = stage_call();
  }
  // Batches are filled while more ids may come.
  const bool may_grow = stage_ == Stage::reading || stage_ == Stage::changes || stage_ == Stage::repair;
  if (!call && (!may_grow || to_read_.size() >= read_limit_)) {
    call = read_call(to_read_, Call::Kind::read);
  }
  if (!call && (!may_grow || missing_.size() >= read_limit_)) {
    call = read_call(missing_, Call::Kind::read_archived);
  }
  if (!call && stage_ == Stage::settling && reads_idle()) {
    call = links_.next_call(known_);
  }
  in_flight_ += call ? 1U : 0U;
  return call;
}

// ---- what came -----------------------------------------------------------------------------------------------------

void ObjectSync::note_gap(const std::string& what, const std::string& why) {
  gaps_.push_back(std::string(name(object_)) + ": " + what + (why.empty() ? "" : " (" + why + ")"));
}

void ObjectSync::note_unreadable(const RecordSlices& page) {
  if (page.unreadable > 0) {
    note_gap(std::to_string(page.unreadable) + " records that HubSpot sent could not be understood", page.first_fault);
  }
}

void ObjectSync::suspect(std::int64_t id) {
  if (being_read_.count(id) == 0) {
    to_read_.insert(id);
  }
}

void ObjectSync::remove(std::int64_t id, std::string why, ChangeList& changes) {
  if (!known_.find(id)) {
    return;
  }
  known_.erase(id);
  to_read_.erase(id);
  missing_.erase(id);
  removed_ += 1;
  SyncChange change = change_of(SyncChange::Kind::removed, object_);
  change.id = id;
  change.text = changes.keep(std::move(why));
  changes.changes.push_back(change);
}

void ObjectSync::take(const RecordSlice& record, const Call& call, bool whole, std::int64_t now, ChangeList& changes) {
  if (record.archived) {
    return remove(record.id, "archived", changes);
  }
  const std::optional<KnownRecords::Entry> before = known_.find(record.id);
  if (before && before->updated_at > record.updated_at) {
    known_.put({record.id, before->updated_at, now});  // met, though an older version: the search index lags
    return;
  }
  if (call.part == 0) {
    known_.put({record.id, record.updated_at, now});
    changed_ += before && before->updated_at == record.updated_at ? 0U : 1U;
  } else if (!before || before->updated_at != record.updated_at) {
    return;  // another version than the first part's: the record is read again as a whole
  }
  SyncChange change = change_of(SyncChange::Kind::record, object_);
  change.whole = whole;
  change.part = static_cast<std::uint16_t>(call.part);
  change.id = record.id;
  change.updated_at = record.updated_at;
  change.fetched_at = now;
  change.email = record.addresses;
  change.text = record.text;
  changes.changes.push_back(change);
  for (const std::int64_t merged : record.merged) {
    // So says the survivor; whether that record is gone is told by reading it, once.
    if (merged != record.id && known_.find(merged) && merged_into_.emplace(merged, record.id).second) {
      suspect(merged);
    }
  }
  if (call.kind != Call::Kind::list) {
    links_.want(record.id);
  } else if (call.part == 0) {
    take_links(record, !before, changes);
  }
}

void ObjectSync::take_links(const RecordSlice& record, bool is_new, ChangeList& changes) {
  if (record.has_more_links) {
    return links_.want(record.id);
  }
  for (const LinkReader::Kind& kind : links_.kinds()) {
    if (kind.reversed) {
      continue;
    }
    const auto links = std::find_if(record.links.begin(), record.links.end(), [&kind](const RecordSlice::Links& found) {
      return found.object == name(to_side(kind.link));
    });
    const std::string_view text = links == record.links.end() ? std::string_view() : std::string_view(links->text);
    if (!text.empty() || !is_new) {
      SyncChange change = change_of(SyncChange::Kind::links, object_);
      change.link = kind.link;
      change.id = record.id;
      change.text = text;
      changes.changes.push_back(change);
    }
  }
}

void ObjectSync::take_list(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes) {
  const std::size_t parts = fetch_set_.parts().size();
  for (const RecordSlice& record : page.records) {
    take(record, call, parts == 1, now, changes);
  }
  for (const std::int64_t id : ranges_.deliver(call, page, parts).differing) {
    suspect(id);
  }
}

void ObjectSync::take_search(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes) {
  searching_ = false;
  const std::int64_t from = search_from_;
  for (const RecordSlice& record : page.records) {
    search_from_ = std::max(search_from_, record.id);
    const std::optional<KnownRecords::Entry> before = known_.find(record.id);
    if (before && before->updated_at >= record.updated_at) {
      continue;
    }
    if (call.kind == Call::Kind::changes && fetch_set_.fits_search()) {
      take(record, call, true, now, changes);
    } else {
      suspect(record.id);
    }
  }
  searched_ = page.results < kSearchLimit;
  if (!searched_ && search_from_ == from) {
    note_gap("a page of changes could not be read past id " + std::to_string(from), page.first_fault);
    next_watermark_ = since_;
    searched_ = true;
  }
}

void ObjectSync::take_read(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes) {
  std::set<std::int64_t> unanswered(call.ids.begin(), call.ids.end());
  const bool archived = call.kind == Call::Kind::read_archived;
  for (const std::int64_t id : call.ids) {
    (archived ? being_missed_ : being_read_).erase(id);
  }
  for (const RecordSlice& record : page.records) {
    unanswered.erase(record.id);
    if (archived) {
      remove(record.id, "archived", changes);
    } else {
      take(record, call, true, now, changes);  // of a merged id, the survivor
    }
  }
  for (const std::int64_t id : unanswered) {
    const auto merged = merged_into_.find(id);
    if (merged != merged_into_.end()) {
      remove(id, "merged into " + std::to_string(merged->second), changes);
    } else if (archived) {
      remove(id, "deleted", changes);
    } else if (known_.find(id)) {
      missing_.insert(id);
    }
  }
  if (to_read_.empty()) {
    read_limit_ = kReadLimit;
  }
}

void ObjectSync::deliver(const Call& call, const RecordSlices& page, std::int64_t now, ChangeList& changes) {
  in_flight_ -= 1;
  note_unreadable(page);
  switch (call.kind) {
    case Call::Kind::newest:
      expected_ = page.total.value_or(0);
      ranges_.start(page.records.empty() ? 0 : page.records.front().id, expected_);
      enter(plan_only_ ? Stage::done : Stage::reading);
      break;
    case Call::Kind::list:
      take_list(call, page, now, changes);
      break;
    case Call::Kind::changes:
    case Call::Kind::repair:
      take_search(call, page, now, changes);
      break;
    case Call::Kind::read:
    case Call::Kind::read_archived:
      take_read(call, page, now, changes);
      break;
    default:
      for (const std::int64_t id : proof_.deliver(call, page, known_)) {
        suspect(id);
      }
      break;
  }
  move_on();
}

bool ObjectSync::deliver_links(const Call& call, const json::Value& body, ChangeList& changes) {
  const std::optional<std::vector<LinkReader::Links>> answer = links_.deliver(call, body);
  if (!answer) {
    return false;
  }
  in_flight_ -= 1;
  for (const LinkReader::Links& links : *answer) {
    SyncChange change = change_of(SyncChange::Kind::links, object_);
    change.link = call.link;
    change.reversed = call.reversed;
    change.id = links.id;
    change.text = changes.keep(links.text);
    changes.changes.push_back(change);
  }
  move_on();
  return true;
}

// ---- what did not come ---------------------------------------------------------------------------------------------

void ObjectSync::failed(const Call& call, const Meaning& meaning) {
  in_flight_ -= 1;
  if (meaning.fate == Fate::scope_missing) {
    if (call.kind != Call::Kind::links) {
      not_synced_.push_back(std::string(name(object_)) + ": " + meaning.detail);
      stage_ = Stage::refused;
      return;
    }
    not_synced_.push_back("links of " + std::string(name(object_)) + ": " + meaning.detail);
    static_cast<void>(links_.failed(call));
    links_.forget_all();
    return move_on();
  }
  switch (call.kind) {
    case Call::Kind::newest:
      ranges_.start(0, 0);  // not searchable: read in sequence, without a count to expect
      enter(plan_only_ ? Stage::done : Stage::reading);
      break;
    case Call::Kind::list:
      if (meaning.fate == Fate::too_long && fetch_set_.shorten()) {
        ranges_.restart_pages();
      }
      if (const std::optional<std::string> lost = ranges_.failed(call)) {
        note_gap(*lost, meaning.detail);
      }
      break;
    case Call::Kind::changes:
    case Call::Kind::repair:
      note_gap("changes could not be searched", meaning.detail);
      next_watermark_ = std::min(next_watermark_, watermark_ == 0 ? since_ : watermark_);
      searching_ = false;
      searched_ = true;
      break;
    case Call::Kind::read:
    case Call::Kind::read_archived: {
      const bool archived = call.kind == Call::Kind::read_archived;
      for (const std::int64_t id : call.ids) {
        (archived ? being_missed_ : being_read_).erase(id);
        if (call.ids.size() > 1) {
          (archived ? missing_ : to_read_).insert(id);
        } else {
          note_gap("record " + std::to_string(id) + " could not be read", meaning.detail);
        }
      }
      read_limit_ = std::max<std::size_t>(1, call.ids.size() / 10);
      break;
    }
    case Call::Kind::links:
      if (!links_.failed(call)) {
        note_gap("links of record " + std::to_string(call.ids.front()) + " could not be read", meaning.detail);
      }
      break;
    default:
      proof_.failed();
      note_gap("records could not be counted", meaning.detail);
      break;
  }
  move_on();
}

SyncPlan::Object ObjectSync::plan() const {
  SyncPlan::Object plan{object_, expected_, 0, {}};
  if (reads_all_) {
    plan.calls = (expected_ + kListLimit - 1) / kListLimit * fetch_set_.parts().size() + 2;
    plan.how = "every record";
  } else {
    plan.calls = 3;
    plan.how = "what changed since the last run";
  }
  return plan;
}

}  // namespace trailspark
