#pragma once

#include <span>

namespace simulator {

struct Stage {
  const char* id;
  const char* label;
  const char* probability;  ///< "0.2", as HubSpot writes it
  bool closed;
};

/// The steps of a sale. Pipelines and stages that people made have numeric ids.
struct Pipeline {
  const char* id;
  const char* label;
  std::span<const Stage> stages;  ///< those still open in order, then won, then lost

  const Stage& won() const noexcept { return stages[stages.size() - 2]; }
  const Stage& lost() const noexcept { return stages[stages.size() - 1]; }
  std::span<const Stage> open() const noexcept { return stages.first(stages.size() - 2); }
};

/// The default pipeline first, then renewals, then partners.
std::span<const Pipeline> pipelines();

}  // namespace simulator
