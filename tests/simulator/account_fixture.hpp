#pragma once

#include <string>

#include "simulator/server/errors.hpp"
#include "simulator/server/simulator.hpp"

/// What the tests of the simulator's handlers share: an account of 500 contacts whose time stands still, and calls of
/// it without sockets.
namespace account_fixture {

constexpr simulator::Moment kNow = 1'795'392'000'000;  // 2026-11-23T00:00:00Z

simulator::SimulatorSettings settings(std::uint64_t contacts = 500, bool dirty = false);

/// An answer, its body read where it is JSON.
struct Answer {
  int status;
  simulator::Json json;
  simulator::Response raw;
};

/// A simulator and somebody who calls it with the private app's token.
class Caller {
 public:
  explicit Caller(simulator::SimulatorSettings settings = account_fixture::settings());

  Answer get(const std::string& target) { return call("GET", target); }
  Answer post(const std::string& target, const simulator::Json& body) { return call("POST", target, body.dump()); }
  Answer patch(const std::string& target, const simulator::Json& body) { return call("PATCH", target, body.dump()); }
  Answer erase(const std::string& target) { return call("DELETE", target); }
  Answer call(const std::string& method, const std::string& target, const std::string& body = {});

  simulator::Account& account() { return *simulator.accounts().front(); }
  /// The id of a new contact.
  std::string new_contact(const simulator::Json& properties);
  void wait(simulator::Moment milliseconds) { simulator.clock().advance(milliseconds); }

  simulator::Simulator simulator;
  std::string token;
};

/// The names of an object's members, in order: "id,properties,createdAt".
std::string members(const simulator::Json& json);

}  // namespace account_fixture
