#include <map>
#include <set>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/words.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kForms = "/marketing/v3/forms";
const std::string kSubmissions = "/form-integrations/v1/submissions/forms/";

/// All submissions of a form.
std::vector<Json> all_submissions(Caller& caller, const std::string& form) {
  std::vector<Json> all;
  for (std::string after = "?"; true;) {
    const Answer page = caller.get(kSubmissions + form + after);
    REQUIRE(page.status == 200);
    all.insert(all.end(), page.json["results"].begin(), page.json["results"].end());
    if (!page.json.contains("paging")) {
      return all;
    }
    after = "?after=" + page.json["paging"]["next"]["after"].get<std::string>();
  }
}

std::string value(const Json& submission, const std::string& name) {
  for (const Json& each : submission["values"]) {
    if (each["name"] == name) {
      return each["value"];
    }
  }
  return "";
}

}  // namespace

// Section 8.5's example, member by member.
TEST_CASE("a list of forms has the shape of HubSpot's") {
  Caller caller;
  const Answer page = caller.get(kForms + "?limit=1");
  CHECK(page.status == 200);
  CHECK(members(page.json) == "results,paging");
  const Json& form = page.json["results"][0];
  CHECK(members(form) ==
        "id,name,formType,createdAt,updatedAt,archived,fieldGroups,configuration,displayOptions,legalConsentOptions");
  CHECK(form["name"] == "Contact us");
  CHECK(form["formType"] == "hubspot");
  CHECK(form["archived"] == false);
  const Json& group = form["fieldGroups"][0];
  CHECK(group["groupType"] == "default_group");
  const Json& field = group["fields"][0];
  CHECK(members(field) == "objectTypeId,name,label,required,hidden,fieldType,validation");
  CHECK(field["objectTypeId"] == "0-1");
  CHECK(field["name"] == "email");
  CHECK(field["label"] == "Email");
  CHECK(field["fieldType"] == "email");
  CHECK(field["required"] == true);
  CHECK(caller.get(kForms + "/" + form["id"].get<std::string>()).json == form);
  CHECK(caller.get("/marketing/forms/2026-09-beta?limit=1").json["results"] == page.json["results"]);
}

TEST_CASE("forms are listed by type, the archived ones apart, page by page") {
  Caller caller;
  const auto names = [&](const std::string& query) {
    std::vector<std::string> all;
    for (std::string after; true;) {
      const Answer page = caller.get(kForms + "?limit=2" + query + after);
      for (const Json& form : page.json["results"]) {
        all.push_back(form["name"]);
      }
      if (!page.json.contains("paging")) {
        return all;
      }
      after = "&after=" + page.json["paging"]["next"]["after"].get<std::string>();
    }
  };
  CHECK(names("&formTypes=all") == std::vector<std::string>(form_names().begin(), form_names().end()));
  CHECK(names("").size() == 5);
  CHECK(names("&formTypes=captured,flow").size() == 2);
  CHECK(names("&formTypes=blog_comment").empty());
  CHECK(names("&archived=true") == std::vector<std::string>{"Contact us (old)"});
  CHECK(caller.get(kForms + "?formTypes=survey").status == 400);
  CHECK(caller.get(kForms + "?archived=maybe").status == 400);
  CHECK(caller.get(kForms + "?limit=101").status == 400);
  CHECK(caller.get(kForms + "?after=x").status == 400);
  CHECK(caller.get(kForms + "/nothing").json["category"] == "OBJECT_NOT_FOUND");
}

TEST_CASE("submissions have the shape of HubSpot's, fifty a page, newest first") {
  Caller caller(account_fixture::settings(2000));
  const std::string form = caller.get(kForms).json["results"][0]["id"];
  const Answer page = caller.get(kSubmissions + form + "?limit=1");
  CHECK(page.status == 200);
  CHECK(members(page.json) == "results,paging");
  CHECK(members(page.json["paging"]["next"]) == "after");
  const Json& submission = page.json["results"][0];
  CHECK(members(submission) == "conversionId,submittedAt,values,pageUrl");
  CHECK(submission["submittedAt"].is_number_integer());
  CHECK(members(submission["values"][0]) == "name,value,objectTypeId");
  CHECK(submission["pageUrl"] == "https://northforge.example/contact");
  CHECK(caller.get(kSubmissions + form).json["results"].size() == 50);
  CHECK(caller.get(kSubmissions + form + "?limit=51").status == 400);
  CHECK(caller.get(kSubmissions + form + "?after=!").status == 400);
  CHECK(caller.get(kSubmissions + "00000000-0000-4000-8000-000000000000").status == 404);
  std::set<std::string> ids;
  std::int64_t last = INT64_MAX;
  const std::vector<Json> all = all_submissions(caller, form);
  for (const Json& each : all) {
    CHECK(each["submittedAt"] <= last);
    last = each["submittedAt"];
    ids.insert(each["conversionId"].get<std::string>());
  }
  CHECK(ids.size() == all.size());
}

TEST_CASE("submissions agree with the contacts' conversions in number, date and name") {
  Caller caller;
  struct Conversions {
    std::int64_t count = 0;
    std::map<std::int64_t, std::set<std::string>> forms;  // by moment
  };
  std::map<std::string, Conversions> found;
  for (const Json& form : Json(caller.get(kForms + "?formTypes=all").json["results"])) {
    for (const Json& submission : all_submissions(caller, form["id"])) {
      Conversions& mine = found[value(submission, "email")];
      ++mine.count;
      mine.forms[submission["submittedAt"]].insert(form["name"].get<std::string>());
    }
  }
  std::map<std::string, std::int64_t> counters;
  std::size_t checked = 0;
  for (std::string after; true;) {
    const Answer page = caller.get(
        "/crm/v3/objects/contacts?limit=100&properties=email,num_conversion_events,first_conversion_date,"
        "first_conversion_event_name,recent_conversion_date,recent_conversion_event_name" +
        after);
    for (const Json& contact : page.json["results"]) {
      const Json& p = contact["properties"];
      const std::string email = p["email"].is_string() ? p["email"].get<std::string>() : "";
      const std::int64_t count = std::stoll(p["num_conversion_events"].get<std::string>());
      counters[email] += count;
      if (count == 0) {
        continue;
      }
      INFO(contact["id"]);
      ++checked;
      Conversions& mine = found[email];
      CHECK(mine.forms[*read_moment(p["first_conversion_date"].get<std::string>())].contains(
          p["first_conversion_event_name"]));
      if (count > 1) {
        CHECK(mine.forms[*read_moment(p["recent_conversion_date"].get<std::string>())].contains(
            p["recent_conversion_event_name"]));
      }
    }
    if (!page.json.contains("paging")) {
      break;
    }
    after = "&after=" + page.json["paging"]["next"]["after"].get<std::string>();
  }
  CHECK(checked > 100);
  for (const auto& [email, count] : counters) {
    INFO(email);
    CHECK(found[email].count == count);
  }
}

TEST_CASE("forms need their scope") {
  Caller caller;
  const std::string form = caller.get(kForms).json["results"][0]["id"];
  Token token;
  token.text = "narrow";
  token.portal_id = caller.account().portal_id();
  token.scopes = {"crm.objects.contacts.read"};
  caller.simulator.tokens().add(token);
  caller.token = token.text;
  for (const std::string& target : {kForms, kForms + "/" + form, kSubmissions + form}) {
    const Answer refused = caller.get(target);
    CHECK(refused.status == 403);
    CHECK(refused.json["errors"][0]["context"]["requiredGranularScopes"] == Json::array({"forms"}));
  }
}
