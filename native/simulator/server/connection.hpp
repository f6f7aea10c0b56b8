#pragma once

#include <httplib.h>

#include <atomic>
#include <string>

#include "simulator/server/framing.hpp"
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
  /// The head was read, what follows is the call's body. A head that is too long was ended early.
  const Framing& end_head();
  /// Of the call that runs.
  const Framing& framing() const noexcept { return framing_; }
  bool body_too_long() const noexcept { return body_bytes_ > kMostSentBytes; }
  /// After this call's answer the connection ends.
  void make_last() noexcept { last_ = true; }
  bool is_last() const noexcept { return last_ || broken_; }
  /// The answer that follows is delivered so.
  void deliver(const Delivery& delivery) { delivery_ = delivery; }
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
  bool stall();
  char end_of_head() noexcept;
  ssize_t send_all(const char* from, size_t size);

  static constexpr std::size_t kMostSentBytes = kMostBodyBytes + 1024 * 1024;  // a body with the sizes of its chunks

  int socket_;
  const std::atomic<bool>& stopping_;
  std::int64_t deadline_ = 0;
  Delivery delivery_;
  bool head_sent_ = false;
  bool broken_ = false;
  bool last_ = false;
  bool in_head_ = true;
  std::string head_;
  Framing framing_;
  std::size_t body_bytes_ = 0;
  std::size_t begin_ = 0, end_ = 0;  // of what was read ahead
  char buffer_[16 * 1024];
};

}  // namespace simulator
