#include <algorithm>

#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kDated = "/crm/associations/2026-09/";
const std::string kLegacy = "/crm/v4/associations/";
const std::string kOld = "/crm/v3/associations/";
const std::string kObjects = "/crm/objects/2026-09/";

/// A contact with a company, and one without.
struct People {
  std::string employed, company, alone;
};

People people_of(Caller& caller) {
  People people;
  for (const Json& contact :
       Json(caller.get("/crm/v3/objects/contacts?limit=100&associations=companies").json["results"])) {
    if (!contact.contains("associations")) {
      people.alone = contact["id"];
    } else if (people.employed.empty()) {
      people.employed = contact["id"];
      people.company = contact["associations"]["companies"]["results"][0]["id"];
    }
  }
  return people;
}

Json spec(int id, const char* category = "HUBSPOT_DEFINED") {
  return Json::array({{{"associationCategory", category}, {"associationTypeId", id}}});
}

Json inputs(std::initializer_list<std::string> ids) {
  Json json = {{"inputs", Json::array()}};
  for (const std::string& id : ids) {
    json["inputs"].push_back({{"id", id}});
  }
  return json;
}

Json ends(const std::string& from, const std::string& to) { return {{"from", {{"id", from}}}, {"to", {{"id", to}}}}; }

/// {"Primary","(plain)"} of a contact's link to a company.
std::vector<std::string> labels_of(Caller& caller, const std::string& contact, const std::string& company) {
  std::vector<std::string> labels;
  for (const Json& link :
       Json(caller.get(kObjects + "contacts/" + contact + "/associations/companies").json["results"])) {
    if (std::to_string(link["toObjectId"].get<std::int64_t>()) == company) {
      for (const Json& type : link["associationTypes"]) {
        labels.push_back(type["label"].is_null() ? "(plain)" : type["label"].get<std::string>());
      }
    }
  }
  return labels;
}

}  // namespace

// Section 5.8's first example, member by member.
TEST_CASE("a batch read of associations has the shape of HubSpot's") {
  Caller caller;
  const People people = people_of(caller);
  for (const std::string& base : {kDated, kLegacy, std::string("/crm/associations/2026-03/")}) {
    const Answer answer = caller.post(base + "contacts/companies/batch/read", inputs({people.employed}));
    CHECK(answer.status == 200);
    CHECK(members(answer.json) == "status,results,startedAt,completedAt");
    CHECK(answer.json["status"] == "COMPLETE");
    const Json& result = answer.json["results"][0];
    CHECK(members(result) == "from,to");
    CHECK(result["from"] == Json{{"id", people.employed}});
    const Json& to = result["to"][0];
    CHECK(members(to) == "toObjectId,associationTypes");
    CHECK(to["toObjectId"] == std::stoll(people.company));  // a number on the wire
    CHECK(to["associationTypes"] ==
          Json::array({{{"category", "HUBSPOT_DEFINED"}, {"typeId", 1}, {"label", "Primary"}},
                       {{"category", "HUBSPOT_DEFINED"}, {"typeId", 279}, {"label", nullptr}}}));
  }
  const Answer of_one = caller.get(kObjects + "contacts/" + people.employed + "/associations/companies");
  CHECK(of_one.status == 200);
  CHECK(members(of_one.json) == "results");
  CHECK(caller.get("/crm/v4/objects/0-1/" + people.employed + "/associations/company").json == of_one.json);
}

TEST_CASE("records without associations are errors, with 207 before 2026-09 and 200 since") {
  Caller caller;
  const People people = people_of(caller);
  const Json wanted = inputs({people.alone, people.employed, "17"});
  for (const auto& [base, status] :
       {std::pair(kLegacy, 207), std::pair(std::string("/crm/associations/2026-03/"), 207), std::pair(kDated, 200)}) {
    const Answer answer = caller.post(base + "contacts/companies/batch/read", wanted);
    CHECK(answer.status == status);
    CHECK(members(answer.json) == "status,results,numErrors,errors,startedAt,completedAt");
    CHECK(answer.json["results"].size() == 1);
    CHECK(answer.json["numErrors"] == 2);
    const Json& error = answer.json["errors"][0];
    CHECK(error["status"] == "error");
    CHECK(error["category"] == "OBJECT_NOT_FOUND");
    CHECK(error["subCategory"] == "crm.associations.NO_ASSOCIATIONS_FOUND");
    CHECK(error["message"] == "No company is associated with contact " + people.alone + ".");
    CHECK(error["context"]["fromObjectId"] == Json::array({people.alone}));
  }
}

TEST_CASE("a record's links come page by page, alone and in a batch") {
  Caller caller;
  const std::string company = people_of(caller).company;
  const std::size_t before =
      caller.get(kObjects + "companies/" + company + "/associations/contacts").json["results"].size();
  Json body = {{"inputs", Json::array()}};
  for (int i = 0; i < 600; ++i) {
    body["inputs"].push_back(ends(company, caller.new_contact({{"email", "n" + std::to_string(i) + "@many.test"}})));
  }
  CHECK(caller.post(kDated + "companies/contacts/batch/associate/default", body).json["results"].size() == 600);
  const Answer first = caller.post(kDated + "companies/contacts/batch/read", inputs({company}));
  const Json& result = first.json["results"][0];
  CHECK(result["to"].size() == 500);
  CHECK(members(result["paging"]["next"]) == "after,link");
  const Json rest = caller
                        .post(kDated + "companies/contacts/batch/read",
                              {{"inputs", {{{"id", company}, {"after", result["paging"]["next"]["after"]}}}}})
                        .json["results"][0];
  CHECK(rest["to"].size() == before + 100);
  CHECK(rest["to"][0]["toObjectId"] > result["to"].back()["toObjectId"]);
  CHECK_FALSE(rest.contains("paging"));
  std::size_t count = 0;
  std::int64_t last = 0;
  for (std::string after; true;) {
    const Answer page = caller.get(kObjects + "companies/" + company + "/associations/contacts?limit=150" + after);
    for (const Json& link : page.json["results"]) {
      CHECK(link["toObjectId"] > last);
      last = link["toObjectId"];
      ++count;
    }
    if (!page.json.contains("paging")) {
      break;
    }
    after = "&after=" + page.json["paging"]["next"]["after"].get<std::string>();
  }
  CHECK(count == before + 600);
}

TEST_CASE("associations take so many inputs a call and no more") {
  Caller caller;
  Json reads = {{"inputs", Json::array()}}, writes = reads;
  for (int i = 0; i < 2000; ++i) {
    writes["inputs"].push_back(ends("1", "2"));
  }
  for (int i = 0; i < 1000; ++i) {
    reads["inputs"].push_back({{"id", "1"}});
  }
  CHECK(caller.post(kDated + "contacts/companies/batch/read", reads).status == 200);
  CHECK(caller.post(kDated + "contacts/companies/batch/associate/default", writes).status == 200);
  reads["inputs"].push_back({{"id", "1"}});
  writes["inputs"].push_back(ends("1", "2"));
  for (const auto& [what, body] :
       {std::pair("read", reads), std::pair("associate/default", writes), std::pair("create", writes),
        std::pair("archive", writes), std::pair("labels/archive", writes)}) {
    INFO(what);
    const Answer answer = caller.post(kDated + "contacts/companies/batch/" + what, body);
    CHECK(answer.status == 400);
    CHECK(answer.json["category"] == "VALIDATION_ERROR");
  }
  CHECK(caller.get(kObjects + "contacts/" + people_of(caller).employed + "/associations/companies?limit=501").status ==
        400);
}

TEST_CASE("a link is made by default, with a label, and taken away, in both directions") {
  Caller caller;
  const People people = people_of(caller);
  const std::string one = people.alone + "/associations/companies/" + people.company;
  const Answer plain =
      caller.call("PUT", kObjects + "contact/" + people.alone + "/associations/default/company/" + people.company);
  CHECK(plain.status == 200);
  CHECK(members(plain.json) == "status,results,startedAt,completedAt");
  CHECK(plain.json["results"][0] ==
        Json{{"from", {{"id", people.alone}}},
             {"to", {{"id", people.company}}},
             {"associationSpec", {{"associationCategory", "HUBSPOT_DEFINED"}, {"associationTypeId", 279}}}});
  CHECK(plain.json["results"][1]["associationSpec"]["associationTypeId"] == 280);
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"(plain)"});
  const Answer labelled = caller.call("PUT", "/crm/v4/objects/contacts/" + one, spec(1).dump());
  CHECK(labelled.status == 201);
  CHECK(labelled.json == Json{{"fromObjectTypeId", "0-1"},
                              {"fromObjectId", std::stoll(people.alone)},
                              {"toObjectTypeId", "0-2"},
                              {"toObjectId", std::stoll(people.company)},
                              {"labels", {"Primary"}}});
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"Primary", "(plain)"});
  const auto primary = [&] {
    return caller.get("/crm/v3/objects/contacts/" + people.alone + "?properties=associatedcompanyid")
        .json["properties"]["associatedcompanyid"];
  };
  CHECK(primary() == people.company);
  const Json back =
      caller.post(kDated + "companies/contacts/batch/read", inputs({people.company})).json["results"][0]["to"];
  CHECK(std::any_of(back.begin(), back.end(), [&](const Json& each) {
    return each["toObjectId"] == std::stoll(people.alone) && each["associationTypes"][0]["typeId"] == 2;
  }));
  Json label = ends(people.alone, people.company);
  label["types"] = spec(1);
  CHECK(caller.post(kDated + "contacts/companies/batch/labels/archive", {{"inputs", {label}}}).status == 204);
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"(plain)"});
  CHECK((primary().is_null() || primary() == ""));
  CHECK(caller.erase(kObjects + "contacts/" + one).status == 204);
  CHECK(labels_of(caller, people.alone, people.company).empty());
  CHECK(caller.erase(kObjects + "contacts/" + one).status == 204);  // nothing to take away
}

TEST_CASE("a batch makes the links that can be made and names the others") {
  Caller caller;
  const People people = people_of(caller);
  Json good = ends(people.alone, people.company), bad = ends(people.alone, "17"), odd = good;
  good["types"] = bad["types"] = spec(1);
  odd["types"] = spec(4711);
  const Json body = {{"inputs", {good, bad, odd}}};
  for (const auto& [base, status] : {std::pair(kLegacy, 207), std::pair(kDated, 201)}) {
    const Answer answer = caller.post(base + "contacts/companies/batch/create", body);
    CHECK(answer.status == status);
    CHECK(answer.json["results"].size() == 1);
    CHECK(answer.json["results"][0]["labels"] == Json::array({"Primary"}));
    CHECK(answer.json["numErrors"] == 2);
    CHECK(answer.json["errors"][0]["category"] == "VALIDATION_ERROR");
    CHECK(answer.json["errors"][0]["context"]["INVALID_OBJECT_IDS"] == Json::array({"COMPANY=17 is not valid"}));
  }
  CHECK(caller.post(kDated + "contacts/companies/batch/create", {{"inputs", {good}}}).status == 201);
  const Json all = {{"inputs", {{{"from", {{"id", people.alone}}}, {"to", {{{"id", people.company}}}}}}}};
  CHECK(caller.post(kDated + "contacts/companies/batch/archive", all).status == 204);
  CHECK(labels_of(caller, people.alone, people.company).empty());
}

TEST_CASE("links that make no sense are refused with HubSpot's words") {
  Caller caller;
  const People people = people_of(caller);
  const std::string one = kObjects + "contacts/" + people.alone + "/associations/companies/";
  const auto put = [&](const std::string& target, const std::string& body) { return caller.call("PUT", target, body); };
  const Answer bodyless = put(one + people.company, "");
  CHECK(bodyless.status == 400);
  CHECK(bodyless.json["message"] == "Invalid JSON input: a request body was expected, but none found");
  const Answer missing = put(one + "17", spec(1).dump());
  CHECK(missing.status == 400);
  CHECK(missing.json["message"] == "One or more associations are invalid");
  CHECK(missing.json["context"] ==
        Json{{"INVALID_OBJECT_IDS", {"COMPANY=17 is not valid"}}, {"objectId", {"17"}}, {"objectType", {"COMPANY"}}});
  // Type 5 links deals: so the contact is no deal.
  CHECK(put(one + people.company, spec(5).dump()).json["context"]["INVALID_OBJECT_IDS"] ==
        Json::array({"DEAL=" + people.alone + " is not valid"}));
  CHECK(put(one + people.company, spec(1, "USER_DEFINED").dump()).status == 400);
  CHECK(put(one + people.company, "{}").status == 400);
  CHECK(put(one + people.company, "[]").status == 400);
  CHECK(put(one + people.company, "[{\"associationTypeId\":1}]").status == 400);
  CHECK(put(one + people.company, "[").status == 400);
  CHECK(labels_of(caller, people.alone, people.company).empty());
  CHECK(caller.get(kObjects + "contacts/17/associations/companies").status == 404);
  CHECK(caller.get(kObjects + "contacts/" + people.alone + "/associations/planets").status == 400);
  CHECK(caller.post(kDated + "contacts/companies/batch/read", {{"ids", {"1"}}}).status == 400);
  CHECK(caller.post(kDated + "contacts/companies/batch/create", {{"inputs", {"1"}}}).status == 400);
  CHECK(put(kObjects + "emails/1/associations/default/meetings/1", "").status == 400);
  CHECK(put(kObjects + "contacts/" + people.alone + "/associations/default/contacts/" + people.alone, "").status ==
        400);
}

TEST_CASE("links to archived records are not shown") {
  Caller caller;
  const People people = people_of(caller);
  CHECK(caller.erase("/crm/v3/objects/companies/" + people.company).status == 204);
  CHECK(caller.get(kObjects + "contacts/" + people.employed + "/associations/companies").json["results"].empty());
}

TEST_CASE("labels can be listed, made, used, renamed and removed") {
  Caller caller;
  const People people = people_of(caller);
  const std::string labels = kDated + "contacts/companies/labels";
  CHECK(caller.get(labels).json["results"] ==
        Json::array({{{"category", "HUBSPOT_DEFINED"}, {"typeId", 1}, {"label", "Primary"}},
                     {{"category", "HUBSPOT_DEFINED"}, {"typeId", 279}, {"label", nullptr}}}));
  const Answer made = caller.post(labels, {{"name", "advisor"}, {"label", "Advisor"}, {"inverseLabel", "Advised by"}});
  CHECK(made.status == 200);
  CHECK(made.json["results"][0]["category"] == "USER_DEFINED");
  CHECK(made.json["results"][0]["label"] == "Advisor");
  CHECK(made.json["results"][1]["label"] == "Advised by");
  const int id = made.json["results"][0]["typeId"];
  CHECK(caller.post(labels, {{"name", "advisor"}, {"label", "Other"}}).status == 400);
  CHECK(caller.post(labels, {{"name", "other"}, {"label", "Advisor"}}).status == 400);
  CHECK(caller.post(labels, {{"name", "other"}}).status == 400);
  const std::string link = kObjects + "contacts/" + people.alone + "/associations/companies/" + people.company;
  CHECK(caller.call("PUT", link, spec(id, "USER_DEFINED").dump()).json["labels"] == Json::array({"Advisor"}));
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"(plain)", "Advisor"});
  CHECK(caller.call("PUT", labels, Json{{"associationTypeId", id}, {"label", "Counsel"}}.dump()).status == 204);
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"(plain)", "Counsel"});
  CHECK(caller.erase(labels + "/1").status == 400);
  CHECK(caller.erase(labels + "/4711").status == 404);
  CHECK(caller.erase(labels + "/" + std::to_string(id)).status == 204);
  CHECK(caller.get(labels).json["results"].size() == 2);
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"(plain)"});
}

TEST_CASE("before v4 links had a line for each type, by name") {
  Caller caller;
  const People people = people_of(caller);
  const Json lines = Json::array({{{"id", people.company}, {"type", "contact_to_company"}},
                                  {{"id", people.company}, {"type", "contact_to_company_unlabeled"}}});
  const Answer read = caller.post(kOld + "contacts/companies/batch/read", inputs({people.employed}));
  CHECK(read.status == 200);
  CHECK(read.json["results"] == Json::array({{{"from", {{"id", people.employed}}}, {"to", lines}}}));
  CHECK(caller.get("/crm/v3/objects/contacts/" + people.employed + "/associations/companies").json["results"] == lines);
  CHECK(caller.get(kOld + "contacts/companies/types").json["results"][0] ==
        Json{{"id", "1"}, {"name", "contact_to_company"}});
  Json link = ends(people.alone, people.company);
  link["type"] = "contact_to_company";
  const Answer made = caller.post(kOld + "contacts/companies/batch/create", {{"inputs", {link}}});
  CHECK(made.status == 201);
  CHECK(made.json["results"] == Json::array({link}));
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"Primary", "(plain)"});
  CHECK(caller.post(kOld + "contacts/companies/batch/archive", {{"inputs", {link}}}).status == 204);
  CHECK(labels_of(caller, people.alone, people.company) == std::vector<std::string>{"(plain)"});
  const std::string one =
      "/crm/v3/objects/contacts/" + people.alone + "/associations/companies/" + people.company + "/contact_to_company";
  CHECK(caller.call("PUT", one).json["associations"]["companies"]["results"] == lines);
  CHECK(caller.erase(one).status == 204);
  CHECK(caller.call("PUT", one + "_of_friends").status == 400);
}

TEST_CASE("any one object scope opens the associations") {
  Caller caller;
  const People people = people_of(caller);
  Token token;
  token.text = "narrow";
  token.portal_id = caller.account().portal_id();
  token.scopes = {"crm.objects.contacts.read"};
  caller.simulator.tokens().add(token);
  caller.token = token.text;
  CHECK(caller.post(kDated + "contacts/companies/batch/read", inputs({people.employed})).status == 200);
  token.text = "narrower";
  token.scopes = {"oauth", "forms"};
  caller.simulator.tokens().add(token);
  caller.token = token.text;
  CHECK(caller.post(kDated + "contacts/companies/batch/read", inputs({people.employed})).json["category"] ==
        "MISSING_SCOPES");
}
