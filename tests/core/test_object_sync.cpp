// One object of a run, its answers handed to it one by one.
#include <string>

#include "catch.hpp"
#include "sync/object_sync.hpp"

using namespace trailspark;

namespace {

constexpr std::int64_t kNow = 1'795'435'200'000;  // 2026-11-23T12:00:00Z

/// Contacts that are read whole, up to the point where the first list call is in flight.
struct Reading {
  explicit Reading(std::int64_t known_id = 0, std::int64_t known_updated_at = 0) {
    if (known_id != 0) {
      contacts.known().put({known_id, known_updated_at, kNow - 1000});
    }
    SyncSettings settings;
    settings.refresh = true;
    contacts.begin(settings, kNow, kNow, false);
    answer(R"({"total":1,"results":[]})");
    list = contacts.next_call().value();
  }

  void answer(const char* body) {
    const Call call = contacts.next_call().value();
    contacts.deliver(call, slicer.read(body), kNow, changes);
    changes.clear();
  }
  void list_answers(const std::string& record) {
    contacts.deliver(list, slicer.read("{\"results\":[" + record + "]}"), kNow, changes);
  }

  ObjectSync contacts{SyncObject::contacts, FetchSet(SyncObject::contacts, {"firstname"})};
  RecordSlicer slicer;
  ChangeList changes;
  Call list;
};

std::string record(const char* updated_at, const char* rest = "") {
  return std::string(R"({"id":"7","properties":{"firstname":"Ada"},"updatedAt":")") + updated_at + "\"" + rest + "}";
}

}  // namespace

TEST_CASE("An older version of a record than the store holds is met, and not stored") {
  Reading reading(7, kNow);
  REQUIRE(reading.list.kind == Call::Kind::list);
  reading.list_answers(record("2026-11-23T11:59:59.999Z"));
  CHECK(reading.changes.changes.empty());
  CHECK(reading.contacts.known().find(7)->updated_at == kNow);
  CHECK(reading.contacts.known().fetched_before(kNow).empty());
  CHECK(reading.contacts.changed() == 0);
}

TEST_CASE("The version that the store holds is stored again by a refresh, and is no change") {
  Reading reading(7, kNow);
  reading.list_answers(record("2026-11-23T12:00:00.000Z"));
  REQUIRE(reading.changes.changes.size() >= 1);
  CHECK(reading.changes.changes.front().kind == SyncChange::Kind::record);
  CHECK(reading.contacts.changed() == 0);
}

TEST_CASE("A record that a list calls archived is removed where it was stored, and never stored") {
  Reading reading(7, kNow);
  reading.list_answers(record("2026-11-23T12:00:00.001Z", R"(,"archived":true)"));
  REQUIRE(reading.changes.changes.size() == 1);
  CHECK(reading.changes.changes.front().kind == SyncChange::Kind::removed);
  CHECK(reading.changes.changes.front().text == "archived");
  CHECK_FALSE(reading.contacts.known().find(7));
  Reading unknown;
  unknown.list_answers(record("2026-11-23T12:00:00.001Z", R"(,"archived":true)"));
  CHECK(unknown.changes.changes.empty());
  CHECK_FALSE(unknown.contacts.known().find(7));
}
