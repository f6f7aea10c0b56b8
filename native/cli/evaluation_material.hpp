#pragma once

#include <cstdint>
#include <optional>

#include "options.hpp"
#include "store/store.hpp"
#include "trailspark/evaluation.hpp"

namespace trailspark::cli {

/// All records of a store as a base, and what evaluations read besides: dated events, meetings, answered 1:1 emails and
/// the pipelines. Complains and answers nothing where that is not possible. Throws store::StoreFault.
struct StoredMaterial {
  LeadBase base;
  EvaluationMaterial material;
};
std::optional<StoredMaterial> load_evaluation_material(const LoadOptions& options);

}  // namespace trailspark::cli
