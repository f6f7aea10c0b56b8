#include "sales_world.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/pages.hpp"
#include "simulator/pipelines.hpp"

namespace sales_world {

simulator::Settings settings(std::uint64_t contacts, std::uint64_t seed, simulator::Planted planted) {
  simulator::Settings settings;
  settings.contacts = contacts;
  settings.seed = seed;
  settings.now = kNow;
  settings.duplicates = false;
  settings.planted = std::move(planted);
  return settings;
}

simulator::Planted nothing() {
  simulator::Planted planted;
  planted.stated = true;
  planted.won_per_mille = 300;
  return planted;
}

simulator::Planted three_traits() {
  using Kind = simulator::PlantedTrait::Kind;
  simulator::Planted planted;
  planted.stated = true;
  planted.won_per_mille = 200;
  simulator::PlantedTrait trait;
  trait.kind = Kind::employees;
  trait.least = 51;
  trait.most = 200;
  trait.lift_percent = 230;
  planted.traits.push_back(trait);
  trait.kind = Kind::source;
  trait.value = "REFERRALS";
  trait.lift_percent = 200;
  trait.share_per_mille = 250;
  planted.traits.push_back(trait);
  trait.kind = Kind::country;
  trait.value = "Germany";
  trait.lift_percent = 25;
  planted.traits.push_back(trait);
  return planted;
}

std::string pipelines() {
  nlohmann::json results = nlohmann::json::array();
  for (const simulator::Pipeline& pipeline : simulator::pipelines()) {
    nlohmann::json stages = nlohmann::json::array();
    for (const simulator::Stage& stage : pipeline.stages) {
      // Labels that would mislead who goes by names.
      stages.push_back(
          {{"id", stage.id},
           {"label", "Closed won"},
           {"metadata", {{"isClosed", stage.closed ? "true" : "false"}, {"probability", stage.probability}}}});
    }
    results.push_back({{"id", pipeline.id}, {"stages", stages}});
  }
  return nlohmann::json{{"results", results}}.dump();
}

trailspark::SalesHistory read(const simulator::Portal& portal, bool contacts) {
  trailspark::LeadBase base;
  const auto ingest = [&](simulator::Object from, trailspark::ObjectType to, std::vector<std::string> properties) {
    simulator::PageSettings pages;
    pages.object = from;
    pages.page_size = 1000;
    pages.properties = std::move(properties);
    simulator::PageStream stream(portal, pages);
    for (std::string page; stream.next(page);) {
      REQUIRE(base.ingest(to, page).rejected_records == 0);
    }
  };
  ingest(simulator::Object::companies, trailspark::ObjectType::companies,
         {"name", "industry", "numberofemployees", "annualrevenue", "country"});
  ingest(simulator::Object::deals, trailspark::ObjectType::deals,
         {"dealname", "pipeline", "dealstage", "dealtype", "amount", "amount_in_home_currency", "deal_currency_code",
          "closedate", "hs_primary_associated_company", "hs_is_closed", "hs_is_closed_won"});
  if (contacts) {
    std::vector<std::string> properties = {"email", "jobtitle", "hs_seniority", "hs_analytics_source",
                                           "associatedcompanyid"};
    for (const std::string_view name : trailspark::signal_properties()) {
      properties.emplace_back(name);
    }
    ingest(simulator::Object::contacts, trailspark::ObjectType::contacts, properties);
  }
  auto history = trailspark::read_sales(base, pipelines());
  REQUIRE(history);
  return std::move(history).value();
}

}  // namespace sales_world
