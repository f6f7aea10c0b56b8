#pragma once

#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace trailspark::service::web {

/// Has a thread for each connection that is open, up to a bound; further connections wait in a queue, and a thread
/// whose connection is idle turns to them.
class WorkerPool final : public httplib::TaskQueue {
 public:
  /// `waiting`: counts the connections that have no thread.
  WorkerPool(std::size_t most_threads, std::atomic<std::size_t>& waiting)
      : most_threads_(most_threads), waiting_(waiting) {}

  void enqueue(std::function<void()> job) override {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    if (idle_ < jobs_.size() && threads_.size() < most_threads_) {
      add_thread();
    } else if (idle_ < jobs_.size()) {
      waiting_ = jobs_.size();
    }
    ready_.notify_one();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    ready_.notify_all();
    for (std::thread& thread : threads_) {
      thread.join();
    }
  }

 private:
  /// Where the system gives no more threads, connections wait for one that ends.
  void add_thread() {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      if (threads_.empty()) {
        throw;
      }
    }
  }

  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      ++idle_;
      ready_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
      --idle_;
      if (jobs_.empty()) {
        return;
      }
      const std::function<void()> job = std::move(jobs_.front());
      jobs_.pop_front();
      waiting_ = jobs_.size();
      lock.unlock();
      job();
      lock.lock();
    }
  }

  std::size_t most_threads_;
  std::atomic<std::size_t>& waiting_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool ending_ = false;
};

}  // namespace trailspark::service::web
