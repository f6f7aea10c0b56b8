#include <set>

#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kContacts = "/crm/objects/2026-09/contacts";
const std::string kLegacy = "/crm/v3/objects/contacts";

}  // namespace

// Section 5.2's example, member by member.
TEST_CASE("a list page has the shape of HubSpot's") {
  Caller caller;
  std::string employed;
  const Json page = caller.get(kContacts + "?limit=50&associations=companies").json["results"];
  for (const Json& each : page) {
    if (each.contains("associations")) {
      employed = each["id"];
    }
  }
  const auto answer = caller.get(kContacts + "?limit=1&associations=companies&after=" + employed);
  CHECK(answer.status == 200);
  CHECK(members(answer.json) == "results,paging");
  const Json& record = answer.json["results"][0];
  CHECK(members(record) == "id,properties,createdAt,updatedAt,archived,url,associations");
  CHECK(members(record["properties"]) == "createdate,email,firstname,hs_object_id,lastmodifieddate,lastname");
  CHECK(record["id"].is_string());
  CHECK(record["archived"] == false);
  CHECK(record["properties"]["hs_object_id"] == record["id"]);
  CHECK(record["properties"]["lastmodifieddate"] == record["updatedAt"]);
  CHECK(record["url"] == "https://app.hubspot.com/contacts/24681357/record/0-1/" + record["id"].get<std::string>());
  const Json& links = record["associations"]["companies"]["results"];
  REQUIRE(links.size() == 2);  // one company, once for each type
  CHECK(links[0]["id"] == links[1]["id"]);
  CHECK(links[0]["type"] == "contact_to_company");
  CHECK(links[1]["type"] == "contact_to_company_unlabeled");
  const Json& next = answer.json["paging"]["next"];
  CHECK(next["link"] == caller.simulator.settings().base_url + kContacts +
                            "?limit=1&associations=companies&after=" + next["after"].get<std::string>());
}

TEST_CASE("paging meets every contact once, in the order of ids, and ends without paging") {
  Caller caller;
  std::int64_t last = 0;
  std::size_t count = 0;
  for (std::string after; true;) {
    const auto answer = caller.get(kLegacy + "?limit=100" + after);
    for (const Json& record : answer.json["results"]) {
      const std::int64_t id = std::stoll(record["id"].get<std::string>());
      CHECK(id > last);
      last = id;
      ++count;
    }
    if (!answer.json.contains("paging")) {
      break;
    }
    after = "&after=" + answer.json["paging"]["next"]["after"].get<std::string>();
  }
  CHECK(count == 500);
}

TEST_CASE("all values are texts or null") {
  Caller caller;
  for (const char* const type : {"contacts", "companies", "deals", "emails", "meetings"}) {
    const auto properties = caller.get(std::string("/crm/v3/properties/") + type).json["results"];
    std::string names;
    for (const Json& property : properties) {
      names += "," + property["name"].get<std::string>();
    }
    const auto read = caller.post(std::string("/crm/v3/objects/") + type + "/batch/read",
                                  {{"properties", Json::array()}, {"inputs", Json::array()}});
    CHECK(read.status == 200);
    const auto page = caller.get(std::string("/crm/v3/objects/") + type + "?limit=20&properties=" + names);
    REQUIRE(page.json["results"].size() == 20);
    for (const Json& record : page.json["results"]) {
      for (const auto& [name, value] : record["properties"].items()) {
        CHECK((value.is_string() || value.is_null()));
      }
    }
  }
}

TEST_CASE("names, singular names and type ids mean the same") {
  Caller caller;
  const Json page = caller.get("/crm/v3/objects/contacts?limit=2").json["results"];
  for (const char* const name : {"contact", "0-1", "CONTACTS"}) {
    CHECK(caller.get(std::string("/crm/objects/2026-03/") + name + "?limit=2").json["results"] == page);
  }
  CHECK(caller.get("/crm/v3/objects/0-3?limit=1").json["results"][0]["properties"].contains("dealstage"));
}

TEST_CASE("limits beyond what HubSpot allows are 400") {
  Caller caller;
  for (const char* const query : {"?limit=101", "?limit=0", "?limit=-1", "?limit=x", "?after=x", "?archived=maybe",
                                  "?limit=51&propertiesWithHistory=email", "?associations=unicorns"}) {
    INFO(query);
    const auto answer = caller.get(kContacts + query);
    CHECK(answer.status == 400);
    CHECK(answer.json["category"] == "VALIDATION_ERROR");
  }
  CHECK(caller.get(kContacts + "?limit=50&propertiesWithHistory=email").status == 200);
}

TEST_CASE("unknown properties are left out, those without a value are null") {
  Caller caller;
  const std::string id = caller.new_contact({{"firstname", "Ada"}});
  const Json properties = caller.get(kContacts + '/' + id + "?properties=phone,unicorn,firstname").json["properties"];
  CHECK(members(properties) == "createdate,firstname,hs_object_id,lastmodifieddate,phone");
  CHECK(properties["phone"].is_null());
}

TEST_CASE("a new contact can be read at once, changed, and found by its address in any spelling") {
  Caller caller;
  const auto made = caller.post(kContacts, {{"properties", {{"email", " Ada@Acme.TEST "}, {"lastname", "L"}}}});
  CHECK(made.status == 201);
  CHECK(made.json["properties"]["email"] == "ada@acme.test");
  CHECK(made.json["createdAt"] == "2026-11-23T00:00:00.000Z");
  caller.wait(1500);
  const std::string by_email = kContacts + "/ADA%40acme.test?idProperty=email";
  const auto changed = caller.patch(by_email, {{"properties", {{"lastname", "Lovelace"}}}});
  CHECK(changed.status == 200);
  const Json record = caller.get(by_email + "&propertiesWithHistory=lastname").json;
  CHECK(record["id"] == made.json["id"]);
  CHECK(record["updatedAt"] == "2026-11-23T00:00:01.500Z");
  CHECK(record["properties"]["lastname"] == "Lovelace");
  const Json& history = record["propertiesWithHistory"]["lastname"];
  REQUIRE(history.size() == 2);
  CHECK(history[0]["value"] == "Lovelace");  // newest first
  CHECK(history[1]["value"] == "L");
  CHECK(members(history[0]) == "value,timestamp,sourceType,sourceId");
}

TEST_CASE("a made-up contact is changed, and the rest of it stays") {
  Caller caller;
  const Json before = caller.get(kContacts + "?limit=1&properties=email,jobtitle").json["results"][0];
  const std::string path = kContacts + '/' + before["id"].get<std::string>();
  CHECK(caller.patch(path, {{"properties", {{"jobtitle", "CTO"}}}}).status == 200);
  const Json after = caller.get(path + "?properties=email,jobtitle").json;
  CHECK(after["properties"]["jobtitle"] == "CTO");
  CHECK(after["properties"]["email"] == before["properties"]["email"]);
  CHECK(after["createdAt"] == before["createdAt"]);
  CHECK(after["updatedAt"] == "2026-11-23T00:00:00.000Z");
  CHECK(caller.get(kContacts + "?limit=1&properties=jobtitle").json["results"][0]["properties"]["jobtitle"] == "CTO");
}

TEST_CASE("a value that is the same already changes nothing") {
  Caller caller;
  const std::string id = caller.new_contact({{"lastname", "L"}});
  caller.wait(5000);
  caller.patch(kContacts + '/' + id, {{"properties", {{"lastname", "L"}}}});
  CHECK(caller.get(kContacts + '/' + id).json["updatedAt"] == "2026-11-23T00:00:00.000Z");
}

// Section 4.2.
TEST_CASE("one unknown property refuses the whole record, in HubSpot's words") {
  Caller caller;
  const auto answer = caller.post(kContacts, {{"properties", {{"firstname", "A"}, {"foo", "1"}}}});
  CHECK(answer.status == 400);
  CHECK(members(answer.json) == "status,message,correlationId,category,errors");
  const std::string message = answer.json["message"];
  CHECK(message.starts_with("Property values were not valid: [{"));
  const Json embedded = Json::parse(message.substr(message.find('[')));
  CHECK(members(embedded[0]) == "isValid,message,error,name,localizedErrorMessage,portalId");
  CHECK(answer.json["errors"] ==
        Json::parse(R"([{"message":"Property \"foo\" does not exist","code":"PROPERTY_DOESNT_EXIST",
                         "context":{"propertyName":["foo"]}}])"));
}

TEST_CASE("each kind of wrong value has its code") {
  Caller caller;
  const auto code = [&](const char* name, const char* value) {
    const auto answer = caller.post(kContacts, {{"properties", {{"firstname", "A"}, {name, value}}}});
    return answer.status == 400 ? answer.json["errors"][0].value("code", "") : std::to_string(answer.status);
  };
  CHECK(code("email", "ada at acme") == "INVALID_EMAIL");
  CHECK(code("seats", "1,000") == "INVALID_INTEGER");
  CHECK(code("renewal_date", "soon") == "INVALID_DATE");
  CHECK(code("renewal_date", "1764000000001") == "INVALID_DATE");  // not midnight
  CHECK(code("trial_started_at", "31.12.2026") == "INVALID_DATE");
  CHECK(code("hs_lead_status", "new") == "INVALID_OPTION");  // the case counts
  CHECK(code("newsletter_ok", "yes") == "INVALID_OPTION");
  CHECK(code("product_interest", "api;unicorns") == "INVALID_OPTION");
  CHECK(code("hubspot_owner_id", "1") == "INVALID_OPTION");
  CHECK(code("createdate", "2026-01-01") == "READ_ONLY_VALUE");
  CHECK(code("num_associated_deals", "1") == "READ_ONLY_VALUE");
}

// Section 6.2.
TEST_CASE("values are stored in HubSpot's form, whichever way they were written") {
  Caller caller;
  const auto stored = [&](const char* name, const char* value) {
    const std::string id = caller.new_contact({{"firstname", "A"}, {name, value}});
    return caller.get(kContacts + '/' + id + "?properties=" + name).json["properties"][name];
  };
  CHECK(stored("renewal_date", "2026-11-23") == "2026-11-23");
  CHECK(stored("renewal_date", "1795392000000") == "2026-11-23");
  CHECK(stored("trial_started_at", "1795392000000") == "2026-11-23T00:00:00.000Z");
  CHECK(stored("trial_started_at", "2026-11-23T10:00:00.5Z") == "2026-11-23T10:00:00.500Z");
  CHECK(stored("seats", "1.5") == "1.5");
  CHECK(stored("product_interest", "api;onboarding") == "api;onboarding");
}

TEST_CASE("an empty text clears, a leading semicolon adds an option") {
  Caller caller;
  const std::string path = kContacts + '/' + caller.new_contact({{"lastname", "L"}, {"product_interest", "api"}});
  caller.patch(path, {{"properties", {{"lastname", ""}, {"product_interest", ";onboarding;api"}}}});
  const Json properties = caller.get(path + "?properties=lastname,product_interest").json["properties"];
  CHECK(properties["lastname"].is_null());
  CHECK(properties["product_interest"] == "api;onboarding");
}

TEST_CASE("the lifecycle goes forward only, unless it is cleared") {
  Caller caller;
  const std::string path = kContacts + '/' + caller.new_contact({{"lastname", "L"}, {"lifecyclestage", "opportunity"}});
  const auto set = [&](const char* stage) {
    CHECK(caller.patch(path, {{"properties", {{"lifecyclestage", stage}}}}).status == 200);
    return caller.get(path + "?properties=lifecyclestage").json["properties"]["lifecyclestage"];
  };
  CHECK(set("lead") == "opportunity");
  CHECK(set("customer") == "customer");
  CHECK(set("").is_null());
  CHECK(set("lead") == "lead");
}

TEST_CASE("a second contact with an address is 409 and named") {
  Caller caller;
  const std::string id = caller.new_contact({{"email", "ada@acme.test"}});
  const auto answer = caller.post(kContacts, {{"properties", {{"email", "ADA@acme.test"}}}});
  CHECK(answer.status == 409);
  CHECK(members(answer.json) == "status,message,correlationId,category");
  CHECK(answer.json["category"] == "CONFLICT");
  CHECK(answer.json["message"] == "Contact already exists. Existing ID: " + id);
  const Json made_up = caller.get(kContacts + "?limit=1").json["results"][0];
  CHECK(caller.post(kContacts, {{"properties", {{"email", made_up["properties"]["email"]}}}}).status == 409);
}

TEST_CASE("a new record without what it needs is refused") {
  Caller caller;
  CHECK(caller.post(kContacts, {{"properties", {{"phone", "1"}}}}).status == 400);
  const auto deal = caller.post("/crm/v3/objects/deals", {{"properties", {{"dealname", "D"}}}});
  CHECK(deal.status == 400);
  CHECK(deal.json["errors"][0]["code"] == "MISSING_REQUIRED_PROPERTY");
  CHECK(deal.json["errors"].size() == 2);
}

TEST_CASE("a deal is made with its links") {
  Caller caller;
  const std::string contact = caller.new_contact({{"lastname", "L"}});
  const Json body = {{"properties", {{"dealname", "D"}, {"dealstage", "qualifiedtobuy"}, {"pipeline", "default"}}},
                     {"associations", Json::array({{{"to", {{"id", contact}}},
                                                    {"types", Json::array({{{"associationCategory", "HUBSPOT_DEFINED"},
                                                                            {"associationTypeId", 3}}})}}})}};
  const auto deal = caller.post("/crm/v3/objects/deals", body);
  CHECK(deal.status == 201);
  const Json record = caller.get("/crm/v3/objects/contacts/" + contact + "?associations=deals").json;
  CHECK(record["associations"]["deals"]["results"][0]["id"] == deal.json["id"]);
  CHECK(record["associations"]["deals"]["results"][0]["type"] == "contact_to_deal");
}

TEST_CASE("links are told alike from both sides") {
  Caller caller;
  const Json page = caller.get("/crm/v3/objects/companies?limit=50&associations=contacts,deals,emails,meetings").json;
  std::size_t links = 0;
  for (const Json& company : page["results"]) {
    if (!company.contains("associations")) {
      continue;
    }
    for (const auto& [type, list] : company["associations"].items()) {
      for (const Json& link : list["results"]) {
        const auto other =
            caller.get("/crm/v3/objects/" + type + '/' + link["id"].get<std::string>() + "?associations=companies");
        INFO(company["id"] << ' ' << type << ' ' << link);
        CHECK(other.json["associations"]["companies"].dump().find(company["id"].get<std::string>()) !=
              std::string::npos);
        ++links;
      }
    }
  }
  CHECK(links > 100);
}

TEST_CASE("an archived record is in the bin and nowhere else") {
  Caller caller;
  const Json first = caller.get(kContacts + "?limit=1").json["results"][0];
  const std::string id = first["id"], path = kContacts + '/' + id;
  const std::uint64_t before = caller.account().objects(ObjectType::contacts).count();
  CHECK(caller.erase(path).status == 204);
  CHECK(caller.erase(path).status == 204);
  CHECK(caller.account().objects(ObjectType::contacts).count() == before - 1);
  CHECK(caller.get(path).status == 404);
  CHECK(caller.get(kContacts + "?limit=1").json["results"][0]["id"] != id);
  const Json binned = caller.get(kContacts + "?archived=true").json["results"];
  REQUIRE(binned.size() == 1);
  CHECK(binned[0]["id"] == id);
  CHECK(binned[0]["archived"] == true);
  CHECK(binned[0]["archivedAt"] == "2026-11-23T00:00:00.000Z");
  CHECK(caller.get(path + "?archived=true").status == 200);
}

TEST_CASE("what was never there is 404") {
  Caller caller;
  const auto answer = caller.get(kContacts + "/99");
  CHECK(answer.status == 404);
  CHECK(members(answer.json) == "status,message,correlationId,category");
  CHECK(answer.json["message"] == "resource not found");
  CHECK(answer.json["category"] == "OBJECT_NOT_FOUND");
  CHECK(caller.get(kContacts + "/ada").status == 404);
  CHECK(caller.get(kContacts + "/nobody%40acme.test?idProperty=email").status == 404);
  CHECK(caller.get(kContacts + "/x?idProperty=firstname").status == 400);  // not unique
}

TEST_CASE("a contact merged before the portal's present is found by its old id") {
  Caller caller(account_fixture::settings(2000));
  const Portal& portal = caller.account().portal();
  std::size_t met = 0;
  for (std::uint64_t record = 0; record < 2000; ++record) {
    for (const std::int64_t old : portal.identity(record).merged) {
      ++met;
      const auto answer = caller.get(kContacts + '/' + std::to_string(old));
      CHECK(answer.json["id"] == std::to_string(portal.layout().contact_id(record)));
    }
  }
  CHECK(met > 20);
}

TEST_CASE("a merge leaves one record with both addresses and both ids") {
  Caller caller;
  const std::string a = caller.new_contact({{"email", "a@acme.test"}, {"firstname", "A"}});
  const std::string b = caller.new_contact({{"email", "b@acme.test"}, {"lastname", "B"}});
  Change change;
  change.when = account_fixture::kNow + 1;
  caller.account().merge(ObjectType::contacts, std::stoll(a), std::stoll(b), change);
  const Json merged = caller
                          .get(kContacts + '/' + b +
                               "?properties=email,firstname,lastname,hs_additional_emails,"
                               "hs_merged_object_ids,hs_calculated_merged_vids")
                          .json;
  CHECK(merged["id"] == a);
  CHECK(merged["properties"]["email"] == "a@acme.test");
  CHECK(merged["properties"]["lastname"] == "B");
  CHECK(merged["properties"]["hs_additional_emails"] == "b@acme.test");
  CHECK(merged["properties"]["hs_merged_object_ids"] == b);
  CHECK(merged["properties"]["hs_calculated_merged_vids"] == b + ":1795392000001");
  CHECK(caller.get(kContacts + "/b%40acme.test?idProperty=email").json["id"] == a);
  CHECK(caller.post(kContacts, {{"properties", {{"email", "b@acme.test"}}}}).status == 409);
}

TEST_CASE("a contact that was deleted for good is gone, and its address is blocked") {
  Caller caller;
  const std::string id = caller.new_contact({{"email", "a@acme.test"}});
  Change change;
  change.when = account_fixture::kNow;
  caller.account().objects(ObjectType::contacts).erase(std::stoll(id), change);
  CHECK(caller.get(kContacts + '/' + id + "?archived=true").status == 404);
  CHECK(caller.post(kContacts, {{"properties", {{"email", "A@acme.test"}}}}).status == 400);
}

TEST_CASE("1:1 emails tell moods, and won deals better ones than lost") {
  Caller caller(account_fixture::settings(4000));
  const Portal& portal = caller.account().portal();
  std::set<std::string> texts;
  const Json page =
      caller.get("/crm/v3/objects/emails?limit=100&properties=hs_email_text,hs_email_direction&associations=deals")
          .json;
  for (const Json& email : page["results"]) {
    if (email["properties"]["hs_email_direction"] == "INCOMING_EMAIL") {
      texts.insert(email["properties"]["hs_email_text"].get<std::string>().substr(0, 20));
    }
  }
  CHECK(texts.size() >= 8);
  CHECK(caller.account().objects(ObjectType::emails).count() == 4 * portal.layout().deals());
}

TEST_CASE("a dirty account shows one value the same way each time, and nothing in three ways") {
  Caller caller(account_fixture::settings(500, true));
  const std::string all = kContacts + "?limit=100&properties=email,phone,jobtitle,hs_email_open,createdate";
  const Json page = caller.get(all).json["results"];
  CHECK(page == caller.get(all).json["results"]);
  std::set<std::string> kinds;
  for (const Json& record : page) {
    const Json& properties = record["properties"];
    kinds.insert(!properties.contains("phone")   ? "absent"
                 : properties["phone"].is_null() ? "null"
                 : properties["phone"] == ""     ? "empty"
                                                 : "text");
    const Json alone = caller.get(kContacts + '/' + record["id"].get<std::string>() + "?properties=phone").json;
    CHECK(alone["properties"].value("phone", Json("absent")) == properties.value("phone", Json("absent")));
  }
  CHECK(kinds.size() == 4);
}
