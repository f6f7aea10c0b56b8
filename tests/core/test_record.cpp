#include "trailspark/record.hpp"

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
