#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "service/connections.hpp"
#include "service/portal_budget.hpp"

namespace trailspark::service {

/// One thing that sync needs of HubSpot.
struct TestRow {
  enum class Result : std::uint8_t { works, refused, unknown };
  std::string id;    ///< "contacts.read"
  std::string what;  ///< "Reading contacts"
  Result result = Result::unknown;
  bool required = false;  ///< sync as a whole does not work without
  std::string found;      ///< "HTTP 403: the scope forms is not granted"
  std::string cost;       ///< what is missing without it; empty where it works
  std::string fix;        ///< what to do; empty where it works
  std::int64_t milliseconds = 0;
};
/// "works".
std::string_view name(TestRow::Result result) noexcept;

struct TestReport {
  std::int64_t portal = 0;
  bool usable = false;  ///< all that is required works
  std::string summary;  ///< one sentence
  std::vector<TestRow> rows;
  std::int64_t milliseconds = 0;
};

/// Tests everything that a sync of this portal will need, object by object and scope by scope, all at once, within
/// `deadline` whatever HubSpot does: what was not answered by then is unknown. Calls are taken from the portal's
/// budget.
TestReport test_connection(Connections& connections, HubSpotApi& api, PortalBudget& budget, std::int64_t portal,
                           std::chrono::milliseconds deadline = std::chrono::milliseconds(2'500));

}  // namespace trailspark::service
