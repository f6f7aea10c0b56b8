#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/webhooks/change_events.hpp"

// Webhooks of links, and of what came back from the recycle bin.
using namespace simulator;
using account_fixture::Caller;
using account_fixture::members;

namespace {

std::vector<Json> of_type(Caller& caller, Moment since, const std::string& type) {
  std::vector<Json> list;
  for (const Json& event : change_events(caller.account(), since, 9)) {
    if (event["subscriptionType"] == type) {
      list.push_back(event);
    }
  }
  return list;
}

}  // namespace

TEST_CASE("a link that is made and cut is told from both ends") {
  Caller caller;
  const Moment start = caller.simulator.clock().now();
  const std::string contact = caller.new_contact({{"email", "a@hook.test"}});
  const std::string company = caller.get("/crm/v3/objects/companies?limit=1").json["results"][0]["id"];
  const std::string path = "/crm/v4/objects/contacts/" + contact + "/associations/companies/" + company;
  caller.call("PUT", path, R"([{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":1}])");
  caller.wait(10);
  const auto made = of_type(caller, start, "contact.associationChange");
  REQUIRE(made.size() == 2);  // primary, and the plain one that comes with it
  CHECK(members(made[0]) ==
        "eventId,subscriptionId,portalId,appId,occurredAt,subscriptionType,attemptNumber,changeSource,associationType,"
        "fromObjectId,toObjectId,associationRemoved,isPrimaryAssociation");
  CHECK(made[0]["associationType"] == "CONTACT_TO_COMPANY");
  CHECK(made[0]["fromObjectId"] == std::stoll(contact));
  CHECK(made[0]["toObjectId"] == std::stoll(company));
  CHECK(made[0]["associationRemoved"] == false);
  CHECK(made[0]["isPrimaryAssociation"] != made[1]["isPrimaryAssociation"]);
  const auto back = of_type(caller, start, "company.associationChange");
  REQUIRE(back.size() == 2);
  CHECK(back[0]["associationType"] == "COMPANY_TO_CONTACT");
  CHECK(back[0]["fromObjectId"] == std::stoll(company));

  caller.erase(path);
  const auto cut = of_type(caller, start + 10, "contact.associationChange");
  REQUIRE(cut.size() == 2);
  CHECK(cut[0]["associationRemoved"] == true);
  caller.erase(path);  // nothing to cut any more
  CHECK(of_type(caller, start + 10, "contact.associationChange").size() == 2);
}

TEST_CASE("links to emails and meetings are nobody's subscription") {
  Caller caller;
  const std::string contact = caller.new_contact({{"email", "a@hook.test"}});
  const std::string email = caller.get("/crm/v3/objects/emails?limit=1").json["results"][0]["id"];
  caller.call("PUT", "/crm/v4/objects/contacts/" + contact + "/associations/default/emails/" + email);
  CHECK(of_type(caller, 0, "contact.associationChange").empty());
}

TEST_CASE("a record that comes out of the recycle bin is restored") {
  SimulatorSettings settings = account_fixture::settings();
  settings.control = true;
  Caller caller(settings);
  const Moment start = caller.simulator.clock().now();
  const std::string id = caller.new_contact({{"email", "a@hook.test"}});
  caller.erase("/crm/v3/objects/contacts/" + id);
  caller.wait(10);
  caller.post("/_simulator/records/restore", {{"id", std::stoll(id)}});
  const auto restored = of_type(caller, start, "contact.restore");
  REQUIRE(restored.size() == 1);
  CHECK(restored[0]["objectId"] == std::stoll(id));
  CHECK(restored[0]["occurredAt"] == start + 10);
  CHECK(of_type(caller, start + 11, "contact.restore").empty());
}
