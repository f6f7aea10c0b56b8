#pragma once

#include <string>

#include "account_fixture.hpp"
#include "catch.hpp"
#include "simulator/control/live_truth.hpp"

/// A simulator whose control door is open, called without a socket.
namespace control_host {

using namespace simulator;
using account_fixture::Answer;
using account_fixture::Caller;

inline SimulatorSettings open_settings(std::uint64_t contacts = 500, bool dirty = false) {
  SimulatorSettings settings = account_fixture::settings(contacts, dirty);
  settings.control = true;
  return settings;
}

struct Host : Caller {
  explicit Host(std::uint64_t contacts = 500, bool dirty = false) : Caller(open_settings(contacts, dirty)) {}

  Json door(const std::string& path, const Json& body) {
    const Answer answer = post("/_simulator/" + path, body);
    INFO(path << ' ' << body << ' ' << answer.raw.body);
    CHECK(answer.status < 300);
    return answer.json;
  }
  void order(const Json& fault) { door("faults", fault); }
  int page() { return get("/crm/v3/objects/contacts?limit=1").status; }
  std::string id(std::size_t which) {
    return std::to_string(account().objects(ObjectType::contacts).source().id(which));
  }
  LiveTruth truth() { return find_live_truth(account()); }
};

}  // namespace control_host
