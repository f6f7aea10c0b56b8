#include "account_fixture.hpp"

#include "simulator/server/profile.hpp"

namespace account_fixture {

using namespace simulator;

SimulatorSettings settings(std::uint64_t contacts, bool dirty) {
  StartSettings start;
  start.contacts = contacts;
  start.seed = 7;
  start.now = start.portal_now = kNow;
  start.dirty = dirty;
  start.no_limits = true;
  SimulatorSettings settings = settings_of(start, "");
  settings.ticks = false;
  return settings;
}

Caller::Caller(SimulatorSettings wanted) : simulator(std::move(wanted)), token(simulator.private_token()) {}

Answer Caller::call(const std::string& method, const std::string& target, const std::string& body) {
  Pairs headers = {{"authorization", "Bearer " + token}};
  if (!body.empty()) {
    headers.emplace_back("content-type", "application/json");
  }
  Response response = simulator.handle(Request::of(method, target, headers, body));
  Json json = Json::parse(response.body, nullptr, false);
  return {response.status, std::move(json), std::move(response)};
}

std::string Caller::new_contact(const Json& properties) {
  return post("/crm/v3/objects/contacts", {{"properties", properties}}).json.value("id", "");
}

std::string members(const Json& json) {
  std::string list;
  for (const auto& [name, value] : json.items()) {
    list += (list.empty() ? "" : ",") + name;
  }
  return list;
}

}  // namespace account_fixture
