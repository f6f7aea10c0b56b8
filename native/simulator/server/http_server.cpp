#include "simulator/server/http_server.hpp"

#include <httplib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include "simulator/server/connection.hpp"
#include "simulator/server/simulator.hpp"
#include "simulator/server/worker_pool.hpp"

namespace simulator {
namespace {

constexpr int kIdleMilliseconds = 30'000;      // between two calls on a connection
constexpr int kCallMilliseconds = 20'000;      // to read a call, and to write its answer
constexpr std::size_t kMostCalls = 1'000'000;  // on a connection; callers are told, nobody counts
constexpr int kBacklog = 1024;
constexpr const char* kAnyPath = "";  // httplib matches paths as regular expressions; it is shown none

thread_local Connection* this_connection = nullptr;

Request plain(const httplib::Request& from) {
  Pairs headers;
  for (const auto& [name, value] : from.headers) {
    std::string lower = name;
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') {
        c = static_cast<char>(c + ('a' - 'A'));
      }
    }
    headers.emplace_back(std::move(lower), value);
  }
  return Request::of(from.method, from.target, std::move(headers), from.body);
}

void hand_over(Response response, httplib::Response& to) {
  to.status = response.status;
  for (const auto& [name, value] : response.headers) {
    to.headers.emplace(name, value);
  }
  if (!response.body.empty()) {
    to.headers.emplace("Content-Type", response.content_type);
    to.body = std::move(response.body);
  }
  this_connection->deliver(response.delivery);
}

const char* reason(int status) noexcept {
  switch (status) {
    case 413:
      return "Request Entity Too Large";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Bad Request";
  }
}

/// What is no call at all is refused before the simulator is asked: HubSpot's edge answers so, not its API. Where the
/// next call would begin is not known.
void describe_refusal(httplib::Response& to) {
  this_connection->make_last();
  to.headers.erase("Connection");
  to.set_header("Connection", "close");
  if (this_connection->body_too_long()) {
    to.status = 413;
  }
  if (to.status == 414) {
    return to.set_content(
        "<html><head><title>414 Request-URI Too Large</title></head><body><center><h1>414 "
        "Request-URI Too Large</h1></center></body></html>",
        "text/html");
  }
  to.set_content(std::string("{\"status\":\"error\",\"message\":\"") + reason(to.status) + "\"}",
                 "application/json;charset=utf-8");
}

}  // namespace

class HttpServer::Listener final : public httplib::Server {
 public:
  explicit Listener(Simulator& simulator) {
    const auto handle = [&simulator](const httplib::Request& request, httplib::Response& response) {
      hand_over(simulator.handle(plain(request)), response);
    };
    Get(kAnyPath, handle);
    Post(kAnyPath, handle);
    Put(kAnyPath, handle);
    Patch(kAnyPath, handle);
    Delete(kAnyPath, handle);
    Options(kAnyPath, handle);
    set_expect_100_continue_handler([](const httplib::Request&, httplib::Response& response) {
      const int refusal = this_connection->framing().refusal;
      response.status = refusal != 0 ? refusal : response.status;
      return refusal != 0 ? refusal : 100;
    });
    set_pre_routing_handler([](const httplib::Request&, httplib::Response& response) {
      const int refusal = this_connection->framing().refusal;
      if (refusal == 0) {
        return HandlerResponse::Unhandled;
      }
      response.status = refusal;
      return HandlerResponse::Handled;
    });
    set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty()) {
        describe_refusal(response);
      }
    });
    set_payload_max_length(kMostBodyBytes);
    set_keep_alive_timeout(kIdleMilliseconds / 1000);
    set_keep_alive_max_count(kMostCalls);
    set_socket_options([this](int socket) {
      const int on = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
      listening_ = socket;
    });
    new_task_queue = [] { return new WorkerPool; };
  }

  /// httplib waits for no more than five callers at a time; a thousand may come at once here.
  void widen_backlog() const { ::listen(listening_, kBacklog); }

  void serve() {
    serving_ = true;
    if (!stopping_) {
      listen_after_bind();
    }
    serving_ = false;
  }

  void end() {
    stopping_ = true;
    while (serving_ && !is_running()) {  // httplib does not hear stop() until it listens
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    stop();
    const std::lock_guard lock(mutex_);
    for (const int socket : open_) {
      shutdown(socket, SHUT_RD);  // those who wait for a call stop to
    }
  }

 private:
  bool process_and_close_socket(int socket) override {
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    {
      const std::lock_guard lock(mutex_);
      open_.insert(socket);
    }
    Connection connection(socket, stopping_);
    this_connection = &connection;
    bool go_on = true;
    while (go_on && connection.wait_for_call(kIdleMilliseconds)) {
      bool closed = false;
      connection.begin_call(kCallMilliseconds);
      go_on =
          process_request(connection, stopping_, closed, straighten) && !closed && !connection.is_last() && !stopping_;
    }
    this_connection = nullptr;
    connection.end();
    {
      const std::lock_guard lock(mutex_);
      open_.erase(socket);
    }
    close(socket);
    return true;
  }

  static void straighten(httplib::Request& request) {
    if (this_connection->end_head().is_last) {
      request.headers.erase("Connection");
      request.set_header("Connection", "close");  // the answer says so, too
    }
    request.path.clear();
    // Pages of a hundred records are asked for a thousand times a second; to compress them would take longer than all
    // else together. And there are no partial answers.
    request.headers.erase("Accept-Encoding");
    request.ranges.clear();
    // A call that tells no length has no body (RFC 9112, 6.3); httplib would read on until the caller gives up.
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding")) {
      request.headers.emplace("Content-Length", "0");
    }
  }

  int listening_ = -1;
  std::atomic<bool> serving_{false};
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::set<int> open_;
};

HttpServer::HttpServer(Simulator& simulator) : listener_(std::make_unique<Listener>(simulator)) {}
HttpServer::~HttpServer() = default;

int HttpServer::bind(int port) {
  constexpr const char* kHost = "127.0.0.1";
  if (port == 0) {
    port = std::max(0, listener_->bind_to_any_port(kHost));
  } else if (!listener_->bind_to_port(kHost, port)) {
    port = 0;
  }
  if (port != 0) {
    listener_->widen_backlog();
  }
  return port;
}

void HttpServer::serve() { listener_->serve(); }
void HttpServer::stop() { listener_->end(); }

}  // namespace simulator
