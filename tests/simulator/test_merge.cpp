#include "account_fixture.hpp"
#include "catch.hpp"

// Merging records, and deleting contacts for privacy.
using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;

namespace {

const std::string kContacts = "/crm/objects/2026-09/contacts";

Answer merge(Caller& caller, const std::string& primary, const std::string& other) {
  return caller.post(kContacts + "/merge", {{"primaryObjectId", primary}, {"objectIdToMerge", other}});
}

Json properties_of(Caller& caller, const std::string& id, const std::string& names) {
  return caller.get(kContacts + '/' + id + "?properties=" + names).json["properties"];
}

Answer delete_for_privacy(Caller& caller, const Json& body, const std::string& type = "contacts") {
  return caller.post("/crm/v3/objects/" + type + "/gdpr-delete", body);
}

}  // namespace

TEST_CASE("a merge keeps the primary's values, fills its gaps and gathers addresses and ids") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "a@merge.test"}, {"firstname", "Ada"}});
  const std::string b = caller.new_contact({{"email", "b@merge.test"}, {"firstname", "Bea"}, {"jobtitle", "CTO"}});
  caller.wait(kMinute);
  const Answer answer = merge(caller, a, b);
  CHECK(answer.status == 200);
  CHECK(answer.json["id"] == a);
  const Json merged = properties_of(
      caller, a, "email,firstname,jobtitle,hs_additional_emails,hs_merged_object_ids,hs_calculated_merged_vids");
  CHECK(merged["email"] == "a@merge.test");
  CHECK(merged["firstname"] == "Ada");
  CHECK(merged["jobtitle"] == "CTO");
  CHECK(merged["hs_additional_emails"] == "b@merge.test");
  CHECK(merged["hs_merged_object_ids"] == b);
  CHECK(merged["hs_calculated_merged_vids"] == b + ':' + std::to_string(account_fixture::kNow + kMinute));
  CHECK(caller.get(kContacts + '/' + b).json["id"] == a);
  CHECK(caller.get(kContacts + "/b%40merge.test?idProperty=email").json["id"] == a);
  CHECK(caller.post(kContacts, {{"properties", {{"email", "b@merge.test"}}}}).status == 409);
}

TEST_CASE("merges in a chain lead to the last survivor, with all ids gathered") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "a@merge.test"}});
  const std::string b = caller.new_contact({{"email", "b@merge.test"}});
  const std::string c = caller.new_contact({{"email", "c@merge.test"}});
  merge(caller, b, a);
  merge(caller, c, b);
  CHECK(caller.get(kContacts + '/' + a).json["id"] == c);
  CHECK(properties_of(caller, c, "hs_merged_object_ids")["hs_merged_object_ids"] == b + ';' + a);
  CHECK(properties_of(caller, c, "hs_additional_emails")["hs_additional_emails"] == "b@merge.test;a@merge.test");
}

TEST_CASE("links go over to the survivor, whose primary company stays") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "a@merge.test"}});
  const std::string b = caller.new_contact({{"email", "b@merge.test"}});
  const Json companies = caller.get("/crm/v3/objects/companies?limit=2").json["results"];
  const std::string first = companies[0]["id"], second = companies[1]["id"];
  const auto link = [&](const std::string& contact, const std::string& company) {
    const Json types = Json::array({{{"associationCategory", "HUBSPOT_DEFINED"}, {"associationTypeId", 1}}});
    CHECK(caller.call("PUT", "/crm/v4/objects/contacts/" + contact + "/associations/companies/" + company, types.dump())
              .status == 201);
  };
  link(a, first);
  link(b, second);
  merge(caller, a, b);
  const Json links = caller.get("/crm/v4/objects/contacts/" + a + "/associations/companies").json["results"];
  REQUIRE(links.size() == 2);
  for (const Json& each : links) {
    const bool primary = each["associationTypes"].size() == 2;
    CHECK(primary == (std::to_string(each["toObjectId"].get<std::int64_t>()) == first));
  }
}

TEST_CASE("a merge with itself, with nobody, or beyond 250 identities is refused") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "a@merge.test"}});
  CHECK(merge(caller, a, a).status == 400);
  CHECK(merge(caller, a, "1").status == 404);
  CHECK(merge(caller, a, "").status == 400);
  std::string last;
  for (int i = 0; i < 249; ++i) {
    last = caller.new_contact({{"email", std::to_string(i) + "@many.test"}});
    REQUIRE(merge(caller, a, last).status == 200);
  }
  const std::string one_more = caller.new_contact({{"email", "x@many.test"}});
  const Answer refused = merge(caller, a, one_more);
  CHECK(refused.status == 414);
  CHECK(refused.json["message"] == "Cannot have more than 250 identities on a profile");
}

TEST_CASE("a contact that was deleted for privacy is gone, and its address blocked") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "gone@gdpr.test"}});
  CHECK(delete_for_privacy(caller, {{"objectId", "gone@gdpr.test"}, {"idProperty", "email"}}).status == 204);
  CHECK(caller.get(kContacts + '/' + a).status == 404);
  CHECK(caller.get(kContacts + '/' + a + "?archived=true").status == 404);
  const Answer again = caller.post(kContacts, {{"properties", {{"email", "Gone@gdpr.test"}}}});
  CHECK(again.status == 400);
  CHECK(again.json["category"] == "VALIDATION_ERROR");
  const std::string b = caller.new_contact({{"email", "other@gdpr.test"}});
  CHECK(caller.patch(kContacts + '/' + b, {{"properties", {{"email", "gone@gdpr.test"}}}}).status == 400);
  CHECK(delete_for_privacy(caller, {{"objectId", b}}).status == 204);
  CHECK(delete_for_privacy(caller, {{"objectId", b}}).status == 404);
}

TEST_CASE("an address that nobody has is blocked as well") {
  Caller caller;
  CHECK(delete_for_privacy(caller, {{"objectId", "never@gdpr.test"}, {"idProperty", "email"}}).status == 204);
  CHECK(caller.post(kContacts, {{"properties", {{"email", "NEVER@gdpr.test"}}}}).status == 400);
  const Json inputs = Json::array({{{"properties", {{"email", "never@gdpr.test"}}}}});
  CHECK(caller.post(kContacts + "/batch/create", {{"inputs", inputs}}).status == 400);
}

TEST_CASE("contacts alone can be deleted for privacy") {
  Caller caller;
  for (const char* const type : {"companies", "deals", "emails", "meetings"}) {
    const std::string id = caller.get(std::string("/crm/v3/objects/") + type + "?limit=1").json["results"][0]["id"];
    CHECK(delete_for_privacy(caller, {{"objectId", id}}, type).status == 400);
    CHECK(caller.get(std::string("/crm/v3/objects/") + type + '/' + id).status == 200);
  }
}
