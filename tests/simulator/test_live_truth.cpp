#include "control_host.hpp"
#include "simulator/truth.hpp"

using namespace simulator;
using account_fixture::Answer;
using control_host::Host;

namespace {

const LiveLead* lead_with(const LiveTruth& truth, const std::string& id) {
  const RecordId wanted = std::stoll(id);
  for (const LiveLead& lead : truth.leads) {
    if (lead.record_id == wanted || std::count(lead.merged_from.begin(), lead.merged_from.end(), wanted) > 0 ||
        std::count(lead.aliases.begin(), lead.aliases.end(), wanted) > 0) {
      return &lead;
    }
  }
  return nullptr;
}

void check_against_portal(bool dirty) {
  Host host(3'000, dirty);
  const LiveTruth live = host.truth();
  const Truth made = find_truth(host.account().portal(), true);
  const ObjectStore& contacts = host.account().objects(ObjectType::contacts);
  const auto is_archived = [&](RecordId id) { return contacts.exists(id, Archived::yes); };
  std::size_t archived = 0, compared = 0;
  for (const LeadTruth& lead : made.list) {
    const auto among = std::count_if(lead.merged_from.begin(), lead.merged_from.end(), is_archived) +
                       (is_archived(lead.record_id) ? 1 : 0);
    archived += static_cast<std::size_t>(among);
    if (among > 0) {
      continue;  // the portal knows of no bin
    }
    ++compared;
    const LiveLead* const same = lead_with(live, std::to_string(lead.record_id));
    if (same == nullptr || same->email != lead.email || same->record_id != lead.record_id ||
        same->merged_from != lead.merged_from) {
      FAIL_CHECK(lead.record_id << ": made up as " << lead.email);
    }
  }
  CHECK(live.records == made.records - archived);
  CHECK(compared > made.list.size() * 9 / 10);
  if (!dirty) {
    CHECK(archived == 0);
    CHECK(live.leads.size() == made.list.size());
    CHECK(live.without_email == made.without_email);
    CHECK(live.unusable_addresses == made.unusable_addresses);
  }
}

}  // namespace

TEST_CASE("where nothing was changed, the truth is the made-up one") {
  check_against_portal(false);
  check_against_portal(true);
}

TEST_CASE("the truth follows what is created, edited and archived") {
  Host host;
  const LiveTruth before = host.truth();
  const std::string first = host.new_contact({{"email", "one@truth.test"}});
  const std::string second = host.door("records/create", {{"properties", {{"email", " ONE@Truth.TEST\t"}}}})["id"];
  LiveTruth after = host.truth();
  CHECK(after.records == before.records + 2);
  CHECK(after.leads.size() == before.leads.size() + 1);
  const LiveLead* lead = lead_with(after, first);
  REQUIRE(lead != nullptr);
  CHECK(lead->email == "one@truth.test");
  CHECK(lead->record_id == std::stoll(second));  // equally new: the higher id
  CHECK(lead->merged_from == std::vector<RecordId>{std::stoll(first)});
  host.wait(1);
  host.door("records/edit", {{"id", first}, {"properties", {{"lastname", "New"}}}});
  CHECK(lead_with(host.truth(), second)->record_id == std::stoll(first));
  host.wait(1);
  host.door("records/edit", {{"id", first}, {"properties", {{"email", "none of this"}}}});
  after = host.truth();
  CHECK(after.leads.size() == before.leads.size() + 2);
  CHECK(lead_with(after, first)->email.empty());
  CHECK(after.unusable_addresses == before.unusable_addresses + 1);
  host.door("records/archive", {{"id", first}});
  CHECK(lead_with(host.truth(), first) == nullptr);
  CHECK(host.truth().records == before.records + 1);
}

TEST_CASE("the truth follows merges: ids that are gone become aliases") {
  Host host;
  const std::string a = host.new_contact({{"email", "a@merge.test"}});
  const std::string b = host.new_contact({{"email", "b@merge.test"}});
  const std::string c = host.new_contact({{"email", "c@merge.test"}});
  host.wait(1);
  host.door("records/merge", {{"primaryId", b}, {"otherId", a}});
  host.wait(1);
  host.door("records/merge", {{"primaryId", c}, {"otherId", b}});
  const LiveTruth truth = host.truth();
  const LiveLead* lead = lead_with(truth, a);
  REQUIRE(lead != nullptr);
  CHECK(lead->record_id == std::stoll(c));
  CHECK(lead->email == "c@merge.test");
  CHECK(lead->merged_from.empty());
  CHECK(lead->aliases == std::vector<RecordId>{std::stoll(a), std::stoll(b)});
  // The address of the one that is gone still leads there.
  const std::string d = host.door("records/create", {{"properties", {{"email", "A@merge.test"}}}})["id"];
  CHECK(lead_with(host.truth(), d) != nullptr);
  CHECK(lead_with(host.truth(), d)->merged_from == std::vector<RecordId>{std::stoll(c)});
  CHECK(host.post("/_simulator/records/merge", {{"primaryId", c}, {"otherId", c}}).status == 400);
}

TEST_CASE("a record that no longer links two others parts them") {
  Host host;
  const auto add = [&](const char* email, const char* further) -> std::string {
    return host.door("records/create", {{"properties", {{"email", email}, {"hs_additional_emails", further}}}})["id"];
  };
  const std::string x = add("x@link.test", ""), y = add("y@link.test", ""),
                    middle = add("m@link.test", "X@link.test;y@link.test");
  CHECK(lead_with(host.truth(), x) != nullptr);
  CHECK(lead_with(host.truth(), x)->merged_from.size() == 2);
  host.door("records/edit", {{"id", middle}, {"properties", {{"hs_additional_emails", "y@link.test"}}}});
  const LiveTruth parted = host.truth();
  CHECK(lead_with(parted, x)->merged_from.empty());
  CHECK(lead_with(parted, y)->merged_from.size() == 1);
}

TEST_CASE("the truth is told as counts and as lines") {
  Host host;
  host.new_contact({{"email", "told@truth.test"}});
  host.door("records/archive", {{"id", host.id(0)}});
  const Json json = host.get("/_simulator/truth").json;
  CHECK(json["records"] == 500);
  CHECK(json["records"].get<int>() == json["leads"].get<int>() + json["duplicates"].get<int>());
  CHECK(json["objects"]["contacts"] ==
        Json::parse(R"({"records":500,"created":1,"changed":0,"archived":1,"merged":0,"erased":0})"));
  CHECK(json["objects"]["deals"]["records"] == host.account().objects(ObjectType::deals).count());
  std::istringstream lines(host.get("/_simulator/truth/leads").raw.body);
  std::size_t count = 0;
  bool found = false;
  for (std::string line; std::getline(lines, line); ++count) {
    const Json lead = Json::parse(line);
    CHECK(account_fixture::members(lead) == "email,recordId,mergedFrom,aliases");
    found = found || lead["email"] == "told@truth.test";
  }
  CHECK(count == json["leads"].get<std::size_t>());
  CHECK(found);
}

TEST_CASE("an address is usable where mail could reach it") {
  CHECK(usable_email("  Ada@B\u00FCcher.TEST ") == "ada@xn--bcher-kva.test");
  CHECK(usable_email("a..b.@acme.test") == "a..b.@acme.test");
  for (const char* const bad : {"", "ada", "ada@", "@acme.test", "ada@acme", "a@b@acme.test", "ada@acme..test",
                                "ada@-acme.test", "ada@acme.123", "ada@acme_x.test", "Ada <ada@acme.test>",
                                "a b@acme.test", "ada@acme.test.", "a,b@acme.test", "\xff@acme.test"}) {
    INFO(bad);
    CHECK(usable_email(bad).empty());
  }
  CHECK(usable_email(std::string(64, 'a') + "@acme.test") != "");
  CHECK(usable_email(std::string(65, 'a') + "@acme.test").empty());
}
