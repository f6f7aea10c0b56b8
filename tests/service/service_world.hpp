#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "service/connections.hpp"
#include "service/portal_budget.hpp"
#include "simulator/server/http_server.hpp"
#include "simulator/server/simulator.hpp"

/// What the tests of the service's HubSpot half share: a simulator of three accounts behind a real socket, and a
/// service on a folder of its own. Time stands still but for wait().
namespace service_world {

/// A folder that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string path;
};

/// HubSpot's side.
class HubSpot {
 public:
  HubSpot();
  ~HubSpot();
  HubSpot(const HubSpot&) = delete;
  HubSpot& operator=(const HubSpot&) = delete;

  /// What a person does on HubSpot's pages: log in, choose the account, agree ("allow") or not ("deny"). The query that
  /// HubSpot sends the browser back with.
  std::string answer(const std::string& authorize_address, std::int64_t portal, const std::string& action = "allow");
  std::int64_t portal(std::size_t index) const { return simulator.accounts().at(index)->portal_id(); }
  /// Calls of that target, by any method.
  std::size_t calls(std::string_view target);
  /// So many calls to the token endpoint were answered with 200.
  std::size_t grants();
  void fault(const std::string& path, int status, std::uint64_t times = 1, std::uint64_t skip = 0);
  void stall(const std::string& path, std::int64_t milliseconds, std::uint64_t times = 0);
  void wait(std::int64_t milliseconds) { simulator.clock().advance(milliseconds); }
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }

  simulator::Simulator simulator;

 private:
  simulator::HttpServer server_;
  int port_ = 0;
  std::thread thread_;
};

inline constexpr const char* kLogin = "login-session-of-ada";
inline constexpr const char* kUser = "ada@trailspark.example";

/// Our side: as one process would have it. Several may work on one folder.
class Service {
 public:
  Service(HubSpot& hubspot, const std::string& folder);

  /// The whole way: start, HubSpot's pages, callback.
  trailspark::service::ConnectOutcome connect(std::int64_t portal, std::int64_t expected = 0);
  trailspark::service::ConnectStart start(std::int64_t expected = 0) {
    return connections.start(kUser, kLogin, std::nullopt, expected);
  }

  HubSpot& hubspot;
  trailspark::service::ServiceStore store;
  trailspark::service::Vault vault;
  trailspark::service::HubSpotApi api;
  trailspark::service::PortalBudget budget;
  std::vector<std::string> lost;  ///< as settings.lost was told: "24681357 why"
  trailspark::service::Connections connections;

 private:
  trailspark::service::ConnectionSettings settings();
};

/// All bytes of all files in a folder.
std::string all_bytes(const std::string& folder);

}  // namespace service_world
