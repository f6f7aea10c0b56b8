#include "simulator/server/schedule.hpp"

#include "simulator/server/faults.hpp"

namespace simulator {

std::uint64_t Schedule::add(ScheduleOrder order) {
  const std::lock_guard lock(mutex_);
  order.id = ++last_id_;
  orders_.push_back(std::move(order));
  any_ = true;
  return last_id_;
}

std::vector<ScheduleOrder> Schedule::list() const {
  const std::lock_guard lock(mutex_);
  return orders_;
}

void Schedule::clear() {
  const std::lock_guard lock(mutex_);
  orders_.clear();
  any_ = false;
}

std::vector<ScheduledCall> Schedule::due(std::string_view method, std::string_view path) {
  std::vector<ScheduledCall> calls;
  if (!any_) {  // as almost always
    return calls;
  }
  const std::lock_guard lock(mutex_);
  for (auto order = orders_.begin(); order != orders_.end();) {
    const bool fits = (order->method.empty() || order->method == method) && fits_pattern(order->path, path);
    if (!fits || ++order->seen < order->after) {
      ++order;
      continue;
    }
    calls.insert(calls.end(), order->calls.begin(), order->calls.end());
    order = orders_.erase(order);
  }
  any_ = !orders_.empty();
  return calls;
}

}  // namespace simulator
