#include "store/store_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "store/fault.hpp"

namespace trailspark::store {
namespace {

std::string lock_path(const std::string& store_path) { return store_path + ".lock"; }

std::string about_this_process() {
  std::array<char, 256> host{};
  static_cast<void>(::gethostname(host.data(), host.size() - 1));
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> time{};
  std::strftime(time.data(), time.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return "process " + std::to_string(::getpid()) + " on " + host.data() + " since " + time.data();
}

/// Somebody who only asks who holds the lock has it for an instant himself.
bool lock(int descriptor) {
  for (int attempt = 0; ::flock(descriptor, LOCK_EX | LOCK_NB) != 0; ++attempt) {
    if (errno != EWOULDBLOCK || attempt == 5) {
      return false;
    }
    ::usleep(20'000);
  }
  return true;
}

std::string written_in(int descriptor) {
  std::array<char, 512> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size() - 1, 0);
  std::string line(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  line.resize(line.find('\n') == std::string::npos ? line.size() : line.find('\n'));
  return line.empty() ? "another process" : line;
}

}  // namespace

StoreLock::StoreLock(const std::string& store_path) {
  const std::string path = lock_path(store_path);
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) {
    throw StoreFault("cannot write " + path + " (" + std::strerror(errno) +
                     "); see that the store's folder is there and can be written, or name another");
  }
  if (!lock(descriptor_)) {
    const bool held = errno == EWOULDBLOCK;
    const std::string why = held ? written_in(descriptor_) : std::strerror(errno);
    ::close(descriptor_);
    throw StoreFault(held ? store_path + " is being synced by " + why + "; wait for it, or end it"
                          : "cannot lock " + path + " (" + why + "); keep the store on a disk of this machine");
  }
  const std::string text = about_this_process() + "\n";
  // A courtesy to whoever is refused; the lock itself holds without it.
  if (::ftruncate(descriptor_, 0) == 0) {
    static_cast<void>(::pwrite(descriptor_, text.data(), text.size(), 0) == 0);
  }
}

StoreLock::~StoreLock() {
  static_cast<void>(::ftruncate(descriptor_, 0) == 0);
  ::close(descriptor_);
}

std::string StoreLock::holder(const std::string& store_path) {
  const int descriptor = ::open(lock_path(store_path).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return {};
  }
  const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  std::string words = held ? written_in(descriptor) : std::string();
  ::close(descriptor);
  return words;
}

}  // namespace trailspark::store
