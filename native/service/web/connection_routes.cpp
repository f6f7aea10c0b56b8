// The connected accounts: what there is, whether it works, and its end.
#include <algorithm>

#include "service/web/json.hpp"
#include "service/web/routes.hpp"

namespace trailspark::service::web {
namespace {

Json nullable(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json scopes_json(const Parts& parts, const ConnectionInfo& info) {
  Json json = Json::array();
  const auto add = [&](const std::vector<std::string>& scopes, bool required) {
    for (const std::string& scope : scopes) {
      const bool granted = std::find(info.scopes.begin(), info.scopes.end(), scope) != info.scopes.end();
      json.push_back(
          {{"scope", scope}, {"required", required}, {"granted", granted}, {"feature", feature_of_scope(scope)}});
    }
  };
  add(parts.connections.settings().required, true);
  add(parts.connections.settings().optional, false);
  return json;
}

std::int64_t sync_seconds(const Parts& parts, std::int64_t portal) {
  const auto found = parts.config.sync_every_portals.find(portal);
  return found == parts.config.sync_every_portals.end() ? parts.config.sync_every_seconds : found->second;
}

Json connection_json(Parts& parts, const ConnectionInfo& info) {
  const std::optional<Journal::Test> test = parts.journal.last_test(info.portal);
  const Json report = test ? Json::parse(test->report, nullptr, false) : Json();
  const bool attention = info.connected && test && !test->usable;
  const std::string reason = attention && report.is_object() ? report.value("summary", "") : info.reason;
  const std::int64_t every = sync_seconds(parts, info.portal);
  const std::string ui = info.ui_domain.empty() ? "app.hubspot.com" : info.ui_domain;
  return {{"portalId", info.portal},
          {"status", !info.connected ? "disconnected"
                     : attention     ? "needs_attention"
                                     : "connected"},
          {"reason", reason},
          {"name", info.domain.empty() ? std::to_string(info.portal) : info.domain},
          {"domain", nullable(info.domain)},
          {"uiDomain", ui},
          {"timeZone", nullable(info.time_zone)},
          {"currency", nullable(info.currency)},
          {"accountType", nullable(info.account_type)},
          {"hubspotUser", nullable(info.user)},
          {"connectedBy", info.connected_by},
          {"connectedAt", time_json(info.connected_at)},
          {"tokenRefreshedAt", time_json(info.refreshed_at)},
          {"tokenExpiresAt", time_json(info.token_expires_at)},
          {"scopes", scopes_json(parts, info)},
          {"lastTest", report.is_object() ? report : Json()},
          {"syncEveryMinutes", every == 0 ? Json() : Json((every + 59) / 60)},
          {"queuedEvents", parts.journal.waiting(info.portal)},
          {"settings",
           {{"mapping", parts.settings.newest(info.portal, SettingsKind::mapping).version},
            {"scoring", parts.settings.newest(info.portal, SettingsKind::scoring).version},
            {"destination", parts.settings.newest(info.portal, SettingsKind::destination).version}}},
          {"links",
           {{"connectedApps", info.connected_apps_link},
            {"records", "https://" + ui + "/contacts/" + std::to_string(info.portal) + "/record/"}}}};
}

Response list(Parts& parts) {
  Json connections = Json::array();
  for (const ConnectionInfo& info : parts.connections.list()) {
    connections.push_back(connection_json(parts, info));
  }
  const ConnectionSettings& settings = parts.connections.settings();
  return answer_json({{"connections", connections},
                      {"app",
                       {{"configured", !parts.config.client_id.empty() && !parts.client_secret.empty()},
                        {"redirectUri", settings.redirect_uri},
                        {"requiredScopes", settings.required},
                        {"optionalScopes", settings.optional}}}});
}

Json report_json(const TestReport& report, std::int64_t at, const std::string& by) {
  Json rows = Json::array();
  for (const TestRow& row : report.rows) {
    rows.push_back({{"id", row.id},
                    {"what", row.what},
                    {"result", name(row.result)},
                    {"required", row.required},
                    {"found", row.found},
                    {"cost", row.cost},
                    {"fix", row.fix},
                    {"milliseconds", row.milliseconds}});
  }
  return {{"usable", report.usable},
          {"summary", report.summary},
          {"at", time_text(at)},
          {"milliseconds", report.milliseconds},
          {"by", by},
          {"rows", rows}};
}

Response test(Parts& parts, Call& call) {
  const ConnectionInfo info = known_connection(parts, call);
  if (!info.connected) {
    throw Refusal{409, "connection.disconnected", info.reason.empty() ? "the account is not connected" : info.reason,
                  "connect it again"};
  }
  const TestReport report = test_connection(parts.connections, parts.api, parts.budget, call.portal);
  const std::int64_t now = Parts::now();
  const Json json = report_json(report, now, call.user().name);
  parts.journal.put_test(call.portal, call.user().id, {now, report.usable, text_of(json)});
  note(parts, call, "connection.test", report.usable ? "done" : "failed", report.summary);
  return answer_json(json);
}

Response disconnect(Parts& parts, Call& call) {
  known_connection(parts, call);
  const std::string erase = call.request.parameter("erase").value_or("false");
  if (erase != "true" && erase != "false") {
    throw Refusal{400, "request.malformed", "\"erase\" is neither true nor false",
                  "send erase=true to erase what was synced"};
  }
  if (erase == "true" && call.user().role < Role::owner) {
    note(parts, call, "connection.erase", "refused", "auth.role");
    throw role_refusal(call.user().role, Role::owner);
  }
  parts.hold_sync(call.portal);
  const DisconnectReport report = parts.connections.disconnect(call.portal, erase == "true");
  parts.logins.drop_browser_keys(call.portal);
  Json steps = Json::array();
  std::string failed;
  for (const DisconnectStep& step : report.steps) {
    steps.push_back({{"name", step.name}, {"done", step.done}, {"words", step.words}});
    failed += step.done ? "" : (failed.empty() ? "not done: " : ", ") + step.name;
  }
  note(parts, call, erase == "true" ? "connection.erase" : "connection.disconnect", failed.empty() ? "done" : "failed",
       failed);
  return answer_json({{"portalId", call.portal}, {"steps", steps}, {"link", report.link}, {"advice", report.advice}});
}

Response confirm(Parts& parts, Call& call) {
  const Json body = read_body(call.request, {"accept"});
  const auto accept = body.find("accept");
  if (accept == body.end() || !accept->is_boolean()) {
    throw Refusal{400, "request.malformed", "\"accept\" is missing, or neither true nor false",
                  "send {\"accept\": true} or false"};
  }
  for (const PendingPortal& pending : parts.logins.pending(*call.login, Parts::now())) {
    if (pending.portal != call.portal) {
      continue;
    }
    parts.logins.drop_pending(*call.login, call.portal);
    if (!accept->get<bool>()) {
      parts.connections.drop(pending.confirmation, call.login->secret);
      note(parts, call, "connection.confirm", "done", "not accepted");
      Response response;
      response.status = 204;
      return response;
    }
    const ConnectOutcome outcome = parts.connections.confirm(pending.confirmation, call.login->secret);
    const std::string kind(name(outcome.kind));
    if (outcome.kind != ConnectOutcome::Kind::connected) {
      note(parts, call, "connection.confirm", "failed", kind);
      throw Refusal{409, "oauth." + kind, outcome.words, outcome.remedy};
    }
    note(parts, call, "connection.confirm", "done", "accepted");
    return answer_json(connection_json(parts, known_connection(parts, call)));
  }
  throw Refusal{409, "connection.pending", "no account of that number waits for a word", "connect it again"};
}

}  // namespace

void add_connection_routes(Router& router, Parts& parts) {
  const std::string all = "/api/connections/hubspot";
  const std::string one = all + "/{portalId}";
  router.add("GET", all, Role::viewer, {"seeConnections", false}, [&parts](Call&) { return list(parts); });
  router.add("GET", one, Role::viewer,
             [&parts](Call& call) { return answer_json(connection_json(parts, known_connection(parts, call))); });
  router.add("DELETE", one, Role::admin, {"disconnect", false},
             [&parts](Call& call) { return disconnect(parts, call); });
  router.add("POST", one + "/test", Role::editor, {"testConnection", false},
             [&parts](Call& call) { return test(parts, call); });
  router.add("POST", one + "/confirm", Role::admin, [&parts](Call& call) { return confirm(parts, call); });
}

}  // namespace trailspark::service::web
