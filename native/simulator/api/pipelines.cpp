#include "simulator/pipelines.hpp"

#include "simulator/api/needs.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Deals' pipelines and their stages, to be read: /crm/pipelines/{V}/{objectType}, /crm/v3/pipelines/{objectType}.
namespace simulator {
namespace {

Json stage_json(const Stage& stage, std::size_t order, const Account& account) {
  const std::string made = moment_text(account.portal().settings().now - 2000 * kDay);
  return {{"id", stage.id},
          {"label", stage.label},
          {"displayOrder", order},
          {"metadata", {{"isClosed", stage.closed ? "true" : "false"}, {"probability", stage.probability}}},
          {"createdAt", made},
          {"updatedAt", made},
          {"archived", false},
          {"writePermissions", "CRM_PERMISSIONS_ENFORCEMENT"}};
}

Json stages_json(const Pipeline& pipeline, const Account& account) {
  Json stages = Json::array();
  for (const Stage& stage : pipeline.stages) {
    stages.push_back(stage_json(stage, stages.size(), account));
  }
  return stages;
}

Json pipeline_json(const Pipeline& pipeline, std::size_t order, const Account& account) {
  const std::string made = moment_text(account.portal().settings().now - 2000 * kDay);
  return {{"id", pipeline.id},
          {"label", pipeline.label},
          {"displayOrder", order},
          {"createdAt", made},
          {"updatedAt", made},
          {"archived", false},
          {"stages", stages_json(pipeline, account)}};
}

/// Other types of records have none.
std::span<const Pipeline> pipelines_of(const Request& request) {
  return type_of(request) == ObjectType::deals ? pipelines() : std::span<const Pipeline>();
}

std::size_t place_of(const Request& request) {
  const std::span<const Pipeline> all = pipelines_of(request);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (request.captured_as("pipelineId") == all[i].id) {
      return i;
    }
  }
  throw Refusal{not_found()};
}

Response list(const Request& request, const Call& call) {
  Json results = Json::array();
  for (const Pipeline& pipeline : pipelines_of(request)) {
    results.push_back(pipeline_json(pipeline, results.size(), *call.account));
  }
  return json_response({{"results", std::move(results)}});
}

Response get(const Request& request, const Call& call) {
  const std::size_t place = place_of(request);
  return json_response(pipeline_json(pipelines()[place], place, *call.account));
}

Response list_stages(const Request& request, const Call& call) {
  return json_response({{"results", stages_json(pipelines()[place_of(request)], *call.account)}});
}

Response get_stage(const Request& request, const Call& call) {
  for (const Json& stage : stages_json(pipelines()[place_of(request)], *call.account)) {
    if (stage["id"] == request.captured_as("stageId")) {
      return json_response(stage);
    }
  }
  throw Refusal{not_found()};
}

}  // namespace

void add_pipeline_routes(Router& router) {
  const auto add = [&](const char* rest, Handler handler) {
    router.add_crm("pipelines", rest,
                   {.method = "GET", .pattern = "", .handler = std::move(handler), .need = reads_schemas});
  };
  add("/{objectType}", list);
  add("/{objectType}/{pipelineId}", get);
  add("/{objectType}/{pipelineId}/stages", list_stages);
  add("/{objectType}/{pipelineId}/stages/{stageId}", get_stage);
}

}  // namespace simulator
