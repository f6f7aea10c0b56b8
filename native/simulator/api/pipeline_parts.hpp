#pragma once

#include "simulator/server/errors.hpp"
#include "simulator/store/account.hpp"

/// What the calls for pipelines and for their stages have in common.
namespace simulator {

Json stage_json(const AccountStage& stage);
Json pipeline_json(const AccountPipeline& pipeline);

/// How many pipelines of deals an account may have, by what was paid for.
std::size_t most_pipelines(Tier tier);

/// The pipeline that the path's {pipelineId} means; refused with 404 where there is none, or only an archived one.
const AccountPipeline& pipeline_of(const Request& request, const Account& account);
/// The stage that the path's {stageId} means.
const AccountStage& stage_of(const Request& request, const AccountPipeline& pipeline);

}  // namespace simulator
