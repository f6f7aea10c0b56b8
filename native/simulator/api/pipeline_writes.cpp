#include <algorithm>
#include <charconv>
#include <set>

#include "simulator/api/answers.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/object_writes.hpp"
#include "simulator/api/pipeline_parts.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Deals' pipelines and their stages as they are made, changed and archived. Records of an archived stage stay in it,
// but none can be moved there any more.
namespace simulator {
namespace {

constexpr std::size_t kMostNamed = 100;  // ids of records in an error

[[noreturn]] void refuse_input(const std::string& message) { throw Refusal{bad_request(message)}; }

void need_deals(const Request& request) {
  if (const ObjectType type = type_of(request); type != ObjectType::deals) {
    refuse_input(std::string("Pipelines are not available for the object type ") + info(type).id);
  }
}

/// `required`: without it the input is refused.
void read_label(const Json& json, bool required, std::string& label) {
  if (json.contains("label")) {
    label = text_of(json, "label");
  }
  if ((required || json.contains("label")) && label.empty()) {
    refuse_input("Invalid input JSON: some required fields were not set: [label]");
  }
}

void read_order(const Json& json, bool required, std::int64_t& order) {
  const auto found = json.find("displayOrder");
  if (found == json.end() && !required) {
    return;
  }
  if (found == json.end() || !found->is_number_integer()) {
    refuse_input("Invalid input JSON: some required fields were not set: [displayOrder], a whole number");
  }
  order = found->get<std::int64_t>();
}

/// "0.8" or 0.8, in [0, 1]; 0 and 1 as "0.0" and "1.0".
std::string probability_in(const Json& value) {
  const std::string text = value.is_string() ? value.get<std::string>() : value.is_number() ? value.dump() : "";
  double number = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !(number >= 0 && number <= 1)) {
    refuse_input("Invalid stage metadata: probability was expected to be a number from 0.0 to 1.0, and is " +
                 value.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return text.find('.') == text.npos ? text + ".0" : text;
}

bool flag_in(const Json& value, const char* name) {
  const bool yes = value == true || value == "true";
  if (!yes && value != false && value != "false") {
    refuse_input(std::string("Invalid stage metadata: ") + name + " was expected to be true or false");
  }
  return yes;
}

/// {"probability":"0.8","isClosed":"false"}; a stage of probability 0 or 1 is closed where it does not say.
void read_metadata(const Json& json, bool required, AccountStage& stage) {
  const auto found = json.find("metadata");
  if (found == json.end() && !required) {
    return;
  }
  if (found == json.end() || !found->is_object() || (!found->contains("probability") && required)) {
    refuse_input("Invalid input JSON: stages of deals need metadata with a probability");
  }
  for (const auto& [name, value] : found->items()) {
    if (name != "probability" && name != "isClosed") {
      refuse_input("Invalid stage metadata: " + name + " is unknown for deals");
    }
  }
  if (found->contains("probability")) {
    stage.probability = probability_in((*found)["probability"]);
    stage.closed = stage.probability.find_first_not_of("0.") == std::string::npos || stage.probability[0] == '1';
  }
  if (found->contains("isClosed")) {
    stage.closed = flag_in((*found)["isClosed"], "isClosed");
  }
}

/// All that was archived is made live again by {"archived": false} alone.
bool restores(const Json& json, bool is_archived) {
  if (!json.contains("archived")) {
    return false;
  }
  if (json["archived"] != false || !is_archived) {
    refuse_input("archived can be given to restore what is archived alone, and is false then");
  }
  return true;
}

void need_unlike_labels(const AccountPipeline& pipeline) {
  std::set<std::string> labels;
  for (const AccountStage* const stage : pipeline.live_stages()) {
    if (!labels.insert(stage->label).second) {
      refuse_input("Stage labels must be unique within a pipeline: " + stage->label);
    }
  }
  if (labels.size() > PipelineTable::kMostStages) {
    refuse_input("A pipeline cannot have more than " + std::to_string(PipelineTable::kMostStages) + " stages");
  }
}

bool asks_for(const Request& request, const char* parameter) { return request.parameter(parameter) == "true"; }

/// Where the call asks for it, records in stages that are about to go are a reason to refuse.
void keep_used_stages(const Request& request, const Account& account, const std::vector<std::string>& stages) {
  if (stages.empty() || (!asks_for(request, "validateReferencesBeforeDelete") &&
                         !asks_for(request, "validateDealStageUsagesBeforeDelete"))) {
    return;
  }
  const std::vector<RecordId> deals = account.deals_in(stages);
  if (deals.empty()) {
    return;
  }
  const auto listed = [](const auto& things, auto text_of_one) {
    std::string list;
    for (std::size_t i = 0; i < std::min(things.size(), kMostNamed); ++i) {
      list += (list.empty() ? "" : ", ") + text_of_one(things[i]);
    }
    return '[' + list + ']';
  };
  const std::string stage_ids = listed(stages, [](const std::string& id) { return id; });
  const std::string deal_ids = listed(deals, [](RecordId id) { return std::to_string(id); });
  Error error = bad_request("Stage IDs: " + stage_ids + " are being referenced by object IDs: " + deal_ids);
  error.more["context"] = {{"stageIds", {stage_ids}}, {"objectIds", {deal_ids}}};
  error.more["subCategory"] = "PipelineError.STAGE_ID_IN_USE";
  throw Refusal{error};
}

std::vector<std::string> live_stage_ids(const AccountPipeline& pipeline) {
  std::vector<std::string> ids;
  for (const AccountStage* const stage : pipeline.live_stages()) {
    ids.push_back(stage->id);
  }
  return ids;
}

/// What was done stands in the audit, and the deals follow.
void finish(const Call& call, const std::string& action, const AccountPipeline& pipeline, const AccountStage* stage,
            const std::vector<std::string>& changed_stages) {
  Account& account = *call.account;
  const std::int64_t user = account.owners().front().user_id;
  const std::string message = action == "CREATE" ? " created" : action == "DELETE" ? " deleted" : " update";
  if (stage != nullptr) {
    account.pipelines().note({stage->id, action, "Pipeline stage" + message, call.now, user, stage_json(*stage)});
  }
  const bool own = stage == nullptr;
  account.pipelines().note({pipeline.id, own ? action : "UPDATE", own ? "Pipeline" + message : "Pipeline update",
                            call.now, user, pipeline_json(pipeline)});
  account.follow_pipelines(changed_stages, change_by(call));
}

AccountStage stage_in(const Json& json, const Call& call) {
  if (!json.is_object()) {
    refuse_input("Invalid input JSON: a stage was expected to be an object");
  }
  AccountStage stage;
  read_label(json, true, stage.label);
  read_order(json, true, stage.display_order);
  read_metadata(json, true, stage);
  stage.created = stage.updated = call.now;
  return stage;
}

/// A pipeline as the body describes it, its stages without ids.
AccountPipeline pipeline_in(const Json& json, const Call& call) {
  AccountPipeline pipeline;
  read_label(json, true, pipeline.label);
  read_order(json, true, pipeline.display_order);
  const auto stages = json.find("stages");
  if (stages == json.end() || !stages->is_array()) {
    refuse_input("Invalid input JSON: some required fields were not set: [stages]");
  }
  for (const Json& each : *stages) {
    pipeline.stages.push_back(stage_in(each, call));
  }
  need_unlike_labels(pipeline);
  pipeline.created = pipeline.updated = call.now;
  return pipeline;
}

Response create(const Request& request, const Call& call) {
  need_deals(request);
  PipelineTable& table = call.account->pipelines();
  AccountPipeline pipeline = pipeline_in(json_body(request), call);
  const std::size_t most = most_pipelines(call.account->settings().tier);
  if (table.live().size() >= most) {
    refuse_input("This account cannot have more than " + std::to_string(most) + " pipelines of deals");
  }
  pipeline.id = table.new_id();
  for (AccountStage& stage : pipeline.stages) {
    stage.id = table.new_id();
  }
  const AccountPipeline& added = table.add(std::move(pipeline));
  finish(call, "CREATE", added, nullptr, {});
  return json_response(pipeline_json(added), 201);
}

/// Stages keep their ids by their labels; those that are not named go.
Response replace(const Request& request, const Call& call) {
  need_deals(request);
  const std::string id = pipeline_of(request, *call.account).id;
  AccountPipeline& pipeline = *call.account->pipelines().find(id);
  AccountPipeline wanted = pipeline_in(json_body(request), call);
  std::vector<std::string> gone, kept;
  for (const AccountStage* const stage : pipeline.live_stages()) {
    const auto same = std::find_if(wanted.stages.begin(), wanted.stages.end(),
                                   [&](const AccountStage& each) { return each.label == stage->label; });
    if (same == wanted.stages.end()) {
      gone.push_back(stage->id);
    } else {
      same->id = stage->id;
      same->created = stage->created;
      kept.push_back(stage->id);
    }
  }
  keep_used_stages(request, *call.account, gone);
  for (AccountStage& stage : pipeline.stages) {
    if (stage.archived_at == 0 && std::find(gone.begin(), gone.end(), stage.id) == gone.end()) {
      continue;
    }
    stage.archived_at = stage.archived_at != 0 ? stage.archived_at : call.now;
    wanted.stages.push_back(stage);
  }
  for (AccountStage& stage : wanted.stages) {
    if (stage.id.empty()) {
      stage.id = call.account->pipelines().new_id();
    }
  }
  pipeline.label = wanted.label;
  pipeline.display_order = wanted.display_order;
  pipeline.stages = std::move(wanted.stages);
  pipeline.updated = call.now;
  finish(call, "UPDATE", pipeline, nullptr, kept);
  return json_response(pipeline_json(pipeline));
}

Response patch(const Request& request, const Call& call) {
  need_deals(request);
  AccountPipeline* const pipeline = call.account->pipelines().find(request.captured_as("pipelineId"));
  if (pipeline == nullptr) {
    throw Refusal{not_found()};
  }
  const Json body = json_body(request);
  AccountPipeline wanted = *pipeline;
  if (restores(body, pipeline->archived_at != 0)) {
    wanted.archived_at = 0;
  } else {
    pipeline_of(request, *call.account);  // an archived one is none
  }
  read_label(body, false, wanted.label);
  read_order(body, false, wanted.display_order);
  wanted.updated = call.now;
  *pipeline = std::move(wanted);
  finish(call, "UPDATE", *pipeline, nullptr, {});
  return json_response(pipeline_json(*pipeline));
}

Response archive(const Request& request, const Call& call) {
  need_deals(request);
  AccountPipeline& pipeline = *call.account->pipelines().find(pipeline_of(request, *call.account).id);
  keep_used_stages(request, *call.account, live_stage_ids(pipeline));
  pipeline.archived_at = pipeline.updated = call.now;
  finish(call, "DELETE", pipeline, nullptr, {});
  return no_content();
}

Response create_stage(const Request& request, const Call& call) {
  need_deals(request);
  AccountPipeline& pipeline = *call.account->pipelines().find(pipeline_of(request, *call.account).id);
  AccountPipeline wanted = pipeline;
  wanted.stages.push_back(stage_in(json_body(request), call));
  need_unlike_labels(wanted);
  wanted.stages.back().id = call.account->pipelines().new_id();
  wanted.updated = call.now;
  pipeline = std::move(wanted);
  finish(call, "CREATE", pipeline, &pipeline.stages.back(), {});
  return json_response(stage_json(pipeline.stages.back()), 201);
}

/// PUT gives a stage anew, PATCH what the body has of it, or brings an archived one back.
Response change_stage(const Request& request, const Call& call) {
  need_deals(request);
  AccountPipeline& pipeline = *call.account->pipelines().find(pipeline_of(request, *call.account).id);
  AccountPipeline wanted = pipeline;
  AccountStage* const stage = wanted.stage(request.captured_as("stageId"));
  if (stage == nullptr) {
    throw Refusal{not_found()};
  }
  const Json body = json_body(request);
  const bool whole = request.method == "PUT";
  if (!whole && restores(body, stage->archived_at != 0)) {
    stage->archived_at = 0;
  } else {
    stage_of(request, pipeline);
  }
  read_label(body, whole, stage->label);
  read_order(body, whole, stage->display_order);
  read_metadata(body, whole, *stage);
  need_unlike_labels(wanted);
  stage->updated = wanted.updated = call.now;
  const std::string id = stage->id;
  pipeline = std::move(wanted);
  finish(call, "UPDATE", pipeline, pipeline.stage(id), {id});
  return json_response(stage_json(*pipeline.stage(id)));
}

Response archive_stage(const Request& request, const Call& call) {
  need_deals(request);
  AccountPipeline& pipeline = *call.account->pipelines().find(pipeline_of(request, *call.account).id);
  AccountStage& stage = *pipeline.stage(stage_of(request, pipeline).id);
  keep_used_stages(request, *call.account, {stage.id});
  stage.archived_at = stage.updated = pipeline.updated = call.now;
  finish(call, "DELETE", pipeline, &stage, {});
  return no_content();
}

}  // namespace

void add_pipeline_write_routes(Router& router) {
  const auto add = [&](const char* method, const std::string& rest, Handler handler) {
    router.add_crm("pipelines", rest,
                   {.method = method,
                    .pattern = "",
                    .handler = std::move(handler),
                    .need = writes_schemas,
                    .access = Access::write});
  };
  const std::string one = "/{objectType}/{pipelineId}", stages = one + "/stages", stage = stages + "/{stageId}";
  add("POST", "/{objectType}", create);
  add("PUT", one, replace);
  add("PATCH", one, patch);
  add("DELETE", one, archive);
  add("POST", stages, create_stage);
  add("PUT", stage, change_stage);
  add("PATCH", stage, change_stage);
  add("DELETE", stage, archive_stage);
}

}  // namespace simulator
