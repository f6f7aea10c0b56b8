#include <map>
#include <set>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/control/live_truth.hpp"
#include "simulator/truth.hpp"

// What an account looks like on the wire from its first moment on.
using namespace simulator;
using account_fixture::Caller;

namespace {

/// All records of a list.
std::vector<Json> records(Caller& caller, const std::string& type, const std::string& properties,
                          const std::string& more = "") {
  std::vector<Json> all;
  for (std::string after; true;) {
    const Json page = caller.get("/crm/v3/objects/" + type + "?limit=100&properties=" + properties + more + after).json;
    all.insert(all.end(), page["results"].begin(), page["results"].end());
    if (!page.contains("paging")) {
      return all;
    }
    after = "&after=" + page["paging"]["next"]["after"].get<std::string>();
  }
}

std::string text(const Json& record, const std::string& name) {
  const Json& value = record["properties"].value(name, Json());
  return value.is_string() ? value.get<std::string>() : "";
}

std::set<std::string> values(const std::vector<Json>& all, const std::string& name) {
  std::set<std::string> found;
  for (const Json& record : all) {
    found.insert(text(record, name));
  }
  return found;
}

}  // namespace

TEST_CASE("in a tidy account no two contacts share an address, primary or secondary") {
  Caller caller(account_fixture::settings(2'000));
  std::map<std::string, std::string> holder;
  std::size_t addresses = 0;
  for (const Json& contact : records(caller, "contacts", "email,hs_additional_emails")) {
    std::string list = text(contact, "email") + ';' + text(contact, "hs_additional_emails");
    for (std::size_t end; !list.empty(); list.erase(0, end + 1)) {
      end = std::min(list.find(';'), list.size() - 1);
      const std::string address = list.substr(0, list[end] == ';' ? end : end + 1);
      if (!address.empty()) {
        ++addresses;
        CHECK(holder.emplace(address, contact["id"].get<std::string>()).second);
      }
    }
  }
  CHECK(addresses > 1'900);
  const LiveTruth truth = find_live_truth(caller.account());
  CHECK(truth.leads.size() == 2'000);
  CHECK(find_truth(caller.account().portal(), false).leads == 2'000);
}

TEST_CASE("a dirty account has records that share an address, and a tidy one's recycle bin is empty") {
  Caller tidy;
  for (const char* const type : {"contacts", "companies", "deals"}) {
    CHECK(records(tidy, type, "hs_object_id", "&archived=true").empty());
  }
  Caller dirty(account_fixture::settings(1'000, true));
  CHECK(find_live_truth(dirty.account()).leads.size() < 900);
}

TEST_CASE("a dirty account has archived records, which no list, search or link shows") {
  Caller caller(account_fixture::settings(2'000, true));
  for (const std::string type : {"contacts", "companies", "deals"}) {
    const std::vector<Json> archived = records(caller, type, "hs_object_id", "&archived=true");
    const std::vector<Json> live = records(caller, type, "hs_object_id");
    INFO(type << ' ' << archived.size() << ' ' << live.size());
    CHECK(archived.size() * 200 > live.size());
    CHECK(archived.size() * 10 < live.size());
    CHECK(caller.account().objects(*object_type(type)).count() == live.size());
    std::set<std::string> ids;
    for (const Json& record : archived) {
      const std::string id = record["id"];
      ids.insert(id);
      CHECK(record["archived"] == true);
      CHECK(record["archivedAt"] < "2026-11-23");
      CHECK(record["archivedAt"] > "2026-08-20");
      CHECK(record["createdAt"] <= record["archivedAt"]);
      CHECK(caller.get("/crm/v3/objects/" + type + '/' + id).status == 404);
      CHECK(caller.get("/crm/v3/objects/" + type + '/' + id + "?archived=true").status == 200);
    }
    for (const Json& record : live) {
      CHECK_FALSE(ids.contains(record["id"]));
    }
    CHECK(caller.post("/crm/v3/objects/" + type + "/search", {{"limit", 1}}).json["total"] == live.size());
  }
}

TEST_CASE("1:1 emails go from the owner to the contact, and answers back") {
  Caller caller;
  std::map<std::string, std::string> owners;
  for (const char* const query : {"?limit=100", "?limit=100&archived=true"}) {
    for (const Json& owner : Json(caller.get(std::string("/crm/v3/owners") + query).json["results"])) {
      owners[owner["id"]] = owner["email"];
    }
  }
  std::size_t outgoing = 0, incoming = 0;
  for (const Json& email : records(caller, "emails",
                                   "hs_email_direction,hs_email_from_email,hs_email_to_email,hubspot_owner_id,"
                                   "hs_email_headers")) {
    const bool out = text(email, "hs_email_direction") == "EMAIL";
    const std::string owner = owners[text(email, "hubspot_owner_id")];
    CHECK_FALSE(owner.empty());
    CHECK(text(email, out ? "hs_email_from_email" : "hs_email_to_email") == owner);
    const Json headers = Json::parse(text(email, "hs_email_headers"));
    CHECK((out ? headers["from"] : headers["to"][0])["email"] == owner);
    ++(out ? outgoing : incoming);
  }
  CHECK(outgoing > 10);
  CHECK(incoming == outgoing);
}

TEST_CASE("moods, several pipelines and currencies, won and lost deals") {
  Caller caller(account_fixture::settings(2'000));
  const auto deals =
      records(caller, "deals", "pipeline,deal_currency_code,dealstage,hs_is_closed_won,hs_is_closed_lost");
  CHECK(values(deals, "pipeline") == std::set<std::string>{"default", "48113902", "97350264"});
  CHECK(values(deals, "deal_currency_code").size() >= 3);
  CHECK(values(deals, "hs_is_closed_won") == std::set<std::string>{"false", "true"});
  CHECK(values(deals, "hs_is_closed_lost") == std::set<std::string>{"false", "true"});
  std::size_t eager = 0, annoyed = 0;
  for (const Json& email : records(caller, "emails", "hs_email_text,hs_email_direction")) {
    eager += text(email, "hs_email_text").find("Budget is approved") != std::string::npos ? 1u : 0u;
    annoyed += text(email, "hs_email_text").find("disappointing") != std::string::npos ? 1u : 0u;
  }
  CHECK(eager > 0);
  CHECK(annoyed > 0);
}

TEST_CASE("a dirty account's values: lists, stages with numbers, nothing in three ways, opens by machines") {
  Caller caller(account_fixture::settings(3'000, true));
  const Json definitions = caller.get("/crm/v3/properties/contacts").json["results"];
  std::vector<std::string> several;
  std::string names = "lifecyclestage,jobtitle,phone,hs_email_open,hs_email_delivered";
  for (const Json& property : definitions) {
    if (property["fieldType"] == "checkbox" && !property["hidden"].get<bool>()) {
      several.push_back(property["name"]);
      names += ',' + several.back();
    }
  }
  bool list = false, null = false, empty = false, absent = false, machine = false;
  std::set<std::string> stages;
  for (const Json& contact : records(caller, "contacts", names)) {
    for (const std::string& name : several) {
      const std::string value = text(contact, name);
      list = list || (!value.starts_with(';') && value.find(';') != std::string::npos);
    }
    for (const char* const name : {"jobtitle", "phone"}) {
      const Json& properties = contact["properties"];
      absent = absent || !properties.contains(name);
      null = null || (properties.contains(name) && properties[name].is_null());
      empty = empty || (properties.contains(name) && properties[name] == "");
    }
    stages.insert(text(contact, "lifecyclestage"));
    const std::string delivered = text(contact, "hs_email_delivered"), opens = text(contact, "hs_email_open");
    machine = machine || (!opens.empty() && opens != "0" && (delivered == "0" || delivered.empty()));
  }
  CHECK(list);
  CHECK(null);
  CHECK(empty);
  CHECK(absent);
  CHECK(machine);
  CHECK(stages.contains("152738491"));
}
