#pragma once

#include <optional>
#include <string>
#include <vector>

#include "options.hpp"
#include "trailspark/evaluation.hpp"
#include "trailspark/sales_history.hpp"

namespace trailspark::cli {

/// What a profile is learned from, and for back-tests what evaluations read besides.
struct IcpMaterial {
  SalesHistory history;
  std::optional<LeadBase> base;  ///< none where it came from CSV files
  EvaluationMaterial evaluation;
};

/// Reads a store, or the two CSV files. Complains and answers nothing where that is not possible; what is wrong with
/// single rows is told. Throws store::StoreFault.
std::optional<IcpMaterial> load_icp_material(const ProfileOptions& options);

}  // namespace trailspark::cli
