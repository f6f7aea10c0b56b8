#include "simulator/events.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "portal_reader.hpp"
#include "simulator/truth.hpp"
#include "simulator/words.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::kNow;
using account_fixture::members;

namespace {

const std::string kEmails = "/email/public/v1/events";
const std::string kViews = "/events/event-occurrences/2026-09";

/// How often something happened, and when first and last; 0 is never.
struct Count {
  std::int64_t count = 0;
  Moment first = 0, last = 0;

  void add(Moment when) {
    first = count == 0 ? when : std::min(first, when);
    last = std::max(last, when);
    ++count;
  }
  bool operator==(const Count&) const = default;
};

Count count_of(const std::vector<EmailEvent>& events, EmailEventType type) {
  Count count;
  for (const EmailEvent& event : events) {
    if (event.type() == type) {
      count.add(event.when);
    }
  }
  return count;
}

template <class Event>
Count count_of(const std::vector<Event>& events) {
  Count count;
  for (const Event& event : events) {
    count.add(event.when);
  }
  return count;
}

/// All pages of marketing email events.
std::vector<Json> all_emails(Caller& caller, const std::string& query) {
  std::vector<Json> all;
  for (std::string offset; true;) {
    const Answer page = caller.get(kEmails + "?limit=1000" + query + offset);
    REQUIRE(page.status == 200);
    all.insert(all.end(), page.json["events"].begin(), page.json["events"].end());
    if (page.json["hasMore"] == false) {
      return all;
    }
    offset = "&offset=" + page.json["offset"].get<std::string>();
  }
}

/// All contacts with such properties.
std::vector<Json> all_contacts(Caller& caller, const std::string& properties) {
  std::vector<Json> all;
  for (std::string after; true;) {
    const Answer page = caller.get("/crm/v3/objects/contacts?limit=100&properties=" + properties + after);
    all.insert(all.end(), page.json["results"].begin(), page.json["results"].end());
    if (!page.json.contains("paging")) {
      return all;
    }
    after = "&after=" + page.json["paging"]["next"]["after"].get<std::string>();
  }
}

std::int64_t number(const Json& record, const char* property) {
  const Json& value = record["properties"][property];
  return value.is_string() && value != "" ? std::stoll(value.get<std::string>()) : 0;
}

std::string text(const Json& record, const char* property) {
  const Json& value = record["properties"][property];
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string viewed_contact(Caller& caller, std::int64_t at_least) {
  for (const Json& contact : all_contacts(caller, "hs_analytics_num_page_views,hs_analytics_num_visits")) {
    if (number(contact, "hs_analytics_num_page_views") >= at_least && number(contact, "hs_analytics_num_visits") > 1) {
      return contact["id"];
    }
  }
  return "";
}

SimulatorSettings with_tier(Tier tier) {
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts.front().tier = tier;
  return settings;
}

/// From now on the caller has these scopes alone.
void restrict_to(Caller& caller, Scopes scopes) {
  Token token;
  token.text = "narrow";
  token.portal_id = caller.account().portal_id();
  token.scopes = std::move(scopes);
  caller.simulator.tokens().add(token);
  caller.token = token.text;
}

}  // namespace

TEST_CASE("a contact's events are as many and as old as its counters say") {
  for (const bool dirty : {false, true}) {
    const Portal portal(portal_reader::settings(800, dirty));
    for (std::uint64_t record = 0; record < 800; ++record) {
      const Contact contact = portal.contact(record);
      const Engagement& e = contact.engagement;
      INFO((dirty ? "dirty record " : "record ") << record);
      const std::vector<EmailEvent> emails = email_events(contact);
      const Count sent = count_of(emails, EmailEventType::sent);
      CHECK(sent.first == e.first_send);
      CHECK(sent.last == e.last_send);
      CHECK(count_of(emails, EmailEventType::delivered).count == e.delivered);
      CHECK(count_of(emails, EmailEventType::bounce).count == e.bounces);
      CHECK(count_of(emails, EmailEventType::open) == Count{e.opens, e.first_open, e.last_open});
      CHECK(count_of(emails, EmailEventType::click) == Count{e.clicks, e.first_click, e.last_click});
      CHECK(count_of(form_submissions(contact)) == Count{e.conversions, e.first_conversion, e.last_conversion});
      const Count views = count_of(page_views(contact));
      CHECK(views.count == e.page_views);
      if (e.visits > 0) {  // a late change counts a view and no visit
        CHECK(views == Count{e.page_views, e.first_visit, e.last_visit});
      }
    }
  }
}

TEST_CASE("email events come in order, follow from a sending before them, and each has dice of its own") {
  const Portal portal(portal_reader::settings(500, true));
  std::set<std::uint64_t> dice;
  std::size_t count = 0, machine = 0;
  for (std::uint64_t record = 0; record < 500; ++record) {
    const Contact contact = portal.contact(record);
    const std::vector<EmailEvent> events = email_events(contact);
    CHECK(std::is_sorted(events.begin(), events.end(),
                         [](const EmailEvent& a, const EmailEvent& b) { return a.when < b.when; }));
    for (const EmailEvent& event : events) {
      dice.insert(event.dice);
      ++count;
      CHECK(event.email < email_names().size());
      CHECK(event.when <= kNow);
      if (event.sent_by) {
        CHECK(event.sent_by->when <= event.when);
      }
      CHECK(event.sent_by.has_value() == (event.type() != EmailEventType::sent && contact.engagement.first_send != 0));
      CHECK(event.machine == (contact.engagement.machine && event.type() == EmailEventType::open));
      machine += event.machine ? 1 : 0;
    }
  }
  CHECK(dice.size() == count);
  CHECK(machine > 0);
}

// What truth.* says of the counters, the dated events say too.
TEST_CASE("the events of winning companies are more, as the truth says, and rise toward the decision") {
  const Portal portal(portal_reader::settings(6000, false));
  std::array<Truth::Activity, 4> activity{};
  std::array<std::int64_t, 4> prices{};
  struct Halves {
    std::int64_t early = 0, late = 0;
  };
  std::array<Halves, 4> inner{};  // events between the first and the last, by the half of the time between them
  for (std::uint64_t record = 0; record < 6000; ++record) {
    const Contact contact = portal.contact(record);
    if (!contact.person.employed) {
      continue;
    }
    const auto outcome = static_cast<std::size_t>(contact.company.outcome);
    const std::vector<EmailEvent> emails = email_events(contact);
    ++activity[outcome].contacts;
    activity[outcome].opens += count_of(emails, EmailEventType::open).count;
    activity[outcome].clicks += count_of(emails, EmailEventType::click).count;
    activity[outcome].conversions += count_of(form_submissions(contact)).count;
    for (const PageView& view : page_views(contact)) {
      ++activity[outcome].page_views;
      prices[outcome] += site_pages()[view.kind].path == std::string("/pricing") ? 1 : 0;
    }
    const Engagement& e = contact.engagement;
    for (const EmailEvent& event : emails) {
      if (event.type() == EmailEventType::open && event.when > e.first_open && event.when < e.last_open) {
        ++(event.when - e.first_open < e.last_open - event.when ? inner[outcome].early : inner[outcome].late);
      }
    }
  }
  const Truth truth = find_truth(portal, false);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(activity[i].contacts == truth.activity[i].contacts);
    CHECK(activity[i].opens == truth.activity[i].opens);
    CHECK(activity[i].clicks == truth.activity[i].clicks);
    CHECK(activity[i].conversions == truth.activity[i].conversions);
    CHECK(activity[i].page_views == truth.activity[i].page_views);
  }
  const auto won = static_cast<std::size_t>(Outcome::won), lost = static_cast<std::size_t>(Outcome::lost);
  const auto each = [&](std::size_t outcome) {
    return static_cast<double>(activity[outcome].opens) / static_cast<double>(activity[outcome].contacts);
  };
  CHECK(each(won) > 2 * each(lost));
  CHECK(inner[won].late > 2 * inner[won].early);
  CHECK(10 * inner[lost].late < 12 * inner[lost].early);
  CHECK(10 * inner[lost].early < 12 * inner[lost].late);
  CHECK(prices[won] * activity[lost].page_views > 2 * prices[lost] * activity[won].page_views);
}

// Section 8.2's example, member by member.
TEST_CASE("marketing email events have the shape of HubSpot's") {
  Caller caller;
  const Answer page = caller.get(kEmails + "?eventType=CLICK&limit=1");
  CHECK(page.status == 200);
  CHECK(members(page.json) == "hasMore,offset,events");
  CHECK(page.json["hasMore"] == true);
  const Json& click = page.json["events"][0];
  CHECK(members(click) ==
        "id,created,type,recipient,portalId,appId,appName,emailCampaignId,emailCampaignGroupId,sentBy,userAgent,"
        "deviceType,browser,location,filteredEvent,linkId,url,referer");
  CHECK(click["type"] == "CLICK");
  CHECK(click["created"].is_number_integer());
  CHECK(click["portalId"] == 24681357);
  CHECK(click["appId"] == 113);
  CHECK(click["appName"] == "Batch");
  CHECK(members(click["sentBy"]) == "id,created");
  CHECK(members(click["browser"]) == "name,family,type,producer,producerUrl,url,version");
  CHECK(members(click["location"]) == "city,state,country");
  CHECK(click["url"].get<std::string>().starts_with("https://northforge.example/"));
  CHECK(click["filteredEvent"] == false);
  const std::string id = click["id"], created = std::to_string(click["created"].get<std::int64_t>());
  CHECK(caller.get(kEmails + "/" + created + "/" + id).json == click);
  CHECK(caller.get(kEmails + "/" + created + "/nobody").status == 404);
  const Json& sent = click["sentBy"];
  const Json sending = caller
                           .get(kEmails + "/" + std::to_string(sent["created"].get<std::int64_t>()) + "/" +
                                sent["id"].get<std::string>())
                           .json;
  CHECK(sending["type"] == "SENT");
  CHECK(sending["recipient"] == click["recipient"]);
  CHECK(sending["emailCampaignId"] == click["emailCampaignId"]);
  const std::string campaign = std::to_string(click["emailCampaignId"].get<std::int64_t>());
  CHECK(caller.get("/email/public/v1/campaigns/" + campaign).json["name"] == sending["subject"]);
}

TEST_CASE("paging through email events meets each once, newest first, and as many as the contacts' counters say") {
  Caller caller;
  const std::vector<Json> events = all_emails(caller, "");
  std::set<std::string> ids;
  std::map<std::string, std::map<std::string, Count>> counts;  // by recipient, by type
  Moment last = INT64_MAX;
  for (const Json& event : events) {
    const Moment created = event["created"];
    CHECK(created <= last);
    last = created;
    ids.insert(event["id"].get<std::string>());
    counts[event["recipient"]][event["type"]].add(created);
  }
  CHECK(ids.size() == events.size());
  std::map<std::string, std::map<std::string, Count>> counters;
  for (const Json& contact : all_contacts(caller,
                                          "email,hs_email_open,hs_email_click,hs_email_delivered,hs_email_bounce,"
                                          "hs_email_first_open_date,hs_email_last_open_date")) {
    const auto add = [&](const char* type, const char* property) {
      if (number(contact, property) > 0) {
        counters[text(contact, "email")][type].count += number(contact, property);
      }
    };
    add("OPEN", "hs_email_open");
    add("CLICK", "hs_email_click");
    add("DELIVERED", "hs_email_delivered");
    add("BOUNCE", "hs_email_bounce");
    if (number(contact, "hs_email_open") > 0) {
      Count& opens = counters[text(contact, "email")]["OPEN"];
      const Moment newest = *read_moment(text(contact, "hs_email_last_open_date"));
      opens.last = std::max(opens.last, newest);
    }
  }
  CHECK(counters.size() > 250);
  for (auto& [recipient, types] : counters) {
    for (auto& [type, count] : types) {
      INFO(recipient << ' ' << type);
      CHECK(counts[recipient][type].count == count.count);
      if (type == "OPEN") {
        CHECK(counts[recipient][type].last == count.last);
      }
    }
  }
}

TEST_CASE("email events can be asked for by recipient, type, campaign and time") {
  Caller caller;
  const std::vector<Json> all = all_emails(caller, "");
  const auto opened = std::find_if(all.begin(), all.end(), [](const Json& event) { return event["type"] == "OPEN"; });
  const std::string recipient = (*opened)["recipient"];
  const Moment middle = all[all.size() / 2]["created"];
  const auto expect = [&](const std::string& query, auto holds) {
    INFO(query);
    std::vector<Json> wanted;
    std::copy_if(all.begin(), all.end(), std::back_inserter(wanted), holds);
    CHECK(!wanted.empty());
    CHECK(all_emails(caller, query) == wanted);
  };
  expect("&recipient=" + recipient, [&](const Json& event) { return event["recipient"] == recipient; });
  expect("&eventType=BOUNCE", [](const Json& event) { return event["type"] == "BOUNCE"; });
  expect("&campaignId=105228310", [](const Json& event) { return event["emailCampaignId"] == 105228310; });
  expect("&startTimestamp=" + std::to_string(middle), [&](const Json& event) { return event["created"] >= middle; });
  expect("&endTimestamp=" + std::to_string(middle), [&](const Json& event) { return event["created"] <= middle; });
  expect("&eventType=OPEN&recipient=" + recipient,
         [&](const Json& event) { return event["recipient"] == recipient && event["type"] == "OPEN"; });
  CHECK(all_emails(caller, "&eventType=PRINT").empty());
  CHECK(all_emails(caller, "&appId=20185").empty());
  CHECK(all_emails(caller, "&recipient=nobody@nowhere.test").empty());
  CHECK(caller.get(kEmails).json["events"].size() == 10);
}

TEST_CASE("opens by machines are marked, and left out where asked") {
  Caller caller(account_fixture::settings(2000, true));
  const std::vector<Json> opens = all_emails(caller, "&eventType=OPEN");
  const auto filtered =
      std::count_if(opens.begin(), opens.end(), [](const Json& event) { return event["filteredEvent"] == true; });
  CHECK(filtered > 0);
  CHECK(all_emails(caller, "&eventType=OPEN&excludeFilteredEvents=true").size() ==
        opens.size() - static_cast<std::size_t>(filtered));
}

TEST_CASE("calls for email events that make no sense are refused") {
  Caller caller;
  for (const char* const query :
       {"?limit=1001", "?limit=0", "?limit=x", "?offset=???", "?offset=MTIz", "?eventType=open",
        "?startTimestamp=today", "?campaignId=a", "?excludeFilteredEvents=2"}) {
    INFO(query);
    const Answer answer = caller.get(kEmails + query);
    CHECK(answer.status == 400);
    CHECK(answer.json["category"] == "VALIDATION_ERROR");
  }
  restrict_to(caller, {"crm.objects.contacts.read", "forms", "oauth"});
  const Answer refused = caller.get(kEmails);
  CHECK(refused.status == 403);
  CHECK(refused.json["category"] == "MISSING_SCOPES");
  CHECK(refused.json["errors"][0]["context"]["requiredGranularScopes"] == Json::array({"content"}));
  Caller starter(with_tier(Tier::starter));
  CHECK(starter.get(kEmails).json["category"] == "MISSING_SCOPES");
  CHECK(Caller(with_tier(Tier::professional)).get(kEmails).status == 200);
}

TEST_CASE("the events of a contact deleted for good are gone") {
  Caller caller;
  const std::string recipient = caller.get(kEmails + "?limit=1").json["events"][0]["recipient"];
  REQUIRE(!all_emails(caller, "&recipient=" + recipient).empty());
  ObjectStore& contacts = caller.account().objects(ObjectType::contacts);
  for (const RecordId id : contacts.find_by(contacts.properties().at("email"), recipient)) {
    contacts.erase(id, {});
  }
  CHECK(all_emails(caller, "&recipient=" + recipient).empty());
  CHECK(caller.get(kEmails + "?limit=1").json["events"][0]["recipient"] != recipient);
}

// Section 8.6's example, member by member.
TEST_CASE("page views have the shape of HubSpot's under both paths") {
  Caller caller;
  const std::string id = viewed_contact(caller, 3);
  const std::string query = "?objectType=contact&objectId=" + id + "&eventType=e_visited_page&limit=1";
  const Answer page = caller.get(kViews + query);
  CHECK(page.status == 200);
  CHECK(members(page.json) == "results,paging");
  CHECK(members(page.json["paging"]["next"]) == "after,link");
  const Json& view = page.json["results"][0];
  CHECK(members(view) == "id,eventType,objectType,objectId,occurredAt,properties");
  CHECK(view["eventType"] == "e_visited_page");
  CHECK(view["objectType"] == "CONTACT");
  CHECK(view["objectId"] == id);
  CHECK(members(view["properties"]) == "hs_url,hs_title,hs_referrer,hs_page_id,hs_visit_source");
  CHECK(caller.get("/events/v3/events" + query).json["results"] == page.json["results"]);
  const Json types = caller.get(kViews + "/event-types").json;
  CHECK(members(types) == "eventTypes");
  CHECK(types["eventTypes"][0] == "e_visited_page");
  CHECK(caller.get("/events/v3/events/event-types").json == types);
}

TEST_CASE("page views agree with a contact's counters, by id and by address, in both orders and in windows") {
  Caller caller;
  std::size_t checked = 0;
  for (const Json& contact :
       all_contacts(caller, "hs_analytics_num_page_views,hs_analytics_first_timestamp,hs_analytics_last_timestamp")) {
    const std::string id = contact["id"];
    INFO(id);
    const Json views = caller.get(kViews + "?limit=100&objectId=" + id).json["results"];
    CHECK(static_cast<std::int64_t>(views.size()) == number(contact, "hs_analytics_num_page_views"));
    if (views.empty() || ++checked > 300) {
      continue;
    }
    CHECK(views.front()["occurredAt"] == text(contact, "hs_analytics_last_timestamp"));
    CHECK(views.back()["occurredAt"] == text(contact, "hs_analytics_first_timestamp"));
  }
  CHECK(checked > 200);
  const std::string id = viewed_contact(caller, 5);
  const std::string one = kViews + "?objectId=" + id;
  const std::string most = "&limit=100";
  const Json newest = caller.get(one + most).json["results"];
  Json paged = Json::array();
  for (std::string after; true;) {
    const Answer page = caller.get(one + "&limit=2&sort=occurredAt" + after);
    for (const Json& view : page.json["results"]) {
      paged.push_back(view);
    }
    if (!page.json.contains("paging")) {
      break;
    }
    after = "&after=" + page.json["paging"]["next"]["after"].get<std::string>();
  }
  std::reverse(paged.begin(), paged.end());
  CHECK(paged == newest);
  const std::string middle = newest[2]["occurredAt"];
  for (const Json& view : Json(caller.get(one + most + "&occurredAfter=" + middle).json["results"])) {
    CHECK(view["occurredAt"] >= middle);
  }
  for (const Json& view : Json(caller.get(one + most + "&occurredBefore=" + middle).json["results"])) {
    CHECK(view["occurredAt"] < middle);
  }
  CHECK(caller.get(one + most + "&occurredAfter=" + middle).json["results"].size() +
            caller.get(one + most + "&occurredBefore=" + middle).json["results"].size() ==
        newest.size());
  const std::string email = caller.get("/crm/v3/objects/contacts/" + id).json["properties"]["email"];
  CHECK(caller.get(kViews + "?limit=100&objectProperty.email=" + email).json["results"] == newest);
}

TEST_CASE("a merged contact has the views of both") {
  Caller caller;
  const std::vector<Json> contacts = all_contacts(caller, "hs_analytics_num_page_views");
  std::vector<RecordId> ids;
  std::size_t views = 0;
  for (const Json& contact : contacts) {
    if (ids.size() < 2 && number(contact, "hs_analytics_num_page_views") > 0) {
      ids.push_back(std::stoll(contact["id"].get<std::string>()));
      views += static_cast<std::size_t>(number(contact, "hs_analytics_num_page_views"));
    }
  }
  caller.account().merge(ObjectType::contacts, ids[0], ids[1], {});
  CHECK(caller.get(kViews + "?limit=100&objectId=" + std::to_string(ids[1])).json["results"].size() == views);
}

TEST_CASE("page views are refused below Enterprise, without a record, and where parameters make no sense") {
  Caller professional(with_tier(Tier::professional));
  CHECK(professional.get(kViews + "?objectId=1").status == 403);
  CHECK(professional.get(kViews + "/event-types").status == 403);
  CHECK(professional.get("/events/v3/events?objectId=1").json["status"] == "error");
  Caller caller;
  for (const char* const query :
       {"", "?objectId=x", "?objectId=1&limit=101", "?objectId=1&sort=name", "?objectId=1&occurredAfter=yesterday",
        "?objectId=1&objectType=planet", "?objectId=1&after=x"}) {
    INFO(query);
    CHECK(caller.get(kViews + query).status == 400);
  }
  CHECK(caller.get(kViews + "?objectId=1").json["results"].empty());
  restrict_to(caller, {"content"});
  CHECK(caller.get(kViews + "?objectId=1").json["errors"][0]["context"]["requiredGranularScopes"] ==
        Json::array({"oauth"}));
}
