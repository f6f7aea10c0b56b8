#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "catch.hpp"
#include "service/web/openapi.hpp"
#include "service/web/routes.hpp"
#include "service_world.hpp"

using namespace trailspark;
using namespace trailspark::service::web;

namespace {

/// The service's own routes, on real parts.
Router real_router() {
  service_world::HubSpot hubspot;
  service_world::Folder folder;
  service_world::Service world(hubspot, folder.path);
  Logins logins(world.store, world.vault);
  Settings settings(world.store);
  Journal journal(world.store);
  StaticFiles page;
  Log log(2);
  Metrics metrics;
  std::atomic<bool> stopping{false};
  Parts parts{{},
              "",
              {},
              {},
              {},
              {},
              world.store,
              world.vault,
              world.api,
              world.budget,
              world.connections,
              logins,
              settings,
              journal,
              page,
              log,
              metrics,
              stopping};
  return make_router(parts);
}

}  // namespace

TEST_CASE("the API's document has every route, with its role and button, and no other") {
  const nlohmann::json document = nlohmann::json::parse(openapi_document());
  std::set<std::string> written;
  for (const auto& [path, item] : document["paths"].items()) {
    for (const auto& [method, operation] : item.items()) {
      if (method == "parameters") {
        continue;
      }
      std::string upper = method;
      std::transform(upper.begin(), upper.end(), upper.begin(),
                     [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      written.insert(upper + ' ' + path + ' ' + operation.value("x-role", "") + ' ' +
                     operation.value("x-capability", ""));
    }
  }
  std::set<std::string> made;
  const Router router = real_router();
  for (const Route& route : router.routes()) {
    INFO(route.method << ' ' << route.pattern);
    CHECK(route.handle);
    CHECK(made.insert(route.method + ' ' + route.pattern + ' ' + std::string(name(route.role)) + ' ' + route.capability)
              .second);
  }
  CHECK(made == written);
  CHECK(made.size() > 40);
}

TEST_CASE("only these addresses are for everybody") {
  std::set<std::string> open;
  const Router router = real_router();
  for (const Route& route : router.routes()) {
    if (route.role == Role::anyone) {
      open.insert(route.method + ' ' + route.pattern);
    }
  }
  // What guards them instead: nothing to be had; an origin; a token in the form; HubSpot's signature.
  CHECK(open == std::set<std::string>{"GET /", "GET /healthz", "GET /readyz", "GET /metrics", "GET /api/openapi.json",
                                      "GET /api/session", "POST /api/session", "POST /oauth/hubspot/start",
                                      "POST /webhooks/hubspot"});
}

TEST_CASE("an address is matched segment by segment, as it came") {
  Router router;
  const auto handle = [](Call&) { return Response(); };
  router.add("GET", "/api/{portalId}/versions/{version}", Role::viewer, handle);
  router.add("PUT", "/api/{portalId}/versions/{version}", Role::viewer, handle);
  router.add("GET", "/hubspot/{portalId}/{path}", Role::viewer, handle);
  CHECK(router.match("GET", "/api/24681357/versions/0").portal == 24681357);
  CHECK(router.match("GET", "/api/1/versions/17").version == 17);
  CHECK(router.match("POST", "/api/1/versions/17").allowed == "GET, PUT");
  CHECK(router.match("GET", "/hubspot/1/crm/v3/owners").rest == "crm/v3/owners");
  for (const char* path : {"/api/0/versions/1", "/api/01/versions/1", "/api/-1/versions/1", "/api/1/versions/",
                           "/api/1/versions", "/api/1/versions/1/", "/api/x/versions/1", "/api//versions/1", "api/1",
                           "/api/9999999999999999/versions/1", "/hubspot/1", "/hubspot/1/", "/API/1/versions/1", ""}) {
    INFO(path);
    CHECK(router.match("GET", path).route == nullptr);
    CHECK(router.match("GET", path).allowed.empty());
  }
}
