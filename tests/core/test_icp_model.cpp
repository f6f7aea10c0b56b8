#include "trailspark/icp_model.hpp"

#include "catch.hpp"

using namespace trailspark;

namespace {

constexpr const char* kDocument = R"({
  "version": 1,
  "account": [
    {"kind":"industry","value":"COMPUTER_SOFTWARE","weight":0.9},
    {"kind":"employees","min":51,"max":200,"weight":0.7,"evidence":{"lift":2.31,"low":1.52,"high":null,"p":0.00012,"adjustedP":0.0024,"significant":true,"wonWith":41,"won":80,"lostWith":38,"lost":210}}
  ],
  "persona": [
    {"kind":"seniority","value":"vp","weight":0.5,"on":false,"byHand":true},
    {"kind":"title","value":"intern","weight":1,"positive":false,"todayOnly":false}
  ],
  "behaviour": [
    {"kind":"signal","value":"form_fill","min":2,"weight":0.4}
  ]
})";

std::vector<std::string> faults(std::string_view json) {
  std::vector<std::string> places;
  for (const Error& error : parse_icp_model(json).errors) {
    places.push_back(std::string(id(error.code)) + " " + error.where);
  }
  return places;
}

std::string with_trait(const std::string& list, const std::string& trait) {
  return R"({"version":1,")" + list + R"(":[)" + trait + "]}";
}

IcpTrait trait(TraitKind kind, std::string value) {
  IcpTrait made;
  made.kind = kind;
  made.value = std::move(value);
  return made;
}

}  // namespace

TEST_CASE("A profile is read and written back the same") {
  const ParsedIcpModel parsed = parse_icp_model(kDocument);
  REQUIRE(parsed.errors.empty());
  CHECK(write_icp_model(parsed.model) == kDocument);
  CHECK(parse_icp_model(write_icp_model(parsed.model)).model == parsed.model);
  CHECK(parsed.model.account[0].today_only);
  CHECK_FALSE(parsed.model.behaviour[0].today_only);
  CHECK_FALSE(parsed.model.account[1].evidence->high);
  CHECK(to_string(parsed.model.account[1]) == "employees 51 to 200");
  CHECK(to_string(parsed.model.behaviour[0]) == "form_fill, 2 and more");
}

TEST_CASE("Every fault of a profile is found at its place") {
  using Places = std::vector<std::string>;
  CHECK(faults("{") == Places{"json.syntax line 1 column 2"});
  CHECK(faults("[]") == Places{"icp.shape "});
  CHECK(faults("{}") == Places{"icp.version "});
  CHECK(faults(R"({"version":2,"acount":1})") == Places{"icp.version /version"});
  CHECK(faults(R"({"version":1,"acount":[]})") == Places{"icp.shape /acount"});
  CHECK(faults(R"({"version":1,"account":{}})") == Places{"icp.shape /account"});
  CHECK(faults(with_trait("account", "5")) == Places{"icp.shape /account/0"});
  CHECK(faults(with_trait("account", R"({"kind":"title","value":"x","weight":1})")) ==
        Places{"icp.shape /account/0/kind"});
  CHECK(faults(with_trait("account", R"({"kind":"industry","weight":1})")) == Places{"icp.shape /account/0"});
  CHECK(faults(with_trait("account", R"({"kind":"industry","value":"","weight":1})")) ==
        Places{"icp.shape /account/0/value"});
  CHECK(faults(with_trait("account", R"({"kind":"employees","min":5,"max":1,"weight":1})")) ==
        Places{"icp.shape /account/0/max"});
  CHECK(faults(with_trait("account", R"({"kind":"employees","weight":1})")) == Places{"icp.shape /account/0"});
  CHECK(faults(with_trait("account", R"({"kind":"industry","value":"x","min":1,"weight":1})")) ==
        Places{"icp.shape /account/0/min"});
  CHECK(faults(with_trait("persona", R"({"kind":"seniority","value":"vip","weight":11,"on":1})")) ==
        Places{"icp.shape /persona/0/value", "icp.shape /persona/0/weight", "icp.shape /persona/0/on"});
  CHECK(faults(with_trait("persona", R"({"kind":"title","value":"--","weight":1})")) ==
        Places{"icp.shape /persona/0/value"});
  CHECK(faults(with_trait("behaviour", R"({"kind":"signal","value":"form_fill","min":1.5,"weight":1})")) ==
        Places{"icp.shape /behaviour/0/min"});
  CHECK(faults(with_trait("behaviour", R"({"kind":"signal","value":"form_fil","weight":1})")) ==
        Places{"icp.shape /behaviour/0/value"});
  CHECK(faults(with_trait("behaviour", R"({"kind":"signal","value":"form_fill","weight":1,"evidence":{"p":2}})"))
            .size() == 6);
  CHECK(
      faults(with_trait(
          "account", R"({"kind":"industry","value":"a b","weight":1},{"kind":"industry","value":"A_B","weight":2})")) ==
      Places{"icp.shape /account/1"});
}

TEST_CASE("A profile of another version is not read at all") {
  const auto parsed = parse_icp_model(R"({"version":2,"account":[{"kind":"industry","value":"x","weight":1}]})");
  REQUIRE(parsed.errors.size() == 1);
  CHECK(parsed.errors[0].code == Code::icp_version);
  CHECK(parsed.model == IcpModel{});
}

TEST_CASE("A fault says what was found and what is meant") {
  const auto parsed = parse_icp_model(with_trait("persona", R"({"kind":"seniorty","value":"vp","weight":1})"));
  REQUIRE(parsed.errors.size() == 1);
  CHECK(parsed.errors[0].code == Code::icp_shape);
  CHECK(parsed.errors[0].detail.find("did you mean \"seniority\"?") != std::string::npos);
  CHECK(parsed.model.persona.empty());
}

TEST_CASE("A lead has a trait, has it not, or nobody knows") {
  LeadFacts facts;
  facts.industry = "Computer Software";
  facts.employees = 200;
  facts.title = "VP of Sales (EMEA)";
  facts.signals[static_cast<std::size_t>(SignalType::form_fill)] = 1;
  CHECK(match(trait(TraitKind::industry, "COMPUTER_SOFTWARE"), facts) == TraitMatch::yes);
  CHECK(match(trait(TraitKind::industry, "SOFTWARE"), facts) == TraitMatch::no);
  CHECK(match(trait(TraitKind::region, "Germany"), facts) == TraitMatch::unknown);
  IcpTrait band = trait(TraitKind::employees, "");
  band.min = 51;
  band.max = 200;
  CHECK(match(band, facts) == TraitMatch::yes);
  facts.employees = 201;
  CHECK(match(band, facts) == TraitMatch::no);
  facts.employees.reset();
  CHECK(match(band, facts) == TraitMatch::unknown);
  CHECK(match(trait(TraitKind::title, "vp of sales"), facts) == TraitMatch::yes);
  CHECK(match(trait(TraitKind::title, "of sale"), facts) == TraitMatch::no);
  CHECK(match(trait(TraitKind::seniority, "vp"), facts) == TraitMatch::yes);
  CHECK(match(trait(TraitKind::department, "sales"), facts) == TraitMatch::yes);
  facts.seniority = "executive";
  CHECK(match(trait(TraitKind::seniority, "vp"), facts) == TraitMatch::no);
  IcpTrait form = trait(TraitKind::signal, "form_fill");
  CHECK(match(form, facts) == TraitMatch::yes);
  form.min = 2;
  CHECK(match(form, facts) == TraitMatch::no);
  CHECK(match(trait(TraitKind::signal, "email_open"), facts) == TraitMatch::unknown);
}
