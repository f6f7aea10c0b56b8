#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace trailspark::cli {

/// What a run has read so far.
struct Advance {
  std::uint64_t bytes = 0;
  std::uint64_t total_bytes = 0;  ///< 0: not known
  std::uint64_t records = 0;
  double seconds = 0;
};

/// One line of at most `width` columns: a bar, megabytes read of the total, records, rate. What does not fit is left
/// out.
std::string progress_line(const Advance& advance, std::size_t width);

/// A progress bar on standard error; nothing at all where that is no terminal. Gone at the end.
class Progress {
 public:
  Progress(bool wanted, std::uint64_t total_bytes);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Cheap enough to be called after each page.
  void update(std::uint64_t bytes, std::uint64_t records);
  /// Makes room for words; the next update draws it again.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  std::uint64_t total_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace trailspark::cli
