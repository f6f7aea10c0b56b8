#include "account_fixture.hpp"
#include "catch.hpp"

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;
using account_fixture::members;

namespace {

const std::string kPipelines = "/crm/pipelines/2026-09/deals";
const std::string kDeals = "/crm/v3/objects/deals";

/// The example of HubSpot's pipelines guide.
const Json kNewPipeline = Json::parse(R"({
  "displayOrder": 3, "label": "New deal pipeline",
  "stages": [{"label": "In Progress", "metadata": {"probability": "0.2"}, "displayOrder": 0},
             {"label": "Contract signed", "metadata": {"probability": "0.8"}, "displayOrder": 1},
             {"label": "Closed Won", "metadata": {"probability": "1.0"}, "displayOrder": 2},
             {"label": "Closed Lost", "metadata": {"probability": "0.0"}, "displayOrder": 3}]})");

struct Seller : Caller {
  Seller() { pipeline = post(kPipelines, kNewPipeline).json; }

  std::string id() const { return pipeline["id"]; }
  std::string stage(std::size_t which) const { return pipeline["stages"][which]["id"]; }
  std::string path() const { return kPipelines + '/' + id(); }
  std::string stage_path(std::size_t which) const { return path() + "/stages/" + stage(which); }
  Json get_json(const std::string& target) { return get(target).json; }

  Answer put(const std::string& target, const Json& body) { return call("PUT", target, body.dump()); }
  std::string new_deal(std::size_t which, Json more = Json::object()) {
    Json properties = {{"dealname", "Deal"}, {"pipeline", id()}, {"dealstage", stage(which)}};
    properties.update(more);
    return post(kDeals, {{"properties", properties}}).json.value("id", "");
  }
  std::string value(const std::string& deal, const std::string& name) {
    const Json json = get(kDeals + '/' + deal + "?properties=" + name).json["properties"][name];
    return json.is_string() ? json.get<std::string>() : "";
  }
  std::vector<std::string> stage_options() {
    std::vector<std::string> values;
    for (const Json& option : Json(get("/crm/v3/properties/deals/dealstage").json["options"])) {
      values.push_back(option["value"]);
    }
    return values;
  }
  bool offers(const std::string& stage_id) {
    const auto all = stage_options();
    return std::find(all.begin(), all.end(), stage_id) != all.end();
  }

  Json pipeline;
};

std::vector<std::string> labels(const Json& stages) {
  std::vector<std::string> all;
  for (const Json& stage : stages) {
    all.push_back(stage["label"]);
  }
  return all;
}

}  // namespace

TEST_CASE("a pipeline is made with its stages, which are closed at probability 0 and 1") {
  Seller seller;
  CHECK(members(seller.pipeline) == "id,label,displayOrder,createdAt,updatedAt,archived,stages");
  CHECK(seller.id().find_first_not_of("0123456789") == std::string::npos);
  CHECK(seller.get_json(seller.path()) == seller.pipeline);
  CHECK(seller.get_json(kPipelines)["results"].size() == 4);
  const Json& stages = seller.pipeline["stages"];
  REQUIRE(stages.size() == 4);
  CHECK(members(stages[0]) == "id,label,displayOrder,metadata,createdAt,updatedAt,archived,writePermissions");
  CHECK(stages[1]["metadata"] == Json({{"isClosed", "false"}, {"probability", "0.8"}}));
  CHECK(stages[2]["metadata"] == Json({{"isClosed", "true"}, {"probability", "1.0"}}));
  CHECK(stages[3]["metadata"] == Json({{"isClosed", "true"}, {"probability", "0.0"}}));
  CHECK(seller.offers(seller.stage(1)));
  CHECK(seller.post(kPipelines, kNewPipeline).status == 201);
}

TEST_CASE("what is no pipeline or stage is refused") {
  Seller seller;
  const auto without = [](const char* member) {
    Json body = kNewPipeline;
    body.erase(member);
    return body;
  };
  for (const char* const member : {"label", "displayOrder", "stages"}) {
    CHECK(seller.post(kPipelines, without(member)).status == 400);
  }
  const auto with_metadata = [&](const Json& metadata) {
    return seller.post(seller.path() + "/stages", {{"label", "X"}, {"displayOrder", 9}, {"metadata", metadata}}).status;
  };
  CHECK(with_metadata(Json::object()) == 400);
  CHECK(with_metadata({{"probability", "likely"}}) == 400);
  CHECK(with_metadata({{"probability", "1.1"}}) == 400);
  CHECK(with_metadata({{"probability", "-0.1"}}) == 400);
  CHECK(with_metadata({{"probability", "0.5"}, {"isClosed", "perhaps"}}) == 400);
  CHECK(with_metadata({{"probability", "0.5"}, {"ticketState", "OPEN"}}) == 400);
  CHECK(with_metadata({{"probability", 0.5}, {"isClosed", true}}) == 201);
  CHECK(with_metadata({{"probability", "0.5"}}) == 400);  // there is an X already
  Json twins = kNewPipeline;
  twins["stages"][1]["label"] = "In Progress";
  CHECK(seller.post(kPipelines, twins).status == 400);
  CHECK(seller.post("/crm/v3/pipelines/contacts", kNewPipeline).status == 400);
  CHECK(seller.patch(kPipelines + "/nowhere", {{"label", "X"}}).status == 404);
  CHECK(seller.patch(seller.path() + "/stages/nowhere", {{"label", "X"}}).status == 404);
  CHECK(seller.patch(seller.path(), {{"archived", true}}).status == 400);
  CHECK(seller.get_json(seller.path())["stages"].size() == 5);
}

TEST_CASE("the tier says how many pipelines there may be") {
  Caller caller;
  caller.token = "";
  SimulatorSettings settings = account_fixture::settings();
  settings.accounts.front().tier = Tier::starter;
  Caller small(settings);
  const Answer answer = small.post(kPipelines, kNewPipeline);
  CHECK(answer.status == 400);
  CHECK(answer.json["category"] == "VALIDATION_ERROR");
}

TEST_CASE("patching and replacing: stages keep their ids by their labels") {
  Seller seller;
  Json patched = seller.patch(seller.path(), {{"label", "Renamed"}, {"displayOrder", -1}}).json;
  CHECK(patched["label"] == "Renamed");
  CHECK(patched["stages"] == seller.pipeline["stages"]);
  CHECK(seller.get_json(kPipelines)["results"][0]["id"] == seller.id());
  Json wanted = kNewPipeline;
  wanted["stages"].erase(1);
  wanted["stages"].push_back({{"label", "Talks"}, {"metadata", {{"probability", "0.4"}}}, {"displayOrder", 1}});
  const Json replaced = seller.put(seller.path(), wanted).json;
  CHECK(labels(replaced["stages"]) == std::vector<std::string>{"In Progress", "Talks", "Closed Won", "Closed Lost"});
  CHECK(replaced["stages"][0]["id"] == seller.stage(0));
  CHECK(replaced["label"] == "New deal pipeline");
  CHECK_FALSE(seller.offers(seller.stage(1)));
  CHECK(seller.get(seller.stage_path(1)).status == 404);
  const Json stage =
      seller
          .put(seller.stage_path(0), {{"label", "Begun"}, {"displayOrder", 0}, {"metadata", {{"probability", "0.3"}}}})
          .json;
  CHECK(stage["label"] == "Begun");
  CHECK(stage["id"] == seller.stage(0));
  CHECK(seller.put(seller.stage_path(0), {{"label", "Begun"}}).status == 400);
}

TEST_CASE("a pipeline with deals is kept where the call asks for it, and its stages take no deal once it is gone") {
  Seller seller;
  const std::string deal = seller.new_deal(0);
  REQUIRE_FALSE(deal.empty());
  const Answer refused = seller.erase(seller.path() + "?validateReferencesBeforeDelete=true");
  CHECK(refused.status == 400);
  CHECK(refused.json["subCategory"] == "PipelineError.STAGE_ID_IN_USE");
  CHECK(refused.json["context"]["objectIds"] == Json({'[' + deal + ']'}));
  CHECK(seller.erase(seller.path() + "?validateDealStageUsagesBeforeDelete=true").status == 400);
  CHECK(seller.erase(seller.path()).status == 204);
  CHECK(seller.get(seller.path()).status == 404);
  CHECK(seller.get(seller.path() + "/stages").status == 404);
  CHECK(seller.new_deal(0).empty());
  const Answer moved = seller.patch(kDeals + '/' + deal, {{"properties", {{"dealstage", seller.stage(1)}}}});
  CHECK(moved.status == 400);
  CHECK(moved.json["errors"][0]["code"] == "INVALID_OPTION");
  CHECK(seller.value(deal, "dealstage") == seller.stage(0));  // stays where it was
  CHECK(seller.patch(kDeals + '/' + deal, {{"properties", {{"amount", "5"}}}}).status == 200);
  CHECK(seller.patch(seller.path(), {{"archived", false}}).json["archived"] == false);
  CHECK_FALSE(seller.new_deal(1).empty());
  CHECK(seller.erase(seller.stage_path(1)).status == 204);
  CHECK(seller.new_deal(1).empty());
}

TEST_CASE("a deal's stage must be one of its pipeline") {
  Seller seller;
  const std::string deal = seller.new_deal(0);
  CHECK(seller.patch(kDeals + '/' + deal, {{"properties", {{"dealstage", "contractsent"}}}}).status == 400);
  CHECK(seller.patch(kDeals + '/' + deal, {{"properties", {{"dealstage", "contractsent"}, {"pipeline", "default"}}}})
            .status == 200);
}

TEST_CASE("audits tell what was done, the last first") {
  Seller seller;
  seller.wait(kMinute);
  seller.patch(seller.path(), {{"label", "Second"}});
  seller.patch(seller.stage_path(0), {{"label", "Changed"}});
  const Json audits = seller.get_json(seller.path() + "/audit")["results"];
  REQUIRE(audits.size() == 3);
  CHECK(members(audits[0]) == "portalId,identifier,action,timestamp,message,rawObject,fromUserId");
  CHECK(audits[2]["action"] == "CREATE");
  CHECK(audits[1]["action"] == "UPDATE");
  CHECK(audits[1]["identifier"] == "24681357:" + seller.id());
  CHECK(Json::parse(audits[1]["rawObject"].get<std::string>())["label"] == "Second");
  CHECK(seller.get_json(seller.stage_path(0) + "/audit")["results"].size() == 1);
  CHECK(seller.get_json(kPipelines + "/default/audit")["results"].empty());
}

TEST_CASE("what follows from a deal's stage, dates and amount is worked out") {
  Seller seller;
  const std::string deal = seller.new_deal(0, {{"amount", "1000"}, {"deal_currency_code", "EUR"}});
  CHECK(seller.value(deal, "hs_is_closed") == "false");
  CHECK(seller.value(deal, "hs_deal_stage_probability") == "0.2");
  CHECK(seller.value(deal, "closedate").empty());
  CHECK(seller.value(deal, "amount_in_home_currency") == "1080");
  seller.wait(3 * kDay);
  seller.patch(kDeals + '/' + deal, {{"properties", {{"dealstage", seller.stage(2)}}}});
  CHECK(seller.value(deal, "hs_is_closed") == "true");
  CHECK(seller.value(deal, "hs_is_closed_won") == "true");
  CHECK(seller.value(deal, "hs_is_closed_lost") == "false");
  CHECK(seller.value(deal, "closedate") == "2026-11-26T00:00:00.000Z");
  CHECK(seller.value(deal, "days_to_close") == "3");
  seller.patch(kDeals + '/' + deal, {{"properties", {{"dealstage", seller.stage(3)}, {"closedate", "2026-11-24"}}}});
  CHECK(seller.value(deal, "hs_is_closed_won") == "false");
  CHECK(seller.value(deal, "hs_is_closed_lost") == "true");
  CHECK(seller.value(deal, "days_to_close") == "1");
  seller.patch(kDeals + '/' + deal, {{"properties", {{"dealstage", seller.stage(1)}, {"amount", ""}}}});
  CHECK(seller.value(deal, "hs_is_closed_lost") == "false");
  CHECK(seller.value(deal, "days_to_close").empty());
  CHECK(seller.value(deal, "amount_in_home_currency").empty());
}

TEST_CASE("deals follow when their stage means something else") {
  Seller seller;
  const std::string deal = seller.new_deal(1);
  seller.patch(seller.stage_path(1), {{"metadata", {{"probability", "1.0"}}}});
  CHECK(seller.value(deal, "hs_is_closed_won") == "true");
  CHECK(seller.value(deal, "hs_deal_stage_probability") == "1.0");
}

TEST_CASE("deals that the control door changes follow their stage too") {
  SimulatorSettings settings = account_fixture::settings();
  settings.control = true;
  Caller caller(settings);
  const auto value = [&](const std::string& id, const std::string& name) {
    return caller.get(kDeals + '/' + id + "?properties=" + name).json["properties"][name];
  };
  const Json properties = {{"dealname", "Made"}, {"pipeline", "default"}, {"dealstage", "contractsent"}};
  const std::string id =
      caller.post("/_simulator/records/create", {{"objectType", "deals"}, {"properties", properties}}).json["id"];
  CHECK(value(id, "hs_is_closed") == "false");
  CHECK(value(id, "hs_deal_stage_probability") == "0.9");
  caller.post("/_simulator/records/edit",
              {{"objectType", "deals"}, {"id", std::stoll(id)}, {"properties", {{"dealstage", "closedwon"}}}});
  CHECK(value(id, "hs_is_closed_won") == "true");
  CHECK(value(id, "closedate") == "2026-11-23T00:00:00.000Z");
  caller.post("/_simulator/records/bulk-edit",
              {{"objectType", "deals"}, {"from", std::stoll(id)}, {"properties", {{"dealstage", "closedlost"}}}});
  CHECK(value(id, "hs_is_closed_lost") == "true");
  // Who writes such a value itself means it.
  caller.post("/_simulator/records/edit", {{"objectType", "deals"},
                                           {"id", std::stoll(id)},
                                           {"properties", {{"dealstage", "contractsent"}, {"hs_is_closed", "true"}}}});
  CHECK(value(id, "hs_is_closed") == "true");
}
