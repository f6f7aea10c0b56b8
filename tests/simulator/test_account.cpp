#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kLimits = "/crm/limits/2026-09";

}  // namespace

TEST_CASE("the account tells of itself, dated and as before") {
  Caller caller;
  for (const char* const path : {"/account-info/2026-09/details", "/account-info/v3/details"}) {
    const Json json = caller.get(path).json;
    CHECK(members(json) ==
          "portalId,accountType,timeZone,companyCurrency,additionalCurrencies,utcOffset,utcOffsetMilliseconds,uiDomain,"
          "dataHostingLocation");
    CHECK(json["utcOffset"] == "-05:00");
    CHECK(json["utcOffsetMilliseconds"] == -18'000'000);
  }
}

TEST_CASE("the daily usage counts private apps' calls and starts anew at the account's midnight") {
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts.front().limits.enabled = true;
  Caller caller(settings);
  caller.get("/crm/v3/objects/contacts?limit=1");
  const Json json = caller.get("/account-info/2026-09/api-usage/daily/private-apps").json["results"];
  REQUIRE(json.size() == 1);
  CHECK(members(json[0]) == "name,usageLimit,currentUsage,collectedAt,fetchStatus,resetsAt");
  CHECK(json[0]["usageLimit"] == 1'000'000);
  CHECK(json[0]["currentUsage"] == 2);
  CHECK(json[0]["resetsAt"] == "2026-11-23T05:00:00.000Z");
  caller.wait(5 * kHour);
  CHECK(caller.get("/account-info/v3/api-usage/daily/private-apps").json["results"][0]["currentUsage"] == 1);
}

TEST_CASE("the limits of the account count what is there") {
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts.front().custom_properties = 25;
  Caller caller(settings);
  const Json json = caller.get("/crm/limits/2026-09/custom-properties").json;
  CHECK(members(json) == "byObjectType,overallLimit,overallPercentage,overallUsage");
  CHECK(members(json["byObjectType"][0]) == "objectTypeId,singularLabel,pluralLabel,limit,percentage,usage");
  const std::int64_t before = json["byObjectType"][0]["usage"];
  CHECK(before >= 25);
  const Json made = {{"name", "own"},
                     {"label", "Own"},
                     {"groupName", "contactinformation"},
                     {"type", "string"},
                     {"fieldType", "text"}};
  REQUIRE(caller.post("/crm/v3/properties/contacts", made).status == 201);
  CHECK(caller.get("/crm/v3/limits/custom-properties").json["byObjectType"][0]["usage"] == before + 1);
  CHECK(caller.get("/crm/v3/limits/records").json["hubspotDefinedObjectTypes"][0]["usage"] == 500);
  CHECK(caller.get("/crm/limits/2026-09/custom-object-types").json["limit"] == 10);
}

TEST_CASE("records and pipelines are counted against what the account may have") {
  Caller caller;
  const Json records = caller.get(kLimits + "/records").json;
  CHECK(members(records) == "hubspotDefinedObjectTypes,customObjectTypes");
  const Json& contacts = records["hubspotDefinedObjectTypes"][0];
  CHECK(members(contacts) == "objectTypeId,singularLabel,pluralLabel,limit,percentage,usage");
  CHECK(contacts["usage"] == 500);
  caller.new_contact({{"email", "one@more.test"}});
  CHECK(caller.get("/crm/v3/limits/records").json["hubspotDefinedObjectTypes"][0]["usage"] == 501);

  const auto pipelines = [&] { return caller.get(kLimits + "/pipelines").json["hubspotDefinedObjectTypes"][0]; };
  CHECK(pipelines()["objectTypeId"] == "0-3");
  CHECK(pipelines()["usage"] == 3);
  CHECK(pipelines()["limit"] == 100);
  caller.erase("/crm/v3/pipelines/deals/97350264");
  CHECK(pipelines()["usage"] == 2);

  CHECK(caller.get(kLimits + "/calculated-properties").status == 200);
  CHECK(caller.get(kLimits + "/custom-object-types").status == 200);
}

TEST_CASE("labels of the account's own are counted by pairs of types") {
  Caller caller;
  CHECK(caller.get(kLimits + "/associations/labels").json["results"].empty());
  caller.post("/crm/v4/associations/contacts/companies/labels", {{"name", "boss"}, {"label", "Boss"}});
  const Json all = caller.get(kLimits + "/associations/labels").json["results"];
  REQUIRE(all.size() == 2);  // one for each direction
  CHECK(members(all[0]) == "fromObjectType,toObjectType,allLabels,limit,percentage,usage");
  CHECK(all[0]["allLabels"] == Json({"Boss"}));
  CHECK(all[0]["usage"] == 1);
  CHECK(all[0]["percentage"] == 10.0);
  const Json some =
      caller.get(kLimits + "/associations/labels?fromObjectTypeId=0-1&toObjectTypeId=0-2").json["results"];
  REQUIRE(some.size() == 1);
  CHECK(some[0]["fromObjectType"]["objectTypeId"] == "0-1");
  CHECK(some[0]["toObjectType"]["objectTypeId"] == "0-2");
  CHECK(caller.get(kLimits + "/associations/labels?fromObjectTypeId=0-3").json["results"].empty());
  CHECK(caller.get(kLimits + "/associations/labels?fromObjectTypeId=nonsense").status == 400);
}

TEST_CASE("no record has nearly as many links as can be") {
  Caller caller;
  CHECK(caller.get(kLimits + "/associations/records/from").json["results"].empty());
  CHECK(caller.get(kLimits + "/associations/records/0-2/to").json["results"].empty());
  CHECK(members(caller.get(kLimits + "/associations/records/0-1/0-2").json) ==
        "limit,totalRecordsNearLimit,totalRecordsAtLimit,nearLimitFromRecordSamples,atLimitFromRecordSamples");
  CHECK(caller.get(kLimits + "/associations/records/0-1/nothing").status == 400);
}
