#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What operators see of the service: its log and its metrics. No secret and no address comes into either, since
/// neither takes what a caller wrote: addresses are noted as the pattern of their route, users by a digest.
namespace trailspark::service::web {

/// One JSON object a line on standard error:
///   {"at":"2026-11-23T22:15:00.000Z","level":"info","event":"request","route":"GET /api/session","status":200,"ms":3}
class Log {
 public:
  enum class Level : std::uint8_t { info, warning, error };
  struct Field {
    std::string_view name;
    std::string text;
    std::int64_t number = 0;
    bool is_number = false;
    Field(std::string_view field, std::string value) : name(field), text(std::move(value)) {}
    Field(std::string_view field, const char* value) : name(field), text(value) {}
    Field(std::string_view field, std::int64_t value) : name(field), number(value), is_number(true) {}
    Field(std::string_view field, int value) : name(field), number(value), is_number(true) {}
  };
  /// `descriptor`: of the file that it is written to.
  explicit Log(int descriptor) : descriptor_(descriptor) {}
  void write(Level level, std::string_view event, const std::vector<Field>& fields);

 private:
  int descriptor_;
  std::mutex mutex_;
};

/// Counters in Prometheus's text format 0.0.4.
class Metrics {
 public:
  /// `route` is a pattern, `error` a code of ours or empty.
  void count_request(std::string_view route, int status, std::string_view error, std::int64_t microseconds);
  void count_hubspot_call(int status);
  void count_sync(std::string_view verdict);

  struct Gauge {
    std::string_view name;
    std::string_view help;
    std::int64_t value = 0;
  };
  /// All counters, and what is measured now.
  std::string text(const std::vector<Gauge>& gauges) const;

 private:
  static constexpr std::size_t kBounds = 8;  // of the histogram
  struct Times {
    std::array<std::uint64_t, kBounds> up_to{};
    std::uint64_t count = 0;
    std::uint64_t microseconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Times> times_;
  std::map<std::string, std::uint64_t> errors_;
  std::map<int, std::uint64_t> hubspot_calls_;
  std::map<std::string, std::uint64_t> syncs_;
};

}  // namespace trailspark::service::web
