#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kProperties = "/crm/properties/2026-09/contacts";

Json property(const char* name) {
  return {
      {"groupName", "contactinformation"}, {"name", name}, {"label", "L"}, {"type", "string"}, {"fieldType", "text"}};
}

}  // namespace

TEST_CASE("contacts have three hundred properties and more, of all kinds, sorted, without paging") {
  Caller caller;
  const auto answer = caller.get(kProperties);
  CHECK(answer.status == 200);
  CHECK(members(answer.json) == "results");
  CHECK(answer.json["results"].size() >= 300);
  std::string before;
  bool read_only = false, calculated = false, hidden = false, external = false, custom = false;
  for (const Json& each : answer.json["results"]) {
    for (const char* const name : {"name", "label", "type", "fieldType", "description", "groupName"}) {
      CHECK(each.at(name).is_string());
    }
    CHECK(each.at("options").is_array());
    CHECK(before < each["name"].get<std::string>());
    before = each["name"];
    read_only = read_only || each["modificationMetadata"]["readOnlyValue"] == true;
    calculated = calculated || each["calculated"] == true;
    hidden = hidden || each["hidden"] == true;
    external = external || (each["externalOptions"] == true && each["referencedObjectType"] == "OWNER");
    custom = custom || each["hubspotDefined"] == false;
  }
  CHECK((read_only && calculated && hidden && external && custom));
}

TEST_CASE("archived properties come only when asked for") {
  Caller caller;
  const Json archived = caller.get(kProperties + "?archived=true").json["results"];
  REQUIRE(archived.size() == 1);
  CHECK(archived[0]["name"] == "partner_id");
  CHECK(caller.get(kProperties + "/partner_id").status == 404);
  CHECK(caller.get(kProperties + "/partner_id?archived=true").status == 200);
}

// Section 6.1's example.
TEST_CASE("a group and a property are made, written to, and refused the second time") {
  Caller caller;
  const Json group = {{"name", "trailspark"}, {"label", "TrailSpark"}, {"displayOrder", -1}};
  const auto made = caller.post(kProperties + "/groups", group);
  CHECK(made.status == 201);
  CHECK(members(made.json) == "name,label,displayOrder,archived");
  CHECK(caller.post(kProperties + "/groups", group).status == 409);
  Json score = property("trailspark_score");
  score["groupName"] = "trailspark";
  CHECK(caller.post(kProperties, score).status == 201);
  const auto again = caller.post(kProperties, score);
  CHECK(again.status == 409);
  CHECK(again.json["message"] == "A property named 'trailspark_score' already exists.");
  const std::string id = caller.new_contact({{"lastname", "L"}, {"trailspark_score", "hot"}});
  CHECK(caller.get("/crm/v3/objects/contacts/" + id + "?properties=trailspark_score")
            .json["properties"]["trailspark_score"] == "hot");
}

TEST_CASE("a property that cannot be is 400") {
  Caller caller;
  const auto status = [&](const char* member, const Json& value) {
    Json json = property("fine");
    json[member] = value;
    return caller.post(kProperties, json).status;
  };
  CHECK(status("name", "Upper") == 400);
  CHECK(status("name", "1st") == 400);
  CHECK(status("name", "") == 400);
  CHECK(status("fieldType", "checkbox") == 400);
  CHECK(status("type", "json") == 400);
  CHECK(status("groupName", "unicorns") == 400);
  CHECK(status("label", "") == 400);
  CHECK(status("options", Json::array({{{"label", "A"}, {"value", "a"}}})) == 400);  // all four members are required
  CHECK(status("label", "Fine") == 201);
}

TEST_CASE("no more than ten properties of a type are unique, and a unique value is somebody's") {
  Caller caller;
  for (int i = 0; i < 11; ++i) {
    Json json = property(("key_" + std::to_string(i)).c_str());
    json["hasUniqueValue"] = true;
    CHECK(caller.post(kProperties, json).status == (i < 10 ? 201 : 400));
  }
  const std::string id = caller.new_contact({{"lastname", "L"}, {"key_1", "K-1"}});
  CHECK(caller.get("/crm/v3/objects/contacts/K-1?idProperty=key_1").json["id"] == id);
  const auto second = caller.post("/crm/v3/objects/contacts", {{"properties", {{"lastname", "M"}, {"key_1", "K-1"}}}});
  CHECK(second.status == 400);
  CHECK(second.json["errors"][0]["code"] == "CONFLICTING_UNIQUE_VALUE");
}

TEST_CASE("an archived property is gone from records, and can be made again") {
  Caller caller;
  caller.post(kProperties, property("score"));
  const std::string id = caller.new_contact({{"lastname", "L"}, {"score", "1"}});
  CHECK(caller.erase(kProperties + "/score").status == 204);
  CHECK_FALSE(caller.get("/crm/v3/objects/contacts/" + id + "?properties=score").json["properties"].contains("score"));
  CHECK(caller.patch("/crm/v3/objects/contacts/" + id, {{"properties", {{"score", "2"}}}}).status == 400);
  CHECK(caller.erase(kProperties + "/email").status == 400);
  CHECK(caller.post(kProperties, property("score")).status == 201);
}

TEST_CASE("properties are read and made in batches") {
  Caller caller;
  const Json names = {{"archived", false}, {"inputs", Json::array({{{"name", "email"}}, {{"name", "unicorn"}}})}};
  CHECK(caller.post("/crm/v3/properties/contacts/batch/read", names).status == 207);
  const auto read = caller.post(kProperties + "/batch/read", names);
  CHECK(read.status == 200);
  CHECK(read.json["results"][0]["name"] == "email");
  CHECK(read.json["numErrors"] == 1);
  const auto made = caller.post(kProperties + "/batch/create", {{"inputs", {property("a"), property("b")}}});
  CHECK(made.status == 201);
  CHECK(made.json["results"].size() == 2);
}

// Section 7.3.
TEST_CASE("deals have several pipelines, whose stages say what they mean") {
  Caller caller;
  const Json pipelines = caller.get("/crm/pipelines/2026-09/deals").json["results"];
  REQUIRE(pipelines.size() == 3);
  CHECK(pipelines[0]["id"] == "default");
  CHECK(members(pipelines[0]["stages"][5]) ==
        "id,label,displayOrder,metadata,createdAt,updatedAt,archived,writePermissions");
  CHECK(pipelines[0]["stages"][5]["id"] == "closedwon");
  CHECK(pipelines[0]["stages"][5]["metadata"] == Json::parse(R"({"isClosed":"true","probability":"1.0"})"));
  const std::string custom = pipelines[1]["id"];
  CHECK(custom.find_first_not_of("0123456789") == std::string::npos);
  CHECK(caller.get("/crm/v3/pipelines/deals/" + custom).json == pipelines[1]);
  CHECK(caller.get("/crm/v3/pipelines/deals/" + custom + "/stages").json["results"] == pipelines[1]["stages"]);
  CHECK(caller.get("/crm/v3/pipelines/deals/nothing").status == 404);
}

// Section 7.4.
TEST_CASE("owners are listed, and those of records are among them") {
  Caller caller;
  const Json owners = caller.get("/crm/owners/2026-09?limit=100").json["results"];
  CHECK(owners.size() == 5);
  CHECK(owners[0]["type"] == "PERSON");
  CHECK(caller.get("/crm/v3/owners?archived=true").json["results"].size() == 1);
  const Json first = caller.get("/crm/v3/owners?limit=2").json;
  CHECK(first["results"].size() == 2);
  const std::string after = first["paging"]["next"]["after"];
  CHECK(caller.get("/crm/v3/owners?limit=2&after=" + after).json["results"][0]["id"] == owners[2]["id"]);
  CHECK(caller.get("/crm/v3/owners?email=" + owners[1]["email"].get<std::string>()).json["results"].size() == 1);
  CHECK(caller.get("/crm/v3/owners/" + owners[1]["id"].get<std::string>()).json == owners[1]);
}
