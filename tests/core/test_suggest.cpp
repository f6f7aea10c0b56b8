#include <array>
#include <iomanip>
#include <map>
#include <set>
#include <sstream>

#include "suggest_portals.hpp"

using namespace trailspark;
using namespace suggest_portals;

namespace {

constexpr std::array kDevelopment = {"dev_custom", "dev_english", "dev_german", "dev_traps"};
// Portals by somebody who had seen neither the vocabulary nor the rules. Since their first run the rules and words were
// mended with them in view, so what they give now is no measure, only not to get worse.
struct BlindPortals {
  std::vector<std::string> names;
  int missing;  ///< of all of them, at most
};
// First run: 30 of 40 with 2 wrong (Italian), 30 of 39 with 2 (Polish), 29 of 41 with 1 (Salesforce), 33 of 40 with 2
// (Swedish). What is missing: a shoe size and an MRR, each with more words in its name and label.
const BlindPortals kBlind = {{"blind_italian", "blind_polish", "blind_salesforce", "blind_swedish_saas"}, 2};
// Where HubSpot's default is often there and said not to be in use. First run: 24 of 35 with 3 wrong (industrial), 25
// of 35 with 3 (e-commerce), 20 of 35 with 5 (startup). What is missing: five that the startup asks for in sentences
// ("Which team are they on") or misspells.
const BlindPortals kBlindWithUnusedDefaults = {{"blind_industrial", "blind_ecommerce", "blind_startup"}, 5};
constexpr std::array kHeldOut = {"held_dutch",    "held_dynamics", "held_english_shop", "held_french",  "held_german",
                                 "held_japanese", "held_marketo",  "held_portuguese",   "held_spanish", "held_zoho"};

const Proposal& proposal_of(const Suggestion& suggestion, const std::string& field) {
  const auto found = std::find_if(suggestion.proposals.begin(), suggestion.proposals.end(),
                                  [&](const Proposal& one) { return one.field == field; });
  REQUIRE(found != suggestion.proposals.end());
  return *found;
}

const MappingRule* rule_of(const Suggestion& suggestion, Target target, const std::string& field) {
  for (const MappingRule& rule : suggestion.mapping.rules(target)) {
    if (rule.field == field) {
      return &rule;
    }
  }
  return nullptr;
}

bool begins(const std::string& text, const std::string& start) { return text.compare(0, start.size(), start) == 0; }

/// Everything that a suggestion says, to compare two of them.
std::string whole(const Suggestion& suggestion) {
  return write_mapping(suggestion.mapping) + write_suggestion_report(suggestion);
}

}  // namespace

TEST_CASE("on held-out portals, 30 of 32 usual fields or more are found and none wrong") {
  std::ostringstream table;
  table << "portal            definitions  present  found  wrong  first run: found  wrong\n";
  for (const std::string name : kHeldOut) {
    const Portal portal(name);
    const std::vector<PropertyDefinition> definitions = portal.definitions();
    const Outcome outcome = judge(portal, suggest_mapping(definitions, usual_fields()));
    const json& first = portal.file().at("first_run");
    table << std::left << std::setw(18) << name << std::right << std::setw(11) << definitions.size() << std::setw(9)
          << outcome.present << std::setw(7) << outcome.found << std::setw(7) << outcome.wrong << std::setw(18)
          << first.at("found").get<int>() << std::setw(7) << first.at("wrong").get<int>() << "\n";
    INFO(name << "\n" << outcome.text);
    CHECK(outcome.present >= 32);
    CHECK(outcome.found * 32 >= outcome.present * 30);
    CHECK(outcome.wrong == 0);
  }
  WARN(table.str());
}

TEST_CASE("on portals described blindly, no proposal is wrong and none that was found is lost") {
  for (const BlindPortals& portals : {kBlind, kBlindWithUnusedDefaults}) {
    int missing = 0;
    for (const std::string& name : portals.names) {
      const Portal portal(name);
      const Outcome outcome = judge(portal, suggest_mapping(portal.definitions(), portal.fields()));
      UNSCOPED_INFO(name << ": " << outcome.found << " of " << outcome.present << "\n" << outcome.text);
      CHECK(outcome.wrong == 0);
      missing += outcome.present - outcome.found;
    }
    CHECK(missing <= portals.missing);
  }
}

TEST_CASE("on development portals, every field is found and none wrong") {
  for (const std::string name : kDevelopment) {
    const Portal portal(name);
    const Outcome outcome = judge(portal, suggest_mapping(portal.definitions(), usual_fields()));
    INFO(name << "\n" << outcome.text);
    CHECK(outcome.found == outcome.present);
    CHECK(outcome.wrong == 0);
  }
}

TEST_CASE("labels alone, or names alone, lead to few wrong proposals") {
  // Not what portals look like: it shows what each kind of evidence carries by itself.
  std::map<View, std::array<int, 3>> counts;
  for (const std::string name : kHeldOut) {
    const Portal portal(name);
    for (const View view : {View::labels_only, View::names_only}) {
      for (const Proposal& proposal : suggest_mapping(portal.definitions(view), usual_fields()).proposals) {
        counts[view][0] += portal.is_present(proposal.field) ? 1 : 0;
        if (proposal.accepted) {
          counts[view][portal.is_right(proposal.field, proposal.candidates.front().property, view) ? 1 : 2] += 1;
        }
      }
    }
  }
  const auto [labels_present, labels_found, labels_wrong] = counts[View::labels_only];
  const auto [names_present, names_found, names_wrong] = counts[View::names_only];
  WARN("labels alone: " << labels_found << " of " << labels_present << " found, " << labels_wrong
                        << " wrong; names alone: " << names_found << " of " << names_present << " found, "
                        << names_wrong << " wrong");
  CHECK(labels_found * 10 >= labels_present * 8);
  CHECK(labels_wrong * 100 <= labels_present);
  CHECK(names_found * 10 >= names_present * 8);
}

TEST_CASE("a confidence is about the share of such proposals that are right") {
  struct Bin {
    int count = 0;
    int right = 0;
    double confidence = 0;
  };
  // Held-out portals, as they are and by labels alone (which is where the lower confidences occur).
  std::map<int, Bin> bins;
  for (const std::string name : kHeldOut) {
    const Portal portal(name);
    for (const View view : {View::all, View::labels_only}) {
      for (const Proposal& proposal : suggest_mapping(portal.definitions(view), usual_fields()).proposals) {
        for (const Candidate& candidate : proposal.candidates) {
          Bin& bin = bins[std::min(static_cast<int>(candidate.confidence * 10), 9)];
          bin.count += 1;
          bin.right += portal.is_right(proposal.field, candidate.property, view) ? 1 : 0;
          bin.confidence += candidate.confidence;
        }
      }
    }
  }
  std::ostringstream table;
  table << "confidence  candidates  mean confidence  share right\n" << std::fixed << std::setprecision(3);
  for (const auto& [tenth, bin] : bins) {
    const double mean = bin.confidence / bin.count;
    const double share = static_cast<double>(bin.right) / bin.count;
    table << "0." << tenth << std::setw(20) << bin.count << std::setw(17) << mean << std::setw(13) << share << "\n";
    INFO("from 0." << tenth << ": " << bin.count << " candidates, confidence " << mean << ", right " << share);
    if (bin.count >= 30) {
      CHECK(std::abs(mean - share) <= 0.05);
    }
  }
  WARN(table.str());
  CHECK(bins[9].count >= 600);
}

TEST_CASE("suggestions are what a person would answer") {
  for (const json& test : vector_cases("suggest")) {
    const Target target = target_of(test);
    const Suggestion made =
        suggest_mapping(definitions_of(test.at("properties")), fields_of(test.value("fields", json::array())), target);
    INFO(test.at("name").get<std::string>() << "\n" << write_suggestion_report(made));
    for (const auto& [field, property] : test.at("expect").items()) {
      const Proposal& proposal = proposal_of(made, field);
      const MappingRule* rule = rule_of(made, target, field);
      INFO(field);
      CHECK(proposal.accepted == !property.is_null());
      CHECK((rule != nullptr) == proposal.accepted);
      if (rule != nullptr && !property.is_null()) {
        CHECK(proposal.candidates.front().property == property);
        CHECK(rule->from == test.value("chain", json::object()).value(field, std::vector<std::string>{property}));
        CHECK(proposal.reason.empty());
      } else {
        CHECK(begins(proposal.reason, "no good match"));
      }
    }
    const json evidences = test.value("evidence", json::object());
    for (const auto& [field, evidence] : evidences.items()) {
      CHECK(proposal_of(made, field).candidates.front().evidence == evidence.get<std::vector<std::string>>());
    }
    const json reasons = test.value("reason", json::object());
    for (const auto& [field, reason] : reasons.items()) {
      CHECK(proposal_of(made, field).reason == reason);
    }
  }
}

TEST_CASE("the order of the definitions does not matter") {
  for (const std::string name : {"dev_traps", "held_marketo", "held_japanese"}) {
    std::vector<PropertyDefinition> definitions = Portal(name).definitions();
    const std::string expected = whole(suggest_mapping(definitions, usual_fields()));
    std::reverse(definitions.begin(), definitions.end());
    CHECK(whole(suggest_mapping(definitions, usual_fields())) == expected);
    for (const std::size_t step : {7U, 101U}) {
      std::rotate(definitions.begin(), definitions.begin() + static_cast<std::ptrdiff_t>(step), definitions.end());
      std::swap(definitions[step], definitions[2 * step]);
      CHECK(whole(suggest_mapping(definitions, usual_fields())) == expected);
    }
  }
}

TEST_CASE("no property is given to two fields, and each rule is that of an accepted proposal") {
  for (const std::string name : kHeldOut) {
    const Suggestion made = suggest_mapping(Portal(name).definitions(), usual_fields());
    std::set<std::string> given;
    std::size_t accepted = 0;
    for (const Proposal& proposal : made.proposals) {
      accepted += proposal.accepted ? 1 : 0;
      CHECK(proposal.candidates.size() <= 5);
      for (const Candidate& candidate : proposal.candidates) {
        CHECK(candidate.confidence >= 0);
        CHECK(candidate.confidence <= 1);
      }
    }
    for (const MappingRule& rule : made.mapping.lead) {
      for (const std::string& property : rule.from) {
        INFO(name << " " << property);
        CHECK(given.insert(property).second);
      }
    }
    CHECK(made.mapping.lead.size() == accepted);
    CHECK(made.mapping.account == default_mapping().account);
    CHECK(made.mapping.deal == default_mapping().deal);
  }
}

TEST_CASE("archived and hidden properties are never proposed") {
  for (const char* const state : {"archived", "hidden"}) {
    json definitions = Portal("dev_english").definitions_json();
    for (json& definition : definitions) {
      definition[state] = true;
    }
    const Suggestion made = suggest_mapping(definitions_of(definitions), usual_fields());
    CHECK(made.mapping.lead.empty());
    for (const Proposal& proposal : made.proposals) {
      CHECK_FALSE(proposal.accepted);
      CHECK(proposal.candidates.empty());
      CHECK(begins(proposal.reason, "no good match"));
    }
    CHECK(proposal_of(made, "jobTitle").reason ==
          std::string("no good match: \"jobtitle\" would fit, but it is ") + state);
  }
}

TEST_CASE("a standard property that its label says not to use gives way, or leaves the field empty") {
  const std::vector<TargetField> industry = {{"industry", "Industry", FieldType::string}};
  for (const char* const label :
       {"Industry (DO NOT USE)", "zz_Industry", "X_Industry", "Industry - legacy", "Branche (veraltet)"}) {
    INFO(label);
    const json standard = {{"name", "industry"}, {"label", label}, {"type", "string"}, {"hubspotDefined", true}};
    const json custom = {{"name", "sector_2024"}, {"label", "Industry Sector"}, {"type", "string"}};
    const Suggestion alone = suggest_mapping(definitions_of(json::array({standard})), industry);
    CHECK_FALSE(proposal_of(alone, "industry").accepted);
    const Suggestion both = suggest_mapping(definitions_of(json::array({standard, custom})), industry);
    REQUIRE(rule_of(both, Target::lead, "industry") != nullptr);
    CHECK(rule_of(both, Target::lead, "industry")->from == std::vector<std::string>{"sector_2024"});
  }
}

TEST_CASE("a remark in brackets weighs little, unless it speaks of another thing") {
  const std::vector<TargetField> industry = {{"industry", "Industry", FieldType::string}};
  const auto found = [&](const char* name, const char* label) {
    const json definition = {{"name", name}, {"label", label}, {"type", "string"}};
    return rule_of(suggest_mapping(definitions_of(json::array({definition})), industry), Target::lead, "industry") !=
           nullptr;
  };
  CHECK(found("industry__c", "Industry (per our brochure)"));
  CHECK_FALSE(found("industry_brochure", "Industry (per our brochure)"));
  CHECK_FALSE(found("industry__c", "Industry (partner)"));
  CHECK_FALSE(found("industry__c", "Industry (job title)"));
}

TEST_CASE("a description that points to another property speaks for that one and against its own") {
  const std::vector<TargetField> industry = {{"industry", "Industry", FieldType::string}};
  const auto found = [&](const char* description) {
    const json list =
        json::array({{{"name", "industry"}, {"label", "Industry"}, {"type", "string"}, {"description", description}},
                     {{"name", "kundenkreis_neu"}, {"label", "Kundenkreis"}, {"type", "string"}}});
    const Suggestion made = suggest_mapping(definitions_of(list), industry);
    const MappingRule* rule = rule_of(made, Target::lead, "industry");
    return rule == nullptr ? std::string() : rule->from.front();
  };
  CHECK(found("") == "industry");
  CHECK(found("What they make") == "industry");
  CHECK(found("Use this instead of Kundenkreis.") == "industry");
  CHECK(found("Not maintained").empty());
  CHECK(found("Use Kundenkreis instead") == "kundenkreis_neu");
  CHECK(found("siehe kundenkreis_neu") == "kundenkreis_neu");
  CHECK(found("Bitte das Feld \"Kundenkreis\" verwenden.") == "kundenkreis_neu");
  CHECK(found("Leeg, zie Kundenkreis") == "kundenkreis_neu");
}

TEST_CASE("a field that no concept covers is found by its own words, in any order and language") {
  const std::vector<TargetField> fields = {{"firstClickCampaign", "First click campaign", FieldType::string},
                                           {"lastProductOrderedAt", "Last product view", FieldType::datetime}};
  const json list =
      json::array({{{"name", "a"}, {"label", "Campanha do primeiro clique"}, {"type", "string"}},
                   {{"name", "hs_first_click_date"}, {"label", "First click date"}, {"type", "datetime"}},
                   {{"name", "hs_product_last_view"}, {"label", "?"}, {"type", "datetime"}, {"hubspotDefined", true}},
                   {{"name", "product_last_view"}, {"label", "Last product view"}, {"type", "string"}}});
  const Suggestion made = suggest_mapping(definitions_of(list), fields);
  REQUIRE(rule_of(made, Target::lead, "firstClickCampaign") != nullptr);
  CHECK(rule_of(made, Target::lead, "firstClickCampaign")->from.front() == "a");
  REQUIRE(rule_of(made, Target::lead, "lastProductOrderedAt") != nullptr);
}

TEST_CASE("a label outweighs a name that says another thing, where its values agree") {
  const std::vector<TargetField> fields = {{"department", "Department", FieldType::string}};
  const auto found = [&](const char* name, const char* label, const json& options) {
    const json one = {{"name", name}, {"label", label}, {"type", "enumeration"}, {"options", options}};
    return rule_of(suggest_mapping(definitions_of(json::array({one})), fields), Target::lead, "department") != nullptr;
  };
  const auto option = [](const char* value) { return json{{"value", value}, {"label", value}}; };
  const json teams = json::array({option("Sales"), option("Finance"), option("Marketing")});
  CHECK(found("sector_2", "Department", teams));
  CHECK_FALSE(found("sector_x", "Department of the spouse", teams));
  CHECK_FALSE(found("industry", "Department", json::array()));
  CHECK_FALSE(found("department", "T-shirt size", json::array({option("S"), option("M")})));
}

TEST_CASE("beside what HubSpot has only nearly, a likely property of the portal's own leaves the field empty") {
  const json near = {{"name", "hs_analytics_source"}, {"label", "Original source"}, {"type", "enumeration"}};
  const json own = {{"name", "herkunft"}, {"label", "Herkunft"}, {"type", "enumeration"}};
  const std::vector<TargetField> fields = {{"leadSource", "Lead Source", FieldType::string}};
  const auto rule = [&](const json& list) {
    return rule_of(suggest_mapping(definitions_of(list), fields), Target::lead, "leadSource") != nullptr;
  };
  CHECK(rule(json::array({near})));
  CHECK_FALSE(rule(json::array({near, own})));
}

TEST_CASE("without definitions no field has a match, and each says so") {
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    const Suggestion made = suggest_mapping({}, usual_fields(), target);
    CHECK(made.mapping.rules(target).empty());
    CHECK(made.proposals.size() >= standard_fields(target).size());
    for (const Proposal& proposal : made.proposals) {
      CHECK_FALSE(proposal.accepted);
      CHECK(proposal.reason == "no good match: no property has a name or label like it");
    }
  }
}

TEST_CASE("proposals come for the standard fields first, then for those asked for, each once") {
  const Suggestion made =
      suggest_mapping(Portal("dev_english").definitions(),
                      {{"city", "City", FieldType::string}, {"phone", "Mobile Phone", FieldType::phone}});
  REQUIRE(made.proposals.size() == standard_fields(Target::lead).size() + 1);
  CHECK(made.proposals.front().field == "email");
  CHECK(made.proposals.back().field == "city");
  CHECK(made.proposals.back().custom);
  CHECK_FALSE(proposal_of(made, "phone").custom);
  CHECK(proposal_of(made, "phone").label == "Mobile Phone");
}

TEST_CASE("a rule has the type asked for, is custom where its field is, and invents no values") {
  const Suggestion made =
      suggest_mapping(Portal("dev_english").definitions(), {{"annualRevenue", "Annual Revenue", FieldType::number}});
  const MappingRule* revenue = rule_of(made, Target::lead, "annualRevenue");
  REQUIRE(revenue != nullptr);
  CHECK(*revenue == MappingRule{"annualRevenue", {"annualrevenue"}, FieldType::number, {}, {}, true});
  const MappingRule* stage = rule_of(made, Target::lead, "lifecycleStage");
  REQUIRE(stage != nullptr);
  CHECK(*stage == MappingRule{"lifecycleStage", {"lifecyclestage"}, FieldType::enumeration, {}, {}, false});
}

TEST_CASE("the suggested mapping is a mapping document without faults") {
  const Suggestion made = suggest_mapping(Portal("held_german").definitions(), usual_fields());
  const ParsedMapping parsed = parse_mapping(write_mapping(made.mapping));
  CHECK(parsed.errors.empty());
  CHECK(parsed.mapping == made.mapping);
}

TEST_CASE("the report says of each field what was chosen, how sure that is and why") {
  const Suggestion made = suggest_mapping(definitions_of(json::parse(R"([{"name":"p_1","label":"Vorname"}])")), {});
  const json report = json::parse(write_suggestion_report(made));
  REQUIRE(report.at("proposals").size() == standard_fields(Target::lead).size());
  const json& email = report.at("proposals")[0];
  CHECK(email == json::parse(R"({"field":"email","label":"Email Address","custom":false,"accepted":false,
      "property":null,"reason":"no good match: no property has a name or label like it","candidates":[]})"));
  const json& first_name = report.at("proposals")[1];
  CHECK(first_name.at("field") == "firstName");
  CHECK(first_name.at("candidates")[0].at("property") == "p_1");
  CHECK(first_name.at("candidates")[0].at("evidence")[0] == "label \"Vorname\" means first name (German)");
  CHECK(first_name.at("candidates")[0].at("confidence").is_number());
}
