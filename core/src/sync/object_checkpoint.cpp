// What a checkpoint keeps of one object.
#include "sync/object_sync.hpp"

#include "page_parts.hpp"

namespace trailspark {
namespace {

void write_ids(json::Writer& writer, std::string_view key, const std::set<std::int64_t>& a,
               const std::set<std::int64_t>& b) {
  writer.key(key);
  writer.begin_array();
  for (const std::set<std::int64_t>* ids : {&a, &b}) {
    for (const std::int64_t id : *ids) {
      writer.string(std::to_string(id));
    }
  }
  writer.end_array();
}

void write_texts(json::Writer& writer, std::string_view key, const std::vector<std::string>& texts) {
  writer.key(key);
  writer.begin_array();
  for (const std::string& text : texts) {
    writer.string(text);
  }
  writer.end_array();
}

void read_ids(const json::Value& value, std::string_view key, std::set<std::int64_t>& ids) {
  if (const json::Value* list = value.find(key)) {
    for (const json::Value& item : list->items) {
      if (const auto id = parse_record_id(item.string)) {
        ids.insert(*id);
      }
    }
  }
}

void read_texts(const json::Value& value, std::string_view key, std::vector<std::string>& texts) {
  if (const json::Value* list = value.find(key)) {
    for (const json::Value& item : list->items) {
      texts.push_back(item.string);
    }
  }
}

std::int64_t read_number(const json::Value& value, std::string_view key) {
  const json::Value* number = value.find(key);
  constexpr double kMost = 9.0e15;  // beyond it a double is no whole number
  return number != nullptr && number->number > -kMost && number->number < kMost
             ? static_cast<std::int64_t>(number->number)
             : 0;
}

bool read_flag(const json::Value& value, std::string_view key) {
  const json::Value* flag = value.find(key);
  return flag != nullptr && flag->boolean;
}

}  // namespace

void ObjectSync::write(json::Writer& writer) const {
  writer.begin_object();
  writer.member("stage", static_cast<std::int64_t>(stage_));
  writer.member("readsAll", reads_all_);
  writer.member("since", since_);
  writer.member("nextWatermark", next_watermark_);
  writer.member("runBegan", run_began_);
  writer.member("serverBegan", server_began_);
  writer.member("searchFrom", std::to_string(search_from_));
  writer.member("expected", expected_);
  writer.member("watermark", watermark_);
  writer.member("readAllAt", read_all_at_);
  writer.member("linksAllAt", links_all_at_);
  writer.member("mustReadAll", must_read_all_);
  write_texts(writer, "readSet", read_set_);
  write_texts(writer, "runSet", run_set_);
  write_texts(writer, "gaps", gaps_);
  write_texts(writer, "notSynced", not_synced_);
  // What was in flight waits again.
  write_ids(writer, "toRead", to_read_, being_read_);
  write_ids(writer, "missing", missing_, being_missed_);
  writer.key("links");
  links_.write(writer);
  if (ranges_.started()) {
    writer.key("list");
    ranges_.write(writer);
  }
  writer.end_object();
}

bool ObjectSync::read(const json::Value& value) {
  const std::int64_t stage = read_number(value, "stage");
  const json::Value* links = value.find("links");
  const json::Value* list = value.find("list");
  if (stage < 0 || stage > static_cast<std::int64_t>(Stage::refused) || links == nullptr || !links_.read(*links) ||
      (list != nullptr && !ranges_.read(*list))) {
    return false;
  }
  stage_ = static_cast<Stage>(stage);
  reads_all_ = read_flag(value, "readsAll");
  since_ = read_number(value, "since");
  next_watermark_ = read_number(value, "nextWatermark");
  run_began_ = read_number(value, "runBegan");
  server_began_ = read_number(value, "serverBegan");
  const json::Value* search_from = value.find("searchFrom");
  search_from_ = search_from != nullptr ? parse_record_id(search_from->string).value_or(0) : 0;
  expected_ = static_cast<std::uint64_t>(read_number(value, "expected"));
  watermark_ = read_number(value, "watermark");
  read_all_at_ = read_number(value, "readAllAt");
  links_all_at_ = read_number(value, "linksAllAt");
  must_read_all_ = read_flag(value, "mustReadAll");
  read_texts(value, "readSet", read_set_);
  read_texts(value, "runSet", run_set_);
  read_texts(value, "gaps", gaps_);
  read_texts(value, "notSynced", not_synced_);
  read_ids(value, "toRead", to_read_);
  read_ids(value, "missing", missing_);
  return true;
}

}  // namespace trailspark
