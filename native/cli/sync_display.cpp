#include "sync_display.hpp"

#include <unistd.h>

#include <algorithm>

#include "terminal.hpp"
#include "text_width.hpp"
#include "words.hpp"

namespace trailspark::cli {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(300);  // a run shorter than this needs no display
constexpr auto kInterval = std::chrono::milliseconds(120);
constexpr double kLeastShare = 0.01;  // before so much is read, an estimate would be a guess
constexpr std::size_t kNameWidth = 11;
constexpr std::size_t kStageWidth = 11;

std::string padded(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

std::string object_line(const SyncProgress::Object& object) {
  std::string line = padded(std::string(name(object.object)), kNameWidth);
  line += padded(std::string(object.stage), kStageWidth);
  line += grouped(object.stored);
  if (object.expected > 0 && object.stage != "done") {
    const double share = static_cast<double>(object.stored) / static_cast<double>(object.expected);
    line +=
        " of " + grouped(object.expected) + "   " + std::to_string(std::min(100, static_cast<int>(share * 100))) + " %";
  }
  return line;
}

std::string rate(double a_second) {
  const auto tenths = static_cast<std::uint64_t>(a_second * 10 + 0.5);
  return grouped(tenths / 10) + '.' + std::to_string(tenths % 10) + " a second";
}

}  // namespace

std::string duration_in_words(std::int64_t milliseconds) {
  const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(0, milliseconds + 500) / 1000);
  const std::uint64_t minutes = (seconds + 30) / 60;
  if (seconds == 0) {
    return "less than a second";
  }
  if (seconds < 90) {
    return counted(seconds, "second");
  }
  if (minutes < 90) {
    return counted(minutes, "minute");
  }
  return counted(minutes / 60, "hour") + (minutes % 60 == 0 ? "" : " and " + counted(minutes % 60, "minute"));
}

double share_stored(const SyncProgress& progress) {
  double stored = 0;
  double expected = 0;
  for (const SyncProgress::Object& object : progress.objects) {
    stored += static_cast<double>(std::min(object.stored, object.expected));
    expected += static_cast<double>(object.expected);
  }
  return expected > 0 ? stored / expected : 0;
}

std::vector<std::string> sync_lines(const SyncProgress& progress, double seconds, double share_before,
                                    std::size_t width) {
  std::vector<std::string> lines;
  for (const SyncProgress::Object& object : progress.objects) {
    lines.push_back(fit(object_line(object), width));
  }
  std::string whole = counted(progress.calls, "call");
  if (seconds > 0) {
    whole += "   " + rate(static_cast<double>(progress.calls) / seconds);
  }
  const double share = share_stored(progress);
  if (share - share_before > kLeastShare && share < 1) {
    const double left = seconds * (1 - share) / (share - share_before);
    whole += "   about " + duration_in_words(static_cast<std::int64_t>(left * 1000)) + " left";
  }
  if (!progress.waiting_for.empty() && progress.waiting_for != "HubSpot to answer") {
    whole.append("   waiting for ").append(progress.waiting_for);
  }
  lines.push_back(fit(whole, width));
  return lines;
}

SyncDisplay::SyncDisplay(bool wanted)
    : shown_(wanted && inspect_terminal(STDERR_FILENO).interactive), next_(start_ + kPatience) {}

void SyncDisplay::clear() {
  if (drawn_ > 0) {
    tell("\x1b[" + std::to_string(drawn_) + "F\x1b[J");
    drawn_ = 0;
  }
}

void SyncDisplay::update(const SyncSession& session) {
  if (!shown_) {
    return;
  }
  const Clock::time_point now = Clock::now();
  if (now < next_) {
    return;
  }
  next_ = now + kInterval;
  const SyncProgress progress = session.progress();
  const double share = share_stored(progress);
  if (share_before_ < 0 && share > 0) {
    share_before_ = share;
  }
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string text;
  const std::vector<std::string> lines =
      sync_lines(progress, seconds, std::max(0.0, share_before_), inspect_terminal(STDERR_FILENO).width - 1);
  for (const std::string& line : lines) {
    text += line + '\n';
  }
  clear();
  tell(text);
  drawn_ = lines.size();
}

}  // namespace trailspark::cli
