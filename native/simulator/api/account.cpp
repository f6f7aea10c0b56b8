#include "simulator/api/needs.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// The account itself: /account-info/..., and how much of what it may have is used: /crm/limits/...
namespace simulator {
namespace {

constexpr std::int64_t kMostProperties = 1'000;  // made in the account, of each type
constexpr std::int64_t kMostCalculated = 200;
constexpr std::int64_t kMostRecords = 15'000'000;

/// "-05:00"
std::string offset_text(Moment offset) {
  const Moment minutes = (offset < 0 ? -offset : offset) / kMinute;
  const auto two = [](Moment number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return (offset < 0 ? "-" : "+") + two(minutes / 60) + ':' + two(minutes % 60);
}

std::string text_of(Moment moment) {
  std::string text;
  append_moment(text, moment);
  return text;
}

Response details(const Request&, const Call& call) {
  const AccountSettings& settings = call.account->settings();
  return json_response({{"portalId", call.account->portal_id()},
                        {"accountType", settings.type},
                        {"timeZone", settings.time_zone},
                        {"companyCurrency", settings.currency},
                        {"additionalCurrencies", settings.further_currencies},
                        {"utcOffset", offset_text(settings.utc_offset)},
                        {"utcOffsetMilliseconds", settings.utc_offset},
                        {"uiDomain", "app.hubspot.com"},
                        {"dataHostingLocation", "na1"}});
}

Response daily_usage(const Request&, const Call& call) {
  const Moment midnight = call.account->midnight(call.now);
  const Limits& limits = call.account->limits();
  const Json usage = {{"name", "private-apps-api-calls-daily"},
                      {"usageLimit", limits.daily_limit()},
                      {"currentUsage", limits.daily_calls(midnight)},
                      {"collectedAt", text_of(call.now)},
                      {"fetchStatus", "SUCCESS"},
                      {"resetsAt", text_of(midnight + kDay)}};
  return json_response({{"results", Json::array({usage})}});
}

Json usage_of(std::int64_t used, std::int64_t limit) {
  return {
      {"limit", limit}, {"percentage", static_cast<double>(used) * 100 / static_cast<double>(limit)}, {"usage", used}};
}

/// "Contacts"
std::string plural_title(ObjectType type) {
  std::string title = info(type).plural;
  title[0] = static_cast<char>(title[0] - ('a' - 'A'));
  return title;
}

Json usage_of(ObjectType type, std::int64_t used, std::int64_t limit) {
  Json json = {
      {"objectTypeId", info(type).id}, {"singularLabel", info(type).title}, {"pluralLabel", plural_title(type)}};
  json.update(usage_of(used, limit));
  return json;
}

/// Properties that were made in the account, of types that have any such; calculated ones alone, or all others.
Response property_usage(const Account& account, bool calculated, std::int64_t limit) {
  Json by_type = Json::array();
  std::int64_t overall = 0;
  for (const ObjectType type : {ObjectType::contacts, ObjectType::companies, ObjectType::deals}) {
    const PropertyTable& table = account.objects(type).properties();
    std::int64_t used = 0;
    for (PropertyIndex i = 0; i < table.size(); ++i) {
      used += table[i].custom && !table[i].archived && table[i].json.value("calculated", false) == calculated ? 1 : 0;
    }
    by_type.push_back(usage_of(type, used, limit));
    overall += used;
  }
  Json json = {{"byObjectType", std::move(by_type)}};
  const Json all = usage_of(overall, 3 * limit);
  json["overallLimit"] = all["limit"];
  json["overallPercentage"] = all["percentage"];
  json["overallUsage"] = all["usage"];
  return json_response(json);
}

Response record_usage(const Request&, const Call& call) {
  Json by_type = Json::array();
  for (const ObjectType type : kObjectTypes) {
    by_type.push_back(usage_of(type, static_cast<std::int64_t>(call.account->objects(type).count()), kMostRecords));
  }
  return json_response(
      {{"hubspotDefinedObjectTypes", std::move(by_type)},
       {"customObjectTypes",
        {{"byObjectType", Json::array()}, {"overallLimit", 0}, {"overallPercentage", 0}, {"overallUsage", 0}}}});
}

Response custom_properties(const Request&, const Call& call) {
  return property_usage(*call.account, false, kMostProperties);
}

Response calculated_properties(const Request&, const Call& call) {
  return property_usage(*call.account, true, kMostCalculated);
}

/// Own types of records are an Enterprise affair; there are none here.
Response custom_types(const Request&, const Call& call) {
  const std::int64_t limit = call.account->settings().tier == Tier::enterprise ? 10 : 0;
  return json_response({{"limit", limit}, {"percentage", 0}, {"usage", 0}});
}

}  // namespace

void add_account_routes(Router& router) {
  const auto add = [&](const std::string& rest, Handler handler) {
    for (const std::string version : {"{V}", "v3"}) {
      router.add({.method = "GET",
                  .pattern = "/account-info/" + version + rest,
                  .handler = handler,
                  .need = [](const Request&) { return any_of({"oauth"}); }});
    }
  };
  add("/details", details);
  add("/api-usage/daily/private-apps", daily_usage);
  const auto add_limit = [&](const std::string& rest, Handler handler) {
    router.add_crm("limits", rest,
                   {.method = "GET", .pattern = "", .handler = std::move(handler), .need = reads_any_object});
  };
  add_limit("/custom-properties", custom_properties);
  add_limit("/calculated-properties", calculated_properties);
  add_limit("/custom-object-types", custom_types);
  add_limit("/records", record_usage);
}

}  // namespace simulator
