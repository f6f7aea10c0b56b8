#include "trailspark/record.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "trailspark/page.hpp"

using namespace trailspark;

namespace {

std::string record_of(int id, int version, const std::string& property, const std::string& value) {
  const std::string second = (version < 10 ? "0" : "") + std::to_string(version);
  return R"({"id":")" + std::to_string(id) + R"(","properties":{")" + property + "\":\"" + value +
         R"("},"updatedAt":"2026-11-01T10:00:)" + second + R"(.000Z","archived":false})";
}

void put(RecordTable& table, PageReader& reader, const std::string& records) {
  reader.read("{\"results\":[" + records + "]}").rows.for_each([&](const Row& row) { table.put(row); });
}

std::string note_of(const RecordTable& table, std::int64_t id) {
  return std::string(table.cell(table.find(id), table.schema().find("note")).text);
}

}  // namespace

TEST_CASE("versions that were overtaken do not hold memory for ever, and no record is lost by that") {
  RecordTable table;
  PageReader reader(table.schema());
  constexpr int kRecords = 40;
  const auto note = [](int id, int version) {
    return std::to_string(id) + " in " + std::to_string(version) + std::string(50'000, 'x');
  };
  for (int version = 0; version < 20; ++version) {
    for (int id = kRecords; id > 0; --id) {  // not ascending: indexes are not the order of the ids
      put(table, reader, record_of(id, version, "note", note(id, version)));
      if (id == 7) {  // an equal version that differs: a second part, which must come along
        put(table, reader, record_of(id, version, "more", "part"));
      }
    }
  }
  REQUIRE(table.size() == kRecords);
  CHECK(table.memory() < 16 * 1024 * 1024);  // one version takes 2 MB, all of them 40 MB
  for (int id = 1; id <= kRecords; ++id) {
    REQUIRE(table.find(id) == static_cast<RecordIndex>(kRecords - id));
    CHECK(note_of(table, id) == note(id, 19));
    CHECK(table.updated_at(table.find(id)) % 60'000 == 19'000);
  }
  CHECK(table.cell(table.find(7), table.schema().find("more")).text == "part");
}

TEST_CASE("a version in very many parts costs no more than their number, and is what its parts say") {
  RecordTable table;
  PageReader reader(table.schema());
  constexpr int kParts = 20'000;
  const auto number = [](int part) { return std::to_string(100'000 + part * 7919 % kParts); };  // in no order
  const auto property = [](int part) { return "p" + std::to_string(part % 900); };
  std::size_t most = 0;
  for (int again = 0; again < 2; ++again) {
    for (int part = 0; part < kParts; ++part) {
      put(table, reader, record_of(1, 0, property(part), "v" + number(part)));
      std::size_t parts = 0;
      table.for_each_part(0, [&](const Row&) { ++parts; });
      most = std::max(most, parts);
    }
  }
  // What an arrival is compared with, and what a question for a value reads.
  CHECK(most < 40);
  CHECK(table.memory() < 16 * 1024 * 1024);
  std::map<std::string, std::string> greatest;
  for (int part = 0; part < kParts; ++part) {
    greatest[property(part)] = std::max(greatest[property(part)], "v" + number(part));
  }
  for (const auto& [name, text] : greatest) {
    CHECK(table.cell(0, table.schema().find(name)).text == text);
  }
  table.for_each_part(0, [&](const Row& part) { CHECK(is_sound(table.schema(), part)); });
}

TEST_CASE("parts that are joined keep every kind of value, and whether one of them is archived") {
  RecordTable table;
  PageReader reader(table.schema());
  const std::vector<std::string> values{
      "", "x", "7", "70000", "4000000000", "2026-01-05T10:00:00.000Z", std::string(300, 'y'), "customer"};
  for (std::size_t part = 0; part < 100; ++part) {
    std::string record = record_of(1, 0, "p" + std::to_string(part), values[part % values.size()]);
    if (part == 3) {
      record.replace(record.find("false"), 5, "true");
    }
    put(table, reader, record);
  }
  std::string buffer;
  for (std::size_t part = 0; part < 100; ++part) {
    const PropertyIndex property = table.schema().find("p" + std::to_string(part));
    CHECK(std::string(table.cell(0, property).as_text(buffer)) == values[part % values.size()]);
  }
  CHECK(table.archived(0));
}
