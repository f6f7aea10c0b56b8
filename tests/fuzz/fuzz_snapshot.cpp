// Any bytes as a snapshot whose head is right: it is refused, or gives a base that answers everything, in valid JSON,
// and whose own snapshot gives the same rows.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "hash.hpp"
#include "trailspark/base.hpp"

namespace {

using namespace trailspark;

void expect(bool condition) {
  if (!condition) {
    std::abort();
  }
}

constexpr std::size_t kNameBytes = 12;  // magic and version
constexpr std::size_t kHeadBytes = kNameBytes + sizeof(std::uint64_t);

std::string with_right_head(std::string snapshot) {
  static const std::string empty = LeadBase().snapshot();
  snapshot.resize(std::max(snapshot.size(), kHeadBytes));
  snapshot.replace(0, kNameBytes, empty, 0, kNameBytes);
  const std::uint64_t checksum = hash_bytes(snapshot.data() + kHeadBytes, snapshot.size() - kHeadBytes);
  std::memcpy(snapshot.data() + kNameBytes, &checksum, sizeof checksum);
  return snapshot;
}

std::string rows_of(LeadBase& base) {
  std::string rows = "[";
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    RowOptions options;
    options.format = RowFormat::json;
    base.write_rows(rows, target, {}, options);
    rows.push_back(target == Target::deal ? ']' : ',');
    std::string csv;
    options.format = RowFormat::csv;
    base.write_rows(csv, target, {}, options);
  }
  const auto parsed = nlohmann::json::parse(rows);
  expect(parsed[0].size() == base.count(Target::lead) && parsed[1].size() == base.count(Target::account) &&
         parsed[2].size() == base.count(Target::deal));
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = with_right_head(std::string(reinterpret_cast<const char*>(data), size));
  auto restored = LeadBase::restore(bytes);
  if (!restored) {
    return 0;
  }
  LeadBase& base = restored.value();
  const std::string rows = rows_of(base);
  std::string report;
  base.write_report(report);
  expect(nlohmann::json::accept(report));
  std::string duplicates;
  base.write_duplicates(duplicates);
  expect(nlohmann::json::parse(duplicates).size() == base.duplicate_count());
  auto again = LeadBase::restore(base.snapshot());
  expect(again.ok() && rows_of(again.value()) == rows);
  return 0;
}
