#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "store/address_index.hpp"
#include "store/key_file.hpp"
#include "store_fixture.hpp"

using namespace trailspark;
using namespace store_fixture;

namespace {

store::SealingKey key_of(unsigned char byte) {
  store::SealingKey::Bytes bytes;
  bytes.fill(byte);
  return store::SealingKey(bytes);
}

SyncChange person(std::int64_t id, const std::string& text, const std::string& addresses) {
  SyncChange change = record(id, text);
  change.email = addresses;
  return change;
}

SyncChange opened_mail(std::string_view address) {
  SyncChange change;
  change.kind = SyncChange::Kind::event;
  change.key = "e1";
  change.email = address;
  change.type = "OPEN";
  change.text = R"({"recipient":"ada@acme.test"})";
  change.updated_at = kNow;
  return change;
}

SyncChange owners() {
  SyncChange change;
  change.kind = SyncChange::Kind::document;
  change.key = "owners/0";
  change.text = R"({"results":[{"email":"grace@acme.test"}]})";
  return change;
}

void fill(Store& store) {
  SyncWriter writer(store);
  const std::string ada = contact(1, "Ada@Acme.test");
  const std::string bob = contact(2, "bob@acme.test");
  writer.apply(person(1, ada, "Ada@Acme.test;ada@home.test"), kNow);
  writer.apply(person(2, bob, "bob@acme.test"), kNow);
  writer.apply(links(LinkKind::contact_company, 1, "9001*"), kNow);
  writer.apply(opened_mail("ada@acme.test"), kNow);
  writer.apply(owners(), kNow);
  writer.commit("{}");
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string fault_of_key(const std::string& path) {
  try {
    store::read_key_file(path);
  } catch (const StoreFault& fault) {
    return fault.what();
  }
  return "none";
}

}  // namespace

TEST_CASE(
    "An encrypted store gives back what was stored, and shows nobody's name or address to those without its key") {
  const Folder folder;
  const std::string path = folder.file("sealed.db");
  {
    Store plain(folder.file("plain.db"), Store::Access::sync);
    fill(plain);
    Store store(path, Store::Access::sync, key_of(7));
    fill(store);
    CHECK(pages(store) == pages(plain));
    CHECK(store.document("owners/0") == plain.document("owners/0"));
    for (const char* file : {"sealed.db", "sealed.db-wal"}) {
      const std::string bytes = bytes_of(folder.file(file));
      CHECK(bytes.size() > 1000);
      for (const char* secret : {"acme.test", "Acme.test", "home.test", "bob", "createdAt"}) {
        CAPTURE(file, secret);
        CHECK(bytes.find(secret) == std::string::npos);
      }
    }
    CHECK(bytes_of(folder.file("plain.db-wal")).find("acme.test") != std::string::npos);
  }
  Store again(path, Store::Access::read, key_of(7));
  CHECK(pages(again).find("bob@acme.test") != std::string::npos);
}

TEST_CASE("A store opens with its own key alone, and says which is missing") {
  const Folder folder;
  const std::string sealed = folder.file("sealed.db");
  const std::string plain = folder.file("plain.db");
  {
    Store store(sealed, Store::Access::sync, key_of(7));
    fill(store);
    Store open_store(plain, Store::Access::sync);
    fill(open_store);
    open_store.database().run("INSERT INTO runs (kind, started_at, verdict) VALUES ('first', 0, 'complete')");
  }
  for (const Store::Access access : {Store::Access::read, Store::Access::sync}) {
    CHECK(fault_of(sealed, access).find("is encrypted; name its key") != std::string::npos);
    CHECK(fault_of(sealed, access, key_of(8)).find("the key is not the one") != std::string::npos);
    CHECK(fault_of(plain, access, key_of(7)).find("is not encrypted") != std::string::npos);
    CHECK(fault_of(sealed, access, key_of(7)) == "none");
    CHECK(fault_of(plain, access) == "none");
  }
}

TEST_CASE("A row of an encrypted store that was exchanged with another is damage") {
  const Folder folder;
  Store store(folder.file("a.db"), Store::Access::sync, key_of(7));
  fill(store);
  store.database().run("UPDATE bodies SET body = (SELECT body FROM bodies WHERE id = 2) WHERE id = 1");
  CHECK_THROWS_AS(pages(store), StoreFault);
}

TEST_CASE("Contacts are found by any of their addresses, however written, until they lose it") {
  const Folder folder;
  for (const bool encrypted : {false, true}) {
    CAPTURE(encrypted);
    Store store(folder.file(encrypted ? "sealed.db" : "plain.db"), Store::Access::sync,
                encrypted ? std::optional(key_of(7)) : std::nullopt);
    fill(store);
    const auto found = [&](const char* address) { return store::contacts_with(store.database(), address); };
    CHECK(found("ADA@acme.test ") == std::vector<std::int64_t>{1});
    CHECK(found("ada@home.test") == std::vector<std::int64_t>{1});
    CHECK(found("eve@acme.test").empty());
    CHECK(store::page_of(store, SyncObject::contacts, found("ada@home.test")).find(R"("id":"9001")") !=
          std::string::npos);
    CHECK(store::event_address(store, store.database().text("SELECT email FROM events").value_or("")) ==
          "ada@acme.test");
    SyncWriter writer(store);
    const std::string renamed = contact(1, "ada@new.test");
    writer.apply(person(1, renamed, "ada@new.test"), kNow);
    writer.apply(removed(SyncObject::contacts, 2, "archived"), kNow);
    writer.commit("{}");
    CHECK(found("ada@acme.test").empty());
    CHECK(found("ada@new.test") == std::vector<std::int64_t>{1});
    CHECK(found("bob@acme.test").empty());
  }
}

// Of "ada@acme.test": printf %s ada@acme.test | sha256sum (GNU coreutils 9.1).
TEST_CASE("An address is hashed as TrailSpark does: SHA-256 of the folded address") {
  constexpr const char* kHash = "3ba15ffe92f621bb26c812374e3b4fb028530673341ecfd7e2d07ebacb1987d7";
  CHECK(store::address_hash("ada@acme.test") == kHash);
  CHECK(store::address_hash("  ADA@Acme.TEST\n") == kHash);
  CHECK(store::address_hash("no address") != kHash);
}

TEST_CASE("A store of the first version learns its contacts' addresses") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    Store store(path, Store::Access::sync);
    fill(store);
    store.database().run(
        "UPDATE bodies SET body = json_set(body, '$.properties.hs_additional_emails', "
        "'ada@home.test;ada@club.test') WHERE id = 1");
    store.database().run("DROP TABLE addresses; DROP TABLE event_addresses; PRAGMA user_version = 1");
  }
  CHECK(fault_of(path, Store::Access::read).find("older trailspark") != std::string::npos);
  Store store(path, Store::Access::sync);
  CHECK(store::contacts_with(store.database(), "ada@acme.test") == std::vector<std::int64_t>{1});
  CHECK(store::contacts_with(store.database(), "ada@club.test") == std::vector<std::int64_t>{1});
  CHECK(store::contacts_with(store.database(), "bob@acme.test") == std::vector<std::int64_t>{2});
}

TEST_CASE("A key file is made for its owner alone, and what is none is told without quoting it") {
  const Folder folder;
  const std::string path = folder.file("key");
  const store::SealingKey made = store::make_key_file(path);
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(store::read_key_file(path).bytes() == made.bytes());
  CHECK_THROWS_AS(store::make_key_file(path), StoreFault);
  CHECK(store::read_key_file(path).bytes() == made.bytes());
  ::chmod(path.c_str(), 0640);
  CHECK(fault_of_key(path).find("chmod 600") != std::string::npos);
  ::chmod(path.c_str(), 0600);
  for (const std::string text : {"", "secret", "zz", "0123456789abcdef"}) {
    std::ofstream(path) << text << '\n';
    const std::string fault = fault_of_key(path);
    CHECK(fault.find("64 hexadecimal digits") != std::string::npos);
    CHECK((text.empty() || fault.find(text) == std::string::npos));
  }
  std::ofstream(path) << std::string(65, 'a');
  CHECK(fault_of_key(path).find("64 hexadecimal digits") != std::string::npos);
  CHECK(fault_of_key(folder.file("none")).find("No such file") != std::string::npos);
}
