#include "simulator/control/control.hpp"

// What happens between two calls of somebody else's: a record that changes between two pages of a list, say.
namespace simulator {
namespace {

constexpr std::int64_t kMostCalls = 1'000'000'000;

/// {"path": "records/edit", "body": {...}}, POST unless it says another method.
ScheduledCall call_of(const Json& json, Simulator& simulator) {
  if (!json.is_object()) {
    refuse("\"calls\" was expected to be a list of objects");
  }
  Input input(json, simulator);
  ScheduledCall call;
  call.path = "/_simulator/" + input.text("path");
  call.method = input.text("method", "POST");
  if (const Json* const body = input.find("body")) {
    call.body = body->dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  input.finish();
  Request request = Request::of(call.method, call.path);
  std::vector<std::string> allowed;
  if (simulator.router().find(request, allowed) == nullptr) {
    refuse("there is no door " + call.method + ' ' + call.path);
  }
  return call;
}

Response order(Input& input, const Call& call) {
  ScheduleOrder order;
  order.method = input.text("method", "");
  order.path = input.text("path", "*");
  order.after = static_cast<std::uint64_t>(input.number("after", 1, kMostCalls, 1));
  const Json* const calls = input.find("calls");
  if (calls == nullptr || !calls->is_array() || calls->empty()) {
    refuse("\"calls\" was expected to be a list of objects");
  }
  for (const Json& each : *calls) {
    order.calls.push_back(call_of(each, call.simulator));
  }
  input.finish();
  return json_response({{"id", call.simulator.schedule().add(std::move(order))}}, 201);
}

Response list(Input& input, const Call& call) {
  input.finish();
  Json list = Json::array();
  for (const ScheduleOrder& order : call.simulator.schedule().list()) {
    Json calls = Json::array();
    for (const ScheduledCall& each : order.calls) {
      calls.push_back(each.method + ' ' + each.path);
    }
    list.push_back({{"id", order.id},
                    {"method", order.method},
                    {"path", order.path},
                    {"after", order.after},
                    {"seen", order.seen},
                    {"calls", std::move(calls)}});
  }
  return json_response({{"schedule", std::move(list)}});
}

Response clear(Input& input, const Call& call) {
  input.finish();
  call.simulator.schedule().clear();
  return json_response(Json::object());
}

}  // namespace

std::vector<Door> schedule_doors() {
  return {
      {"POST", "/_simulator/schedule",
       "Makes calls of this door once, right after the `after`-th call from now on whose method and path fit was "
       "answered: a record that changes between two pages of a search stands on both. What they answer is in the log.",
       R"({"method": "POST", "path": "/crm/*/contacts/search", "after": 1, "calls": [{"path": "records/edit", "body": {"id": 100451, "properties": {"jobtitle": "CTO"}}}, {"path": "clock", "body": {"advanceMilliseconds": 5000}}]})",
       order},
      {"GET", "/_simulator/schedule", "Lists what is still to come.", "", list},
      {"DELETE", "/_simulator/schedule", "Takes all of it back.", "", clear}};
}

}  // namespace simulator
