#include "sync/event_reader.hpp"

#include "sync/event_parts.hpp"
#include "sync/record_slices.hpp"

namespace trailspark {
namespace {

std::string email_in(const json::Value& submission) {
  const json::Value* values = submission.find("values");
  for (const json::Value& value : values != nullptr ? values->items : std::vector<json::Value>()) {
    if (text_at(value, "name") == "email") {
      return text_at(value, "value");
    }
  }
  return {};
}

}  // namespace

void EventReader::begin(const SyncSettings& settings, std::int64_t server_now) {
  if (!ended()) {
    return;  // a run that was interrupted goes on
  }
  gaps_.clear();
  not_synced_.clear();
  if (!settings.events[static_cast<std::size_t>(source_)]) {
    return;
  }
  since_ = watermark_ == 0 ? server_now - settings.event_days * kEventDay : watermark_ - kEventOverlap;
  next_watermark_ = server_now - settings.margin_seconds * std::int64_t{1000};
  if (source_ == EventSource::marketing_email) {
    todo_ = {{Call::Kind::email_events, "CLICK", {}}, {Call::Kind::email_events, "OPEN", {}}};
  } else {
    todo_ = {{Call::Kind::forms, {}, {}}};
  }
}

std::optional<Call> EventReader::next_call() {
  if (in_flight_ || todo_.empty()) {
    return std::nullopt;
  }
  in_flight_ = true;
  Call call;
  call.kind = todo_.back().kind;
  call.name = todo_.back().name;
  call.after = todo_.back().after;
  call.since = since_;
  return call;
}

void EventReader::turn_page(std::string after, bool last) {
  Sequence& sequence = todo_.back();
  if (!last && !after.empty() && after == sequence.after) {
    gaps_.push_back(std::string(name(source_)) + " " + sequence.name + ": a cursor leads back to its own page");
    last = true;
  }
  sequence.after = std::move(after);
  if (last || sequence.after.empty()) {
    finish_sequence();
  }
}

void EventReader::finish_sequence() {
  todo_.pop_back();
  if (todo_.empty() && gaps_.empty() && not_synced_.empty()) {
    watermark_ = next_watermark_;
  }
}

bool EventReader::take_email_events(const json::Value& body, std::string_view text, ChangeList& changes) {
  const json::Value* events = body.find("events");
  if (events == nullptr || !events->is(json::Value::Kind::array)) {
    return false;
  }
  const std::vector<std::string_view> items = array_items(text, "events");
  for (std::size_t i = 0; i < events->items.size() && i < items.size(); ++i) {
    const json::Value& event = events->items[i];
    const json::Value* filtered = event.find("filteredEvent");
    if (filtered != nullptr && filtered->boolean) {
      continue;  // HubSpot itself takes it for a machine's
    }
    SyncChange change = event_of(source_, time_at(event, "created"), items[i]);
    change.key = changes.keep(text_at(event, "id"));
    change.email = changes.keep(text_at(event, "recipient"));
    change.type = changes.keep(text_at(event, "type"));
    changes.changes.push_back(change);
  }
  const json::Value* more = body.find("hasMore");
  turn_page(text_at(body, "offset"), more == nullptr || !more->boolean);
  return true;
}

bool EventReader::take_forms(const json::Value& body) {
  const json::Value* forms = body.find("results");
  if (forms == nullptr || !forms->is(json::Value::Kind::array)) {
    return false;
  }
  Sequence list = todo_.back();
  todo_.pop_back();
  const std::string before = list.after;
  list.after = next_page(body);
  if (!list.after.empty() && list.after != before) {
    todo_.push_back(std::move(list));
  }
  for (const json::Value& form : forms->items) {
    todo_.push_back({Call::Kind::submissions, text_at(form, "id"), {}});
  }
  if (todo_.empty()) {
    watermark_ = next_watermark_;
  }
  return true;
}

bool EventReader::take_submissions(const json::Value& body, std::string_view text, ChangeList& changes) {
  const json::Value* submissions = body.find("results");
  if (submissions == nullptr || !submissions->is(json::Value::Kind::array)) {
    return false;
  }
  const std::vector<std::string_view> items = array_items(text, "results");
  bool reached_known = false;
  for (std::size_t i = 0; i < submissions->items.size() && i < items.size(); ++i) {
    const json::Value& submission = submissions->items[i];
    const std::int64_t time = time_at(submission, "submittedAt");
    reached_known = reached_known || time < since_;  // newest first
    if (time >= since_) {
      SyncChange change = event_of(source_, time, items[i]);
      change.key = changes.keep(text_at(submission, "conversionId"));
      change.email = changes.keep(email_in(submission));
      change.type = changes.keep(todo_.back().name);
      changes.changes.push_back(change);
    }
  }
  turn_page(next_page(body), reached_known);
  return true;
}

bool EventReader::deliver(const Call& call, std::string_view text, const json::Value& body, ChangeList& changes) {
  const bool taken = call.kind == Call::Kind::email_events ? take_email_events(body, text, changes)
                     : call.kind == Call::Kind::forms      ? take_forms(body)
                                                           : take_submissions(body, text, changes);
  in_flight_ = in_flight_ && !taken;
  return taken;
}

void EventReader::failed(const Call& call, const Meaning& meaning) {
  in_flight_ = false;
  const std::string what(name(source_));
  if (meaning.fate == Fate::scope_missing) {
    not_synced_.push_back(what + ": " + meaning.detail);
    todo_.clear();
    return;
  }
  gaps_.push_back(what + (call.name.empty() ? "" : " " + call.name) + " could not be read (" + meaning.detail + ")");
  finish_sequence();
}

void EventReader::write(json::Writer& writer) const {
  writer.begin_object();
  writer.member("since", since_);
  writer.member("watermark", watermark_);
  writer.member("nextWatermark", next_watermark_);
  writer.key("todo");
  writer.begin_array();
  for (const Sequence& sequence : todo_) {
    writer.begin_object();
    writer.member("kind", static_cast<std::int64_t>(sequence.kind));
    writer.member("name", sequence.name);
    writer.member("after", sequence.after);
    writer.end_object();
  }
  writer.end_array();
  for (const auto& [key, texts] : {std::pair{"gaps", &gaps_}, std::pair{"notSynced", &not_synced_}}) {
    writer.key(key);
    writer.begin_array();
    for (const std::string& text : *texts) {
      writer.string(text);
    }
    writer.end_array();
  }
  writer.end_object();
}

bool EventReader::read(const json::Value& value) {
  since_ = time_at(value, "since");
  watermark_ = time_at(value, "watermark");
  next_watermark_ = time_at(value, "nextWatermark");
  const json::Value* todo = value.find("todo");
  for (const json::Value& item : todo != nullptr ? todo->items : std::vector<json::Value>()) {
    const auto kind = static_cast<Call::Kind>(time_at(item, "kind"));
    if (kind != Call::Kind::email_events && kind != Call::Kind::forms && kind != Call::Kind::submissions) {
      return false;
    }
    todo_.push_back({kind, text_at(item, "name"), text_at(item, "after")});
  }
  for (const auto& [key, texts] : {std::pair{"gaps", &gaps_}, std::pair{"notSynced", &not_synced_}}) {
    const json::Value* list = value.find(key);
    for (const json::Value& item : list != nullptr ? list->items : std::vector<json::Value>()) {
      texts->push_back(item.string);
    }
  }
  return todo != nullptr;
}

}  // namespace trailspark
