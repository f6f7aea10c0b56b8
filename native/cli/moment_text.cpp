#include "moment_text.hpp"

#include <array>
#include <ctime>

namespace trailspark::cli {
namespace {

std::string formatted(std::int64_t seconds, const char* format) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, 40> text{};
  std::strftime(text.data(), text.size(), format, &utc);
  return text.data();
}

}  // namespace

std::string iso_time(std::int64_t milliseconds) {
  const std::int64_t rest = ((milliseconds % 1000) + 1000) % 1000;
  const std::string digits = std::to_string(1000 + rest).substr(1);
  return formatted((milliseconds - rest) / 1000, "%Y-%m-%dT%H:%M:%S.") + digits + 'Z';
}

std::string time_in_words(std::int64_t milliseconds) {
  return formatted((milliseconds - ((milliseconds % 1000) + 1000) % 1000) / 1000, "%Y-%m-%d %H:%M:%S UTC");
}

}  // namespace trailspark::cli
