#include "service_world.hpp"

#include <httplib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "account_fixture.hpp"
#include "catch.hpp"

namespace service_world {

using namespace trailspark;
using namespace trailspark::service;

namespace {

std::string new_folder() {
  std::string path = (std::filesystem::temp_directory_path() / "trailspark-service-XXXXXX").string();
  if (::mkdtemp(path.data()) == nullptr) {
    throw std::runtime_error("no folder for the test");
  }
  return path;
}

http::Endpoint endpoint_of(const HubSpot& hubspot) {
  return std::get<http::Endpoint>(http::parse_endpoint(hubspot.address()));
}

}  // namespace

Folder::Folder() : path(new_folder()) {}
Folder::~Folder() { std::filesystem::remove_all(path); }

HubSpot::HubSpot() : simulator(account_fixture::settings(20)), server_(simulator) {
  port_ = server_.bind(0);
  simulator.set_base_url("http://localhost:" + std::to_string(port_));
  thread_ = std::thread([this] { server_.serve(); });
}

HubSpot::~HubSpot() {
  server_.stop();
  thread_.join();
}

std::string HubSpot::answer(const std::string& authorize_address, std::int64_t portal, const std::string& action) {
  const std::string query = authorize_address.substr(authorize_address.find('?'));
  httplib::Client client("127.0.0.1", port_);
  client.set_url_encode(false);
  const std::string& user = simulator.account(portal)->settings().user;
  const httplib::Params login = {{"action", "login"}, {"email", user}, {"password", "any"}};
  const auto logged_in = client.Post("/oauth/authorize" + query, login);
  REQUIRE(logged_in);
  REQUIRE(logged_in->status == 303);
  const std::string cookie = logged_in->get_header_value("Set-Cookie");
  const auto agreed =
      client.Post("/oauth/" + std::to_string(portal) + "/authorize" + query,
                  {{"Cookie", cookie.substr(0, cookie.find(';'))}}, httplib::Params{{"action", action}});
  REQUIRE(agreed);
  REQUIRE(agreed->status == 302);
  const std::string location = agreed->get_header_value("Location");
  return location.substr(location.find('?') + 1);
}

std::size_t HubSpot::calls(std::string_view target) {
  std::size_t count = 0;
  for (const simulator::LoggedCall& call : simulator.log().list()) {
    count += call.target == target ? 1U : 0U;
  }
  return count;
}

std::size_t HubSpot::grants() {
  std::size_t count = 0;
  for (const simulator::LoggedCall& call : simulator.log().list()) {
    count += call.target == "/oauth/2026-09/token" && call.status == 200 ? 1U : 0U;
  }
  return count;
}

void HubSpot::fault(const std::string& path, int status, std::uint64_t times, std::uint64_t skip) {
  simulator::FaultOrder order;
  order.path = path;
  order.times = times;
  order.skip = skip;
  order.fault.status = status;
  simulator.faults().add(order);
}

void HubSpot::stall(const std::string& path, std::int64_t milliseconds, std::uint64_t times) {
  simulator::FaultOrder order;
  order.path = path;
  order.times = times;
  order.fault.kind = simulator::Fault::Kind::stall;
  order.fault.stall_milliseconds = milliseconds;
  simulator.faults().add(order);
}

Service::Service(HubSpot& where, const std::string& folder)
    : hubspot(where),
      store(folder),
      vault(Vault::open(folder + "/key")),
      api(endpoint_of(where)),
      budget(store),
      connections(store, vault, api, settings()) {}

ConnectionSettings Service::settings() {
  ConnectionSettings settings;
  const simulator::App& app = hubspot.simulator.apps().front();
  settings.client_id = app.client_id;
  settings.client_secret = Secret(app.client_secret);
  settings.redirect_uri = "http://localhost:8080/oauth/hubspot/callback";
  settings.clock = [this] { return hubspot.simulator.clock().now(); };
  settings.sleep = [](std::chrono::milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(2)); };
  settings.patience = std::chrono::milliseconds(5'000);
  settings.lost = [this](std::int64_t portal, const std::string& why) {
    lost.push_back(std::to_string(portal) + ' ' + why);
  };
  return settings;
}

ConnectOutcome Service::connect(std::int64_t portal, std::int64_t expected) {
  const ConnectStart started = start(expected);
  REQUIRE(started.words.empty());
  return connections.finish(hubspot.answer(started.address, portal), kLogin);
}

std::string all_bytes(const std::string& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      std::ifstream file(entry.path(), std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(file), {});
    }
  }
  return bytes;
}

}  // namespace service_world
