#include <algorithm>

#include "catch.hpp"
#include "trailspark/mapping.hpp"

using namespace trailspark;

namespace {

using Sentences = std::vector<std::string>;
using Values = std::vector<std::pair<std::string, std::string>>;

MappingRule custom(std::string field, std::vector<std::string> from, Values values = {}, std::string fallback = {}) {
  return {std::move(field), std::move(from), FieldType::enumeration, std::move(values), std::move(fallback), true};
}

Sentences diff_deal(std::vector<MappingRule> before, std::vector<MappingRule> after) {
  return diff_mappings({{}, {}, std::move(before)}, {{}, {}, std::move(after)});
}

}  // namespace

TEST_CASE("two mappings that are the same differ in nothing") {
  CHECK(diff_mappings(default_mapping(), default_mapping()).empty());
  CHECK(diff_mappings({}, {}).empty());
}

TEST_CASE("each kind of change has its sentence, in the order of targets and fields") {
  Mapping after = default_mapping();
  after.lead[4].from = {"jobtitle", "role"};
  after.lead.pop_back();  // phone
  after.account.insert(after.account.begin(), {"marketSegment", {"segment"}, FieldType::string, {}, "", false});
  after.deal[3].fallback = "0";
  after.deal[4].type = FieldType::datetime;
  CHECK(diff_mappings(default_mapping(), after) ==
        Sentences{"lead field jobTitle: read from jobtitle, then role (was: jobtitle)",
                  "lead field phone: removed (was read from phone)",
                  "account field marketSegment: added, read from segment, as string",
                  "deal field amount: default is \"0\" (was: none)",
                  "deal field closeDate: type is datetime (was: date)"});
  CHECK(diff_mappings(after, default_mapping()) ==
        Sentences{"lead field jobTitle: read from jobtitle (was: jobtitle, then role)",
                  "lead field phone: added, read from phone, as phone",
                  "account field marketSegment: removed (was read from segment)",
                  "deal field amount: default is none (was: \"0\")",
                  "deal field closeDate: type is date (was: datetime)"});
}

TEST_CASE("a rule that is added says all that it does") {
  CHECK(
      diff_deal({}, {custom("tier", {"a", "b"}, {{"x", "1"}, {"y", "2"}}, "none")}) ==
      Sentences{"deal field tier: added, read from a, then b, as enum, only 2 listed values taken, default \"none\""});
}

TEST_CASE("each value that leads elsewhere has its sentence") {
  CHECK(diff_deal({custom("tier", {"a"}, {{"Ent", "big"}, {"Mid", "mid"}, {"Old", "old"}})},
                  {custom("tier", {"a"}, {{"Ent", "enterprise"}, {"Mid", "mid"}, {"New", "new"}})}) ==
        Sentences{"deal field tier: value \"Ent\" becomes \"enterprise\" (was: \"big\")",
                  "deal field tier: value \"New\" becomes \"new\" (was: rejected)",
                  "deal field tier: value \"Old\" is rejected (was: \"old\")"});
}

TEST_CASE("listing values at all changes what happens to the others") {
  const std::vector<MappingRule> open = {custom("tier", {"a"})};
  const std::vector<MappingRule> closed = {custom("tier", {"a"}, {{"Ent", "enterprise"}})};
  CHECK(diff_deal(open, closed) ==
        Sentences{"deal field tier: only 1 listed value taken (was: values pass as they are)",
                  "deal field tier: value \"Ent\" becomes \"enterprise\" (was: as it is)"});
  CHECK(diff_deal(closed, open) ==
        Sentences{"deal field tier: values pass as they are (was: only 1 listed value taken)",
                  "deal field tier: value \"Ent\" is as it is (was: \"enterprise\")"});
}

TEST_CASE("the order of values and of standard fields means nothing") {
  CHECK(diff_deal({custom("tier", {"a"}, {{"x", "1"}, {"y", "2"}})}, {custom("tier", {"a"}, {{"y", "2"}, {"x", "1"}})})
            .empty());
  Mapping turned = default_mapping();
  std::reverse(turned.lead.begin(), turned.lead.end());
  CHECK(diff_mappings(default_mapping(), turned).empty());
}

TEST_CASE("custom fields in another order are told, because they are printed in that order") {
  CHECK(diff_deal({custom("x", {"a"}), custom("y", {"b"})},
                  {custom("y", {"b"}), custom("z", {"c"}), custom("x", {"a"})}) ==
        Sentences{"deal field z: added, read from c, as enum", "deal: custom fields in the order y, x"});
}

TEST_CASE("a field that becomes custom is told") {
  std::vector<MappingRule> standard = {custom("x", {"a"})};
  standard[0].custom = false;
  CHECK(diff_deal(standard, {custom("x", {"a"})}) == Sentences{"deal field x: a custom field (was: a standard field)"});
  CHECK(diff_deal({custom("x", {"a"})}, standard) == Sentences{"deal field x: a standard field (was: a custom field)"});
}
