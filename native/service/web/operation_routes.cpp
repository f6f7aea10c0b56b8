// The page, health, metrics, the API's document.
#include <unistd.h>

#include "service/web/gate.hpp"
#include "service/web/json.hpp"
#include "service/web/openapi.hpp"
#include "service/web/routes.hpp"
#include "service/web/web_page.hpp"
#include "store/fault.hpp"

namespace trailspark::service::web {
namespace {

Response page(Parts& parts, const Request& request) {
  if (!parts.page.empty()) {
    return parts.page.get(request);
  }
  return answer_page({"TrailSpark for HubSpot", "The service runs. It was started without a settings page.",
                      "start it with --page FOLDER, or build a page of your own on its API", "/api/openapi.json",
                      "The API's document"},
                     200);
}

Response ready(Parts& parts) {
  Json checks = Json::array();
  bool all = true;
  const auto check = [&](const char* name, bool ok, const std::string& message) {
    all = all && ok;
    checks.push_back({{"name", name}, {"ok", ok}, {"message", message}});
  };
  bool writable = true;
  try {
    parts.store.change([](store::Database&) {});
  } catch (const store::StoreFault&) {
    writable = false;
  }
  check("store", writable, writable ? "can be written" : "cannot be written; the log says more");
  const bool configured = !parts.config.client_id.empty() && !parts.client_secret.empty();
  check("app", configured,
        configured ? "client id and secret are set" : "client id or secret is missing: Connect cannot work");
  check("serving", !parts.stopping, parts.stopping ? "stopping" : "serving");
  return answer_json({{"ready", all}, {"checks", checks}}, all ? 200 : 503);
}

Response metrics(Parts& parts, const Request& request) {
  if (!parts.metrics_token.empty()) {
    if (!same_secret(request.header("authorization"), "Bearer " + std::string(parts.metrics_token.reveal()))) {
      throw Refusal{401, "auth.token", "metrics need their token",
                    "send Authorization: Bearer and what metrics_token_file holds"};
    }
  } else if (!is_loopback(origin_of(parts.public_url).substr(parts.public_url.find("//") + 2))) {
    throw Refusal{401, "auth.token", "metrics are not open here", "the operator sets metrics_token_file"};
  }
  std::int64_t connected = 0;
  std::int64_t lost = 0;
  std::int64_t queued = 0;
  for (const ConnectionInfo& info : parts.connections.list()) {
    (info.connected ? connected : lost) += 1;
    queued += parts.journal.waiting(info.portal);
  }
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = parts.metrics.text({{"trailspark_connections", "HubSpot accounts that are connected.", connected},
                                      {"trailspark_connections_lost", "HubSpot accounts that were, and are not.", lost},
                                      {"trailspark_queued_events", "Events that wait for the next sync.", queued}});
  return response;
}

}  // namespace

void add_operation_routes(Router& router, Parts& parts) {
  router.add("GET", "/", Role::anyone, [&parts](Call& call) { return page(parts, call.request); });
  router.add("GET", "/healthz", Role::anyone, [](Call&) { return answer_json({{"status", "ok"}}); });
  router.add("GET", "/readyz", Role::anyone, [&parts](Call&) { return ready(parts); });
  router.add("GET", "/metrics", Role::anyone, [&parts](Call& call) { return metrics(parts, call.request); });
  router.add("GET", "/api/openapi.json", Role::anyone, [](Call&) {
    Response response;
    response.body = openapi_document();
    return response.with("Cache-Control", "no-cache");
  });
}

}  // namespace trailspark::service::web
