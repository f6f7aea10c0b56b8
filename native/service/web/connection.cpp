#include "service/web/connection.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace trailspark::service::web {
namespace {

constexpr int kFarewellMilliseconds = 1'000;
constexpr int kLookMilliseconds = 200;  // while idle: does the server stop, is the thread needed

std::int64_t ticks() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Whether the socket is ready within the time. A signal does not end the wait.
bool ready(int socket, short events, std::int64_t milliseconds) {
  const std::int64_t end = ticks() + milliseconds;
  while (true) {
    pollfd one{socket, events, 0};
    const int found = poll(&one, 1, static_cast<int>(std::max<std::int64_t>(0, end - ticks())));
    if (found >= 0) {
      return found > 0;
    }
    if (errno != EINTR) {
      return false;
    }
  }
}

}  // namespace

bool Connection::wait_for_call(int milliseconds, const std::function<bool()>& is_needed) {
  if (begin_ < end_) {
    return true;
  }
  const std::int64_t end = ticks() + milliseconds;
  while (!stopping_ && ticks() < end) {
    if (ready(socket_, POLLIN, std::min<std::int64_t>(kLookMilliseconds, end - ticks()))) {
      return !stopping_;
    }
    if (is_needed()) {
      return false;
    }
  }
  return false;
}

void Connection::begin_call(int milliseconds) {
  deadline_ = ticks() + milliseconds;
  in_head_ = true;
  head_.clear();
  framing_ = {};
  body_bytes_ = 0;
}

void Connection::begin_answer(int milliseconds) { deadline_ = ticks() + milliseconds; }

bool Connection::wait(short events) const { return !broken_ && ready(socket_, events, deadline_ - ticks()); }

bool Connection::is_readable() const { return begin_ < end_ || wait(POLLIN); }
bool Connection::is_writable() const { return wait(POLLOUT); }

const Framing& Connection::end_head() {
  in_head_ = false;
  framing_ = framing_of(head_);
  last_ = framing_.is_last;
  return framing_;
}

/// CRLF by CRLF, so that whoever reads lines comes to the empty one.
char Connection::end_of_head() noexcept {
  head_ += head_.back() == '\r' ? '\n' : '\r';
  return head_.back();
}

ssize_t Connection::read(char* to, size_t size) {
  if (in_head_ && head_.size() >= kMostHeadBytes) {
    *to = end_of_head();
    return 1;
  }
  if (!in_head_ && body_too_long()) {
    return -1;
  }
  if (begin_ == end_) {
    if (!wait(POLLIN)) {
      return -1;
    }
    const ssize_t got = recv(socket_, buffer_, sizeof buffer_, 0);
    if (got <= 0) {
      return got;
    }
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
  }
  const std::size_t taken = std::min(size, end_ - begin_);
  std::memcpy(to, buffer_ + begin_, taken);
  begin_ += taken;
  if (in_head_) {
    head_.append(to, taken);
  } else {
    body_bytes_ += taken;
  }
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* from, size_t size) {
  std::size_t sent = 0;
  while (sent < size && !broken_) {
    const ssize_t some = send(socket_, from + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (some > 0) {
      sent += static_cast<std::size_t>(some);
    } else if (some == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) || !wait(POLLOUT)) {
      broken_ = true;
    }
  }
  return broken_ ? -1 : static_cast<ssize_t>(size);
}

/// A socket that is closed while there is something to read is reset, and what was sent may be lost (RFC 9112, 9.6).
void Connection::end() {
  shutdown(socket_, SHUT_WR);
  const std::int64_t latest = ticks() + kFarewellMilliseconds;
  while (!stopping_ && ready(socket_, POLLIN, latest - ticks()) && recv(socket_, buffer_, sizeof buffer_, 0) > 0) {
  }
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();  // nothing is decided by it, and nothing about it is written down
  port = 0;
}
void Connection::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

}  // namespace trailspark::service::web
