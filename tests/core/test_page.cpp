#include "trailspark/page.hpp"

#include <map>
#include <random>
#include <set>

#include "catch.hpp"
#include "trailspark/convert.hpp"
#include "vectors.hpp"

using namespace trailspark;
using nlohmann::json;

namespace {

// Bytes in a buffer of exactly their size, so that the sanitizer sees every read beyond it.
class ExactBytes {
 public:
  explicit ExactBytes(std::string_view text) : bytes_(text.begin(), text.end()) { bytes_.shrink_to_fit(); }
  std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

std::string bytes_of(const json& test) {
  const auto text = test.at("bytes").get<std::string>();
  if (!test.value("latin1", false)) {
    return text;
  }
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    bytes.push_back(lead < 0x80 ? text[i] : static_cast<char>((lead & 3) << 6 | (text[++i] & 0x3F)));
  }
  return bytes;
}

// What a page holds, as the vectors write it.
json content_of(const Page& page, const RecordSchema& schema) {
  json records = json::array();
  page.rows.for_each([&](const Row& row) {
    json values = json::object();
    std::string buffer;
    for_each_cell(schema, row, [&](PropertyIndex property, Cell cell) {
      values[schema.name(property)] = std::string(cell.as_text(buffer));
    });
    std::string time;
    append_datetime(time, row.header.updated_at);
    json record{{"id", std::to_string(row.header.id)}, {"updatedAt", time}, {"values", values}};
    if (row.header.archived != 0) {
      record["archived"] = true;
    }
    records.push_back(record);
  });
  return records;
}

json faults_of(const Page& page, const json& expected) {
  json faults = json::array();
  for (const PageFault& fault : page.faults) {
    const std::size_t i = faults.size();
    const bool compared = i >= expected.size() || !expected[i][2].is_null();
    faults.push_back({id(fault.code), fault.where, compared ? json(fault.found) : json()});
  }
  return faults;
}

void check(const json& test, const Page& page, const RecordSchema& schema) {
  if (test.contains("error")) {
    REQUIRE(page.error);
    CHECK(json{id(page.error->code), page.error->where} == test["error"]);
    CHECK(page.rows.rows() == 0);
    return;
  }
  REQUIRE_FALSE(page.error);
  CHECK(content_of(page, schema) == test["records"]);
  CHECK(faults_of(page, test["faults"]) == test["faults"]);
  CHECK(page.next_after == test["after"].get<std::string>());
  CHECK(page.total.has_value() == test.contains("total"));
  CHECK(page.total.value_or(0) == test.value("total", std::uint64_t{0}));
}

std::string list_page(const std::string& properties, const std::string& more = "") {
  return R"({"results":[{"id":"1","properties":{)" + properties +
         R"(},"createdAt":"2026-01-05T10:00:00.000Z","updatedAt":"2026-11-01T08:30:12.345Z","archived":false})" + more +
         "]}";
}

}  // namespace

TEST_CASE("every page of the vectors is read as it says, on either path, again and again") {
  for (const json& test : vector_cases("page")) {
    INFO(test["name"].get<std::string>() << ": " << test["why"].get<std::string>());
    const ExactBytes bytes(bytes_of(test));
    RecordSchema schema;
    PageReader reader(schema);
    check(test, reader.read(bytes.view(), PageReader::Path::general), schema);
    check(test, reader.read(bytes.view()), schema);
    check(test, reader.read(bytes.view()), schema);
    if (test.contains("fast")) {
      CHECK(reader.was_fast() == test["fast"].get<bool>());
    }
  }
}

TEST_CASE("a value of ten megabytes is read, by either path") {
  const std::string value(10'000'000, 'x');
  const ExactBytes bytes(list_page(R"("email":"a@b.test","note":")" + value + "\""));
  RecordSchema schema;
  PageReader reader(schema);
  for (const auto path : {PageReader::Path::any, PageReader::Path::general}) {
    const Page& page = reader.read(bytes.view(), path);
    REQUIRE(page.rows.rows() == 1);
    page.rows.for_each([&](const Row& row) { CHECK(row_cell(schema, row, schema.find("note")).text == value); });
  }
}

TEST_CASE("nesting is allowed to 64 levels and refused beyond") {
  RecordSchema schema;
  PageReader reader(schema);
  const auto nested = [](int levels) {
    return R"({"results":[],"x":)" + std::string(static_cast<std::size_t>(levels), '[') +
           std::string(static_cast<std::size_t>(levels), ']') + "}";
  };
  CHECK_FALSE(reader.read(nested(60)).error);
  REQUIRE(reader.read(nested(100)).error);
  CHECK(reader.read(nested(100)).error->code == Code::page_depth);
}

TEST_CASE("a page with more properties than the limit rejects those records, not the page") {
  std::string properties = R"("email":"a@b.test")";
  for (std::size_t i = 0; i < kMaxProperties; ++i) {
    properties += ",\"p" + std::to_string(i) + "\":null";
  }
  RecordSchema schema;
  PageReader reader(schema);
  const std::string bytes = list_page(properties);
  for (int i = 0; i < 2; ++i) {
    const Page& page = reader.read(bytes);
    REQUIRE(page.faults.size() == 1);
    CHECK(page.faults[0].code == Code::record_properties);
    CHECK(page.rows.rows() == 0);
  }
}

TEST_CASE("more shapes than are remembered cost memory only, and change nothing") {
  RecordSchema schema;
  PageReader reader(schema);
  RecordTable table;
  for (int i = 0; i < 2000; ++i) {
    const std::string name = "p" + std::to_string(i);
    const Page& page = reader.read(list_page("\"" + name + "\":\"v" + std::to_string(i) + R"(","email":"a@b.test")"));
    REQUIRE(page.rows.rows() == 1);
    page.rows.for_each([&](const Row& row) {
      CHECK(row_cell(schema, row, schema.find(name)).text == "v" + std::to_string(i));
      CHECK(row_cell(schema, row, schema.find("email")).text == "a@b.test");
      CHECK(row_cell(schema, row, schema.find("p0")).empty() == (i != 0));
      CHECK(is_sound(schema, row));
    });
  }
  CHECK(schema.shape_count() <= RecordSchema::kMaxShapes);
}

TEST_CASE("both paths agree on pages of random records, to the byte") {
  std::mt19937 random(7);
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random()) % below; };
  const std::vector<std::string> values{"",
                                        "x",
                                        R"(caf\u00e9)",
                                        "caf\xC3\xA9",
                                        R"(a\"b\\c)",
                                        "2026-11-01T08:30:12.345Z",
                                        std::string(300, 'y'),
                                        "\xF0\x9F\x9A\x80 rocket"};
  for (int round = 0; round < 300; ++round) {
    std::string bytes = R"({"results":[)";
    for (std::size_t record = 0; record < 1 + pick(6); ++record) {
      std::string properties;
      for (int p = 0; p < 6; ++p) {
        if (pick(10) != 0) {
          properties += properties.empty() ? "\"p" : ",\"p";
          properties += std::to_string(p) + "\":" + (pick(4) == 0 ? "null" : "\"" + values[pick(values.size())] + "\"");
        }
      }
      bytes += record == 0 ? "" : ",";
      bytes += R"({"id":")" + std::to_string(1 + pick(1000)) + R"(","properties":{)" + properties +
               R"(},"updatedAt":"2026-11-01T08:30:12.345Z","archived":false})";
    }
    bytes += "]}" + std::string(300, ' ');
    const ExactBytes exact(bytes);
    RecordSchema fast_schema;
    RecordSchema general_schema;
    PageReader fast(fast_schema);
    PageReader general(general_schema);
    const json read = content_of(fast.read(exact.view()), fast_schema);
    CHECK(fast.was_fast());
    CHECK(read == content_of(general.read(exact.view(), PageReader::Path::general), general_schema));
  }
}

TEST_CASE("a file is NDJSON where a second non-empty line begins with a bracket in column 0") {
  CHECK(split_pages("{\"results\":[]}\n").size() == 1);
  CHECK(split_pages("").size() == 1);
  CHECK(split_pages("{\n  \"results\": []\n}\n").size() == 1);
  const auto pages = split_pages("\n{\"a\":1}\r\n\n{\"b\":2}\nrubbish\n");
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].line == 2);
  CHECK(pages[1].bytes == "{\"b\":2}");
  CHECK(pages[1].line == 4);
  CHECK(pages[2].line == 5);
}

TEST_CASE("a page beyond the size limit is refused before it is looked at") {
  const std::string small = list_page(R"("email":"a@b.test")");
  RecordSchema schema;
  PageReader reader(schema);
  // Nothing of these bytes is touched: only their number counts.
  REQUIRE(reader.read(std::string_view(small.data(), kMaxPageBytes + 1)).error);
  CHECK(reader.read(std::string_view(small.data(), kMaxPageBytes + 1)).error->code == Code::page_size);
}
