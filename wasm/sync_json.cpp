#include "sync_json.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "json_text.hpp"

namespace trailspark::wasm {
namespace {

std::string_view kind_name(SyncVerdict::Kind kind) {
  switch (kind) {
    case SyncVerdict::Kind::running:
      return "running";
    case SyncVerdict::Kind::complete:
      return "complete";
    case SyncVerdict::Kind::complete_except:
      return "completeExcept";
    case SyncVerdict::Kind::incomplete:
      break;
  }
  return "incomplete";
}

template <class Number>
void append_number(std::string& out, std::string_view key, Number value) {
  append_string(out, key);
  out.append(":").append(std::to_string(value));
}

void append_texts(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  append_string(out, key);
  append_list(out.append(":"), texts, append_string);
}

/// `"objects":{"contacts":{...},...}`, the inside of each written by `append(out, object)`.
template <class Objects, class Append>
void append_objects(std::string& out, const Objects& objects, Append append) {
  out.append("\"objects\":{");
  bool first = true;
  for (const auto& object : objects) {
    append_string(out.append(first ? "" : ","), name(object.object));
    append(out.append(":{"), object);
    out.append("}");
    first = false;
  }
  out.append("}");
}

template <class Number>
void append_item(std::string& out, Number value) {
  out.append(",").append(std::to_string(value));
}

void append_text_item(std::string& out, std::string_view text) { append_string(out.append(","), text); }

/// An id is text: JavaScript's numbers end at 2^53.
void append_id(std::string& out, std::int64_t id) { out.append(",\"").append(std::to_string(id)).append("\""); }

void append_change(std::string& out, const SyncChange& change) {
  switch (change.kind) {
    case SyncChange::Kind::record:
      append_item(out.append("[\"r\""), static_cast<int>(change.object));
      append_id(out, change.id);
      append_item(out, change.updated_at);
      append_item(out, change.fetched_at);
      append_item(out, static_cast<int>(change.part));
      append_item(out, change.whole ? 1 : 0);
      append_item(out, change.text.size());
      break;
    case SyncChange::Kind::removed:
      append_item(out.append("[\"x\""), static_cast<int>(change.object));
      append_id(out, change.id);
      append_text_item(out, change.text);
      break;
    case SyncChange::Kind::links:
      append_item(out.append("[\"l\""), static_cast<int>(change.link));
      append_id(out, change.id);
      append_item(out, change.reversed ? 1 : 0);
      append_text_item(out, change.text);
      break;
    case SyncChange::Kind::document:
      append_text_item(out.append("[\"d\""), change.key);
      append_item(out, change.fetched_at);
      append_item(out, change.text.size());
      break;
    case SyncChange::Kind::event:
      append_item(out.append("[\"e\""), static_cast<int>(change.source));
      append_text_item(out, change.key);
      append_item(out, change.updated_at);
      append_text_item(out, change.email);
      append_text_item(out, change.type);
      append_item(out, change.text.size());
      break;
  }
  out.append("]");
}

/// Its text stands behind the packet's JSON.
bool has_text(const SyncChange& change) {
  return change.kind == SyncChange::Kind::record || change.kind == SyncChange::Kind::document ||
         change.kind == SyncChange::Kind::event;
}

}  // namespace

bool set_number(SyncSettings& settings, std::string_view name, double value) {
  struct Setting {
    std::string_view name;
    std::uint32_t SyncSettings::*member;
  };
  static constexpr Setting kSettings[] = {
      {"callsPerTenSeconds", &SyncSettings::calls_per_ten_seconds},
      {"searchesPerSecond", &SyncSettings::searches_per_second},
      {"mostAtOnce", &SyncSettings::most_at_once},
      {"refreshDays", &SyncSettings::refresh_days},
      {"linksHours", &SyncSettings::links_hours},
      {"definitionsHours", &SyncSettings::definitions_hours},
      {"repairMinutes", &SyncSettings::repair_minutes},
      {"marginSeconds", &SyncSettings::margin_seconds},
      {"eventDays", &SyncSettings::event_days},
  };
  for (const Setting& setting : kSettings) {
    if (setting.name == name) {
      settings.*setting.member = static_cast<std::uint32_t>(value);
      return true;
    }
  }
  if (name == "dailyReserve") {
    settings.daily_reserve = value;
  } else if (name == "jitterSeed") {
    settings.jitter_seed = static_cast<std::uint64_t>(value);
  } else if (name == "refresh") {
    settings.refresh = value != 0;
  } else if (name == "planOnly") {
    settings.plan_only = value != 0;
  } else if (name == "emailEvents") {
    settings.events[static_cast<std::size_t>(EventSource::marketing_email)] = value != 0;
  } else if (name == "formEvents") {
    settings.events[static_cast<std::size_t>(EventSource::form_submission)] = value != 0;
  } else {
    return false;
  }
  return true;
}

std::string step_json(const SyncStep& step) {
  std::string out;
  switch (step.kind) {
    case SyncStep::Kind::call:
      append_number(out.append(R"({"kind":"call",)"), "id", step.request.id);
      append_member(out.append(","), "method", step.request.method);
      append_member(out.append(","), "target", step.request.target);
      append_member(out.append(","), "body", step.request.body);
      return out.append("}");
    case SyncStep::Kind::wait:
      append_number(out.append(R"({"kind":"wait",)"), "until", step.until);
      return out.append("}");
    case SyncStep::Kind::renew_token:  // the service renews; the session is told that nobody here can
    case SyncStep::Kind::done:
      break;
  }
  return R"({"kind":"done"})";
}

std::string plan_json(const SyncPlan& plan) {
  std::string out = plan.known ? R"({"known":true,)" : R"({"known":false,)";
  append_number(out, "calls", plan.calls);
  append_number(out.append(","), "milliseconds", plan.milliseconds);
  if (plan.share_of_daily_quota) {
    // In millionths, which need no printing of fractions; JavaScript divides.
    append_number(out.append(","), "millionthsOfDailyQuota",
                  static_cast<std::int64_t>(std::ceil(*plan.share_of_daily_quota * 1e6)));
  }
  append_objects(out.append(","), plan.objects, [](std::string& text, const SyncPlan::Object& object) {
    append_number(text, "records", object.records);
    append_number(text.append(","), "calls", object.calls);
    append_member(text.append(","), "how", object.how);
  });
  return out.append("}");
}

std::string progress_json(const SyncProgress& progress) {
  std::string out = "{";
  append_objects(out, progress.objects, [](std::string& text, const SyncProgress::Object& object) {
    append_member(text, "stage", object.stage);
    append_number(text.append(","), "stored", object.stored);
    append_number(text.append(","), "expected", object.expected);
  });
  append_number(out.append(","), "calls", progress.calls);
  append_number(out.append(","), "retries", progress.retries);
  append_number(out.append(","), "refusals", progress.refusals);
  append_number(out.append(","), "changed", progress.changed);
  append_number(out.append(","), "removed", progress.removed);
  append_member(out.append(","), "waitingFor", progress.waiting_for);
  return out.append("}");
}

std::string verdict_json(const SyncVerdict& verdict) {
  std::string out = "{";
  append_member(out, "kind", kind_name(verdict.kind));
  append_member(out.append(","), "verdict", verdict.in_words());
  append_member(out.append(","), "reason", verdict.reason);
  out.append(verdict.reconnect ? R"(,"reconnect":true,)" : R"(,"reconnect":false,)");
  append_texts(out, "gaps", verdict.gaps);
  append_texts(out.append(","), "notSynced", verdict.not_synced);
  append_objects(out.append(","), verdict.objects, [](std::string& text, const SyncVerdict::Object& object) {
    append_number(text, "stored", object.stored);
    text.append(",\"inHubspot\":").append(object.in_hubspot ? std::to_string(*object.in_hubspot) : "null");
  });
  return out.append("}");
}

void write_packet(std::string& out, const std::vector<SyncChange>& changes) {
  const std::size_t begin = out.size();
  out.append(4, '\0');
  append_list(out, changes, append_change);
  const std::size_t length = out.size() - begin - 4;
  for (std::size_t byte = 0; byte < 4; ++byte) {
    out[begin + byte] = static_cast<char>(length >> (8 * byte) & 0xFF);
  }
  for (const SyncChange& change : changes) {
    if (has_text(change)) {
      out.append(change.text);
    }
  }
}

}  // namespace trailspark::wasm
