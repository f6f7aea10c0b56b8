#pragma once

#include <functional>
#include <string>
#include <vector>

#include "simulator/control/input.hpp"
#include "simulator/server/router.hpp"

/// The control door: what a test can do to an account that no caller of HubSpot's API can. JSON in, JSON out.
namespace simulator {

/// One thing that can be done.
struct Door {
  std::string method;
  std::string path;         ///< "/_simulator/clock"
  std::string description;  ///< what it does, in a sentence
  std::string example;      ///< a body, as JSON; empty: none
  /// Calls `input.finish()` before it changes anything.
  std::function<Response(Input& input, const Call& call)> handler;
};

// One list a file.
std::vector<Door> fault_doors();
std::vector<Door> form_doors();
std::vector<Door> record_doors();
std::vector<Door> rule_doors();
std::vector<Door> schedule_doors();
std::vector<Door> token_doors();
std::vector<Door> truth_doors();
std::vector<Door> webhook_doors();

/// All of them under /_simulator, and GET /_simulator, which lists them.
void add_control_routes(Router& router);

}  // namespace simulator
