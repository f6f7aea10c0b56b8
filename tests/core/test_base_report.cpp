#include <algorithm>
#include <random>

#include "base_state.hpp"
#include "catch.hpp"
#include "trailspark/base.hpp"
#include "vectors.hpp"

using namespace trailspark;
using nlohmann::json;

namespace {

json contact(int id, const json& properties) {
  return {{"id", std::to_string(id)}, {"properties", properties}, {"updatedAt", "2026-11-01T10:00:00.000Z"}};
}

std::string page_of(const std::vector<json>& records) { return json{{"results", records}}.dump(); }

json report_of(LeadBase& base) {
  std::string text;
  base.write_report(text);
  return json::parse(text);
}

// Code, text and count of each kind: all that does not name a place.
json kinds_of(const json& report) {
  json kinds = json::array();
  for (const json& rejection : report["rejections"]) {
    kinds.push_back({rejection["code"], rejection["found"], rejection["count"]});
  }
  return kinds;
}

}  // namespace

TEST_CASE("the report is the same in whatever order thousands of different texts are rejected") {
  std::vector<json> records;
  for (int id = 1; id <= 600; ++id) {
    const std::string odd = "no number " + std::to_string(id % 3 == 0 ? 0 : id);
    records.push_back(
        contact(id, {{"email", "at " + std::to_string(id)}, {"score", odd}, {"hs_additional_emails", odd}}));
  }
  const Mapping mapping = parse_mapping(R"({"version":1,"lead":[{"field":"email","from":["email"]},
                        {"field":"score","from":["score"],"type":"number","custom":true}]})")
                              .mapping;
  json kinds;
  std::mt19937 random(3);
  for (int round = 0; round < 4; ++round) {
    LeadBase base(mapping);
    for (std::size_t begin = 0; begin < records.size(); begin += 100) {
      const auto first = records.begin() + static_cast<std::ptrdiff_t>(begin);
      base.ingest(ObjectType::contacts, page_of({first, first + 100}));
    }
    const json report = report_of(base);
    CHECK(report["rejectedValues"] == 1800);
    CHECK(report["rejections"].size() == 100);
    CHECK(kinds_of(report)[0] == json{"convert.number", "no number 0", 200});
    CHECK(kinds_of(report)[1] == json{"email.malformed", "no number 0", 200});
    CHECK((round == 0 || kinds_of(report) == kinds));
    kinds = kinds_of(report);
    std::shuffle(records.begin(), records.end(), random);
  }
}

TEST_CASE("rejected records of one kind are one kind, however many and wherever they stand") {
  LeadBase base;
  std::vector<json> records(1500, "no record");
  for (int i = 0; i < 1500; ++i) {
    records.push_back({{"id", std::to_string(i + 1)}, {"properties", json::object()}, {"updatedAt", "never"}});
  }
  base.ingest(ObjectType::contacts, page_of(records));
  CHECK(kinds_of(report_of(base)) ==
        json::parse(R"([["record.shape","no record",1500],["record.updated_at","never",1500]])"));
}

TEST_CASE("a page of a million faults counts them all and describes the first ones") {
  std::string page = R"({"results":[0)";
  for (int i = 1; i < 1'000'000; ++i) {
    page += ",0";
  }
  LeadBase base;
  const IngestSummary summary = base.ingest(ObjectType::contacts, page + "]}");
  CHECK(summary.rejected_records == 1'000'000);
  CHECK(base.report().rejected_records == 1'000'000);
  CHECK(base.report().rejections.size() == 1);
}

TEST_CASE("a signal's property is rejected once, and a lead counted once for each type of signal") {
  LeadBase base;
  base.ingest(ObjectType::contacts,
              page_of({contact(1, {{"email", "a@b.test"},
                                   {"hs_email_open", "3"},
                                   {"hs_email_click", "2"},
                                   {"hs_email_last_send_date", "soon"},
                                   {"hs_sales_email_last_opened", "2026-11-01T10:00:00.000Z"}})}));
  const json report = report_of(base);
  CHECK(report["rejectedValues"] == 1);
  REQUIRE(report["signals"].size() == 2);
  CHECK(report["signals"][0]["leads"] == 1);
  CHECK(report["signals"][0]["count"] == 4);
}

TEST_CASE("records for which there is no room are counted and named") {
  ObjectBase contacts(Target::lead);
  contacts.use(default_mapping(), BaseSettings{});
  contacts.table().limit(2);
  const IngestSummary summary =
      contacts.ingest(page_of({contact(1, {{"email", "a@b.test"}}), contact(2, {{"email", "b@b.test"}}),
                               contact(3, {{"email", "c@b.test"}}), contact(4, {{"email", "d@b.test"}})}),
                      "p.json:1");
  CHECK(summary.records == 2);
  CHECK(summary.rejected_records == 2);
  REQUIRE(summary.first_error);
  CHECK(summary.first_error->code == Code::base_full);
  CHECK(summary.first_error->where == "p.json:1 /results/2");
  CHECK(contacts.identity().groups() == 2);
}
