#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json.hpp"
#include "sync/call.hpp"
#include "sync/http_answer.hpp"
#include "sync/object_sync.hpp"

namespace trailspark {

/// Reads which pages people looked at since the last run. HubSpot answers for one contact at a time: those are asked
/// about who were on the site since then, the latest of them first, and no more than the settings allow.
class PageViewReader {
 public:
  /// `reads_all`: this run meets every contact, so that nobody is missed whose visit moved no date.
  void begin(const SyncSettings& settings, std::int64_t server_now, bool reads_all);
  /// A contact that this run read. Without an address nobody could tell whose views they are.
  void meet(const RecordSlice& contact);
  /// No contact will be met any more.
  void all_are_met();

  std::optional<Call> next_call();
  /// False where the body is no such answer.
  bool deliver(const Call& call, std::string_view text, const json::Value& body, ChangeList& changes);
  void failed(const Call& call, const Meaning& meaning);

  bool ended() const noexcept { return !open_; }
  const std::vector<std::string>& gaps() const noexcept { return gaps_; }
  const std::vector<std::string>& not_synced() const noexcept { return not_synced_; }

  void write(json::Writer& writer) const;
  bool read(const json::Value& value);

 private:
  struct Visitor {
    std::int64_t id = 0;
    std::string address;
    std::string after;  ///< the next page of the views
  };
  void settle();

  bool open_ = false;
  bool all_met_ = false;
  std::size_t most_ = 0;
  std::int64_t since_ = 0;
  std::int64_t watermark_ = 0;
  std::int64_t next_watermark_ = 0;
  std::map<std::pair<std::int64_t, std::int64_t>, std::string> met_;  // by last visit and id
  std::uint64_t passed_over_ = 0;                                     // met, and beyond the most
  std::vector<Visitor> todo_;                                         // the last first
  std::map<std::int64_t, Visitor> flying_;
  std::vector<std::string> gaps_;
  std::vector<std::string> not_synced_;
};

}  // namespace trailspark
