#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "service/web/message.hpp"

namespace trailspark::service::web {

/// Serves HTTP/1.1: strict about where a call ends, a time limit for each call as a whole, a thread a connection up to
/// a bound. TLS is the business of the proxy in front.
class HttpServer {
 public:
  using Handler = std::function<Response(const Request&)>;
  struct Limits {
    std::size_t most_threads = 256;
    int idle_milliseconds = 15'000;        ///< between two calls on a connection
    int call_milliseconds = 30'000;        ///< to read a call
    int answer_milliseconds = 60'000;      ///< for the caller to take the answer
    std::size_t most_connections = 4'096;  ///< with a thread or waiting for one; more are closed at once
  };

  HttpServer(Handler handler, Limits limits);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes the port, any free one for 0. The port it has got, or 0 where it is taken. "localhost" is 127.0.0.1.
  int bind(const std::string& host, int port);
  /// Answers until stop() is called. Needs bind() before.
  void serve();
  /// From any thread. Answers that are under way are finished, idle connections closed.
  void stop();

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace trailspark::service::web
