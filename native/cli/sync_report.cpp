#include "sync_report.hpp"

#include "json_access.hpp"
#include "sync_display.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kNameWidth = 11;

std::string padded(std::string_view text) {
  return std::string(text).append(text.size() < kNameWidth ? kNameWidth - text.size() : 1, ' ');
}

/// "1.2 %"
std::string percent(double share) {
  const auto tenths = static_cast<std::uint64_t>(share * 1000 + 0.5);
  return tenths == 0 ? "less than 0.1 %" : grouped(tenths / 10) + '.' + std::to_string(tenths % 10) + " %";
}

}  // namespace

std::string outcome_in_words(const SyncOutcome& outcome) {
  std::string text;
  for (const SyncVerdict::Object& object : outcome.verdict.objects) {
    text += padded(name(object.object)) + grouped(object.stored) + " stored";
    if (object.in_hubspot) {
      text += *object.in_hubspot == object.stored ? ", as many as HubSpot counts"
                                                  : "; HubSpot counts " + grouped(*object.in_hubspot);
    }
    text += '\n';
  }
  const SyncProgress& progress = outcome.progress;
  text += counted(progress.changed, "record") + " stored or changed, " +
          (progress.removed == 0 ? "none" : grouped(progress.removed)) + " removed; " +
          counted(progress.calls, "call") + " in " + duration_in_words(outcome.milliseconds);
  if (progress.retries > 0) {
    text += ", " + grouped(progress.retries) + " of them made again";
  }
  text += '\n';
  for (const std::string& source : outcome.verdict.not_synced) {
    text += "not synced: " + one_line(source) + '\n';
  }
  return text + "verdict: " + one_line(outcome.verdict.in_words()) + '\n';
}

std::string outcome_as_json(const SyncOutcome& outcome) {
  Json objects = Json::object();
  for (const SyncVerdict::Object& object : outcome.verdict.objects) {
    Json& json = objects[std::string(name(object.object))];
    json["stored"] = object.stored;
    json["inHubspot"] = object.in_hubspot ? Json(*object.in_hubspot) : Json();
  }
  const SyncProgress& progress = outcome.progress;
  Json json;
  json["verdict"] = outcome.verdict.in_words();
  json["run"] = outcome.kind;
  json["objects"] = std::move(objects);
  json["changed"] = progress.changed;
  json["removed"] = progress.removed;
  json["calls"] = progress.calls;
  json["retries"] = progress.retries;
  json["refusals"] = progress.refusals;
  json["milliseconds"] = outcome.milliseconds;
  json["gaps"] = outcome.verdict.gaps;
  json["notSynced"] = outcome.verdict.not_synced;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string plan_in_words(const SyncPlan& plan) {
  std::string text;
  for (const SyncPlan::Object& object : plan.objects) {
    text += padded(name(object.object)) + counted(object.records, "record") + ", about " +
            counted(object.calls, "call") + ": " + object.how + '\n';
  }
  text += "about " + counted(plan.calls, "call") + ", " + duration_in_words(plan.milliseconds);
  if (plan.share_of_daily_quota) {
    text += ", " + percent(*plan.share_of_daily_quota) + " of the daily quota";
  }
  return text + '\n';
}

std::string plan_as_json(const SyncPlan& plan) {
  Json objects = Json::object();
  for (const SyncPlan::Object& object : plan.objects) {
    Json& json = objects[std::string(name(object.object))];
    json["records"] = object.records;
    json["calls"] = object.calls;
    json["how"] = object.how;
  }
  Json json;
  json["calls"] = plan.calls;
  json["milliseconds"] = plan.milliseconds;
  json["shareOfDailyQuota"] = plan.share_of_daily_quota ? Json(*plan.share_of_daily_quota) : Json();
  json["objects"] = std::move(objects);
  return json.dump() + '\n';
}

}  // namespace trailspark::cli
