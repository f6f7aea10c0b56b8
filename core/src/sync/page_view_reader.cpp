#include "sync/page_view_reader.hpp"

#include <set>

#include "sync/event_parts.hpp"
#include "sync/record_slices.hpp"
#include "trailspark/convert.hpp"

namespace trailspark {
namespace {

constexpr const char* kViewed = "VIEW";

}  // namespace

void PageViewReader::begin(const SyncSettings& settings, std::int64_t server_now, bool reads_all) {
  most_ = settings.most_visitors;
  all_met_ = false;
  if (open_) {
    return;  // a run that was interrupted goes on
  }
  gaps_.clear();
  not_synced_.clear();
  passed_over_ = 0;
  if (!settings.events[static_cast<std::size_t>(EventSource::page_view)]) {
    return;
  }
  open_ = true;
  since_ = watermark_ == 0 || reads_all ? server_now - settings.event_days * kEventDay : watermark_ - kEventOverlap;
  next_watermark_ = server_now - settings.margin_seconds * std::int64_t{1000};
}

void PageViewReader::meet(const RecordSlice& contact) {
  if (!open_ || all_met_ || contact.archived || contact.last_visit < since_ || contact.addresses.empty()) {
    return;
  }
  met_.emplace(std::pair(contact.last_visit, contact.id), contact.addresses.substr(0, contact.addresses.find(';')));
  if (met_.size() > most_) {
    met_.erase(met_.begin());
    passed_over_ += 1;
  }
}

void PageViewReader::all_are_met() {
  if (all_met_) {
    return;
  }
  all_met_ = true;
  std::set<std::int64_t> ids;
  for (auto& [visit, address] : met_) {
    if (ids.insert(visit.second).second) {
      todo_.push_back({visit.second, std::move(address), {}});
    }
  }
  met_.clear();
  if (passed_over_ > 0) {
    not_synced_.push_back("page views: the " + std::to_string(ids.size()) +
                          " contacts who came last were asked about, " + std::to_string(passed_over_) + " others not");
  }
  settle();
}

void PageViewReader::settle() {
  if (open_ && all_met_ && todo_.empty() && flying_.empty()) {
    open_ = false;
    watermark_ = gaps_.empty() ? next_watermark_ : watermark_;
  }
}

std::optional<Call> PageViewReader::next_call() {
  if (todo_.empty() || !all_met_) {
    return std::nullopt;
  }
  Visitor visitor = std::move(todo_.back());
  todo_.pop_back();
  Call call;
  call.kind = Call::Kind::page_views;
  call.ids = {visitor.id};
  call.after = visitor.after;
  call.since = since_;
  flying_[visitor.id] = std::move(visitor);
  return call;
}

bool PageViewReader::deliver(const Call& call, std::string_view text, const json::Value& body, ChangeList& changes) {
  const json::Value* events = body.find("results");
  if (events == nullptr || !events->is(json::Value::Kind::array)) {
    return false;
  }
  const auto flying = flying_.find(call.ids.front());
  if (flying == flying_.end()) {
    return true;
  }
  Visitor visitor = std::move(flying->second);
  flying_.erase(flying);
  const std::vector<std::string_view> items = array_items(text, "results");
  for (std::size_t i = 0; i < events->items.size() && i < items.size(); ++i) {
    const json::Value& event = events->items[i];
    const std::optional<std::int64_t> time = to_datetime(text_at(event, "occurredAt"));
    if (!time) {
      continue;  // without a date it is no dated event
    }
    SyncChange change = event_of(EventSource::page_view, *time, items[i]);
    change.key = changes.keep(text_at(event, "id"));
    change.email = changes.keep(visitor.address);
    change.type = kViewed;
    changes.changes.push_back(change);
  }
  std::string next = next_page(body);
  if (!next.empty() && next != visitor.after) {
    visitor.after = std::move(next);
    todo_.push_back(std::move(visitor));
  }
  settle();
  return true;
}

void PageViewReader::failed(const Call& call, const Meaning& meaning) {
  flying_.erase(call.ids.front());
  if (meaning.fate == Fate::scope_missing) {
    if (!todo_.empty() || not_synced_.empty()) {
      not_synced_ = {"page views: " + meaning.detail};
    }
    todo_.clear();
  } else if (meaning.fate != Fate::missing) {  // the contact is gone, and its views with it
    gaps_.push_back("page views of contact " + std::to_string(call.ids.front()) + " could not be read (" +
                    meaning.detail + ")");
  }
  settle();
}

// ---- checkpoints ---------------------------------------------------------------------------------------------------

void PageViewReader::write(json::Writer& writer) const {
  writer.begin_object();
  writer.member("open", std::int64_t{open_});
  writer.member("since", since_);
  writer.member("watermark", watermark_);
  writer.member("nextWatermark", next_watermark_);
  writer.key("visitors");
  writer.begin_array();
  const auto write_visitor = [&writer](std::int64_t visit, const Visitor& visitor) {
    writer.begin_object();
    writer.member("visit", visit);
    writer.member("id", visitor.id);
    writer.member("address", visitor.address);
    writer.member("after", visitor.after);
    writer.end_object();
  };
  for (const auto& [visit, address] : met_) {
    write_visitor(visit.first, {visit.second, address, {}});
  }
  for (const auto& [id, visitor] : flying_) {
    write_visitor(0, visitor);
  }
  for (const Visitor& visitor : todo_) {
    write_visitor(0, visitor);
  }
  writer.end_array();
  writer.end_object();
}

bool PageViewReader::read(const json::Value& value) {
  open_ = time_at(value, "open") == 1;
  since_ = time_at(value, "since");
  watermark_ = time_at(value, "watermark");
  next_watermark_ = time_at(value, "nextWatermark");
  const json::Value* visitors = value.find("visitors");
  for (const json::Value& item : visitors != nullptr ? visitors->items : std::vector<json::Value>()) {
    Visitor visitor{time_at(item, "id"), text_at(item, "address"), text_at(item, "after")};
    if (visitor.id == 0) {
      return false;
    }
    if (const std::int64_t visit = time_at(item, "visit"); visit != 0) {
      met_.emplace(std::pair(visit, visitor.id), std::move(visitor.address));
    } else {
      todo_.push_back(std::move(visitor));
    }
  }
  return visitors != nullptr;
}

}  // namespace trailspark
