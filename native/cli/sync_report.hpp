#pragma once

#include <string>

#include "sync_run.hpp"

namespace trailspark::cli {

/// What came of a run, for people; its last line is "verdict: complete".
std::string outcome_in_words(const SyncOutcome& outcome);
/// The same as one line of JSON.
std::string outcome_as_json(const SyncOutcome& outcome);

/// What a run would cost.
std::string plan_in_words(const SyncPlan& plan);
std::string plan_as_json(const SyncPlan& plan);

}  // namespace trailspark::cli
