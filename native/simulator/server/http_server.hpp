#pragma once

#include <memory>
#include <string>

namespace simulator {

class Simulator;

/// Serves a simulator over HTTP on the loopback interface: a thread a connection, kept alive between calls.
class HttpServer {
 public:
  explicit HttpServer(Simulator& simulator);
  ~HttpServer();

  /// Takes the port, any free one for 0, on 127.0.0.1. The port it has got, or 0 where it is taken.
  int bind(int port);
  /// Answers until stop() is called. Needs bind() before.
  void serve();
  /// From any thread. Answers that are under way are finished, idle connections closed.
  void stop();

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace simulator
