#include "simulator/control/control.hpp"

#include <algorithm>

namespace simulator {
namespace {

std::string text_of(Moment moment) {
  std::string text;
  append_moment(text, moment);
  return text;
}

Response clock_response(Simulator& simulator) {
  const Moment now = simulator.clock().now();
  return json_response({{"now", text_of(now)}, {"milliseconds", now}});
}

Response read_clock(Input& input, const Call& call) {
  input.finish();
  return clock_response(call.simulator);
}

Response advance_clock(Input& input, const Call& call) {
  constexpr std::int64_t kMost = 3'660 * kDay;
  const std::optional<Moment> to = input.moment("to");
  const std::int64_t by =
      input.number("advanceMilliseconds", 0, kMost, to ? std::optional<std::int64_t>(0) : std::nullopt);
  input.finish();
  const Moment ahead = to ? *to - call.simulator.clock().now() : by;
  if (ahead < 0 || ahead > kMost) {
    refuse("\"to\" was expected to be within the ten years from the present: time does not go back");
  }
  call.simulator.clock().advance(ahead);
  return clock_response(call.simulator);
}

Response change_limits(Input& input, const Call&) {
  constexpr std::int64_t kMost = 1'000'000'000;
  Limits& limits = input.account().limits();
  LimitSettings settings = limits.settings();
  const auto read = [&](const char* name, auto& limit) {
    if (input.find(name) != nullptr) {
      limit = static_cast<std::size_t>(input.number(name, 0, kMost, 0));
    }
  };
  if (input.find("enabled") != nullptr) {
    settings.enabled = input.flag("enabled");
  }
  read("oauthTenSeconds", settings.oauth_ten_seconds);
  read("privateTenSeconds", settings.private_ten_seconds);
  read("privateDaily", settings.private_daily);
  read("searchPerSecond", settings.search_per_second);
  read("associationTenSeconds", settings.association_ten_seconds);
  input.finish();
  limits.change(settings);
  return json_response({{"enabled", settings.enabled}});
}

const char* fault_name(Fault::Kind kind) noexcept {
  constexpr const char* kNames[] = {"status", "stall", "cut", "reset"};
  return kNames[static_cast<std::size_t>(kind)];
}

Json to_json(const LoggedCall& call) {
  Json json = {{"when", text_of(call.when)}, {"method", call.method}, {"target", call.target}, {"status", call.status}};
  if (call.portal_id != 0) {
    json["portalId"] = call.portal_id;
  }
  if (!call.category.empty()) {
    json["category"] = call.category;
  }
  if (call.fault) {
    json["fault"] = fault_name(*call.fault);
  }
  json["bytes"] = call.bytes;
  return json;
}

Response read_log(Input& input, const Call& call) {
  const auto limit =
      static_cast<std::size_t>(input.number("limit", 0, static_cast<std::int64_t>(RequestLog::kCapacity), 1'000));
  const std::string path = input.text("path", "*");
  input.finish();
  Json calls = Json::array();
  for (const LoggedCall& each : call.simulator.log().list()) {
    if (fits_pattern(path, std::string_view(each.target).substr(0, each.target.find('?')))) {
      calls.push_back(to_json(each));
    }
  }
  if (calls.size() > limit) {
    calls.erase(calls.begin(), calls.end() - static_cast<std::ptrdiff_t>(limit));
  }
  return json_response({{"total", call.simulator.log().total()}, {"calls", std::move(calls)}});
}

Response clear_log(Input& input, const Call& call) {
  input.finish();
  call.simulator.log().clear();
  return json_response(Json::object());
}

Response list_routes(Input& input, const Call& call) {
  input.finish();
  Json routes = Json::array();
  for (const auto& [method, pattern] : call.simulator.router().list()) {
    routes.push_back({{"method", method}, {"path", pattern}});
  }
  return json_response({{"routes", std::move(routes)}});
}

std::vector<Door> general_doors() {
  return {
      {"GET", "/_simulator/clock", "Tells the accounts' time.", "", read_clock},
      {"POST", "/_simulator/clock", "Pushes time ahead, by milliseconds or to a time.",
       R"({"advanceMilliseconds": 60000})", advance_clock},
      {"POST", "/_simulator/limits", "Changes an account's rate limits; 0 lets nothing through.",
       R"({"enabled": true, "oauthTenSeconds": 110, "privateTenSeconds": 190, "privateDaily": 1000000, "searchPerSecond": 5, "associationTenSeconds": 150})",
       change_limits},
      {"GET", "/_simulator/log", "Lists the last calls, oldest first, without secrets. Query: limit, path (with *).",
       "", read_log},
      {"DELETE", "/_simulator/log", "Forgets the calls so far.", "", clear_log},
      {"GET", "/_simulator/routes",
       "Lists all calls that are answered: braces stand for one segment, {V} for a version.", "", list_routes}};
}

std::vector<Door> all_doors() {
  std::vector<Door> all = general_doors();
  for (const auto& list : {record_doors(), form_doors(), rule_doors(), token_doors(), fault_doors(), schedule_doors(),
                           truth_doors(), webhook_doors()}) {
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

Response list_doors(const Request&, const Call&) {
  Json list = Json::array();
  for (const Door& door : all_doors()) {
    Json each = {{"method", door.method}, {"path", door.path}, {"description", door.description}};
    if (!door.example.empty()) {
      each["example"] = Json::parse(door.example);
    }
    list.push_back(std::move(each));
  }
  return json_response(
      {{"description",
        "The control door of hubspot-simulator. portalId and clientId are the first account's and app's "
        "where they are not given; objectType is contacts."},
       {"doors", std::move(list)}});
}

/// A web page that happens to be open in a browser on this machine must not get in, unless browsers may.
void keep_pages_out(const Request& request, const Simulator& simulator) {
  const std::string_view origin = request.header("origin");
  if (origin.empty() || simulator.settings().cors || origin == simulator.settings().base_url) {
    return;
  }
  Error error;
  error.status = 403;
  error.message = "The control door does not answer web pages; start the simulator with --cors to let them in";
  throw Refusal{error};
}

}  // namespace

void add_control_routes(Router& router) {
  const auto add = [&](const Door& door, const Handler& handler) {
    router.add({.method = door.method,
                .pattern = door.path,
                .handler =
                    [handler](const Request& request, const Call& call) {
                      keep_pages_out(request, call.simulator);
                      return handler(request, call);
                    },
                .budget = Budget::none,
                .auth = Auth::none});
  };
  add({"GET", "/_simulator", "", "", nullptr}, list_doors);
  for (const Door& door : all_doors()) {
    add(door, [handler = door.handler](const Request& request, const Call& call) {
      Input input(request, call.simulator);
      return handler(input, call);
    });
  }
}

}  // namespace simulator
