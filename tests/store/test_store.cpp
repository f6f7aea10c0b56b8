#include "store/store.hpp"

#include <sys/stat.h>

#include <fstream>
#include <vector>

#include "catch.hpp"
#include "store/run_history.hpp"
#include "store_fixture.hpp"
#include "trailspark/base.hpp"

using namespace trailspark;
using namespace store_fixture;

namespace {

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("What is committed is there again, and the checkpoint with it") {
  const Folder folder;
  {
    Store store(folder.file("a.db"), Store::Access::sync);
    SyncWriter writer(store);
    writer.apply(record(7, contact(7, "a@x.test")), kNow);
    writer.commit("seven");
    writer.apply(record(8, contact(8, "b@x.test")), kNow);  // and never committed
  }
  Store store(folder.file("a.db"), Store::Access::read);
  CHECK(store.state("checkpoint") == "seven");
  CHECK(store.count(SyncObject::contacts) == 1);
  std::vector<std::int64_t> known;
  store.for_each_known(SyncObject::contacts,
                       [&known](std::int64_t id, std::int64_t updated_at, std::int64_t fetched_at) {
                         known.insert(known.end(), {id, updated_at, fetched_at});
                       });
  CHECK(known == std::vector<std::int64_t>{7, kNow - 7, kNow});
}

TEST_CASE("Parts of a record are kept until the whole replaces them") {
  const Folder folder;
  Store store(folder.file("a.db"), Store::Access::sync);
  SyncWriter writer(store);
  writer.apply(record(7, R"({"id":"7","part":0})", 0, false), kNow);
  writer.apply(record(7, R"({"id":"7","part":1})", 1, false), kNow);
  writer.apply(record(9, R"({"id":"9"})"), kNow);
  writer.commit("");
  CHECK(pages(store) == "7..9 {\"results\":[{\"id\":\"7\",\"part\":0},{\"id\":\"7\",\"part\":1},{\"id\":\"9\"}]}\n");
  writer.apply(links(LinkKind::contact_company, 7, "20*"), kNow);  // they stand in the first part alone
  writer.commit("");
  CHECK(pages(store, 1) ==
        "7..7 {\"results\":[{\"id\":\"7\",\"part\":0,\"associations\":{\"companies\":{\"results\":[{\"id\":\"20\","
        "\"type\":\"contact_to_company\"}]}}},{\"id\":\"7\",\"part\":1}]}\n9..9 {\"results\":[{\"id\":\"9\"}]}\n");
  CHECK(store.count(SyncObject::contacts) == 2);
  writer.apply(links(LinkKind::contact_company, 7, ""), kNow);
  writer.apply(record(7, R"({"id":"7","part":"all"})"), kNow);
  writer.commit("");
  CHECK(pages(store, 1) ==
        "7..7 {\"results\":[{\"id\":\"7\",\"part\":\"all\"}]}\n9..9 {\"results\":[{\"id\":\"9\"}]}\n");
}

TEST_CASE("Links replace those of the same record, from either side; what is primary stays so") {
  const Folder folder;
  Store store(folder.file("a.db"), Store::Access::sync);
  SyncWriter writer(store);
  writer.apply(links(LinkKind::contact_company, 7, "20*;21"), kNow);
  writer.apply(links(LinkKind::contact_company, 8, "21*"), kNow);
  writer.apply(links(LinkKind::contact_company, 21, "8;9", true), kNow);  // of the company: 7 is gone, 9 is new
  writer.commit("");
  std::string found;
  store::Statement all(store.database(), "SELECT from_id, to_id, is_primary FROM links ORDER BY from_id, to_id");
  while (all.step()) {
    found += std::to_string(all.number(0)) + ">" + std::to_string(all.number(1)) + (all.number(2) == 1 ? "* " : " ");
  }
  CHECK(found == "7>20* 8>21* 9>21 ");
}

TEST_CASE("A removed record takes its links along, and is noted until it comes back") {
  const Folder folder;
  Store store(folder.file("a.db"), Store::Access::sync);
  SyncWriter writer(store);
  writer.apply(record(7, contact(7, "a@x.test")), kNow);
  writer.apply(links(LinkKind::contact_company, 7, "20"), kNow);
  writer.apply(links(LinkKind::meeting_contact, 90, "7"), kNow);
  writer.apply(removed(SyncObject::contacts, 7, "merged into 8"), kNow);
  writer.commit("");
  CHECK(store.count(SyncObject::contacts) == 0);
  CHECK(store.database().number("SELECT count(*) FROM bodies") == 0);
  CHECK(store.database().number("SELECT count(*) FROM links") == 0);
  CHECK(store.database().text("SELECT why FROM removed WHERE object = 'contacts' AND id = 7") == "merged into 8");
  writer.apply(record(7, contact(7, "a@x.test")), kNow);
  writer.commit("");
  CHECK(store.database().number("SELECT count(*) FROM removed") == 0);
}

TEST_CASE("Pages carry the links as HubSpot's own do, so that a base sees the companies") {
  const Folder folder;
  Store store(folder.file("a.db"), Store::Access::sync);
  SyncWriter writer(store);
  writer.apply(record(7, contact(7, "a@x.test")), kNow);
  writer.apply(record(8, contact(8, "b@x.test")), kNow);
  writer.apply(record(9, contact(9, "c@x.test")), kNow);
  writer.apply(links(LinkKind::contact_company, 5, "99"), kNow);  // of a record that is not stored
  writer.apply(links(LinkKind::contact_company, 7, "20;21*"), kNow);
  writer.apply(links(LinkKind::contact_deal, 7, "30"), kNow);
  writer.apply(links(LinkKind::contact_deal, 9, "31"), kNow);
  writer.commit("");
  const std::string text = pages(store);
  CHECK(
      text.find(
          R"("archived":false,"associations":{"companies":{"results":[{"id":"20","type":"contact_to_company_unlabeled"},)"
          R"({"id":"21","type":"contact_to_company"}]},"deals":{"results":[{"id":"30","type":"contact_to_deal_unlabeled"}]}}},)") !=
      std::string::npos);
  LeadBase base;
  store::for_each_page(store, SyncObject::contacts, [&base](std::string_view page, std::int64_t, std::int64_t) {
    CHECK(!base.ingest(ObjectType::contacts, page).first_error);
    return true;
  });
  std::string rows;
  base.write_rows(rows, Target::lead);
  CHECK(rows.find(R"("email":"a@x.test","recordId":"7","updatedAt":"2026-01-01T00:00:00.000Z","accountId":"21")") !=
        std::string::npos);
  CHECK(rows.find(R"("email":"b@x.test","recordId":"8","updatedAt":"2026-01-01T00:00:00.000Z","accountId":null)") !=
        std::string::npos);
}

TEST_CASE("A page that nobody wants ends the reading, and the store can be written again") {
  const Folder folder;
  Store store(folder.file("a.db"), Store::Access::sync);
  SyncWriter writer(store);
  writer.apply(record(7, contact(7, "a@x.test")), kNow);
  writer.apply(record(8, contact(8, "b@x.test")), kNow);
  writer.commit("");
  int seen = 0;
  store::for_each_page(
      store, SyncObject::contacts, [&seen](auto...) { return ++seen > 1; }, 1);
  CHECK(seen == 1);
  writer.apply(record(9, contact(9, "c@x.test")), kNow);
  writer.commit("");
  CHECK(store.count(SyncObject::contacts) == 3);
}

TEST_CASE("Runs are noted; one that never ended is noticed by the next sync") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    Store store(path, Store::Access::sync);
    store::RunEntry run;
    run.id = store::begin_run(store, "first", kNow);
    run.ended_at = kNow + 5;
    run.verdict = "complete";
    run.not_synced = {"forms: not granted", "page views: not granted"};
    run.calls = 12;
    store::end_run(store, run);
    static_cast<void>(store::begin_run(store, "later", kNow + 10));  // killed
  }
  Store reader(path, Store::Access::read);
  CHECK(store::last_runs(reader, 5).front().verdict.empty());
  { const Store store(path, Store::Access::sync); }
  const std::vector<store::RunEntry> runs = store::last_runs(reader, 5);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].kind == "later");
  CHECK(runs[0].verdict.rfind("incomplete: ", 0) == 0);
  CHECK(runs[1].verdict == "complete");
  CHECK(runs[1].not_synced == std::vector<std::string>{"forms: not granted", "page views: not granted"});
  CHECK(runs[1].calls == 12);
  CHECK(runs[1].ended_at == kNow + 5);
}

TEST_CASE("Two syncs on one store: the second is told who holds it; readers are let in") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    const Store first(path, Store::Access::sync);
    const std::string fault = fault_of(path, Store::Access::sync);
    CHECK(fault.find("is being synced by process " + std::to_string(::getpid()) + " on ") != std::string::npos);
    CHECK(fault_of(path, Store::Access::read) == "none");
    CHECK(store::StoreLock::holder(path).rfind("process ", 0) == 0);
  }
  CHECK(store::StoreLock::holder(path).empty());
  CHECK(fault_of(path, Store::Access::sync) == "none");
}

TEST_CASE("A file that is no store is told and left as it is") {
  const Folder folder;
  const std::string text = folder.file("text.db");
  write_file(text, std::string(5'000, 'x'));
  CHECK(fault_of(text, Store::Access::sync).find("is no store of trailspark") != std::string::npos);
  CHECK(std::filesystem::file_size(text) == 5'000);

  const std::string foreign = folder.file("foreign.db");
  store::Database(foreign, store::Database::Access::write).run("CREATE TABLE t (x); PRAGMA user_version = 1");
  CHECK(fault_of(foreign, Store::Access::sync).find("database of another program") != std::string::npos);

  const std::string newer = folder.file("newer.db");
  {
    Store store(newer, Store::Access::sync);
    store.database().run("PRAGMA user_version = 99");
  }
  for (const Store::Access access : {Store::Access::sync, Store::Access::read}) {
    CHECK(fault_of(newer, access).find("by a newer trailspark (its schema is version 99") != std::string::npos);
  }
}

TEST_CASE("Damage is found after a run that was killed, and on request") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    Store store(path, Store::Access::sync);
    SyncWriter writer(store);
    for (std::int64_t id = 1; id <= 2'000; ++id) {
      writer.apply(record(id, contact(id, "a" + std::to_string(id) + "@x.test")), kNow);
    }
    writer.commit("");
    static_cast<void>(store::begin_run(store, "later", kNow));
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(path) / 2));
  file << std::string(20'000, '\xAB');
  file.close();
  CHECK(fault_of(path, Store::Access::sync).find("is damaged") != std::string::npos);
  Store reader(path, Store::Access::read);
  CHECK_THROWS_AS(reader.check_thoroughly(), StoreFault);
}

TEST_CASE("Where the disk is full, what was committed stays") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    Store store(path, Store::Access::sync);
    SyncWriter writer(store);
    writer.apply(record(1, contact(1, "a@x.test")), kNow);
    writer.commit("one");
    store.database().run("PRAGMA max_page_count = 30");
    std::string fault;
    try {
      for (std::int64_t id = 2; id <= 5'000; ++id) {
        writer.apply(record(id, contact(id, std::string(200, 'a') + "@x.test")), kNow);
      }
      writer.commit("all");
    } catch (const StoreFault& full) {
      fault = full.what();
    }
    CHECK(fault.find("no room on the disk") != std::string::npos);
  }
  Store store(path, Store::Access::sync);
  CHECK(store.state("checkpoint") == "one");
  CHECK(store.count(SyncObject::contacts) == 1);
}

TEST_CASE("A store is its owner's alone") {
  const Folder folder;
  const Store store(folder.file("a.db"), Store::Access::sync);
  struct stat about {};
  REQUIRE(::stat(store.path().c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("What people write in 1:1 emails is scored and never stored") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    Store store(path, Store::Access::sync);
    SyncWriter writer(store);
    SyncChange email = record(
        1, R"({"id":"1","properties":{"hs_timestamp":"2026-11-20T10:00:00Z","hs_email_direction":"INCOMING_EMAIL",)"
           R"("hs_email_subject":"zebra","hs_email_text":"This is a terrible zebra.","hs_email_html":"<p>zebra</p>",)"
           R"("hs_email_headers":"zebra"},"createdAt":"2026-11-20T10:00:00Z","updatedAt":"2026-11-20T10:00:00Z"})");
    email.object = SyncObject::emails;
    writer.apply(email, kNow);
    email.id = 2;
    email.text = R"({"id":"2","properties":{"hs_email_direction":"EMAIL","hs_email_text":"a great zebra"}})";
    writer.apply(email, kNow);
    writer.commit("one");
  }
  Store store(path, Store::Access::read);
  store::Statement bodies(store.database(), "SELECT body FROM bodies WHERE object = 'emails' ORDER BY id");
  REQUIRE(bodies.step());
  CHECK(bodies.text(0) ==
        R"({"id":"1","properties":{"hs_timestamp":"2026-11-20T10:00:00Z","hs_email_direction":"INCOMING_EMAIL",)"
        R"("trailspark_mood":"-0.4767","trailspark_mood_words":"terrible","trailspark_mood_language":"en",)"
        R"("trailspark_mood_lexicon":"vader 3.3.2"},"createdAt":"2026-11-20T10:00:00Z",)"
        R"("updatedAt":"2026-11-20T10:00:00Z"})");
  REQUIRE(bodies.step());
  CHECK(bodies.text(0) == R"({"id":"2","properties":{"hs_email_direction":"EMAIL"}})");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.file(""))) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    CHECK(bytes.find("zebra") == std::string::npos);
  }
}
