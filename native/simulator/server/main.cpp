#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <iostream>
#include <optional>
#include <thread>

#include "simulator/server/http_server.hpp"
#include "simulator/server/profile.hpp"
#include "simulator/server/simulator.hpp"

// hubspot-simulator: a HubSpot account on your own machine.
namespace {

using namespace simulator;

struct Options {
  int port = 8800;
  StartSettings start;
  std::string now;
  std::string profile;
};

constexpr Moment kEarliest = 946'684'800'000;  // the year 2000: accounts are six years old, and time begins in 1970

/// "5s", "30m", "2h": a whole number of seconds, minutes or hours, a year at most.
std::optional<Moment> length_of(const std::string& text) {
  const char unit = text.empty() ? ' ' : text.back();
  const Moment of_unit = unit == 's' ? kSecond : unit == 'm' ? kMinute : unit == 'h' ? kHour : 0;
  Moment count = 0;
  const auto read = std::from_chars(text.data(), text.data() + std::max<std::size_t>(text.size(), 1) - 1, count);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size() - 1;
  if (of_unit == 0 || !whole || count < 1 || count > 365 * kDay / of_unit) {
    return std::nullopt;
  }
  return count * of_unit;
}

void add_time(CLI::App& app, const char* name, Moment& time, const char* description) {
  app.add_option_function<std::string>(
         name, [&time](const std::string& text) { time = *length_of(text); }, description)
      ->type_name("TIME")
      ->check(
          [](const std::string& text) {
            return length_of(text) ? std::string() : text + " is no time like 5s, 30m or 2h, of a year at most";
          },
          "");
}

void declare(CLI::App& app, Options& options) {
  app.add_option("--port", options.port, "Port on localhost; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--contacts", options.start.contacts, "Contact records of the first account")
      ->check(CLI::Range(0, 10'000'000))
      ->capture_default_str();
  app.add_option("--seed", options.start.seed, "Another seed, other accounts, ids and tokens")->capture_default_str();
  app.add_option(
      "--now", options.now,
      "The accounts' present, as 2026-11-23T00:00:00Z; time goes on from there (default: now, with data as of "
      "today, 00:00 UTC)");
  add_time(app, "--token-lifetime", options.start.lifetimes.access_token, "How long access tokens live (30m)");
  add_time(app, "--code-lifetime", options.start.lifetimes.code, "How long authorization codes live (10m)");
  app.add_flag("--dirty", options.start.dirty,
               "Shared addresses, odd spellings, archived records: what years of imports and hands leave behind");
  app.add_option(
         "--profile", options.profile,
         "JSON file of the first account and app: tier, limits, required properties, scopes, redirect addresses, ...")
      ->check(CLI::ExistingFile);
  app.add_flag("--control", options.start.control, "Opens the control door, /_simulator/...");
  app.add_flag("--cors", options.start.cors, "Answers browsers of any origin, which HubSpot does not");
  app.add_flag("--no-limits", options.start.no_limits, "Without rate limits");
}

Moment real_now() {
  using namespace std::chrono;
  return floor<milliseconds>(system_clock::now()).time_since_epoch().count();
}

/// False where --now is no time.
bool set_time(Options& options) {
  if (options.now.empty()) {
    options.start.now = real_now();
    options.start.portal_now = options.start.now / kDay * kDay;
    return true;
  }
  const auto now = parse_moment(options.now);
  if (!now || *now < kEarliest) {
    return false;
  }
  options.start.now = options.start.portal_now = *now;
  return true;
}

void introduce(const Simulator& simulator) {
  const App& app = simulator.settings().apps.front();
  std::cout << "hubspot-simulator: a made-up HubSpot account. It is not HubSpot.\n"
            << "  base URL       " << simulator.settings().base_url << '\n'
            << "  client id      " << app.client_id << '\n'
            << "  client secret  " << app.client_secret << '\n'
            << "  token          " << simulator.private_token() << '\n';
  for (const auto& account : simulator.accounts()) {
    std::cout << "  account        " << account->portal_id() << "  " << account->settings().name << ", "
              << account->settings().portal.contacts << " contacts\n";
  }
  std::cout << "Serving until INT or TERM." << std::endl;
}

/// A thousand callers may stay connected, and many systems allow a program no more than 256 or 1,024 files at first.
void allow_many_connections() {
  constexpr rlim_t kWanted = 10'000;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < kWanted) {
    limit.rlim_cur = std::min(kWanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

int serve(const Options& options, const sigset_t& signals) {
  Simulator simulator(settings_of(options.start, options.profile));
  simulator.set_sender(send_over_http);
  allow_many_connections();
  HttpServer server(simulator);
  const int port = server.bind(options.port);
  if (port == 0) {
    std::cerr << "hubspot-simulator: port " << options.port << " is taken\n";
    return 1;
  }
  simulator.set_base_url("http://localhost:" + std::to_string(port));
  std::thread serving([&] { server.serve(); });
  introduce(simulator);
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  serving.join();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  // Every thread inherits the blocked signals; the first one waits for them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  CLI::App app("Behaves like HubSpot's API on your own machine, with made-up data.", "hubspot-simulator");
  Options options;
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (!set_time(options)) {
    std::cerr << "--now: not a time of this century like 2026-11-23T00:00:00Z: " << options.now << '\n';
    return 2;
  }
  try {
    return serve(options, signals);
  } catch (const std::exception& error) {
    std::cerr << "hubspot-simulator: " << error.what() << '\n';
    return 2;
  }
}
