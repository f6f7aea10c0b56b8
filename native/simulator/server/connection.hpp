#pragma once

#include <httplib.h>

#include <atomic>
#include <string>

#include "simulator/server/message.hpp"

namespace simulator {

/// One open connection as httplib reads and writes it. A call has a time limit as a whole, so that one byte a second
/// does not keep it alive, and an answer can be delivered badly on purpose.
class Connection final : public httplib::Stream {
 public:
  Connection(int socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

  /// Waits for the next call's first byte; false where none comes within the time, or the server stops.
  bool wait_for_call(int milliseconds);
  /// The call that runs must be read and answered within that time.
  void begin_call(int milliseconds);
  /// The answer that follows is delivered so.
  void deliver(const Delivery& delivery) { delivery_ = delivery; }
  /// After the answer: the connection cannot go on.
  bool broken() const noexcept { return broken_; }
  bool was_reset() const noexcept { return delivery_.reset; }

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return 0; }  // httplib asks only whether select() could take it; poll() is used

 private:
  bool wait(short events) const;
  bool stall();
  ssize_t send_all(const char* from, size_t size);

  int socket_;
  const std::atomic<bool>& stopping_;
  std::int64_t deadline_ = 0;
  Delivery delivery_;
  bool head_sent_ = false;
  bool broken_ = false;
  std::size_t begin_ = 0, end_ = 0;  // of what was read ahead
  char buffer_[16 * 1024];
};

}  // namespace simulator
