#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/portal.hpp"
#include "simulator/server/json.hpp"

namespace simulator {

/// A step of a pipeline, as an account has it.
struct AccountStage {
  std::string id;
  std::string label;
  std::int64_t display_order = 0;
  std::string probability;  ///< "0.2"; of a closed one, "1.0" is won and anything less lost
  bool closed = false;
  Moment created = 0;
  Moment updated = 0;
  Moment archived_at = 0;  ///< 0: not archived

  bool won() const noexcept;
};

struct AccountPipeline {
  std::string id;
  std::string label;
  std::int64_t display_order = 0;
  std::vector<AccountStage> stages;  ///< archived ones too
  Moment created = 0;
  Moment updated = 0;
  Moment archived_at = 0;  ///< 0: not archived

  /// Those that are not archived, in the order in which they are shown.
  std::vector<const AccountStage*> live_stages() const;
  /// Null where there is none; archived ones too.
  AccountStage* stage(std::string_view id) noexcept;
  const AccountStage* stage(std::string_view id) const noexcept;
};

/// What was done to a pipeline or a stage, and by whom.
struct PipelineAudit {
  std::string id;  ///< of the pipeline or stage
  std::string action;
  std::string message;
  Moment when = 0;
  std::int64_t user_id = 0;
  Json raw;  ///< the whole as it was then
};

/// The pipelines of deals: those of the made-up portal, then those that were made by callers. No other type of records
/// here has any.
class PipelineTable {
 public:
  static constexpr std::size_t kMostStages = 100;

  explicit PipelineTable(const Portal& portal);

  /// Those that are not archived, in the order in which they are shown.
  std::vector<const AccountPipeline*> live() const;
  /// Null where there is none; archived ones too.
  AccountPipeline* find(std::string_view id) noexcept;
  const AccountPipeline* find(std::string_view id) const noexcept;
  /// The pipeline of a stage, archived or not; null where there is none.
  const AccountPipeline* pipeline_of_stage(std::string_view id) const noexcept;

  AccountPipeline& add(AccountPipeline pipeline);
  /// Numeric, as of all that people make; never twice.
  std::string new_id();

  void note(PipelineAudit audit) { audits_.push_back(std::move(audit)); }
  const std::vector<PipelineAudit>& audits() const noexcept { return audits_; }

  /// The `options` of the deals' properties `pipeline` and `dealstage`.
  Json pipeline_options() const;
  Json stage_options() const;

 private:
  std::vector<AccountPipeline> pipelines_;
  std::vector<PipelineAudit> audits_;
  std::int64_t last_id_;
};

}  // namespace simulator
