#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kBatch = "/crm/objects/2026-09/contacts/batch/";
const std::string kLegacy = "/crm/v3/objects/contacts/batch/";

Json inputs(std::initializer_list<Json> list) { return {{"inputs", Json::array_t(list)}}; }

Json input(const std::string& id, const Json& properties) { return {{"id", id}, {"properties", properties}}; }

}  // namespace

// Section 5.4, member by member.
TEST_CASE("batch read tells what it found and what not; 207 until 2026-03, 200 since 2026-09") {
  Caller caller;
  const std::string id = caller.new_contact({{"email", "ada@acme.test"}});
  const Json body = {{"properties", {"email"}},
                     {"idProperty", "email"},
                     {"inputs", Json::array({{{"id", "Ada@acme.test"}}, {{"id", "x@y.z"}}})}};
  const auto answer = caller.post(kLegacy + "read", body);
  CHECK(answer.status == 207);
  CHECK(members(answer.json) == "status,results,numErrors,errors,startedAt,completedAt");
  CHECK(answer.json["status"] == "COMPLETE");
  CHECK(answer.json["results"][0]["id"] == id);
  CHECK(answer.json["numErrors"] == 1);
  CHECK(answer.json["errors"] == Json::parse(R"([{"status":"error","message":
    "Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.",
    "category":"OBJECT_NOT_FOUND","context":{"ids":["x@y.z"]}}])"));
  CHECK(caller.post("/crm/objects/2026-03/contacts/batch/read", body).status == 207);
  CHECK(caller.post(kBatch + "read", body).status == 200);
}

TEST_CASE("more inputs than a hundred are refused, fifty with history") {
  Caller caller;
  Json body = {{"inputs", Json::array()}};
  for (int i = 0; i < 51; ++i) {
    body["inputs"].push_back({{"id", std::to_string(i)}});
  }
  CHECK(caller.post(kBatch + "read", body).status == 200);
  body["propertiesWithHistory"] = {"email"};
  CHECK(caller.post(kBatch + "read", body).status == 400);
  body.erase("propertiesWithHistory");
  for (int i = 51; i < 101; ++i) {
    body["inputs"].push_back({{"id", std::to_string(i)}});
  }
  for (const char* const what : {"read", "create", "update", "upsert", "archive"}) {
    CHECK(caller.post(kBatch + what, body).status == 400);
  }
}

TEST_CASE("batch update goes by record id") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "a@acme.test"}});
  const auto answer = caller.post(kLegacy + "update", inputs({input(a, {{"lastname", "A"}})}));
  CHECK(answer.status == 200);
  CHECK(answer.json["results"][0]["properties"]["lastname"] == "A");

  // Quirk 19: an address as the id does nothing, without a word.
  const auto silent = caller.post(kLegacy + "update", inputs({input("a@acme.test", {{"lastname", "X"}})}));
  CHECK(silent.status == 200);
  CHECK(silent.json["results"].empty());
  CHECK_FALSE(silent.json.contains("numErrors"));

  Json by_email = input("a@acme.test", {{"lastname", "X"}});
  by_email["idProperty"] = "email";
  CHECK(caller.post(kLegacy + "update", inputs({by_email})).status == 400);
  CHECK(caller.post(kLegacy + "update", inputs({input(a, {}), input(a, {})})).status == 400);
}

TEST_CASE("one bad value in a batch update changes nothing at all; a missing id only itself") {
  Caller caller;
  const std::string a = caller.new_contact({{"lastname", "A"}}), b = caller.new_contact({{"lastname", "B"}});
  const auto bad = caller.post(kBatch + "update", inputs({input(a, {{"lastname", "X"}}), input(b, {{"foo", "1"}})}));
  CHECK(bad.status == 400);
  CHECK(caller.get("/crm/v3/objects/contacts/" + a).json["properties"]["lastname"] == "A");
  const auto missing =
      caller.post(kLegacy + "update", inputs({input(a, {{"lastname", "X"}}), input("99", {{"lastname", "X"}})}));
  CHECK(missing.status == 207);
  CHECK(missing.json["results"].size() == 1);
  CHECK(missing.json["errors"][0]["context"]["ids"] == Json::array({"99"}));
}

TEST_CASE("ids that were merged away are not followed in batch update") {
  Caller caller;
  const std::string a = caller.new_contact({{"lastname", "A"}}), b = caller.new_contact({{"lastname", "B"}});
  caller.account().merge(ObjectType::contacts, std::stoll(a), std::stoll(b), Change{});
  const auto answer = caller.post(kBatch + "update", inputs({input(b, {{"lastname", "X"}})}));
  CHECK(answer.status == 200);
  CHECK(answer.json["numErrors"] == 1);
  CHECK(caller.patch("/crm/v3/objects/contacts/" + b, {{"properties", {{"lastname", "Y"}}}}).json["id"] == a);
}

TEST_CASE("batch create is all or nothing, unless every input can be told from the others") {
  Caller caller;
  const std::string id = caller.new_contact({{"email", "a@acme.test"}});
  const auto made = [](const char* email, const char* trace) {
    Json json = {{"properties", {{"email", email}}}};
    if (*trace != '\0') {
      json["objectWriteTraceId"] = trace;
    }
    return json;
  };
  const auto whole = caller.post(kLegacy + "create", inputs({made("b@acme.test", ""), made("a@acme.test", "")}));
  CHECK(whole.status == 409);
  CHECK(whole.json["message"] == "Contact already exists. Existing ID: " + id);
  CHECK(caller.get("/crm/v3/objects/contacts/b%40acme.test?idProperty=email").status == 404);

  const auto part =
      caller.post(kLegacy + "create", inputs({made("b@acme.test", "row-1"), made("a@acme.test", "row-2")}));
  CHECK(part.status == 207);
  CHECK(part.json["results"].size() == 1);
  CHECK(part.json["results"][0]["objectWriteTraceId"] == "row-1");
  CHECK(part.json["errors"][0]["category"] == "CONFLICT");
  CHECK(part.json["errors"][0]["context"]["objectWriteTraceId"] == Json::array({"row-2"}));

  CHECK(caller.post(kLegacy + "create", inputs({made("c@acme.test", ""), made("C@acme.test", "")})).status == 409);
  CHECK(caller.post(kLegacy + "create", inputs({made("c@acme.test", ""), made("d@acme.test", "")})).status == 201);
}

TEST_CASE("batch upsert says which records are new") {
  Caller caller;
  const std::string id = caller.new_contact({{"email", "a@acme.test"}});
  Json a = input("A@acme.test", {{"lastname", "A"}}), b = input("b@acme.test", {{"lastname", "B"}});
  a["idProperty"] = b["idProperty"] = "email";
  const auto answer = caller.post(kBatch + "upsert", inputs({a, b}));
  CHECK(answer.status == 200);
  CHECK(answer.json["results"][0]["new"] == false);
  CHECK(answer.json["results"][0]["id"] == id);
  CHECK(answer.json["results"][1]["new"] == true);
  CHECK(answer.json["results"][1]["properties"]["email"] == "b@acme.test");
  CHECK(caller.post(kBatch + "upsert", inputs({input("1", {})})).status == 400);
}

TEST_CASE("batch archive says nothing") {
  Caller caller;
  const std::string a = caller.new_contact({{"lastname", "A"}});
  const auto answer = caller.post(kBatch + "archive", inputs({{{"id", a}}, {{"id", "99"}}}));
  CHECK(answer.status == 204);
  CHECK(answer.raw.body.empty());
  CHECK(caller.get("/crm/v3/objects/contacts/" + a).status == 404);
}
