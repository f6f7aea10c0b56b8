#include "simulator/api/needs.hpp"
#include "simulator/api/pipeline_parts.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Deals' pipelines and their stages as they are read: /crm/pipelines/{V}/{objectType}, /crm/v3/pipelines/{objectType}.
namespace simulator {
namespace {

/// Other types of records have none.
bool has_pipelines(const Request& request) { return type_of(request) == ObjectType::deals; }

Response list(const Request& request, const Call& call) {
  Json results = Json::array();
  if (has_pipelines(request)) {
    for (const AccountPipeline* const pipeline : call.account->pipelines().live()) {
      results.push_back(pipeline_json(*pipeline));
    }
  }
  return json_response({{"results", std::move(results)}});
}

Response get(const Request& request, const Call& call) {
  return json_response(pipeline_json(pipeline_of(request, *call.account)));
}

Response list_stages(const Request& request, const Call& call) {
  return json_response({{"results", pipeline_json(pipeline_of(request, *call.account))["stages"]}});
}

Response get_stage(const Request& request, const Call& call) {
  return json_response(stage_json(stage_of(request, pipeline_of(request, *call.account))));
}

/// What was done to it since the account was made, the last first.
Response audit_of(const std::string& id, const Account& account) {
  Json results = Json::array();
  const std::vector<PipelineAudit>& audits = account.pipelines().audits();
  for (auto audit = audits.rbegin(); audit != audits.rend(); ++audit) {
    if (audit->id == id) {
      results.push_back({{"portalId", account.portal_id()},
                         {"identifier", std::to_string(account.portal_id()) + ':' + id},
                         {"action", audit->action},
                         {"timestamp", moment_text(audit->when)},
                         {"message", audit->message},
                         {"rawObject", audit->raw.dump(-1, ' ', false, Json::error_handler_t::replace)},
                         {"fromUserId", audit->user_id}});
    }
  }
  return json_response({{"results", std::move(results)}});
}

Response audit(const Request& request, const Call& call) {
  return audit_of(pipeline_of(request, *call.account).id, *call.account);
}

Response audit_stage(const Request& request, const Call& call) {
  return audit_of(stage_of(request, pipeline_of(request, *call.account)).id, *call.account);
}

}  // namespace

Json stage_json(const AccountStage& stage) {
  Json json = {{"id", stage.id},
               {"label", stage.label},
               {"displayOrder", stage.display_order},
               {"metadata", {{"isClosed", stage.closed ? "true" : "false"}, {"probability", stage.probability}}},
               {"createdAt", moment_text(stage.created)},
               {"updatedAt", moment_text(stage.updated)},
               {"archived", stage.archived_at != 0}};
  if (stage.archived_at != 0) {
    json["archivedAt"] = moment_text(stage.archived_at);
  }
  json["writePermissions"] = "CRM_PERMISSIONS_ENFORCEMENT";
  return json;
}

Json pipeline_json(const AccountPipeline& pipeline) {
  Json json = {{"id", pipeline.id},
               {"label", pipeline.label},
               {"displayOrder", pipeline.display_order},
               {"createdAt", moment_text(pipeline.created)},
               {"updatedAt", moment_text(pipeline.updated)},
               {"archived", pipeline.archived_at != 0}};
  if (pipeline.archived_at != 0) {
    json["archivedAt"] = moment_text(pipeline.archived_at);
  }
  json["stages"] = Json::array();
  for (const AccountStage* const stage : pipeline.live_stages()) {
    json["stages"].push_back(stage_json(*stage));
  }
  return json;
}

std::size_t most_pipelines(Tier tier) {
  constexpr std::size_t kMost[] = {1, 2, 15, 100};
  return kMost[static_cast<std::size_t>(tier)];
}

const AccountPipeline& pipeline_of(const Request& request, const Account& account) {
  const AccountPipeline* const found =
      has_pipelines(request) ? account.pipelines().find(request.captured_as("pipelineId")) : nullptr;
  if (found == nullptr || found->archived_at != 0) {
    throw Refusal{not_found()};
  }
  return *found;
}

const AccountStage& stage_of(const Request& request, const AccountPipeline& pipeline) {
  const AccountStage* const found = pipeline.stage(request.captured_as("stageId"));
  if (found == nullptr || found->archived_at != 0) {
    throw Refusal{not_found()};
  }
  return *found;
}

void add_pipeline_routes(Router& router) {
  const auto add = [&](const char* rest, Handler handler) {
    router.add_crm("pipelines", rest,
                   {.method = "GET", .pattern = "", .handler = std::move(handler), .need = reads_schemas});
  };
  add("/{objectType}", list);
  add("/{objectType}/{pipelineId}", get);
  add("/{objectType}/{pipelineId}/audit", audit);
  add("/{objectType}/{pipelineId}/stages", list_stages);
  add("/{objectType}/{pipelineId}/stages/{stageId}", get_stage);
  add("/{objectType}/{pipelineId}/stages/{stageId}/audit", audit_stage);
  add_pipeline_write_routes(router);
}

}  // namespace simulator
