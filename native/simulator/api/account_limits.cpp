#include <map>

#include "simulator/api/needs.hpp"
#include "simulator/api/pipeline_parts.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// How much of what an account may have is used: /crm/limits/...
namespace simulator {
namespace {

constexpr std::int64_t kMostProperties = 1'000;  // made in the account, of each type
constexpr std::int64_t kMostCalculated = 200;
constexpr std::int64_t kMostRecords = 15'000'000;
constexpr std::int64_t kMostLabels = 10;     // between two types
constexpr std::int64_t kMostLinks = 50'000;  // of a record to those of one type

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

Json named(ObjectType type) {
  return {{"objectTypeId", info(type).id}, {"singularLabel", info(type).title}, {"pluralLabel", plural_title(type)}};
}

Json usage_of(ObjectType type, std::int64_t used, std::int64_t limit) {
  Json json = named(type);
  json.update(usage_of(used, limit));
  return json;
}

Json no_custom_types() {
  return {{"byObjectType", Json::array()}, {"overallLimit", 0}, {"overallPercentage", 0}, {"overallUsage", 0}};
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
  return json_response({{"hubspotDefinedObjectTypes", std::move(by_type)}, {"customObjectTypes", no_custom_types()}});
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

/// Deals alone have pipelines here.
Response pipelines(const Request&, const Call& call) {
  const auto used = static_cast<std::int64_t>(call.account->pipelines().live().size());
  const auto most = static_cast<std::int64_t>(most_pipelines(call.account->settings().tier));
  return json_response({{"hubspotDefinedObjectTypes", Json::array({usage_of(ObjectType::deals, used, most)})},
                        {"customObjectTypes", no_custom_types()}});
}

/// The type of a parameter or of the path; nothing where it is not named, refused with 400 where it is none.
std::optional<ObjectType> type_in(std::string_view name) {
  const auto type = object_type(name);
  if (!type && !name.empty()) {
    throw Refusal{bad_request("Unable to infer object type from: " + std::string(name))};
  }
  return type;
}

/// Pairs that have labels of the account's own.
Response labels(const Request& request, const Call& call) {
  const auto from = type_in(request.parameter("fromObjectTypeId").value_or(""));
  const auto to = type_in(request.parameter("toObjectTypeId").value_or(""));
  std::map<std::pair<ObjectType, ObjectType>, std::vector<std::string>> by_pair;
  for (const LinkType& type : call.account->associations().types()) {
    if (type.category == "USER_DEFINED" && from.value_or(type.from) == type.from && to.value_or(type.to) == type.to) {
      by_pair[{type.from, type.to}].push_back(type.label);
    }
  }
  Json results = Json::array();
  for (const auto& [pair, names] : by_pair) {
    Json json = {{"fromObjectType", named(pair.first)}, {"toObjectType", named(pair.second)}, {"allLabels", names}};
    json.update(usage_of(static_cast<std::int64_t>(names.size()), kMostLabels));
    results.push_back(std::move(json));
  }
  return json_response({{"results", std::move(results)}});
}

/// Types with records whose links are nearly as many as can be. Nobody has tens of thousands here, and nobody counts.
Response nearly_full_types(const Request& request, const Call&) {
  type_in(request.captured_as("fromObjectTypeId"));
  return json_response({{"results", Json::array()}});
}

Response links_of_pair(const Request& request, const Call&) {
  type_in(request.captured_as("fromObjectTypeId"));
  type_in(request.captured_as("toObjectTypeId"));
  return json_response({{"limit", kMostLinks},
                        {"totalRecordsNearLimit", 0},
                        {"totalRecordsAtLimit", 0},
                        {"nearLimitFromRecordSamples", Json::array()},
                        {"atLimitFromRecordSamples", Json::array()}});
}

}  // namespace

void add_account_limit_routes(Router& router) {
  const auto add = [&](const std::string& rest, Handler handler) {
    router.add_crm("limits", rest,
                   {.method = "GET", .pattern = "", .handler = std::move(handler), .need = reads_any_object});
  };
  add("/custom-properties", custom_properties);
  add("/calculated-properties", calculated_properties);
  add("/custom-object-types", custom_types);
  add("/records", record_usage);
  add("/pipelines", pipelines);
  add("/associations/labels", labels);
  add("/associations/records/from", nearly_full_types);
  add("/associations/records/{fromObjectTypeId}/to", nearly_full_types);
  add("/associations/records/{fromObjectTypeId}/{toObjectTypeId}", links_of_pair);
}

}  // namespace simulator
