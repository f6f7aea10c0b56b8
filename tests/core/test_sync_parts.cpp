#include <map>

#include "catch.hpp"
#include "sync/call.hpp"
#include "sync/event_reader.hpp"
#include "sync/http_answer.hpp"
#include "sync/known_records.hpp"
#include "sync/link_reader.hpp"
#include "sync/rate_budget.hpp"
#include "sync/record_slices.hpp"
#include "vectors.hpp"

using namespace trailspark;

namespace {

constexpr const char* kFates[] = {"good",          "again",    "rate_general",  "rate_search",
                                  "rate_daily",    "moving",   "token_expired", "token_refused",
                                  "scope_missing", "too_long", "missing",       "refused"};

std::string as_text(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (const std::int64_t id : ids) {
    text += std::to_string(id) + " ";
  }
  return text;
}

/// A small generator, the same everywhere.
struct Random {
  std::uint64_t state;
  std::uint64_t below(std::uint64_t bound) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33) % bound;
  }
};

}  // namespace

TEST_CASE("Answers, dates and settings of a sync mean what the documents say") {
  for (const nlohmann::json& entry : vector_cases("sync")) {
    INFO(entry.at("name"));
    if (entry.contains("date")) {
      const auto time = parse_http_date(entry.at("date").get<std::string>());
      CHECK((time ? nlohmann::json(*time) : nlohmann::json()) == entry.at("milliseconds"));
    } else if (entry.contains("status")) {
      const std::string body = entry.at("body");
      const std::string retry_after = entry.value("retryAfter", "");
      SyncAnswer answer;
      answer.status = entry.at("status");
      answer.body = body;
      if (!retry_after.empty()) {
        answer.headers.emplace_back("Retry-After", retry_after);
      }
      const Meaning meaning = meaning_of(answer);
      CHECK(kFates[static_cast<std::size_t>(meaning.fate)] == entry.at("fate").get<std::string>());
      CHECK(meaning.delay == entry.value("delay", 0));
      CHECK(meaning.detail == entry.at("detail").get<std::string>());
    } else {
      SyncSettings settings;
      for (const auto& [object, properties] : entry.at("fetchSet").items()) {
        settings.fetch_set[static_cast<std::size_t>(*sync_object(object))] = properties.get<std::vector<std::string>>();
      }
      const auto opened = SyncSession::open(settings, entry.value("checkpoint", ""));
      REQUIRE(!opened.ok());
      CHECK(id(opened.error().code) == entry.at("error").get<std::string>());
      CHECK(opened.error().where == entry.at("where").get<std::string>());
      CHECK(!opened.error().detail.empty());
    }
  }
}

TEST_CASE("Known records answer as an ordered map would") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Random random{seed};
    KnownRecords known;
    std::map<std::int64_t, std::int64_t> truth;
    for (int step = 0; step < 20'000; ++step) {
      const auto id = static_cast<std::int64_t>(1 + random.below(8000));
      if (random.below(4) == 0) {
        known.erase(id);
        truth.erase(id);
      } else {
        const auto time = static_cast<std::int64_t>(random.below(1000));
        known.put({id, time, time + 1});
        truth[id] = time;
      }
    }
    REQUIRE(known.size() == truth.size());
    for (int i = 0; i < 200; ++i) {
      const auto from = static_cast<std::int64_t>(random.below(8000));
      const auto to = from + static_cast<std::int64_t>(random.below(3000));
      std::vector<std::int64_t> ids;
      for (auto at = truth.upper_bound(from); at != truth.end() && at->first <= to; ++at) {
        ids.push_back(at->first);
      }
      REQUIRE(known.count(from, to) == ids.size());
      REQUIRE(as_text(known.ids(from, to, ids.size())) == as_text(ids));
      if (!ids.empty()) {
        REQUIRE(known.middle(from, to) == ids[(ids.size() - 1) / 2]);
      }
      const auto found = known.find(from);
      REQUIRE(found.has_value() == (truth.count(from) != 0));
      REQUIRE((!found || (found->updated_at == truth[from] && found->fetched_at == truth[from] + 1)));
    }
    std::vector<std::int64_t> old;
    for (const auto& [id, time] : truth) {
      if (time + 1 < 500) {
        old.push_back(id);
      }
    }
    REQUIRE(as_text(known.fetched_before(500)) == as_text(old));
  }
}

TEST_CASE("No window of ten seconds holds more calls than its budget, wherever it begins") {
  Random random{7};
  RateBudget budget(110, 10'000, 1.0, 1);
  std::vector<std::int64_t> taken;
  for (std::int64_t now = 1'000'000; now < 1'100'000; now += static_cast<std::int64_t>(random.below(40))) {
    if (budget.is_free(now)) {
      budget.take(now);
      taken.push_back(now);
    }
  }
  CHECK(taken.size() > 1080);  // of 1,100
  for (std::size_t i = 0; i + 111 < taken.size(); ++i) {
    REQUIRE(taken[i + 111] - taken[i] >= 10'000);
  }
}

TEST_CASE("A page is taken apart into its records as they were sent") {
  RecordSlicer slicer;
  const std::string record = R"({"id":"7","properties":{"email":"a\"},{@x.test","hs_merged_object_ids":"5;6"},)"
                             R"("createdAt":"2026-01-05T10:00:00.000Z","updatedAt":"2026-01-05T10:00:00.000Z")";
  const std::string links = R"("associations":{"companies":{"results":[{"id":"9","type":"contact_to_company"},)"
                            R"({"id":"9","type":"contact_to_company_unlabeled"},{"id":"8","type":"x"}]}})";
  for (const std::string& text :
       {record + "," + links + ",\"archived\":false}", record + ",\"archived\":false," + links + "}"}) {
    const std::string page = "{\"results\":[" + text + "],\"paging\":{\"next\":{\"after\":\"8\"}}}";
    const RecordSlices& slices = slicer.read(page);
    REQUIRE(!slices.error);
    REQUIRE(slices.records.size() == 1);
    const RecordSlice& slice = slices.records.front();
    CHECK(slice.id == 7);
    CHECK(slice.updated_at == 1767607200000);
    CHECK(slice.text == record + ",\"archived\":false}");
    CHECK(as_text(slice.merged) == "5 6 ");
    REQUIRE(slice.links.size() == 1);
    CHECK(slice.links.front().object == "companies");
    CHECK(slice.links.front().text == "8;9*");
    CHECK(!slice.has_more_links);
    CHECK(slices.next_after == "8");
  }
  CHECK(slicer.read("{\"results\":[").error);
  CHECK(slicer.read("<html>").error);
}

TEST_CASE("A record that cannot be read costs only itself, and one that is not there is no fault") {
  RecordSlicer slicer;
  const RecordSlices& slices = slicer.read(
      R"({"results":[{"id":"x"},{"id":"2","properties":{},"updatedAt":"2026-01-05T10:00:00Z"}],)"
      R"("numErrors":1,"errors":[{"status":"error","category":"OBJECT_NOT_FOUND","message":"gone","context":{"ids":["3"]}}]})");
  REQUIRE(slices.records.size() == 1);
  CHECK(slices.records.front().id == 2);
  CHECK(slices.unreadable == 1);
  CHECK(slices.first_fault.find("/results/0") != std::string::npos);
}

TEST_CASE("Calls are written as HubSpot wants them") {
  FetchSet set(SyncObject::companies, {"name", "domain", "name", "a b"});
  Call call;
  call.kind = Call::Kind::list;
  call.object = SyncObject::companies;
  call.after = "9 1";
  CHECK(to_request(call, set, "2026-09").target ==
        "/crm/objects/2026-09/companies?limit=100&properties=a%20b,domain,hs_lastmodifieddate,hs_merged_object_ids,"
        "name&after=9%201");
  call.kind = Call::Kind::changes;
  call.since = 1764000000000;
  call.from = 41;
  const SyncRequest request = to_request(call, set, "2026-09");
  CHECK(request.method == "POST");
  CHECK(request.target == "/crm/objects/2026-09/companies/search");
  CHECK(nlohmann::json::parse(request.body) == nlohmann::json::parse(R"({"filterGroups":[{"filters":[
          {"propertyName":"hs_lastmodifieddate","operator":"GTE","value":"1764000000000"},
          {"propertyName":"hs_object_id","operator":"GT","value":"41"}]}],
          "sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}],
          "properties":["a b","domain","hs_lastmodifieddate","hs_merged_object_ids","name"],"limit":200})"));
}

TEST_CASE("Property lists are parted before a URL is too long, and searches keep within their 3,000 characters") {
  std::vector<std::string> many;
  for (int i = 0; i < 1000; ++i) {
    many.push_back("property_number_" + std::to_string(i));
  }
  FetchSet set(SyncObject::contacts, many);
  REQUIRE(set.parts().size() > 1);
  std::size_t names = 0;
  for (const std::string& part : set.parts()) {
    CHECK(part.size() <= 7000);
    names += static_cast<std::size_t>(std::count(part.begin(), part.end(), ',')) + 1;
  }
  CHECK(names == set.properties().size());
  CHECK(!set.fits_search());
  const std::size_t parts = set.parts().size();
  CHECK(set.shorten());
  CHECK(set.parts().size() > parts);
  Call call;
  call.kind = Call::Kind::changes;
  call.since = 1764000000000;
  call.from = kLastId;
  CHECK(to_request(call, set, "2026-09").body.size() < 3000);
  many.resize(50);
  FetchSet few(SyncObject::contacts, many);
  CHECK(few.fits_search());
  CHECK(to_request(call, few, "2026-09").body.size() < 3000);
}

TEST_CASE("Links that come in several pages are told once, complete; no links are told too") {
  KnownRecords known;
  LinkReader reader(SyncObject::meetings);
  reader.want(1);
  reader.want(2);
  std::optional<Call> call = reader.next_call(known);
  REQUIRE(call.has_value());
  CHECK(as_text(call->ids) == "1 2 ");
  const auto body = [](const char* text) { return json::parse(text).value(); };
  auto links =
      reader.deliver(*call, body(R"({"results":[{"from":{"id":"1"},"to":[{"toObjectId":9,"associationTypes":[]}],
      "paging":{"next":{"after":"x"}}}]})"));
  REQUIRE(links.has_value());
  REQUIRE(links->size() == 1);
  CHECK(links->front().id == 2);
  CHECK(links->front().text == "");
  CHECK(!reader.idle());
  call = reader.next_call(known);
  REQUIRE(call.has_value());
  CHECK(as_text(call->ids) == "1 ");
  CHECK(call->after == "x");
  links = reader.deliver(*call, body(R"({"results":[{"from":{"id":"1"},"to":[
      {"toObjectId":"8","associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":1,"label":"Primary"}]}]}]})"));
  REQUIRE(links->size() == 1);
  CHECK(links->front().text == "8*;9");
  CHECK(reader.idle());
  CHECK(!reader.deliver(*call, body(R"({"status":"error"})")).has_value());
}

TEST_CASE("Events that HubSpot takes for a machine's are left out, and reading stops at what is known") {
  constexpr std::int64_t kNow = 1'795'392'000'000;
  constexpr std::int64_t kDay = 86'400'000;
  SyncSettings settings;
  settings.events = {true, true};
  settings.event_days = 10;
  ChangeList changes;
  const auto deliver = [&changes](EventReader& reader, const Call& call, const std::string& text) {
    changes.clear();
    return reader.deliver(call, text, json::parse(text).value(), changes);
  };
  EventReader emails(EventSource::marketing_email);
  emails.begin(settings, kNow);
  std::optional<Call> call = emails.next_call();
  REQUIRE(call.has_value());
  CHECK(call->since == kNow - 10 * kDay);
  REQUIRE(deliver(emails, *call, R"({"hasMore":false,"events":[
      {"id":"a","created":1795391000000,"type":"OPEN","recipient":"a@x.test","filteredEvent":false},
      {"id":"b","created":1795391000000,"type":"OPEN","recipient":"a@x.test","filteredEvent":true}]})"));
  REQUIRE(changes.changes.size() == 1);
  CHECK(changes.changes.front().key == "a");
  CHECK(changes.changes.front().email == "a@x.test");
  CHECK(changes.changes.front().updated_at == 1795391000000);

  EventReader forms(EventSource::form_submission);
  forms.begin(settings, kNow);
  REQUIRE(deliver(forms, *forms.next_call(), R"({"results":[{"id":"f-1"}]})"));
  call = forms.next_call();
  REQUIRE(call.has_value());
  CHECK(call->name == "f-1");
  const std::string old = std::to_string(kNow - 11 * kDay);
  REQUIRE(deliver(forms, *call,
                  R"({"results":[
      {"conversionId":"c1","submittedAt":1795391000000,"values":[{"name":"email","value":"a@x.test"}]},
      {"conversionId":"c0","submittedAt":)" +
                      old + R"(,"values":[]}],"paging":{"next":{"after":"more"}}})"));
  CHECK(changes.changes.size() == 1);
  CHECK(forms.ended());
}
