// What a run finds, and what it leaves alone.
#include <set>

#include "catch.hpp"
#include "sync_world.hpp"

using namespace trailspark;
using namespace sync_world;

TEST_CASE("A first sync ends with what the portal holds") {
  for (const bool dirty : {false, true}) {
    World world(account_fixture::settings(700, dirty));
    const Run run = world.sync(three_objects());
    CHECK(run.verdict.in_words() == "complete");
    check_same(world);
    CHECK(world.store.documents.count("properties/contacts") == 1);
    CHECK(world.store.documents.count("pipelines/deals") == 1);
  }
}

TEST_CASE("A later sync finds what was made, edited, archived and merged, in a few calls") {
  World world;
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  world.wait(30 * kMinute);
  std::vector<std::string> ids;
  for (const auto& [id, record] : world.store.of(SyncObject::contacts)) {
    ids.push_back(std::to_string(id));
  }
  const std::string contacts = "/crm/v3/objects/contacts";
  REQUIRE(world.portal.patch(contacts + "/" + ids[3], {{"properties", {{"firstname", "Changed"}}}}).status == 200);
  REQUIRE(world.portal.erase(contacts + "/" + ids[10]).status == 204);
  const auto merged =
      world.portal.post(contacts + "/merge", {{"primaryObjectId", ids[20]}, {"objectIdToMerge", ids[21]}});
  REQUIRE(merged.status == 200);
  REQUIRE(world.portal.post(contacts + "/gdpr-delete", {{"objectId", ids[30]}}).status == 204);
  const std::string made = world.portal.new_contact({{"email", "new@acme.test"}});
  world.wait(kMinute);

  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  check_same(world);
  CHECK(world.store.of(SyncObject::contacts).at(std::stoll(made)).parts.at(0).find("new@acme.test") !=
        std::string::npos);
  CHECK(world.store.removed_contacts.at(std::stoll(ids[10])) == "archived");
  CHECK(world.store.removed_contacts.at(std::stoll(ids[30])) == "deleted");
  CHECK(world.store.removed_contacts.at(std::stoll(ids[21])) == "merged into " + merged.json["id"].get<std::string>());
  CHECK(run.calls.count(kListContacts) == 0);
  CHECK(calls(run) <= 40);
}

TEST_CASE("A sync after nothing happened reads nothing again") {
  World world;
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  world.wait(3 * 60 * kMinute);
  const Run run = world.sync(three_objects());
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.progress.changed == 0);
  CHECK(calls(run) <= 10);
}

TEST_CASE("Links made later, which move no date, are found on their schedule") {
  World world;
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  const std::int64_t contact = world.store.of(SyncObject::contacts).begin()->first;
  const std::int64_t company = world.store.of(SyncObject::companies).rbegin()->first;
  REQUIRE(world.portal
              .call("PUT", "/crm/v4/objects/contact/" + std::to_string(contact) + "/associations/default/company/" +
                               std::to_string(company))
              .status == 200);
  world.wait(kDay + kMinute);
  CHECK(world.sync(three_objects()).verdict.in_words() == "complete");
  CHECK(world.link_difference() == "");
}

TEST_CASE("Properties added to the fetch set are fetched for the records that are there") {
  World world;
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  SyncSettings settings = three_objects();
  settings.fetch_set[0].push_back("city");
  world.wait(60 * kMinute);
  const Run run = world.sync(settings);
  CHECK(run.verdict.in_words() == "complete");
  for (const auto& [id, record] : world.store.of(SyncObject::contacts)) {
    REQUIRE(record.parts.at(0).find("\"city\"") != std::string::npos);
  }
  CHECK(run.calls.count("GET /crm/objects/2026-09/companies") == 0);
}

TEST_CASE("Meetings and emails are fetched with their links to contacts") {
  World world;
  SyncSettings settings = three_objects();
  settings.fetch_set[3] = {"hs_meeting_outcome", "hs_timestamp"};
  settings.fetch_set[4] = {"hs_email_direction", "hs_timestamp"};
  const Run run = world.sync(settings);
  CHECK(run.verdict.in_words() == "complete");
  CHECK(world.difference(SyncObject::meetings) == "");
  CHECK(world.difference(SyncObject::emails) == "");
  CHECK(!world.store.of(SyncObject::meetings).empty());
  CHECK(!world.store.links[static_cast<std::size_t>(LinkKind::meeting_contact)].empty());
  CHECK(!world.store.links[static_cast<std::size_t>(LinkKind::email_contact)].empty());
  CHECK(world.link_difference() == "");
}

TEST_CASE("Email events and form submissions are fetched once, later runs those that came since") {
  World world;
  SyncSettings settings = three_objects();
  settings.events = {true, true};
  settings.event_days = 3650;
  const Run first = world.sync(settings);
  CHECK(first.verdict.in_words() == "complete");
  const auto& emails = world.store.events[static_cast<std::size_t>(EventSource::marketing_email)];
  const auto& forms = world.store.events[static_cast<std::size_t>(EventSource::form_submission)];

  // As the portal itself counts them.
  std::size_t opens_and_clicks = 0;
  for (const char* type : {"OPEN", "CLICK"}) {
    std::string offset;
    for (bool more = true; more;) {
      const std::string target = std::string("/email/public/v1/events?limit=1000&eventType=") + type;
      const simulator::Json page = world.portal.get(target + (offset.empty() ? "" : "&offset=" + offset)).json;
      for (const simulator::Json& event : page.at("events")) {
        opens_and_clicks += event.value("filteredEvent", false) ? 0U : 1U;
      }
      more = page.at("hasMore");
      offset = page.value("offset", "");
    }
  }
  CHECK(opens_and_clicks > 0);
  CHECK(emails.size() == opens_and_clicks);
  CHECK(!forms.empty());
  const std::size_t before = emails.size();
  world.wait(30 * kMinute);
  const Run second = world.sync(settings);
  CHECK(second.verdict.in_words() == "complete");
  CHECK(emails.size() >= before);
  CHECK(calls(second) < calls(first));
}

namespace {

/// The ids of all page views since 2016 that the portal tells of, contact by contact.
std::set<std::string> page_views_of(World& world) {
  std::set<std::string> views;
  for (const auto& [id, record] : world.store.of(SyncObject::contacts)) {
    std::string after;
    do {
      const std::string target = "/events/v3/events?objectType=contact&eventType=e_visited_page&limit=100&objectId=";
      const simulator::Json page =
          world.portal.get(target + std::to_string(id) + (after.empty() ? "" : "&after=" + after)).json;
      for (const simulator::Json& view : page.at("results")) {
        views.insert(view.at("id").get<std::string>());
      }
      after = page.contains("paging") ? page["paging"]["next"]["after"].get<std::string>() : "";
    } while (!after.empty());
  }
  return views;
}

std::set<std::string> stored_page_views(const World& world) {
  std::set<std::string> views;
  for (const auto& [id, event] : world.store.events[static_cast<std::size_t>(EventSource::page_view)]) {
    views.insert(id);
  }
  return views;
}

SyncSettings with_page_views() {
  SyncSettings settings = three_objects();
  settings.events[static_cast<std::size_t>(EventSource::page_view)] = true;
  settings.event_days = 3650;
  return settings;
}

}  // namespace

TEST_CASE("Page views are fetched for those who came, also by a run that was killed in between") {
  World world(account_fixture::settings(120));
  const Run run = world.sync(with_page_views());
  CHECK(run.verdict.in_words() == "complete");
  const std::set<std::string> views = stored_page_views(world);
  CHECK(views.size() > 100);
  CHECK(views == page_views_of(world));
  const std::uint64_t asked = run.calls.at("GET /events/event-occurrences/2026-09");
  CHECK(asked < 120);

  World other(account_fixture::settings(120));
  Run part;
  for (int kills = 0; kills < 200 && part.verdict.kind != SyncVerdict::Kind::complete; ++kills) {
    part = other.sync(with_page_views(), 25, 1);
  }
  CHECK(part.verdict.in_words() == "complete");
  CHECK(stored_page_views(other) == views);

  world.wait(60 * kMinute);
  const Run later = world.sync(with_page_views());
  CHECK(later.calls.count("GET /events/event-occurrences/2026-09") == 0);  // nobody came since
}

TEST_CASE("Where too many came, those who came last are asked about, and the others are named") {
  World world(account_fixture::settings(120));
  SyncSettings settings = with_page_views();
  settings.most_visitors = 7;
  const Run run = world.sync(settings);
  CHECK(run.calls.at("GET /events/event-occurrences/2026-09") >= 7);
  CHECK(run.verdict.in_words() == "complete");
  REQUIRE(run.verdict.not_synced.size() == 1);
  CHECK(run.verdict.not_synced.front().find("page views: the 7 contacts who came last") == 0);
  CHECK(!stored_page_views(world).empty());
  CHECK(stored_page_views(world).size() < page_views_of(world).size());
}

TEST_CASE("Without the subscription that page views need, the run goes on and says so") {
  simulator::SimulatorSettings settings = account_fixture::settings(120);
  settings.accounts.front().tier = simulator::Tier::professional;
  World world(settings);
  const Run run = world.sync(with_page_views());
  CHECK(run.verdict.in_words() == "complete");
  REQUIRE(run.verdict.not_synced.size() == 1);
  CHECK(run.verdict.not_synced.front().find("page views: ") == 0);
  CHECK(run.verdict.not_synced.front().find("Enterprise") != std::string::npos);
  CHECK(stored_page_views(world).empty());
  check_same(world);
}

TEST_CASE("A refresh finds what is gone, whatever the search index says") {
  simulator::SimulatorSettings settings = account_fixture::settings();
  settings.accounts.front().search_lag = 5 * kDay;
  World world(settings);
  REQUIRE(world.sync(three_objects()).verdict.in_words() == "complete");
  world.wait(10 * kMinute);
  for (int i = 0; i < 3; ++i) {
    const std::int64_t id = std::next(world.store.of(SyncObject::contacts).begin(), 40 * i)->first;
    REQUIRE(world.portal.erase("/crm/v3/objects/contacts/" + std::to_string(id)).status == 204);
    REQUIRE(!world.portal.new_contact({{"email", "n" + std::to_string(i) + "@acme.test"}}).empty());  // the count stays
  }
  SyncSettings wanted = three_objects();
  wanted.refresh = true;
  const Run run = world.sync(wanted);
  CHECK(run.verdict.in_words() == "complete");
  CHECK(run.progress.removed == 3);
  CHECK(world.difference(SyncObject::contacts) == "");
}

TEST_CASE("A plan of an interrupted run begins nothing") {
  World world;
  CHECK(world.sync(three_objects(), 30, 1).killed);
  SyncSettings settings = three_objects();
  settings.plan_only = true;
  const Run run = world.sync(settings);
  CHECK(run.plan.known);
  CHECK(calls(run) <= 4);
}

TEST_CASE("A plan tells records, calls and time before anything is read") {
  World world(account_fixture::settings(5000));
  SyncSettings settings = three_objects();
  settings.plan_only = true;
  const Run run = world.sync(settings);
  CHECK(run.plan.known);
  REQUIRE(run.plan.objects.size() == 3);
  CHECK(run.plan.objects.front().records == world.portal.account().objects(simulator::ObjectType::contacts).count());
  CHECK(run.plan.objects.front().calls >= 50);
  CHECK(run.plan.milliseconds > 0);
  CHECK(calls(run) == 4);
  CHECK(world.store.of(SyncObject::contacts).empty());
  settings.plan_only = false;
  CHECK(world.sync(settings).verdict.in_words() == "complete");
  check_same(world);
}

TEST_CASE("In a long series of changes each run ends with what the portal holds") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    World world(account_fixture::settings(400, seed % 2 == 0));
    std::uint64_t state = seed;
    const auto random = [&state](std::uint64_t below) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return (state >> 33) % below;
    };
    SyncSettings settings = three_objects();
    for (int round = 0; round < 12; ++round) {
      CAPTURE(seed, round);
      const Run run = world.sync(settings);
      REQUIRE(run.verdict.in_words() == "complete");
      REQUIRE(world.difference(SyncObject::contacts) == "");
      REQUIRE(world.difference(SyncObject::companies) == "");
      REQUIRE(world.difference(SyncObject::deals) == "");
      REQUIRE(world.lead_difference() == "");
      if (settings.refresh || round == 0) {
        REQUIRE(world.link_difference() == "");
      }
      settings.refresh = random(3) == 0;
      for (std::uint64_t change = random(30); change > 0; --change) {
        const SyncObject object = static_cast<SyncObject>(random(3));
        const auto& table = world.store.of(object);
        const auto pick = [&] {
          return std::to_string(std::next(table.begin(), static_cast<std::ptrdiff_t>(random(table.size())))->first);
        };
        const std::string path = "/crm/v3/objects/" + std::string(name(object));
        switch (random(6)) {
          case 0:
            world.portal.erase(path + "/" + pick());
            break;
          case 1:
            if (object == SyncObject::contacts) {
              world.portal.post(path + "/merge", {{"primaryObjectId", pick()}, {"objectIdToMerge", pick()}});
            }
            break;
          case 2:
            if (object == SyncObject::contacts) {
              world.portal.new_contact({{"email", "made" + std::to_string(state) + "@acme.test"}});
            }
            break;
          case 3:
            world.portal.call("PUT", "/crm/v4/objects/contact/" +
                                         std::to_string(world.store.of(SyncObject::contacts).begin()->first) +
                                         "/associations/default/company/" +
                                         std::to_string(world.store.of(SyncObject::companies).begin()->first));
            break;
          default:
            world.portal.patch(path + "/" + pick(), {{"properties",
                                                      {{object == SyncObject::contacts ? "firstname"
                                                        : object == SyncObject::deals  ? "dealname"
                                                                                       : "name",
                                                        "Name " + std::to_string(state)}}}});
        }
        world.wait(static_cast<std::int64_t>(random(5000)));
      }
      world.wait(static_cast<std::int64_t>(30'000 + random(random(4) == 0 ? 9 * kDay : 60 * kMinute)));
    }
  }
}
