#pragma once

#include <string>
#include <vector>

#include "json.hpp"
#include "sync/call.hpp"
#include "sync/http_answer.hpp"
#include "sync/object_sync.hpp"

namespace trailspark {

/// Reads the dated events of one source since the last run. An event that comes twice has the same key: the store keeps
/// one of it.
class EventReader {
 public:
  explicit EventReader(EventSource source) : source_(source) {}

  void begin(const SyncSettings& settings, std::int64_t server_now);
  std::optional<Call> next_call();
  /// False where the body is no such answer.
  bool deliver(const Call& call, std::string_view text, const json::Value& body, ChangeList& changes);
  void failed(const Call& call, const Meaning& meaning);

  EventSource source() const noexcept { return source_; }
  bool ended() const noexcept { return !in_flight_ && todo_.empty(); }
  const std::vector<std::string>& gaps() const noexcept { return gaps_; }
  const std::vector<std::string>& not_synced() const noexcept { return not_synced_; }

  void write(json::Writer& writer) const;
  bool read(const json::Value& value);

 private:
  /// A sequence of pages: of one type of email event, of the forms, of one form's submissions.
  struct Sequence {
    Call::Kind kind;
    std::string name;
    std::string after;
  };
  void turn_page(std::string after, bool last);
  void finish_sequence();
  bool take_email_events(const json::Value& body, std::string_view text, ChangeList& changes);
  bool take_forms(const json::Value& body);
  bool take_submissions(const json::Value& body, std::string_view text, ChangeList& changes);

  EventSource source_;
  std::vector<Sequence> todo_;  // the last first
  bool in_flight_ = false;
  std::int64_t since_ = 0;
  std::int64_t watermark_ = 0;
  std::int64_t next_watermark_ = 0;
  std::vector<std::string> gaps_;
  std::vector<std::string> not_synced_;
};

}  // namespace trailspark
