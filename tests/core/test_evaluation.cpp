#include "trailspark/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "catch.hpp"
#include "decay.hpp"
#include "evaluation_world.hpp"
#include "vectors.hpp"

using nlohmann::json;
using trailspark::EvaluationColumns;
using trailspark::Evaluator;
using trailspark::Level;
using trailspark::ScoringSettings;
using trailspark::SignalType;

namespace {

constexpr std::int64_t kDay = 86'400'000;

json number(double value) { return std::isnan(value) ? json(nullptr) : json(value); }

json explained(Evaluator& evaluator, const std::string& who) {
  std::string text;
  REQUIRE(evaluator.write_explanation(text, who).ok());
  return json::parse(text);
}

/// A small portal that is drawn: leads with counters, events, replies, deals and companies.
json drawn_portal(std::uint32_t seed, int leads) {
  const auto draw = [&seed](std::uint32_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8U) % below;
  };
  const auto day = [&](std::uint32_t ago) {
    std::string text;
    trailspark::append_datetime(text, EvaluationWorld::time("2026-11-23T00:00:00Z") - ago * kDay - draw(80'000'000));
    return text;
  };
  json portal = {{"contacts", json::array()},
                 {"companies", json::array()},
                 {"deals", json::array()},
                 {"events", json::array()},
                 {"replies", json::array()}};
  for (int i = 1; i <= leads; ++i) {
    json properties = {{"email", "p" + std::to_string(i) + "@acme.test"}, {"createdate", day(100 + draw(400))}};
    for (const auto& [counter, last] : {std::pair{"num_conversion_events", "recent_conversion_date"},
                                        std::pair{"hs_email_open", "hs_email_last_open_date"},
                                        std::pair{"hs_email_click", "hs_email_last_click_date"},
                                        std::pair{"hs_analytics_num_page_views", "hs_analytics_last_timestamp"}}) {
      if (draw(2) == 0) {
        properties[counter] = std::to_string(1 + draw(9));
        properties[last] = day(draw(120));
      }
    }
    properties["hs_email_optout"] = draw(5) == 0 ? "true" : "false";
    properties["jobtitle"] = draw(2) == 0 ? "VP Sales" : "Clerk";
    properties["associatedcompanyid"] = std::to_string(9000 + draw(5));
    portal["contacts"].push_back(
        {{"id", std::to_string(i)},
         {"properties", properties},
         {"updatedAt", day(draw(60))},
         {"associations",
          {{"deals",
            {{"results", json::array({{{"id", std::to_string(700 + draw(20))}, {"type", "contact_to_deal"}}})}}}}}});
    for (std::uint32_t event = draw(4); event > 0; --event) {
      portal["events"].push_back({{"contact", i},
                                  {"type", draw(2) == 0 ? "form_fill" : "email_click"},
                                  {"source", draw(2) == 0 ? "form_submission" : "marketing_email"},
                                  {"at", day(draw(120))},
                                  {"reference", std::to_string(i) + "-" + std::to_string(event)}});
    }
    if (draw(3) == 0) {
      portal["replies"].push_back({{"contact", i},
                                   {"at", day(draw(120))},
                                   {"mood", (static_cast<double>(draw(201)) - 100) / 100},
                                   {"reference", "e" + std::to_string(i)}});
    }
  }
  for (int i = 0; i < 20; ++i) {
    portal["deals"].push_back({{"id", std::to_string(700 + i)},
                               {"properties",
                                {{"dealstage", draw(2) == 0 ? "half" : "lost"},
                                 {"amount", std::to_string(100 * (1 + draw(9)))},
                                 {"createdate", day(60 + draw(60))},
                                 {"closedate", day(draw(60))}}},
                               {"updatedAt", day(draw(60))}});
  }
  for (int i = 0; i < 5; ++i) {
    portal["companies"].push_back({{"id", std::to_string(9000 + i)},
                                   {"properties", {{"industry", i % 2 == 0 ? "RETAIL" : "BANKING"}}},
                                   {"updatedAt", day(draw(60))}});
  }
  portal["profile"] = json::parse(R"({"version":1,"account":[{"kind":"industry","value":"RETAIL","weight":2}],
      "persona":[{"kind":"seniority","value":"vp","weight":1}],"behaviour":[{"kind":"signal","value":"form_fill","weight":1}]})");
  portal["pipelines"] = json::parse(R"({"results":[{"id":"p","stages":[
      {"id":"half","label":"Halfway","metadata":{"probability":"0.5","isClosed":"false"}},
      {"id":"lost","label":"Lost","metadata":{"probability":"0.0","isClosed":"true"}}]}]})");
  return portal;
}

std::string all_explanations(EvaluationWorld& world) {
  Evaluator evaluator = world.evaluate();
  std::string text;
  for (std::size_t row = 0; row < evaluator.columns().size(); ++row) {
    REQUIRE(evaluator.write_explanation(text, evaluator.email(row)).ok());
  }
  evaluator.write_accounts(text);
  return text;
}

void check_expected(const json& entry, const EvaluationColumns& columns) {
  const json& wanted = entry.at("expect");
  const json found = {{"score", number(columns.score[0])},
                      {"fit", number(columns.fit[0])},
                      {"accountFit", number(columns.account_fit[0])},
                      {"personFit", number(columns.person_fit[0])},
                      {"engagement", number(columns.engagement[0])},
                      {"confidence", number(columns.confidence[0])},
                      {"signals", columns.signals[0]},
                      {"types", columns.types[0]},
                      {"level", name(static_cast<Level>(columns.level[0]))},
                      {"status", name(static_cast<trailspark::EvaluationStatus>(columns.status[0]))}};
  for (const auto& [key, value] : wanted.items()) {
    INFO(key);
    CHECK(found.at(key) == value);
  }
}

}  // namespace

TEST_CASE("Leads and accounts have the scores worked out by hand") {
  for (const json& entry : vector_cases("evaluation")) {
    INFO(entry.at("name"));
    if (entry.contains("expect")) {
      EvaluationWorld world(entry);
      check_expected(entry, world.evaluate().columns());
    } else if (entry.contains("account")) {
      EvaluationWorld world(entry);
      const trailspark::AccountColumns accounts = world.evaluate().accounts();
      const json& wanted = entry.at("account");
      CHECK(accounts.propensity[0] == wanted.at("propensity").get<double>());
      CHECK(name(static_cast<trailspark::Propensity>(accounts.level[0])) == wanted.at("level").get<std::string>());
      CHECK(accounts.leads[0] == wanted.at("leads").get<std::uint32_t>());
      CHECK(accounts.warm_leads[0] == wanted.at("warm").get<std::uint32_t>());
      CHECK(number(accounts.best_score[0]) == wanted.at("best"));
    }
  }
}

TEST_CASE("A power of two is right to two units in the last place, and exact where the exponent is whole") {
  for (const json& entry : vector_cases("evaluation")) {
    if (!entry.contains("x")) {
      continue;
    }
    INFO(entry.at("name"));
    const double x = entry.at("x");
    const double wanted = entry.at("value");
    const double found = trailspark::two_to_minus(x);
    CHECK(std::abs(found - wanted) <= 4.5e-16 * wanted);
    if (x == std::floor(x)) {
      CHECK(found == wanted);
    }
  }
}

TEST_CASE("The parts of an explanation add up to the engagement, and each names its records") {
  EvaluationWorld world(drawn_portal(3, 120));
  Evaluator evaluator = world.evaluate();
  std::size_t with_parts = 0;
  for (std::size_t row = 0; row < evaluator.columns().size(); ++row) {
    const json lead = explained(evaluator, evaluator.email(row));
    INFO(lead.dump());
    double sum = 0;
    for (const json& part : lead.at("parts").at("engagement")) {
      sum += part.at("value").get<double>();
      CHECK((part.at("kind") == "cap" || !part.at("from").empty()));
      double left = 0;
      for (const json& from : part.at("from")) {
        CHECK_FALSE(from.at("id").get<std::string>().empty());
        left += from.value("left", 0.0);
      }
      if (part.at("kind") == "signals") {
        CHECK(left == Approx(part.at("left").get<double>()).margin(1e-12));
      }
      with_parts += 1;
    }
    CHECK(std::clamp(sum, 0.0, 100.0) == Approx(lead.at("engagement").get<double>()).margin(1e-9));
  }
  CHECK(with_parts > 200);
}

TEST_CASE("The order in which records and events arrive changes no byte") {
  json portal = drawn_portal(5, 60);
  EvaluationWorld world(portal);
  const std::string before = all_explanations(world);
  CHECK(before.size() > 10'000);
  for (const char* key : {"contacts", "companies", "deals", "events", "replies"}) {
    std::reverse(portal[key].begin(), portal[key].end());
  }
  EvaluationWorld other(portal);
  CHECK(all_explanations(other) == before);
}

TEST_CASE("As of a past time nothing later is seen") {
  const std::int64_t then = EvaluationWorld::time("2026-10-10T00:00:00Z");
  json portal = drawn_portal(7, 80);
  portal["asOf"] = "2026-10-10T00:00:00Z";
  EvaluationWorld world(portal);
  const std::string before = all_explanations(world);
  // What happened later is taken away, or made larger and later still.
  json past = portal;
  for (const char* key : {"events", "replies"}) {
    past[key].clear();
    for (const json& one : portal[key]) {
      if (EvaluationWorld::time(one.at("at")) <= then) {
        past[key].push_back(one);
      }
    }
  }
  for (json& contact : past["contacts"]) {
    json& properties = contact["properties"];
    for (const auto& [counter, last] : {std::pair{"num_conversion_events", "recent_conversion_date"},
                                        std::pair{"hs_email_open", "hs_email_last_open_date"},
                                        std::pair{"hs_email_click", "hs_email_last_click_date"},
                                        std::pair{"hs_analytics_num_page_views", "hs_analytics_last_timestamp"}}) {
      if (properties.contains(last) && EvaluationWorld::time(properties[last]) > then) {
        properties[counter] = "99";
        properties[last] = "2026-11-22T00:00:00Z";
      }
    }
    if (EvaluationWorld::time(contact["updatedAt"]) > then) {
      properties["hs_email_optout"] = "true";
    }
  }
  for (json& deal : past["deals"]) {
    if (EvaluationWorld::time(deal["updatedAt"]) > then &&
        EvaluationWorld::time(deal["properties"]["closedate"]) > then) {
      deal["properties"]["amount"] = "999999";
      deal["properties"]["dealstage"] = "lost";
    }
  }
  EvaluationWorld other(past);
  const std::string after = all_explanations(other);
  std::istringstream one(before);
  std::istringstream two(after);
  CHECK(before == after);
}

TEST_CASE("One more signal of a kind never lowers the engagement") {
  const json portal = drawn_portal(11, 40);
  EvaluationWorld world(portal);
  const EvaluationColumns before = world.evaluate().columns();
  for (std::size_t type = 0; type < trailspark::kSignalTypes; ++type) {
    for (std::size_t row = 0; row < before.size(); ++row) {
      const auto signal = static_cast<SignalType>(type);
      EvaluationWorld more(portal);
      Evaluator evaluator(more.base, more.material);
      // A source of its own, so that no counter gives way to it, from the same day as what is there.
      more.material.events.push_back({evaluator.email(row), 0, signal, "email_reply", more.as_of - 3 * kDay, "more"});
      const EvaluationColumns after = more.evaluate().columns();
      CHECK(after.engagement[row] >= before.engagement[row]);
      CHECK(after.signals[row] == before.signals[row] + 1);
      row += 6;
    }
  }
}

TEST_CASE("A weight of zero is the same as no such signals") {
  json portal = drawn_portal(13, 60);
  EvaluationWorld world(portal);
  world.settings.weights.erase(
      std::remove_if(world.settings.weights.begin(), world.settings.weights.end(),
                     [](const auto& weight) { return weight.type == SignalType::email_click; }),
      world.settings.weights.end());
  const EvaluationColumns without = world.evaluate().columns();
  json fewer = portal;
  for (json& contact : fewer["contacts"]) {
    contact["properties"].erase("hs_email_click");
    contact["properties"].erase("hs_email_last_click_date");
  }
  json& events = fewer["events"];
  events.erase(
      std::remove_if(events.begin(), events.end(), [](const json& e) { return e.at("type") == "email_click"; }),
      events.end());
  EvaluationWorld other(fewer);
  CHECK(other.evaluate().columns().engagement == without.engagement);
}

TEST_CASE("A what-if says what an evaluation under those settings would, and leaves the evaluation as it is") {
  EvaluationWorld world(drawn_portal(17, 150));
  Evaluator evaluator = world.evaluate();
  const EvaluationColumns before = evaluator.columns();
  ScoringSettings other = world.settings;
  SECTION("weights") { other.weights = {{SignalType::email_open, "", 30}, {SignalType::form_fill, "", 1}}; }
  SECTION("half-life") { other.half_life_days = 3; }
  SECTION("lookback") { other.lookback_days = 10; }
  SECTION("detractors") { other.detractors = {{"clerk", "jobtitle", "clerk", 1, 40}}; }
  SECTION("fit") { other.fit_share = 1; }
  SECTION("traits") { other.today_only_traits = false; }
  const trailspark::WhatIf made = evaluator.what_if(other);
  CHECK(evaluator.columns().score == before.score);
  Evaluator anew(world.base, world.material);
  anew.evaluate(other, world.as_of);
  CHECK(made.columns.score == anew.columns().score);
  CHECK(made.columns.level == anew.columns().level);
  CHECK(made.columns.score != before.score);
  evaluator.evaluate(other, world.as_of);
  CHECK(evaluator.columns().score == anew.columns().score);
  CHECK(made.ranking == ranking(anew.columns()));
  const auto first = static_cast<std::uint32_t>(std::find(made.ranking.begin(), made.ranking.end(), made.risers.at(0)) -
                                                made.ranking.begin());
  const auto old = ranking(before);
  const auto last = static_cast<std::uint32_t>(std::find(old.begin(), old.end(), made.risers.at(0)) - old.begin());
  CHECK(made.rise[made.risers.at(0)] == static_cast<std::int32_t>(last) - static_cast<std::int32_t>(first));
  CHECK(made.rise[made.risers.at(0)] == *std::max_element(made.rise.begin(), made.rise.end()));
  CHECK(made.rise[made.fallers.at(0)] == *std::min_element(made.rise.begin(), made.rise.end()));
  std::size_t counted = 0;
  for (const std::size_t bar : made.histogram) {
    counted += bar;
  }
  CHECK(counted == made.columns.size() - made.columns.levels()[0]);
}

TEST_CASE("The ranking puts the best first and those without a level last") {
  EvaluationWorld world(drawn_portal(19, 150));
  const EvaluationColumns columns = world.evaluate().columns();
  const std::vector<std::uint32_t> rows = ranking(columns);
  CHECK(columns.levels()[0] > 0);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const bool had = columns.level[rows[i - 1]] != 0;
    const bool has = columns.level[rows[i]] != 0;
    CHECK((had || !has));
    if (had && has) {
      CHECK(columns.score[rows[i - 1]] >= columns.score[rows[i]]);
    }
  }
}

TEST_CASE("Cooling off lasts by the last level, and a high-intent signal ends it") {
  const json entry = json::parse(R"({"contacts":[{"id":"1","properties":{"email":"ada@acme.test",
      "engagements_last_meeting_booked":"2026-11-20T00:00:00Z","num_conversion_events":"3",
      "recent_conversion_date":"2026-11-22T00:00:00Z"},"updatedAt":"2026-11-22T00:00:00Z"}]})");
  EvaluationWorld world(entry);
  const Evaluator evaluator = world.evaluate();
  const ScoringSettings& settings = world.settings;
  const std::int64_t hour = 3'600'000;
  CHECK(next_evaluation(settings, {Level::hot, 0}) == 168 * hour);
  CHECK(next_evaluation(settings, {Level::warm, 0}) == 72 * hour);
  CHECK(next_evaluation(settings, {Level::cold, 0}) == 336 * hour);
  CHECK(next_evaluation(settings, {Level::none, 5}) == 5);
  CHECK(evaluator.high_intent(0) == EvaluationWorld::time("2026-11-20T00:00:00Z"));
  CHECK(evaluator.is_due(0, {Level::warm, world.as_of - 72 * hour}));
  CHECK(evaluator.is_due(0, {Level::cold, world.as_of - 73 * hour}));  // booked since
  CHECK_FALSE(evaluator.is_due(0, {Level::cold, world.as_of - 71 * hour}));
  ScoringSettings off = settings;
  off.cooling_off.on = false;
  CHECK(next_evaluation(off, {Level::hot, 7}) == 7);
}

TEST_CASE("The reasoning is plain sentences made of the same figures") {
  EvaluationWorld world(json::parse(R"({"contacts":[{"id":"1","properties":{"email":"ada@acme.test","jobtitle":"CTO",
      "num_conversion_events":"3","recent_conversion_date":"2026-10-24T00:00:00Z","hs_email_open":"2",
      "hs_email_last_open_date":"2026-11-22T12:00:00Z","hs_email_optout":"true"},"updatedAt":"2026-11-01T00:00:00Z"},
      {"id":"2","properties":{"email":"bob@acme.test"},"updatedAt":"2026-11-01T00:00:00Z"}]})"));
  Evaluator evaluator = world.evaluate();
  const json ada = explained(evaluator, "ada@acme.test");
  CHECK(ada.at("reasoning") ==
        "Cold: 0 of 100. Engagement 0: +12.5 3 form fills, of which the last counts, 30 days ago; +3 2 email opens, of "
        "which the last counts, today; -30 unsubscribed. Fit: there is no customer profile, so the score is the "
        "engagement alone. Confidence 82 %: 5 signals of 2 types, the newest today.");
  CHECK(explained(evaluator, "2").at("reasoning") == "Not evaluated: 0 signals within 90 days, 3 are needed.");
  std::string text;
  const auto missing = evaluator.write_explanation(text, "eve@acme.test");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == trailspark::Code::query_shape);
}
