#include "service/web/telemetry.hpp"

#include <unistd.h>

#include <chrono>

#include "service/web/json.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::array<std::pair<const char*, std::uint64_t>, 8> kTimeBounds = {{{"0.001", 1'000},
                                                                               {"0.005", 5'000},
                                                                               {"0.02", 20'000},
                                                                               {"0.1", 100'000},
                                                                               {"0.5", 500'000},
                                                                               {"2", 2'000'000},
                                                                               {"10", 10'000'000},
                                                                               {"60", 60'000'000}}};

std::string seconds(std::uint64_t microseconds) {
  std::string rest = std::to_string(microseconds % 1'000'000);
  rest.insert(0, 6 - rest.size(), '0');
  return std::to_string(microseconds / 1'000'000) + '.' + rest;
}

void head(std::string& out, std::string_view name, std::string_view kind, std::string_view help) {
  out += "# HELP " + std::string(name) + ' ' + std::string(help) + "\n# TYPE " + std::string(name) + ' ' +
         std::string(kind) + '\n';
}

}  // namespace

void Log::write(Level level, std::string_view event, const std::vector<Field>& fields) {
  using namespace std::chrono;
  constexpr std::array<const char*, 3> kLevels = {"info", "warning", "error"};
  Json line = {{"at", time_text(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count())},
               {"level", kLevels[static_cast<std::size_t>(level)]},
               {"event", event}};
  for (const Field& field : fields) {
    line[std::string(field.name)] = field.is_number ? Json(field.number) : Json(field.text);
  }
  const std::string text = text_of(line) + '\n';
  const std::lock_guard lock(mutex_);
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t some = ::write(descriptor_, text.data() + written, text.size() - written);
    if (some <= 0) {
      return;  // nobody reads it: the service goes on
    }
    written += static_cast<std::size_t>(some);
  }
}

void Metrics::count_request(std::string_view route, int status, std::string_view error, std::int64_t microseconds) {
  const auto time = static_cast<std::uint64_t>(std::max<std::int64_t>(0, microseconds));
  const std::lock_guard lock(mutex_);
  requests_[{std::string(route), status}] += 1;
  Times& times = times_[std::string(route)];
  times.count += 1;
  times.microseconds += time;
  for (std::size_t i = 0; i < kBounds; ++i) {
    times.up_to[i] += time <= kTimeBounds[i].second ? 1U : 0U;
  }
  if (!error.empty()) {
    errors_[std::string(error)] += 1;
  }
}

void Metrics::count_hubspot_call(int status) {
  const std::lock_guard lock(mutex_);
  hubspot_calls_[status] += 1;
}

void Metrics::count_sync(std::string_view verdict) {
  const std::lock_guard lock(mutex_);
  syncs_[std::string(verdict)] += 1;
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const {
  std::string out;
  for (const Gauge& gauge : gauges) {
    head(out, gauge.name, "gauge", gauge.help);
    out += std::string(gauge.name) + ' ' + std::to_string(gauge.value) + '\n';
  }
  const std::lock_guard lock(mutex_);
  head(out, "trailspark_http_requests_total", "counter", "Answers by route and status.");
  for (const auto& [key, count] : requests_) {
    out += "trailspark_http_requests_total{route=\"" + key.first + "\",status=\"" + std::to_string(key.second) +
           "\"} " + std::to_string(count) + '\n';
  }
  head(out, "trailspark_http_request_seconds", "histogram", "Time from the whole request to the whole answer.");
  for (const auto& [route, times] : times_) {
    const std::string labels = "{route=\"" + route + '"';
    for (std::size_t i = 0; i < kBounds; ++i) {
      out += "trailspark_http_request_seconds_bucket" + labels + ",le=\"" + kTimeBounds[i].first + "\"} " +
             std::to_string(times.up_to[i]) + '\n';
    }
    out += "trailspark_http_request_seconds_bucket" + labels + ",le=\"+Inf\"} " + std::to_string(times.count) + '\n';
    out += "trailspark_http_request_seconds_sum" + labels + "} " + seconds(times.microseconds) + '\n';
    out += "trailspark_http_request_seconds_count" + labels + "} " + std::to_string(times.count) + '\n';
  }
  head(out, "trailspark_refusals_total", "counter", "Refusals of the service's own by code.");
  for (const auto& [code, count] : errors_) {
    out += "trailspark_refusals_total{code=\"" + code + "\"} " + std::to_string(count) + '\n';
  }
  head(out, "trailspark_hubspot_calls_total", "counter", "Calls through the door by HubSpot's status; 0: no answer.");
  for (const auto& [status, count] : hubspot_calls_) {
    out += "trailspark_hubspot_calls_total{status=\"" + std::to_string(status) + "\"} " + std::to_string(count) + '\n';
  }
  head(out, "trailspark_syncs_total", "counter", "Syncs of the service by verdict.");
  for (const auto& [verdict, count] : syncs_) {
    out += "trailspark_syncs_total{verdict=\"" + verdict + "\"} " + std::to_string(count) + '\n';
  }
  return out;
}

}  // namespace trailspark::service::web
