#include "sync/event_parts.hpp"

namespace trailspark {

std::string text_at(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value == nullptr ? std::string() : value->string;
}

std::int64_t time_at(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value != nullptr && value->number > 0 && value->number < 9.0e15 ? static_cast<std::int64_t>(value->number) : 0;
}

std::string next_page(const json::Value& body) {
  const json::Value* paging = body.find("paging");
  const json::Value* next = paging != nullptr ? paging->find("next") : nullptr;
  return next == nullptr ? std::string() : text_at(*next, "after");
}

SyncChange event_of(EventSource source, std::int64_t time, std::string_view text) {
  SyncChange change;
  change.kind = SyncChange::Kind::event;
  change.source = source;
  change.updated_at = time;
  change.text = text;
  return change;
}

}  // namespace trailspark
