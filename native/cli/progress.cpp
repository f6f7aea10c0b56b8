#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "terminal.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr std::size_t kBarWidth = 24;
constexpr auto kPatience = std::chrono::milliseconds(200);  // a run shorter than this needs no bar
constexpr auto kInterval = std::chrono::milliseconds(80);
constexpr std::string_view kEraseLine = "\r\x1b[K";

/// Drawn in eighths of a column, so that it moves smoothly.
std::string bar(double share) {
  constexpr std::array<std::string_view, 8> kPartial = {" ",      "\u258F", "\u258E", "\u258D",
                                                        "\u258C", "\u258B", "\u258A", "\u2589"};
  const auto eighths = static_cast<std::size_t>(share * static_cast<double>(kBarWidth * 8));
  std::string text = "\u2595";
  for (std::size_t column = 0; column < kBarWidth; ++column) {
    text += column < eighths / 8 ? "\u2588" : kPartial[column == eighths / 8 ? eighths % 8 : 0];
  }
  return text.append("\u258F");
}

}  // namespace

std::string progress_line(const Advance& advance, std::size_t width) {
  std::array<std::string, 4> parts;
  if (advance.total_bytes > 0) {
    const double share = std::min(1.0, static_cast<double>(advance.bytes) / static_cast<double>(advance.total_bytes));
    const std::string percent = std::to_string(static_cast<int>(share * 100));
    parts[0] = bar(share) + std::string(4 - std::min<std::size_t>(4, percent.size()), ' ') + percent + " %";
    parts[1] = megabytes(advance.bytes) + " of " + megabytes(advance.total_bytes);
  } else {
    parts[1] = megabytes(advance.bytes);
  }
  parts[2] = counted(advance.records, "record");
  if (advance.seconds > 0) {
    parts[3] = megabytes(static_cast<std::uint64_t>(static_cast<double>(advance.bytes) / advance.seconds)) + "/s";
  }
  std::string line;
  std::size_t used = 0;
  for (const std::string& part : parts) {
    const std::size_t gap = used == 0 ? 0 : 3;
    if (part.empty() || used + gap + display_width(part) > width) {
      continue;
    }
    line.append(gap, ' ').append(part);
    used += gap + display_width(part);
  }
  return line;
}

Progress::Progress(bool wanted, std::uint64_t total_bytes)
    : shown_(wanted && inspect_terminal(STDERR_FILENO).interactive),
      total_bytes_(total_bytes),
      next_(start_ + kPatience) {}

void Progress::clear() {
  if (drawn_) {
    tell(kEraseLine);
    drawn_ = false;
  }
}

void Progress::update(std::uint64_t bytes, std::uint64_t records) {
  if (!shown_ || Clock::now() < next_) {
    return;
  }
  const Clock::time_point now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const std::size_t width = inspect_terminal(STDERR_FILENO).width;  // asked anew: windows are resized
  tell(std::string(kEraseLine) + progress_line({bytes, total_bytes_, records, seconds}, width - 1));
  drawn_ = true;
  next_ = now + kInterval;
}

}  // namespace trailspark::cli
