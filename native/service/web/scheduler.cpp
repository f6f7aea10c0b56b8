#include "service/web/scheduler.hpp"

#include <chrono>

namespace trailspark::service::web {
namespace {

constexpr std::chrono::seconds kChoreInterval{20};
constexpr std::chrono::milliseconds kSyncInterval{500};

}  // namespace

Scheduler::Scheduler(Parts& parts, Sync sync)
    : parts_(parts), sync_(std::move(sync)), chores_thread_([this] { chores(); }), sync_thread_([this] { syncs(); }) {}

Scheduler::~Scheduler() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  chores_thread_.join();
  sync_thread_.join();
}

void Scheduler::hold(std::int64_t portal) {
  std::unique_lock lock(mutex_);
  if (running_ != portal) {
    return;
  }
  held_ = portal;
  wake_.wait(lock, [&] { return running_ != portal || ending_; });
}

void Scheduler::chores() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    try {
      const std::size_t lost = parts_.connections.keep();
      if (lost > 0) {
        parts_.log.write(Log::Level::warning, "connections_lost", {{"count", static_cast<std::int64_t>(lost)}});
      }
      const std::int64_t now = Parts::now();
      parts_.logins.clear(now);
      parts_.journal.clear(now);
    } catch (const std::exception& error) {
      parts_.log.write(Log::Level::error, "chores", {{"fault", error.what()}});
    }
    lock.lock();
    wake_.wait_for(lock, kChoreInterval, [this] { return ending_; });
  }
}

/// The connected portal that is due the longest; 0: none.
std::int64_t Scheduler::next_portal(std::int64_t now) {
  std::int64_t found = 0;
  std::int64_t most_overdue = -1;
  for (const ConnectionInfo& info : parts_.connections.list()) {
    const auto own = parts_.config.sync_every_portals.find(info.portal);
    const std::int64_t seconds =
        own == parts_.config.sync_every_portals.end() ? parts_.config.sync_every_seconds : own->second;
    const auto last = last_.find(info.portal);
    const std::int64_t due = last == last_.end() ? 0 : last->second + seconds * 1'000;
    if (info.connected && seconds > 0 && now >= due && now - due > most_overdue) {
      found = info.portal;
      most_overdue = now - due;
    }
  }
  return found;
}

void Scheduler::sync_one(std::int64_t portal) {
  const std::int64_t began = Parts::now();
  last_[portal] = began;
  const auto stop = [this, portal] { return held_ == portal || parts_.stopping; };
  const SyncResult result = sync_(portal, stop);
  if (result.run != 0) {
    parts_.journal.note_service_run(portal, result.run);
  }
  if (result.saw_all) {
    parts_.journal.take_events(portal, began, Parts::now());
  }
  parts_.metrics.count_sync(result.verdict);
  parts_.log.write(Log::Level::info, "sync",
                   {{"portal", portal}, {"verdict", result.verdict}, {"ms", Parts::now() - began}});
}

void Scheduler::syncs() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    std::int64_t portal = 0;
    try {
      portal = next_portal(Parts::now());
    } catch (const std::exception& error) {
      parts_.log.write(Log::Level::error, "schedule", {{"fault", error.what()}});
    }
    lock.lock();
    if (portal != 0 && !ending_) {
      running_ = portal;
      lock.unlock();
      try {
        sync_one(portal);
      } catch (const std::exception& error) {
        parts_.log.write(Log::Level::error, "sync", {{"portal", portal}, {"fault", error.what()}});
      }
      lock.lock();
      running_ = 0;
      held_ = 0;
      wake_.notify_all();
    }
    wake_.wait_for(lock, kSyncInterval, [this] { return ending_; });
  }
}

}  // namespace trailspark::service::web
