// The job with the core, as the program trailspark does it.
#include "bench.hpp"
#include "trailspark/base.hpp"

namespace {

using namespace trailspark;

// Every column of the mapping, and the record id before them.
std::string digest_of(LeadBase& base) {
  std::vector<bench::LeadHash> hashes(base.count(Target::lead));
  const auto add_column = [&](std::string_view field) {
    const Column column = base.column(Target::lead, field).value();
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      if (column.offsets.empty()) {
        const double number = column.numbers[i];
        hashes[i].add_number(number == number ? std::optional(number) : std::nullopt);
      } else {
        hashes[i].add_text(
            std::string_view(column.text).substr(column.offsets[i], column.offsets[i + 1] - column.offsets[i]));
      }
    }
  };
  add_column("recordId");
  for (const MappingRule& rule : base.mapping().lead) {
    add_column(rule.field);
  }
  return bench::digest_of(hashes);
}

}  // namespace

int main(int count, char** arguments) {
  std::ifstream file(count > 2 ? arguments[2] : "");
  const std::string document{std::istreambuf_iterator<char>(file), {}};
  const ParsedMapping parsed = parse_mapping(document);
  if (!parsed.errors.empty()) {
    std::cerr << to_string(parsed.errors.front()) << '\n';
    return 2;
  }
  return bench::serve(
      arguments[1],
      [&parsed](const std::vector<std::string_view>& pages) {
        auto base = std::make_unique<LeadBase>(parsed.mapping);
        for (const std::string_view page : pages) {
          base->ingest(ObjectType::contacts, page);
        }
        base->derive(Target::lead);
        return base;
      },
      [](const std::unique_ptr<LeadBase>& base) { return digest_of(*base); });
}
