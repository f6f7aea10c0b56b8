#include "simulator/api/record_query.hpp"
#include "simulator/control/control.hpp"

// What goes wrong with calls to come.
namespace simulator {
namespace {

constexpr std::int64_t kMostCalls = 1'000'000'000;
constexpr std::int64_t kLongestStall = kHour;

Fault fault_of(Input& input) {
  const std::string name = input.text("fault");
  Fault fault;
  if (name == "stall") {
    fault.kind = Fault::Kind::stall;
  } else if (name == "cut") {
    fault.kind = Fault::Kind::cut;
  } else if (name == "reset") {
    fault.kind = Fault::Kind::reset;
  } else if (const auto status = id_of(name); status && *status >= 400 && *status <= 599) {
    fault.status = static_cast<int>(*status);
  } else {
    refuse("\"fault\" was expected to be a status from 400 to 599, or \"stall\", \"cut\" or \"reset\"");
  }
  if (fault.kind == Fault::Kind::status && fault.status == 429) {
    fault.policy = input.text("policy", "TEN_SECONDLY_ROLLING");
  }
  if (fault.kind == Fault::Kind::stall) {
    fault.stall_milliseconds = input.number("milliseconds", 1, kLongestStall, 30'000);
  }
  if (input.find("retryAfterSeconds") != nullptr) {
    fault.retry_after = static_cast<int>(input.number("retryAfterSeconds", 0, 86'400, 0));
  }
  if (!fault.policy.empty() && fault.policy != "TEN_SECONDLY_ROLLING" && fault.policy != "SECONDLY" &&
      fault.policy != "DAILY") {
    refuse("\"policy\" was expected to be one of: TEN_SECONDLY_ROLLING, SECONDLY, DAILY");
  }
  return fault;
}

Response order_fault(Input& input, const Call& call) {
  FaultOrder order;
  order.fault = fault_of(input);
  order.method = input.text("method", "");
  order.path = input.text("path", "*");
  order.skip = static_cast<std::uint64_t>(input.number("skip", 0, kMostCalls, 0));
  order.times = static_cast<std::uint64_t>(input.number("times", 0, kMostCalls, 1));
  order.one_in = static_cast<std::uint64_t>(input.number("oneIn", 1, kMostCalls, 1));
  order.seed = static_cast<std::uint64_t>(input.number("seed", 0, INT64_MAX, 1));
  input.finish();
  return json_response({{"id", call.simulator.faults().add(std::move(order))}}, 201);
}

Json to_json(const FaultOrder& order) {
  constexpr const char* kNames[] = {"status", "stall", "cut", "reset"};
  Json json = {{"id", order.id}};
  if (order.fault.kind == Fault::Kind::status) {
    json["fault"] = order.fault.status;
  } else {
    json["fault"] = kNames[static_cast<std::size_t>(order.fault.kind)];
  }
  if (!order.method.empty()) {
    json["method"] = order.method;
  }
  json.update({{"path", order.path},
               {"skip", order.skip},
               {"times", order.times},
               {"oneIn", order.one_in},
               {"seed", order.seed},
               {"seen", order.seen},
               {"hit", order.hit}});
  return json;
}

Response list_faults(Input& input, const Call& call) {
  input.finish();
  Json list = Json::array();
  for (const FaultOrder& order : call.simulator.faults().list()) {
    list.push_back(to_json(order));
  }
  return json_response({{"faults", std::move(list)}});
}

Response remove_faults(Input& input, const Call& call) {
  const std::int64_t id = input.number("id", 0, INT64_MAX, 0);
  input.finish();
  if (id == 0) {
    call.simulator.faults().clear();
  } else if (!call.simulator.faults().remove(static_cast<std::uint64_t>(id))) {
    throw Refusal{not_found("There is no such fault on order; it may have struck already")};
  }
  return json_response(Json::object());
}

}  // namespace

std::vector<Door> fault_doors() {
  return {
      {"POST", "/_simulator/faults",
       "Orders a fault: a status from 400 to 599 (429 with policy TEN_SECONDLY_ROLLING, SECONDLY or DAILY), stall "
       "(with "
       "milliseconds), cut (the body ends in its middle) or reset. It strikes the next `times` calls (0: all) whose "
       "method "
       "and path fit, after `skip` of them, or one in `oneIn` at random, the same ones for a seed.",
       R"({"fault": 429, "policy": "DAILY", "method": "GET", "path": "/crm/*", "skip": 0, "times": 1, "oneIn": 1, "seed": 1, "retryAfterSeconds": 5})",
       order_fault},
      {"GET", "/_simulator/faults", "Lists the faults that are on order.", "", list_faults},
      {"DELETE", "/_simulator/faults", "Takes all orders back, or that of the query's id.", "", remove_faults}};
}

}  // namespace simulator
