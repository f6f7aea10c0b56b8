#pragma once

namespace trailspark::cli {

/// INT and TERM as a wish to stop, while one of these lives: the first asks, the second ends the program at once.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  static bool requested() noexcept;
};

}  // namespace trailspark::cli
