#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/hubspot_api.hpp"

/// What Test Connection asks HubSpot for, as a table.
namespace trailspark::service {

/// A call that stands for something that sync needs.
struct TestCall {
  std::string_view id;
  std::string_view what;
  ApiRequest request;
  bool required;
  std::string_view scope;  ///< that it needs
  std::string_view cost;   ///< what is missing without it
};
std::vector<TestCall> test_calls(const std::string& api_version);

/// A right to write, which is seen in the granted scopes alone: nothing is written for a test.
struct TestScope {
  std::string_view id;
  std::string_view what;
  std::string_view scope;
};
const std::vector<TestScope>& test_scopes();

}  // namespace trailspark::service
