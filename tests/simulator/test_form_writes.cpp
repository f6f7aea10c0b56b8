#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kForms = "/marketing/v3/forms";

const Json kNewForm = Json::parse(R"({
  "formType": "hubspot", "name": "Webinar",
  "fieldGroups": [{"groupType": "default_group", "richTextType": "text", "fields": [
    {"objectTypeId": "0-1", "name": "email", "label": "Email", "required": true, "hidden": false, "fieldType": "email"}]}],
  "displayOptions": {"renderRawHtml": true, "theme": "legacy", "submitButtonText": "Join"}})");

struct Visitor : Caller {
  static SimulatorSettings open_settings() {
    SimulatorSettings settings = account_fixture::settings();
    settings.control = true;
    return settings;
  }
  Visitor() : Caller(open_settings()) { form = post(kForms, kNewForm).json; }

  std::string id() const { return form["id"]; }
  std::string path() const { return kForms + '/' + id(); }
  Answer submit(const Json& values) { return post("/_simulator/forms/submit", {{"formId", id()}, {"values", values}}); }
  Json submissions(const std::string& query = "") {
    return get("/form-integrations/v1/submissions/forms/" + id() + query).json;
  }

  Json form;
};

}  // namespace

TEST_CASE("a form is made with the settings that are not given as usual") {
  Visitor visitor;
  CHECK(members(visitor.form) ==
        "id,name,formType,createdAt,updatedAt,archived,fieldGroups,configuration,displayOptions,legalConsentOptions");
  CHECK(visitor.get(visitor.path()).json == visitor.form);
  CHECK(visitor.form["displayOptions"]["submitButtonText"] == "Join");
  CHECK(visitor.form["configuration"]["language"] == "en");
  CHECK(visitor.get(kForms + "?limit=100").json["results"].back() == visitor.form);
  CHECK(visitor.submissions()["results"].empty());
}

TEST_CASE("what is no form is refused") {
  Caller caller;
  const auto status = [&](const char* member, const Json& value) {
    Json body = kNewForm;
    body[member] = value;
    return caller.post(kForms, body).status;
  };
  CHECK(caller.post(kForms, {{"name", "No fields"}}).status == 400);
  CHECK(status("name", "") == 400);
  CHECK(status("formType", "captured") == 400);
  CHECK(status("fieldGroups", "none") == 400);
  CHECK(status("fieldGroups", Json::array({Json::array()})) == 400);
  Json field = kNewForm["fieldGroups"][0]["fields"][0];
  const auto with_field = [&](const char* member, const Json& value) {
    Json changed = field;
    changed[member] = value;
    return status("fieldGroups", Json::array({{{"fields", Json::array({changed})}}}));
  };
  CHECK(with_field("name", "no_such_property") == 400);
  CHECK(with_field("fieldType", "crayon") == 400);
  CHECK(with_field("label", "") == 400);
  CHECK(with_field("label", "E") == 201);
}

TEST_CASE("a form is changed in part, replaced, archived and brought back") {
  Visitor visitor;
  visitor.wait(kMinute);
  const Json patched =
      visitor.patch(visitor.path(), {{"name", "Renamed"}, {"displayOptions", {{"submitButtonText", "Go"}}}}).json;
  CHECK(patched["name"] == "Renamed");
  CHECK(patched["displayOptions"]["submitButtonText"] == "Go");
  CHECK(patched["displayOptions"]["theme"] == "legacy");
  CHECK(patched["updatedAt"] == "2026-11-23T00:01:00.000Z");
  Json wanted = kNewForm;
  wanted.erase("displayOptions");
  const Json replaced = visitor.call("PUT", visitor.path(), wanted.dump()).json;
  CHECK(replaced["name"] == "Webinar");
  CHECK(replaced["displayOptions"]["theme"] == "default_style");
  CHECK(visitor.erase(visitor.path()).status == 204);
  CHECK(visitor.get(visitor.path()).status == 404);
  CHECK(visitor.get(visitor.path() + "?archived=true").json["archived"] == true);
  CHECK(visitor.patch(visitor.path(), {{"name", "X"}}).status == 404);
  CHECK(visitor.submit({{"email", "late@forms.test"}}).status == 400);
  CHECK(visitor.patch(visitor.path(), {{"archived", false}}).json["archived"] == false);
  CHECK(visitor.patch(kForms + "/nothing", {{"name", "X"}}).status == 404);
}

TEST_CASE("what visitors send stands among the submissions, newest first, and makes contacts") {
  Visitor visitor;
  const std::string ada = visitor.submit({{"email", "Ada@forms.test"}, {"firstname", "Ada"}}).json["contactId"];
  visitor.wait(kMinute);
  CHECK(visitor.submit({{"email", "ada@forms.test"}, {"lastname", "Byron"}}).json["contactId"] == ada);
  visitor.submit({{"firstname", "Nobody"}});
  const Json first = visitor.submissions("?limit=2");
  REQUIRE(first["results"].size() == 2);
  CHECK(members(first["results"][0]) == "conversionId,submittedAt,values,pageUrl");
  CHECK(first["results"][1]["values"][0] ==
        Json({{"name", "email"}, {"value", "ada@forms.test"}, {"objectTypeId", "0-1"}}));
  const Json rest = visitor.submissions("?limit=2&after=" + first["paging"]["next"]["after"].get<std::string>());
  REQUIRE(rest["results"].size() == 1);
  CHECK(rest["results"][0]["values"][0]["value"] == "Ada@forms.test");
  CHECK_FALSE(rest.contains("paging"));
  const Json contact =
      visitor
          .get("/crm/v3/objects/contacts/" + ada +
               "?properties=firstname,lastname,num_conversion_events,first_conversion_date,recent_conversion_date,"
               "recent_conversion_event_name")
          .json["properties"];
  CHECK(contact["firstname"] == "Ada");
  CHECK(contact["lastname"] == "Byron");
  CHECK(contact["num_conversion_events"] == "2");
  CHECK(contact["first_conversion_date"] == "2026-11-23T00:00:00.000Z");
  CHECK(contact["recent_conversion_date"] == "2026-11-23T00:01:00.000Z");
  CHECK(contact["recent_conversion_event_name"] == "Webinar");
}

TEST_CASE("what is sent with a form of the start stands before what was sent then") {
  Visitor visitor;
  const Json all = visitor.get(kForms).json["results"];
  visitor.form = all[0];
  const Json before = visitor.submissions();
  REQUIRE_FALSE(before["results"].empty());
  visitor.submit({{"email", "new@forms.test"}});
  const Json after = visitor.submissions();
  CHECK(after["results"][0]["values"][0]["value"] == "new@forms.test");
  CHECK(after["results"][1] == before["results"][0]);
}
