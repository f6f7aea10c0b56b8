// The boundary of the second module, trailspark-sync: one session of core's sync, driven by JavaScript.
//
// What crosses: UTF-8 bytes, JSON text, numbers. Answers of HubSpot are written into `input()`; what is to be stored
// comes back as one packet for each answer (see deliver()). Record ids are text in JSON: JavaScript's numbers end at
// 2^53.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_text.hpp"
#include "sync_json.hpp"
#include "trailspark/mapping.hpp"
#include "trailspark/sync.hpp"

namespace trailspark::wasm {
namespace {

using emscripten::typed_memory_view;
using emscripten::val;

/// A packet beyond this many bytes is given back at the next one.
constexpr std::size_t kKeptBytes = std::size_t{1} << 20;

/// The facade hands over indices of its own list of names, which is in the core's order.
SyncObject object_of(int index) noexcept {
  return static_cast<SyncObject>(static_cast<std::size_t>(index) % kSyncObjects);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

/// "name: value" a line.
std::vector<std::pair<std::string_view, std::string_view>> headers_in(std::string_view text) {
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
      headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  return headers;
}

class Sync {
 public:
  /// The properties to fetch of an object, separated by commas. Before open().
  void fetch(int object, const std::string& properties) {
    settings_.fetch_set[static_cast<std::size_t>(object_of(object))] = split(properties, ',');
  }

  /// A setting by its name in the facade; false where there is none of that name. Before open().
  bool set(const std::string& name, double value) { return set_number(settings_, name, value); }

  /// A buffer of `byte_length` bytes to fill, the caller's until the next call of this function.
  val input(std::size_t byte_length) {
    if (input_.size() < byte_length || input_.size() > kKeptBytes + byte_length) {
      std::vector<std::uint8_t>().swap(input_);
      input_.resize(byte_length);
    }
    return val(typed_memory_view(byte_length, input_.data()));
  }

  /// Begins with the checkpoint in the first bytes of the input; answers "" or the failure.
  std::string open(std::size_t checkpoint_length) {
    Result<SyncSession> opened = SyncSession::open(settings_, text(0, checkpoint_length));
    if (!opened.ok()) {
      return failure(opened.error());
    }
    session_.emplace(std::move(opened).value());
    return {};
  }

  /// What the store holds: in the input so many times id, updated_at, fetched_at, 64-bit integers each.
  void know(int object, std::size_t records) {
    constexpr std::size_t kBytes = 3 * sizeof(std::int64_t);
    for (std::size_t i = 0; session_ && i < records && (i + 1) * kBytes <= input_.size(); ++i) {
      std::int64_t numbers[3];
      std::memcpy(numbers, input_.data() + i * kBytes, kBytes);
      session_->know(object_of(object), numbers[0], numbers[1], numbers[2]);
    }
  }

  /// {"kind":"call","id":1,"method":"GET","target":"/crm/...","body":""}, {"kind":"wait","until":...}, {"kind":"done"}
  std::string next(double now) { return session_ ? step_json(session_->next(static_cast<std::int64_t>(now))) : ""; }

  /// The answer of a call: in the input its body and, behind it, its headers, a line each. Answers how many bytes of
  /// `packet` tell what to store; 0 where there is nothing.
  std::size_t deliver(double request, int status, std::size_t body_length, std::size_t headers_length,
                      const std::string& fault, double now) {
    packet_.clear();
    if (packet_.capacity() > kKeptBytes) {
      packet_.shrink_to_fit();
    }
    if (!session_) {
      return 0;
    }
    SyncAnswer answer;
    answer.status = status;
    answer.body = text(0, body_length);
    answer.headers = headers_in(text(body_length, headers_length));
    answer.fault = fault;
    session_->deliver(static_cast<std::uint64_t>(request), answer, static_cast<std::int64_t>(now));
    if (!session_->changes().empty()) {
      write_packet(packet_, session_->changes());
    }
    return packet_.size();
  }

  /// Of the last deliver(); valid until the next call of anything.
  val packet() { return val(typed_memory_view(packet_.size(), reinterpret_cast<const std::uint8_t*>(packet_.data()))); }

  void cancel(const std::string& why) {
    if (session_) {
      session_->cancel(why);
    }
  }

  std::string checkpoint() const { return session_ ? session_->checkpoint() : std::string(); }
  std::string plan() const { return session_ ? plan_json(session_->plan()) : std::string(); }
  std::string progress() const { return session_ ? progress_json(session_->progress()) : std::string(); }
  std::string verdict() const { return session_ ? verdict_json(session_->verdict()) : std::string(); }

 private:
  std::string_view text(std::size_t from, std::size_t length) const {
    const std::size_t end = from + length;
    return end <= input_.size() ? std::string_view(reinterpret_cast<const char*>(input_.data()) + from, length)
                                : std::string_view();
  }

  SyncSettings settings_;
  std::optional<SyncSession> session_;
  std::vector<std::uint8_t> input_;
  std::string packet_;
};

/// What the default mapping reads of an object, separated by commas; of meetings and emails, what tells when they were.
std::string default_properties(int object) {
  const Mapping mapping = default_mapping();
  const std::vector<MappingRule>* rules = nullptr;
  switch (object_of(object)) {
    case SyncObject::contacts:
      rules = &mapping.lead;
      break;
    case SyncObject::companies:
      rules = &mapping.account;
      break;
    case SyncObject::deals:
      rules = &mapping.deal;
      break;
    case SyncObject::meetings:
      return "hs_meeting_start_time,hs_meeting_end_time,hs_meeting_outcome";
    case SyncObject::emails:
      return "hs_timestamp,hs_email_direction,hs_email_status";
  }
  std::string text;
  for (const MappingRule& rule : *rules) {
    for (const std::string& property : rule.from) {
      text.append(text.empty() ? "" : ",").append(property);
    }
  }
  return text;
}

}  // namespace
}  // namespace trailspark::wasm

EMSCRIPTEN_BINDINGS(trailspark_sync) {
  using trailspark::wasm::Sync;
  emscripten::class_<Sync>("Sync")
      .constructor<>()
      .function("fetch", &Sync::fetch)
      .function("set", &Sync::set)
      .function("input", &Sync::input)
      .function("open", &Sync::open)
      .function("know", &Sync::know)
      .function("next", &Sync::next)
      .function("deliver", &Sync::deliver)
      .function("packet", &Sync::packet)
      .function("cancel", &Sync::cancel)
      .function("checkpoint", &Sync::checkpoint)
      .function("plan", &Sync::plan)
      .function("progress", &Sync::progress)
      .function("verdict", &Sync::verdict);
  emscripten::function("defaultProperties", &trailspark::wasm::default_properties);
}
