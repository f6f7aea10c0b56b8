#pragma once

#include <httplib.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "service/web/framing.hpp"

namespace trailspark::service::web {

/// One open connection as httplib reads and writes it. A call has a time limit as a whole, so that one byte a second
/// does not keep it alive.
class Connection final : public httplib::Stream {
 public:
  Connection(int socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

  /// Waits for the next call's first byte; false where none comes within the time, the server stops, or `is_needed`
  /// says that others wait for a thread.
  bool wait_for_call(int milliseconds, const std::function<bool()>& is_needed);
  /// The call must be read within that time.
  void begin_call(int milliseconds);
  /// The head was read, what follows is the call's body. A head that is too long was ended early.
  const Framing& end_head();
  const Framing& framing() const noexcept { return framing_; }
  bool body_too_long() const noexcept { return body_bytes_ > framing_.most_bytes; }
  /// The answer is known and must be taken within that time.
  void begin_answer(int milliseconds);
  /// After this call's answer the connection ends.
  void make_last() noexcept { last_ = true; }
  bool is_last() const noexcept { return last_ || broken_; }
  /// After the last answer, before the socket is closed: so that the caller can still read that.
  void end();

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return 0; }  // httplib asks only whether select() could take it; poll() is used

 private:
  bool wait(short events) const;
  char end_of_head() noexcept;

  int socket_;
  const std::atomic<bool>& stopping_;
  std::int64_t deadline_ = 0;
  bool broken_ = false;
  bool last_ = false;
  bool in_head_ = true;
  std::string head_;
  Framing framing_;
  std::size_t body_bytes_ = 0;
  std::size_t begin_ = 0, end_ = 0;  // of what was read ahead
  char buffer_[16 * 1024];
};

}  // namespace trailspark::service::web
