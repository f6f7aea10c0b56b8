#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// The account itself: /account-info/...
namespace simulator {
namespace {

/// "-05:00"
std::string offset_text(Moment offset) {
  const Moment minutes = (offset < 0 ? -offset : offset) / kMinute;
  const auto two = [](Moment number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return (offset < 0 ? "-" : "+") + two(minutes / 60) + ':' + two(minutes % 60);
}

std::string text_of(Moment moment) {
  std::string text;
  append_moment(text, moment);
  return text;
}

Response details(const Request&, const Call& call) {
  const AccountSettings& settings = call.account->settings();
  return json_response({{"portalId", call.account->portal_id()},
                        {"accountType", settings.type},
                        {"timeZone", settings.time_zone},
                        {"companyCurrency", settings.currency},
                        {"additionalCurrencies", settings.further_currencies},
                        {"utcOffset", offset_text(settings.utc_offset)},
                        {"utcOffsetMilliseconds", settings.utc_offset},
                        {"uiDomain", "app.hubspot.com"},
                        {"dataHostingLocation", "na1"}});
}

Response daily_usage(const Request&, const Call& call) {
  const Moment midnight = call.account->midnight(call.now);
  const Limits& limits = call.account->limits();
  const Json usage = {{"name", "private-apps-api-calls-daily"},
                      {"usageLimit", limits.daily_limit()},
                      {"currentUsage", limits.daily_calls(midnight)},
                      {"collectedAt", text_of(call.now)},
                      {"fetchStatus", "SUCCESS"},
                      {"resetsAt", text_of(midnight + kDay)}};
  return json_response({{"results", Json::array({usage})}});
}

}  // namespace

void add_account_routes(Router& router) {
  const auto add = [&](const std::string& rest, Handler handler) {
    for (const std::string version : {"{V}", "v3"}) {
      router.add({.method = "GET",
                  .pattern = "/account-info/" + version + rest,
                  .handler = handler,
                  .need = [](const Request&) { return any_of({"oauth"}); }});
    }
  };
  add("/details", details);
  add("/api-usage/daily/private-apps", daily_usage);
  add_account_limit_routes(router);
}

}  // namespace simulator
