#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// GET /: what this is.
namespace simulator {
namespace {

Response about(const Request&, const Call& call) {
  const Simulator& simulator = call.simulator;
  Json accounts = Json::array();
  for (const auto& account : simulator.accounts()) {
    accounts.push_back({{"portalId", account->portal_id()},
                        {"name", account->settings().name},
                        {"domain", account->settings().domain},
                        {"contacts", account->settings().portal.contacts}});
  }
  std::string now;
  append_moment(now, call.now);
  return json_response({{"name", "hubspot-simulator"},
                        {"description", "Behaves like HubSpot's API, with made-up data. It is not HubSpot."},
                        {"baseUrl", simulator.settings().base_url},
                        {"seed", simulator.settings().seed},
                        {"now", now},
                        {"control", simulator.settings().control},
                        {"accounts", std::move(accounts)}});
}

}  // namespace

void add_about_routes(Router& router) {
  router.add({.method = "GET", .pattern = "/", .handler = about, .auth = Auth::none});
}

}  // namespace simulator
