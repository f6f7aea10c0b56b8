#include <set>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/api/search_filter.hpp"

using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kSearch = "/crm/objects/2026-09/contacts/search";

Json filter(const char* name, const char* op, const std::string& value) {
  return {{"propertyName", name}, {"operator", op}, {"value", value}};
}
Json list_filter(const char* name, const char* op, std::vector<std::string> values) {
  return {{"propertyName", name}, {"operator", op}, {"values", values}};
}
Json all_of(std::initializer_list<Json> filters) { return {{"filters", Json::array_t(filters)}}; }
Json any_of(std::initializer_list<Json> groups) { return {{"filterGroups", Json::array_t(groups)}}; }

/// How many contacts fit one filter.
std::int64_t total(Caller& caller, const Json& filter) {
  const auto answer = caller.post(kSearch, any_of({all_of({filter})}));
  CHECK(answer.status == 200);
  return answer.json.value("total", std::int64_t{-1});
}

/// All contacts' values of a property, by listing them.
std::vector<Json> values(Caller& caller, const std::string& name) {
  std::vector<Json> list;
  for (std::string after = "0"; !after.empty();) {
    const Json page = caller.get("/crm/v3/objects/contacts?limit=100&properties=" + name + "&after=" + after).json;
    for (const Json& record : page["results"]) {
      list.push_back(record["properties"].value(name, Json()));
    }
    after = page.contains("paging") ? page["paging"]["next"]["after"].get<std::string>() : "";
  }
  return list;
}

template <class Fits>
std::int64_t count(const std::vector<Json>& values, Fits fits) {
  return std::count_if(values.begin(), values.end(),
                       [&](const Json& value) { return value.is_string() && fits(value.get<std::string>()); });
}

/// A property without values so far, for contacts made by a test.
void add_property(Caller& caller, const char* name, const char* type, const char* field_type) {
  caller.post("/crm/v3/properties/contacts", {{"name", name},
                                              {"label", name},
                                              {"type", type},
                                              {"fieldType", field_type},
                                              {"groupName", "contactinformation"}});
}

}  // namespace

TEST_CASE("a search page has the shape of HubSpot's") {
  Caller caller;
  const auto answer = caller.post(kSearch, {{"limit", 2}, {"properties", {"email"}}});
  CHECK(answer.status == 200);
  CHECK(members(answer.json) == "total,results,paging");
  CHECK(answer.json["total"] == 500);
  CHECK(members(answer.json["results"][0]) == "id,properties,createdAt,updatedAt,archived,url");
  CHECK(answer.json["paging"] == Json::parse(R"({"next":{"after":"2"}})"));
  CHECK(caller.post(kSearch, {{"limit", 100}, {"after", "400"}}).json.contains("paging") == false);
}

// What fits is counted by listing all contacts and looking at each.
TEST_CASE("every operator finds what a look at each contact finds") {
  Caller caller;
  const auto stages = values(caller, "lifecyclestage");
  const auto jobs = values(caller, "jobtitle");
  const auto opens = values(caller, "hs_email_open");
  const auto lead = [](const std::string& v) { return v == "lead"; };
  CHECK(total(caller, filter("lifecyclestage", "EQ", "lead")) == count(stages, lead));
  CHECK(total(caller, filter("lifecyclestage", "EQ", "Lead")) == 0);  // enumerations' case counts
  CHECK(total(caller, filter("lifecyclestage", "NEQ", "lead")) ==
        count(stages, [&](const std::string& v) { return !lead(v); }));
  CHECK(total(caller, list_filter("lifecyclestage", "IN", {"lead", "customer"})) ==
        count(stages, [](const std::string& v) { return v == "lead" || v == "customer"; }));
  CHECK(total(caller, list_filter("lifecyclestage", "NOT_IN", {"lead"})) ==
        count(stages, [&](const std::string& v) { return !lead(v); }));
  CHECK(total(caller, filter("jobtitle", "HAS_PROPERTY", "")) == count(jobs, [](const std::string&) { return true; }));
  CHECK(total(caller, filter("jobtitle", "NOT_HAS_PROPERTY", "")) ==
        500 - count(jobs, [](const std::string&) { return true; }));
  const auto number = [](const std::string& v) { return std::stod(v); };
  CHECK(total(caller, filter("hs_email_open", "GT", "9")) ==
        count(opens, [&](const std::string& v) { return number(v) > 9; }));
  CHECK(total(caller, filter("hs_email_open", "GTE", "9")) ==
        count(opens, [&](const std::string& v) { return number(v) >= 9; }));
  CHECK(total(caller, filter("hs_email_open", "LT", "9")) ==
        count(opens, [&](const std::string& v) { return number(v) < 9; }));
  CHECK(total(caller, filter("hs_email_open", "LTE", "9")) ==
        count(opens, [&](const std::string& v) { return number(v) <= 9; }));
  CHECK(total(caller, filter("hs_email_open", "EQ", "9.0")) ==
        count(opens, [&](const std::string& v) { return number(v) == 9; }));
  Json between = filter("hs_email_open", "BETWEEN", "3");
  between["highValue"] = "9";
  CHECK(total(caller, between) == count(opens, [&](const std::string& v) { return number(v) >= 3 && number(v) <= 9; }));
  CHECK(total(caller, filter("hs_email_open", "GT", "9")) > 0);
}

TEST_CASE("texts are compared without regard to case, but for lists") {
  Caller caller;
  caller.new_contact({{"lastname", "Lovelace"}});
  caller.wait(kMinute);
  CHECK(total(caller, filter("lastname", "EQ", "LOVELACE")) == 1);
  CHECK(total(caller, list_filter("lastname", "IN", {"lovelace"})) == 1);
  CHECK(total(caller, list_filter("lastname", "IN", {"Lovelace"})) == 0);
}

TEST_CASE("tokens are words, and stars stand for any letters") {
  CHECK(contains_token("ada@acme.test", "acme"));
  CHECK(contains_token("ada@acme.test", "*@acme.test"));
  CHECK(contains_token("ada@acme.test", "acm*"));
  CHECK(contains_token("ada lovelace of acme", "lovelace of"));
  CHECK_FALSE(contains_token("ada@acme.test", "acm"));
  CHECK_FALSE(contains_token("ada@acme.test", "*@acme"));
  CHECK_FALSE(contains_token("", "a"));
  CHECK(contains_token(std::string(60'000, 'a'), "*a*a*a*a*b*") == false);
}

TEST_CASE("filters of a group hold together, groups one by one") {
  Caller caller;
  const Json lead = filter("lifecyclestage", "EQ", "lead"), has_job = filter("jobtitle", "HAS_PROPERTY", ""),
             no_job = filter("jobtitle", "NOT_HAS_PROPERTY", "");
  const auto of = [&](const Json& body) { return caller.post(kSearch, body).json["total"].get<std::int64_t>(); };
  const std::int64_t leads = total(caller, lead);
  CHECK(of(any_of({all_of({lead, has_job})})) + of(any_of({all_of({lead, no_job})})) == leads);
  CHECK(of(any_of({all_of({lead}), all_of({has_job})})) ==
        leads + total(caller, has_job) - of(any_of({all_of({lead, has_job})})));
}

TEST_CASE("the query looks for beginnings of words in names and addresses") {
  Caller caller;
  caller.new_contact({{"firstname", "Ada"}, {"lastname", "Lovelace"}, {"email", "countess@acme-unheard-of.test"}});
  caller.wait(kMinute);
  for (const char* const query : {"ada lovel", "LOVELACE", "countess", "unheard"}) {
    CHECK(caller.post(kSearch, {{"query", query}}).json["total"] == 1);
  }
  CHECK(caller.post(kSearch, {{"query", "ovelace"}}).json["total"] == 0);
}

TEST_CASE("results are sorted by creation, or as asked, with empty values last") {
  Caller caller;
  const auto ids = [&](const Json& sorts) {
    std::vector<std::string> list;
    const auto page = caller.post(kSearch, {{"limit", 200}, {"sorts", sorts}, {"properties", {"hs_email_open"}}});
    for (const Json& record : page.json["results"]) {
      list.push_back(record["properties"].value("hs_email_open", Json()).dump());
    }
    return list;
  };
  const auto opens = ids(Json::array({"-hs_email_open"}));
  for (std::size_t i = 1; i < opens.size(); ++i) {
    const auto number = [](const std::string& v) { return v == "null" ? -1 : std::stoi(v.substr(1)); };
    CHECK(number(opens[i - 1]) >= number(opens[i]));
  }
  CHECK(ids({{{"propertyName", "hs_email_open"}, {"direction", "DESCENDING"}}}) == opens);
  const Json by_id = caller.post(kSearch, {{"sorts", {"hs_object_id"}}, {"limit", 200}}).json["results"];
  for (std::size_t i = 1; i < by_id.size(); ++i) {
    CHECK(std::stoll(by_id[i - 1]["id"].get<std::string>()) < std::stoll(by_id[i]["id"].get<std::string>()));
  }
}

TEST_CASE("the incremental recipe pages by id and meets each contact once") {
  Caller caller;
  std::set<std::string> met;
  for (std::string last = "0"; true;) {
    Json body = any_of({all_of({filter("lastmodifieddate", "GTE", "0"), filter("hs_object_id", "GT", last)})});
    body["sorts"] = {"hs_object_id"};
    body["limit"] = 200;
    const Json results = caller.post(kSearch, body).json["results"];
    if (results.empty()) {
      break;
    }
    for (const Json& record : results) {
      CHECK(met.insert(record["id"]).second);
    }
    last = results.back()["id"];
  }
  CHECK(met.size() == 500);
}

TEST_CASE("limits of a search are 400 beyond") {
  Caller caller;
  const Json any = filter("email", "HAS_PROPERTY", "");
  CHECK(caller.post(kSearch, {{"limit", 201}}).status == 400);
  CHECK(caller.post(kSearch, {{"limit", 200}, {"after", "9800"}}).status == 200);
  CHECK(caller.post(kSearch, {{"limit", 200}, {"after", "9801"}}).status == 400);
  CHECK(caller.post(kSearch, {{"query", std::string(3000, 'a')}}).status == 400);
  const Json three = all_of({any, any, any}), six = all_of({any, any, any, any, any, any});
  CHECK(caller.post(kSearch, any_of({three, three, three, three, three})).status == 200);
  CHECK(caller.post(kSearch, any_of({any_of({}), three, three, three, three, three})).status == 400);
  CHECK(caller.post(kSearch, any_of({six, six, six})).status == 200);
  CHECK(caller.post(kSearch, any_of({six, six, six, three})).status == 400);
  CHECK(caller.post(kSearch, any_of({all_of({any, any, any, any, any, any, any})})).status == 400);
  CHECK(caller.post(kSearch, {{"sorts", {"email", "lastname"}}}).status == 400);
}

TEST_CASE("a search that makes no sense is 400") {
  Caller caller;
  for (const Json& each : {filter("unicorn", "EQ", "1"), filter("email", "LIKE", "1"), filter("email", "EQ", ""),
                           filter("createdate", "GT", "soon"), filter("associations.unicorn", "EQ", "1")}) {
    CHECK(caller.post(kSearch, any_of({all_of({each})})).status == 400);
  }
  CHECK(caller.post("/crm/v3/objects/emails/search", any_of({all_of({filter("hs_email_html", "EQ", "x")})})).status ==
        400);
  for (const char* const body : {R"({"filterGroups":{}})", R"({"filterGroups":[1]})", R"({"sorts":[{}]})",
                                 R"({"filterGroups":[{"filters":[1]}]})", R"({"after":"x"})", R"({"query":[]})"}) {
    CHECK(caller.call("POST", kSearch, body).status == 400);
  }
}

TEST_CASE("a search does not see at once what was written") {
  Caller caller;
  add_property(caller, "score", "string", "text");
  const Json made_up = caller.get("/crm/v3/objects/contacts?limit=1").json["results"][0];
  const std::string path = "/crm/v3/objects/contacts/" + made_up["id"].get<std::string>();
  caller.patch(path, {{"properties", {{"score", "hot"}}}});
  const std::string id = caller.new_contact({{"lastname", "L"}, {"score", "hot"}});
  const Json hot = filter("score", "EQ", "hot");
  CHECK(total(caller, hot) == 0);
  CHECK(caller.post(kSearch, Json::object()).json["total"] == 500);
  caller.wait(2 * kSecond);
  CHECK(total(caller, hot) == 2);
  caller.erase("/crm/v3/objects/contacts/" + id);
  CHECK(total(caller, hot) == 2);
  caller.wait(2 * kSecond);
  CHECK(total(caller, hot) == 1);
}

TEST_CASE("contacts of a company are found by it") {
  Caller caller;
  const Json companies = caller.get("/crm/v3/objects/companies?limit=20&associations=contacts").json["results"];
  for (const Json& company : companies) {
    if (!company.contains("associations")) {
      continue;
    }
    const std::size_t links = company["associations"]["contacts"]["results"].size() / 2;
    CHECK(total(caller, filter("associations.company", "EQ", company["id"])) == static_cast<std::int64_t>(links));
  }
}

TEST_CASE("dates are found as days, moments and milliseconds") {
  Caller caller;
  caller.new_contact({{"lastname", "L"}, {"renewal_date", "2031-05-01"}});
  caller.wait(kMinute);
  CHECK(total(caller, filter("renewal_date", "EQ", "2031-05-01")) == 1);
  CHECK(total(caller, filter("renewal_date", "GTE", "1935360000000")) == 1);  // 2031-05-01T00:00Z
  CHECK(total(caller, filter("renewal_date", "GT", "1935360000000")) == 0);
}
