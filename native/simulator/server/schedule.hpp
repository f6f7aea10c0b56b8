#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace simulator {

/// A call of the control door that is made later.
struct ScheduledCall {
  std::string method;
  std::string path;  ///< "/_simulator/records/edit"
  std::string body;
};

/// Calls that are made once, after so many calls that fit were answered: between two pages of a list, say.
struct ScheduleOrder {
  std::uint64_t id = 0;
  std::string method;       ///< empty: any
  std::string path = "*";   ///< * stands for anything, slashes too; without the query
  std::uint64_t after = 1;  ///< so many calls
  std::uint64_t seen = 0;   ///< so far
  std::vector<ScheduledCall> calls;
};

/// Orders that are open, oldest first. Safe to call from any thread.
class Schedule {
 public:
  /// Gives it an id.
  std::uint64_t add(ScheduleOrder order);
  std::vector<ScheduleOrder> list() const;
  void clear();

  /// A call was answered: what is to be done now. Orders that are due are done with.
  std::vector<ScheduledCall> due(std::string_view method, std::string_view path);

 private:
  mutable std::mutex mutex_;
  std::atomic<bool> any_{false};
  std::uint64_t last_id_ = 0;
  std::vector<ScheduleOrder> orders_;
};

}  // namespace simulator
