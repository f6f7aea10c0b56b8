#include "trailspark/identity.hpp"

#include "catch.hpp"
#include "trailspark/base.hpp"
#include "vectors.hpp"

using namespace trailspark;
using nlohmann::json;

namespace {

json contact(int id, const json& properties) {
  return {{"id", std::to_string(id)}, {"properties", properties}, {"updatedAt", "2026-11-01T10:00:00.000Z"}};
}

}  // namespace

TEST_CASE(
    "a record of very many secondary addresses meets all who have one, in time that grows with their number alone") {
  constexpr int kAddresses = 30'000;
  std::string addresses;
  for (int i = 0; i < 2 * kAddresses; ++i) {  // each twice
    addresses += "person" + std::to_string(i % kAddresses) + "@b.test;";
  }
  std::vector<json> records{contact(1, {{"email", "a@b.test"}, {"hs_additional_emails", addresses}})};
  for (int i = 0; i < 1000; ++i) {
    records.push_back(contact(i + 2, {{"email", (i % 2 == 0 ? "PERSON" : "person") + std::to_string(i) + "@b.test"}}));
  }
  records.push_back(contact(5000, {{"email", "person" + std::to_string(kAddresses) + "@b.test"}}));
  LeadBase base;
  base.ingest(ObjectType::contacts, json{{"results", records}}.dump());
  CHECK(base.count(Target::lead) == 2);
  CHECK(base.duplicate_count() == 1);
}

TEST_CASE("a group of very many members is explained in time that grows with their number alone") {
  constexpr int kMembers = 10'000;
  std::vector<json> records;
  for (int id = 1; id <= kMembers; ++id) {
    records.push_back(contact(id, {{"email", "a@b.test"}, {"firstname", nullptr}}));
  }
  BaseSettings settings;
  settings.fill_blanks = true;
  LeadBase base(default_mapping(), settings);
  base.ingest(ObjectType::contacts, json{{"results", records}}.dump());
  std::string text;
  base.write_duplicates(text);
  const json entry = json::parse(text).at(0);
  CHECK(entry["members"].size() == kMembers);
  CHECK(entry["meetings"].at(0)["records"].size() == kMembers);
}
