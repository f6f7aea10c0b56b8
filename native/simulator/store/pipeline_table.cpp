#include "simulator/store/pipeline_table.hpp"

#include <algorithm>
#include <tuple>

#include "simulator/pipelines.hpp"

namespace simulator {
namespace {

constexpr std::int64_t kFirstId = 1'104'772'615;  // above all ids of the made-up portal's pipelines

/// In the order of `displayOrder`; of those with one number, by label.
template <class Thing>
std::vector<const Thing*> live_in_order(const std::vector<Thing>& things) {
  std::vector<const Thing*> live;
  for (const Thing& each : things) {
    if (each.archived_at == 0) {
      live.push_back(&each);
    }
  }
  std::stable_sort(live.begin(), live.end(), [](const Thing* a, const Thing* b) {
    return std::tie(a->display_order, a->label) < std::tie(b->display_order, b->label);
  });
  return live;
}

template <class Things>
auto find_in(Things& things, std::string_view id) noexcept {
  const auto found = std::find_if(things.begin(), things.end(), [&](const auto& each) { return each.id == id; });
  return found == things.end() ? nullptr : &*found;
}

void add_option(Json& options, const std::string& value, const std::string& label) {
  options.push_back({{"label", label},
                     {"value", value},
                     {"displayOrder", options.size()},
                     {"hidden", false},
                     {"description", nullptr}});
}

}  // namespace

bool AccountStage::won() const noexcept { return closed && probability.starts_with('1'); }

std::vector<const AccountStage*> AccountPipeline::live_stages() const { return live_in_order(stages); }

AccountStage* AccountPipeline::stage(std::string_view wanted) noexcept { return find_in(stages, wanted); }
const AccountStage* AccountPipeline::stage(std::string_view wanted) const noexcept { return find_in(stages, wanted); }

PipelineTable::PipelineTable(const Portal& portal) : last_id_(kFirstId) {
  const Moment made = portal.settings().now - 2000 * kDay;
  for (const Pipeline& each : simulator::pipelines()) {
    AccountPipeline& pipeline = pipelines_.emplace_back();
    pipeline.id = each.id;
    pipeline.label = each.label;
    pipeline.display_order = static_cast<std::int64_t>(pipelines_.size()) - 1;
    pipeline.created = pipeline.updated = made;
    for (const Stage& stage : each.stages) {
      const auto order = static_cast<std::int64_t>(pipeline.stages.size());
      pipeline.stages.push_back({stage.id, stage.label, order, stage.probability, stage.closed, made, made, 0});
    }
  }
}

std::vector<const AccountPipeline*> PipelineTable::live() const { return live_in_order(pipelines_); }

AccountPipeline* PipelineTable::find(std::string_view id) noexcept { return find_in(pipelines_, id); }
const AccountPipeline* PipelineTable::find(std::string_view id) const noexcept { return find_in(pipelines_, id); }

const AccountPipeline* PipelineTable::pipeline_of_stage(std::string_view id) const noexcept {
  const auto found = std::find_if(pipelines_.begin(), pipelines_.end(),
                                  [&](const AccountPipeline& each) { return each.stage(id) != nullptr; });
  return found == pipelines_.end() ? nullptr : &*found;
}

AccountPipeline& PipelineTable::add(AccountPipeline pipeline) { return pipelines_.emplace_back(std::move(pipeline)); }

std::string PipelineTable::new_id() { return std::to_string(++last_id_); }

Json PipelineTable::pipeline_options() const {
  Json options = Json::array();
  for (const AccountPipeline* const pipeline : live()) {
    add_option(options, pipeline->id, pipeline->label);
  }
  return options;
}

Json PipelineTable::stage_options() const {
  Json options = Json::array();
  for (const AccountPipeline* const pipeline : live()) {
    for (const AccountStage* const stage : pipeline->live_stages()) {
      add_option(options, stage->id, stage->label + " (" + pipeline->label + ')');
    }
  }
  return options;
}

}  // namespace simulator
