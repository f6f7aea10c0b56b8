#include "sync/reconciler.hpp"

#include <algorithm>

namespace trailspark {

void Reconciler::start(std::size_t most_calls) {
  *this = {};
  started_ = true;
  calls_left_ = most_calls;
  ranges_.push_back({});
}

std::optional<Call> Reconciler::next_call(SyncObject object, KnownRecords& known) {
  if (!started_ || in_flight_ || ranges_.empty()) {
    return std::nullopt;
  }
  if (calls_left_ == 0) {
    gave_up_ = true;
    ranges_.clear();
    return std::nullopt;
  }
  calls_left_ -= 1;
  in_flight_ = true;
  asked_ = ranges_.back();
  ranges_.pop_back();
  sibling_.reset();
  if (!asked_.by_ids && asked_.in_hubspot) {  // known to differ: ask about its lower half
    sibling_ = asked_;
    sibling_->from = asked_.to = known.middle(asked_.from, asked_.to);
  }
  Call call;
  call.kind = asked_.by_ids ? Call::Kind::ids : Call::Kind::count;
  call.object = object;
  call.from = asked_.from;
  call.to = asked_.to;
  return call;
}

void Reconciler::compare(Range range, KnownRecords& known) {
  const std::size_t here = known.count(range.from, range.to);
  if (here == *range.in_hubspot) {
    return;
  }
  // One id alone cannot be halved.
  range.by_ids = here <= 1 || std::max<std::uint64_t>(here, *range.in_hubspot) <= kSearchLimit;
  ranges_.push_back(range);
}

std::vector<std::int64_t> Reconciler::compare_ids(const Range& range, const RecordSlices& page, KnownRecords& known) {
  std::vector<std::int64_t> there;
  for (const RecordSlice& record : page.records) {
    there.push_back(record.id);
  }
  std::sort(there.begin(), there.end());
  std::int64_t to = range.to;
  if (page.results >= kSearchLimit && !there.empty()) {  // there may be more behind this page
    to = there.back();
    ranges_.push_back({to, range.to, std::nullopt, true});
  }
  const std::vector<std::int64_t> here = known.ids(range.from, to, known.size());
  std::vector<std::int64_t> differing;
  std::set_symmetric_difference(here.begin(), here.end(), there.begin(), there.end(), std::back_inserter(differing));
  return differing;
}

std::vector<std::int64_t> Reconciler::deliver(const Call&, const RecordSlices& page, KnownRecords& known) {
  in_flight_ = false;
  if (asked_.by_ids) {
    return compare_ids(asked_, page, known);
  }
  const std::uint64_t count = page.total.value_or(page.records.size());
  if (!total_) {
    total_ = count;
  }
  if (sibling_) {
    sibling_->in_hubspot = *sibling_->in_hubspot - std::min(*sibling_->in_hubspot, count);
    compare(*sibling_, known);
  }
  asked_.in_hubspot = count;
  compare(asked_, known);
  return {};
}

void Reconciler::failed() {
  in_flight_ = false;
  ranges_.clear();
}

}  // namespace trailspark
