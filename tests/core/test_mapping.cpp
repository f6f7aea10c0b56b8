#include <random>

#include "catch.hpp"
#include "trailspark/mapping.hpp"
#include "vectors.hpp"

using namespace trailspark;

namespace {

/// Whether the text holds these words. (Catch2's own matcher has another name in its next version.)
bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string document_of(const nlohmann::json& test) {
  return test.contains("text") ? test.at("text").get<std::string>() : test.at("document").dump();
}

std::string texts(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    text += to_string(error) + "\n";
  }
  return text;
}

/// `count` rules for custom fields f0, f1, ...
std::string document_of_rules(std::size_t count) {
  std::string rules;
  for (std::size_t i = 0; i < count; ++i) {
    rules += (i == 0 ? "" : ",") + (R"({"field":"f)" + std::to_string(i)) + R"(","from":["p"],"custom":true})";
  }
  return R"({"version":1,"deal":[)" + rules + "]}";
}

std::string document_of_chain(std::size_t count) {
  std::string properties;
  for (std::size_t i = 0; i < count; ++i) {
    properties += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) + '"';
  }
  return R"({"version":1,"deal":[{"field":"name","from":[)" + properties + "]}]}";
}

std::string document_of_values(std::size_t count) {
  std::string values;
  for (std::size_t i = 0; i < count; ++i) {
    values += (i == 0 ? "\"v" : ",\"v") + std::to_string(i) + R"(":"x")";
  }
  return R"({"version":1,"deal":[{"field":"stage","from":["p"],"values":{)" + values + "}}]}";
}

std::string document_of_property(std::size_t bytes) {
  return R"({"version":1,"deal":[{"field":"name","from":[")" + std::string(bytes, 'p') + "\"]}]}";
}

/// Draws mappings that obey every rule of the document. Modulo instead of a distribution: the same on every platform.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : generator_(seed) {}

  std::size_t below(std::size_t limit) { return generator_() % limit; }

  std::string word() {
    static const std::vector<std::string> pieces = {
        "a", "Z", "7", "_", "\"", "\\", "/", "~", " ", "\n", "\xC3\xBC", "\xF0\x9F\x98\x80", "\x01", ";"};
    std::string text = "w";
    for (std::size_t i = below(6); i > 0; --i) {
      text += pieces[below(pieces.size())];
    }
    return text;
  }

  MappingRule rule(Target target, std::size_t number) {
    MappingRule rule;
    const auto& standard = standard_fields(target);
    rule.custom = number >= standard.size() || below(4) == 0;
    rule.field = rule.custom ? "custom_" + std::to_string(number) : std::string(standard[number].name);
    rule.type = rule.custom ? static_cast<FieldType>(below(8)) : standard[number].type;
    const bool identity = target == Target::lead && rule.field == "email";
    if (!identity && below(4) == 0) {
      rule.type = static_cast<FieldType>(below(8));
    }
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      rule.from.push_back("p" + std::to_string(rule.from.size()) + (below(3) == 0 ? "\xC3\xBC\"/ " : ""));
    }
    if (rule.type == FieldType::enumeration || rule.type == FieldType::multi_enumeration) {
      for (std::size_t i = below(4); i > 0; --i) {
        rule.values.emplace_back(word() + std::to_string(i), word());
      }
    }
    if (!identity && below(2) == 0) {
      rule.fallback = fallback(rule.type);
    }
    return rule;
  }

  Mapping mapping() {
    Mapping mapping;
    for (const Target target : {Target::lead, Target::account, Target::deal}) {
      const std::size_t count = below(standard_fields(target).size() + 3);
      for (std::size_t i = 0; i < count; ++i) {
        mapping.rules(target).push_back(rule(target, i));
      }
    }
    if (mapping.lead.empty() || mapping.lead.front().custom) {
      mapping.lead.insert(mapping.lead.begin(), {"email", {"email"}, FieldType::string, {}, {}, false});
    }
    return mapping;
  }

 private:
  std::string fallback(FieldType type) {
    switch (type) {
      case FieldType::number:
        return std::to_string(below(1000)) + ".5";
      case FieldType::date:
        return "2026-11-23";
      case FieldType::datetime:
        return "2026-11-23T10:00:00Z";
      case FieldType::boolean:
        return "true";
      default:
        return word();
    }
  }

  std::mt19937 generator_;
};

}  // namespace

TEST_CASE("every fault of a mapping document is found, with its code and its place") {
  for (const auto& test : vector_cases("mapping")) {
    DYNAMIC_SECTION(test.at("name").get<std::string>()) {
      const ParsedMapping parsed = parse_mapping(document_of(test));
      INFO(texts(parsed.errors));
      const auto& faults = test.at("faults");
      REQUIRE(parsed.errors.size() == faults.size());
      for (std::size_t i = 0; i < faults.size(); ++i) {
        CHECK(id(parsed.errors[i].code) == faults[i][0].get<std::string>());
        if (faults[i][1] != "*") {
          CHECK(parsed.errors[i].where == faults[i][1].get<std::string>());
        }
        CHECK_FALSE(parsed.errors[i].detail.empty());
      }
      for (const auto& words : test.value("says", nlohmann::json::array())) {
        CHECK(holds(texts(parsed.errors), words.get<std::string>()));
      }
    }
  }
}

TEST_CASE("a sound mapping document is read as it says and written back the same") {
  for (const auto& test : vector_cases("mapping")) {
    if (!test.at("faults").empty()) {
      continue;
    }
    INFO(test.at("name"));
    const Mapping mapping = parse_mapping(document_of(test)).mapping;
    const ParsedMapping again = parse_mapping(write_mapping(mapping));
    CHECK(again.errors.empty());
    CHECK(again.mapping == mapping);
  }
}

TEST_CASE("the documented mapping is read rule by rule") {
  const ParsedMapping parsed = parse_mapping(R"({"version": 1,
    "lead":    [{"field": "email", "from": ["email"]},
                {"field": "jobTitle", "from": ["jobtitle", "role"]},
                {"field": "segment", "from": ["segment__c"], "type": "enum",
                 "values": {"Ent": "enterprise", "Mid": "mid_market"}, "default": "unknown", "custom": true}],
    "account": [{"field": "employeeCount", "from": ["numberofemployees"]}],
    "deal":    [{"field": "amount", "from": ["amount_in_home_currency", "amount"]}]})");
  REQUIRE(parsed.errors.empty());
  Mapping expected;
  expected.lead = {{"email", {"email"}, FieldType::string, {}, "", false},
                   {"jobTitle", {"jobtitle", "role"}, FieldType::string, {}, "", false},
                   {"segment",
                    {"segment__c"},
                    FieldType::enumeration,
                    {{"Ent", "enterprise"}, {"Mid", "mid_market"}},
                    "unknown",
                    true}};
  expected.account = {{"employeeCount", {"numberofemployees"}, FieldType::number, {}, "", false}};
  expected.deal = {{"amount", {"amount_in_home_currency", "amount"}, FieldType::number, {}, "", false}};
  CHECK(parsed.mapping == expected);
}

TEST_CASE("a default may be written as a number, true or false") {
  const Mapping mapping = parse_mapping(R"({"version":1,"deal":[{"field":"amount","from":["a"],"default":1.5},
    {"field":"isWon","from":["b"],"default":false},{"field":"name","from":["c"],"default":7}]})")
                              .mapping;
  REQUIRE(mapping.deal.size() == 3);
  CHECK(mapping.deal[0].fallback == "1.5");
  CHECK(mapping.deal[1].fallback == "false");
  CHECK(mapping.deal[2].fallback == "7");
}

TEST_CASE("a list that the document leaves out has the default rules, an empty one has none") {
  const Mapping mapping = parse_mapping(R"({"version":1,"account":[]})").mapping;
  CHECK(mapping.lead == default_mapping().lead);
  CHECK(mapping.account.empty());
  CHECK(mapping.deal == default_mapping().deal);
}

TEST_CASE("rules without a fault are kept beside those that have one") {
  const ParsedMapping parsed = parse_mapping(
      R"({"version":1,"deal":[{"field":"name","from":["a"]},{"field":"stage","from":[]},{"field":"amount","from":["b"]}]})");
  CHECK(parsed.errors.size() == 1);
  REQUIRE(parsed.mapping.deal.size() == 2);
  CHECK(parsed.mapping.deal[1].field == "amount");
}

TEST_CASE("a mapping may hold as much as is documented, and not one more") {
  CHECK(parse_mapping(document_of_rules(500)).errors.empty());
  CHECK(parse_mapping(document_of_chain(20)).errors.empty());
  CHECK(parse_mapping(document_of_values(5000)).errors.empty());
  CHECK(parse_mapping(document_of_property(255)).errors.empty());

  const std::vector<std::pair<std::string, std::string>> too_much = {
      {document_of_rules(501),
       "mapping.shape at /deal: the mapping has not the documented shape; found 501 rules; allowed are at most 500"},
      {document_of_chain(21),
       "mapping.shape at /deal/0/from: the mapping has not the documented shape; found 21 properties; allowed are 1 to "
       "20"},
      {document_of_values(5001),
       "mapping.shape at /deal/0/values: the mapping has not the documented shape; found 5001 values; allowed are at "
       "most 5000"},
      {document_of_property(256), "1 to 255 bytes"},
  };
  for (const auto& [document, words] : too_much) {
    const std::vector<Error> errors = parse_mapping(document).errors;
    REQUIRE(errors.size() == 1);
    CHECK(holds(to_string(errors[0]), words));
  }
}

TEST_CASE("a long text found is cut at a character") {
  std::string long_word(59, 'x');
  long_word += "\xC3\xBC and on and on";
  const std::vector<Error> errors =
      parse_mapping(R"({"version":1,"deal":[{"field":")" + long_word + R"(","from":["p"]}]})").errors;
  REQUIRE(errors.size() == 1);
  CHECK(holds(errors[0].detail, "found \"" + std::string(59, 'x') + "...\""));
}

TEST_CASE("the standard fields are those of the documentation, in its order") {
  const auto names = [](Target target) {
    std::string text;
    for (const StandardField& field : standard_fields(target)) {
      text.append(text.empty() ? "" : " ")
          .append(field.name)
          .append(":")
          .append(name(field.type))
          .append(field.required ? "!" : "");
    }
    return text;
  };
  CHECK(names(Target::lead) ==
        "email:string! firstName:string lastName:string company:string jobTitle:string lifecycleStage:enum "
        "leadStatus:enum industry:string website:string phone:phone");
  CHECK(names(Target::account) ==
        "name:string domain:string industry:enum marketSegment:string employeeCount:number annualRevenue:number "
        "region:string");
  CHECK(names(Target::deal) ==
        "name:string stage:enum pipeline:enum amount:number closeDate:date isWon:bool isClosed:bool");
  CHECK(name(Target::lead) == "lead");
  CHECK(name(Target::account) == "account");
  CHECK(name(Target::deal) == "deal");
}

TEST_CASE("the default mapping reads HubSpot's standard properties") {
  CHECK(write_mapping(default_mapping()) == R"({
  "version": 1,
  "lead": [
    {"field":"email","from":["email"]},
    {"field":"firstName","from":["firstname"]},
    {"field":"lastName","from":["lastname"]},
    {"field":"company","from":["company"]},
    {"field":"jobTitle","from":["jobtitle"]},
    {"field":"lifecycleStage","from":["lifecyclestage"]},
    {"field":"leadStatus","from":["hs_lead_status"]},
    {"field":"industry","from":["industry"]},
    {"field":"website","from":["website"]},
    {"field":"phone","from":["phone"]}
  ],
  "account": [
    {"field":"name","from":["name"]},
    {"field":"domain","from":["domain"]},
    {"field":"industry","from":["industry"]},
    {"field":"employeeCount","from":["numberofemployees"]},
    {"field":"annualRevenue","from":["annualrevenue"]},
    {"field":"region","from":["country"]}
  ],
  "deal": [
    {"field":"name","from":["dealname"]},
    {"field":"stage","from":["dealstage"]},
    {"field":"pipeline","from":["pipeline"]},
    {"field":"amount","from":["amount_in_home_currency","amount"]},
    {"field":"closeDate","from":["closedate"]},
    {"field":"isWon","from":["hs_is_closed_won"]},
    {"field":"isClosed","from":["hs_is_closed"]}
  ]
})");
}

TEST_CASE("a rule is written with its keys in the documented order, its type where it is not the field's own") {
  Mapping mapping;
  mapping.deal = {{"amount", {"a"}, FieldType::number, {}, "0", false},
                  {"stage", {"a", "b"}, FieldType::multi_enumeration, {{"z", "1"}, {"a", "2"}}, "x", false},
                  {"tier", {"c"}, FieldType::string, {}, "", true}};
  CHECK(write_mapping(mapping) == R"({
  "version": 1,
  "lead": [],
  "account": [],
  "deal": [
    {"field":"amount","from":["a"],"default":"0"},
    {"field":"stage","from":["a","b"],"type":"multi_enum","values":{"z":"1","a":"2"},"default":"x"},
    {"field":"tier","from":["c"],"custom":true}
  ]
})");
}

TEST_CASE("every mapping that can be written reads back as itself") {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    const Mapping mapping = Dice(seed).mapping();
    const std::string text = write_mapping(mapping);
    const ParsedMapping parsed = parse_mapping(text);
    INFO("seed " << seed << "\n" << text << "\n" << texts(parsed.errors));
    REQUIRE(parsed.errors.empty());
    REQUIRE(parsed.mapping == mapping);
    REQUIRE(write_mapping(parsed.mapping) == text);
  }
}

TEST_CASE("the same mapping shows no difference, another one shows some") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const Mapping mapping = Dice(seed).mapping();
    const Mapping other = Dice(seed + 1000).mapping();
    INFO("seed " << seed << "\n" << write_mapping(mapping) << "\n" << write_mapping(other));
    REQUIRE(diff_mappings(mapping, mapping).empty());
    REQUIRE(diff_mappings(mapping, other).empty() == (mapping == other));
  }
}

TEST_CASE("target fields are read, or their first fault is told") {
  for (const auto& test : vector_cases("target_fields")) {
    DYNAMIC_SECTION(test.at("name").get<std::string>()) {
      const Result<std::vector<TargetField>> fields = parse_target_fields(document_of(test));
      const auto& fault = test.at("fault");
      INFO((fields ? "" : to_string(fields.error())));
      REQUIRE(fields.ok() == fault.is_null());
      if (!fields) {
        CHECK(id(fields.error().code) == fault[0].get<std::string>());
        CHECK((fault[1] == "*" || fields.error().where == fault[1].get<std::string>()));
        CHECK(holds(fields.error().detail, test.value("says", "")));
        continue;
      }
      nlohmann::json read = nlohmann::json::array();
      for (const TargetField& field : fields.value()) {
        read.push_back({field.name, field.label, std::string(name(field.type))});
      }
      CHECK(read == test.at("fields"));
    }
  }
}

TEST_CASE("at most 500 target fields are read") {
  const auto list = [](std::size_t count) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) {
      text += (i == 0 ? "" : ",") + (R"({"name":"f)" + std::to_string(i)) + "\"}";
    }
    return text + "]";
  };
  CHECK(parse_target_fields(list(500)).ok());
  REQUIRE_FALSE(parse_target_fields(list(501)).ok());
  CHECK(parse_target_fields(list(501)).error().code == Code::fields_shape);
}
