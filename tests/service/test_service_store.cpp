#include <sys/stat.h>

#include <fstream>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "service_world.hpp"
#include "store/fault.hpp"

using namespace trailspark::service;
using service_world::Folder;
using trailspark::store::Database;
using trailspark::store::StoreFault;

TEST_CASE("a service's store is its owner's alone, and knows which folder is one") {
  const Folder folder;
  const std::string path = folder.path + "/service";
  CHECK_FALSE(ServiceStore::is_in(path));
  {
    ServiceStore store(path + "/");
    CHECK(store.portal_file(42) == path + "/portals/42.db");
    for (const std::string& file : {store.file(), store.file() + "-wal"}) {
      struct stat about {};
      REQUIRE(::stat(file.c_str(), &about) == 0);
      CHECK((about.st_mode & 0777) == 0600);
    }
  }
  CHECK(ServiceStore::is_in(path));
  REQUIRE(::chmod((path + "/service.db").c_str(), 0644) == 0);
  CHECK_THROWS_WITH(ServiceStore(path), Catch::Contains("chmod 600"));
}

TEST_CASE("parts of the schema grow without asking each other, in one transaction a step") {
  const Folder folder;
  const SchemaPart web{"web", {"CREATE TABLE users (id INTEGER PRIMARY KEY)"}};
  { ServiceStore store(folder.path, {hubspot_schema(), web}); }
  SchemaPart later = web;
  later.steps.push_back("CREATE TABLE audit (id INTEGER); INSERT INTO nowhere VALUES (1)");
  CHECK_THROWS_AS(ServiceStore(folder.path, {hubspot_schema(), later}), StoreFault);
  ServiceStore store(folder.path, {hubspot_schema(), web});
  CHECK(store.with([](Database& database) {
    return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'audit'");
  }) == 0);
  later.steps.back() = "CREATE TABLE audit (id INTEGER)";
  { ServiceStore grown(folder.path, {later}); }
  CHECK_THROWS_WITH(ServiceStore(folder.path, {web}), Catch::Contains("newer trailspark"));
}

TEST_CASE("another program's file is left as it is") {
  const Folder folder;
  {
    Database other(folder.path + "/service.db", Database::Access::write);
    other.run("CREATE TABLE mine (id INTEGER)");
  }
  REQUIRE(::chmod((folder.path + "/service.db").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(ServiceStore(folder.path), Catch::Contains("another program"));
  CHECK_THROWS_AS(ServiceStore("/proc/nowhere/service"), StoreFault);
}

TEST_CASE("what throws within a change has changed nothing") {
  const Folder folder;
  ServiceStore store(folder.path);
  const auto count = [&store] {
    return store.with([](Database& database) { return database.number("SELECT count(*) FROM budgets"); });
  };
  const auto insert = [](Database& database) { database.run("INSERT INTO budgets VALUES (1, 0, 0, 0, -1, -1, 0)"); };
  CHECK_THROWS_AS(store.change([&](Database& database) {
    insert(database);
    throw StoreFault("on the way");
  }),
                  StoreFault);
  CHECK(count() == 0);
  store.change(insert);
  CHECK(count() == 1);
}

TEST_CASE("several processes may begin at once") {
  const Folder folder;
  std::vector<std::thread> threads;
  std::vector<std::string> faults(6);
  for (std::string& fault : faults) {
    threads.emplace_back([&] {
      try {
        ServiceStore store(folder.path);
        store.change([](Database& database) { database.run("DELETE FROM budgets"); });
      } catch (const StoreFault& thrown) {
        fault = thrown.what();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(faults == std::vector<std::string>(6));
}
