#include "service/web/http_server.hpp"

#include <httplib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include "service/web/connection.hpp"
#include "service/web/worker_pool.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::size_t kMostCalls = 1'000'000;  // on a connection; callers are told, nobody counts
constexpr int kBacklog = 1024;
constexpr const char* kAnyPath = "";  // httplib matches paths as regular expressions; it is shown none

thread_local Connection* this_connection = nullptr;
thread_local bool was_handled = false;  // by us: whatever the answer, it is meant

Request plain(const httplib::Request& from) {
  Headers headers;
  for (const auto& [name, value] : from.headers) {
    std::string lower = name;
    for (char& c : lower) {
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    headers.emplace_back(std::move(lower), value);
  }
  return Request::of(from.method == "HEAD" ? "GET" : from.method, from.target, std::move(headers), from.body);
}

bool may_be_sent(std::string_view value) noexcept {
  return std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/// A header that would end its line early is left out, whoever made it.
void hand_over(Response response, httplib::Response& to) {
  to.status = response.status;
  for (const auto& [name, value] : response.headers) {
    if (may_be_sent(name) && may_be_sent(value)) {
      to.headers.emplace(name, value);
    }
  }
  if (!response.body.empty() && may_be_sent(response.content_type)) {
    to.headers.emplace("Content-Type", response.content_type);
    to.body = std::move(response.body);
  }
}

Refusal refusal_of(int status) {
  switch (status) {
    case 413:
      return {status, "request.too_large", "the body is longer than this address takes", "send less at once"};
    case 414:
      return {status, "request.too_large", "the address is too long", "send what it says in parts"};
    case 415:
      return {status, "request.media_type", "the body is compressed", "send it as it is"};
    case 431:
      return {status, "request.too_large", "the headers are too long", "clear this site's cookies"};
    default:
      return {400, "request.malformed", "this is no call that can be understood", "send HTTP/1.1 as RFC 9112 has it"};
  }
}

/// What is no call at all is refused before anybody is asked. Where the next call would begin is not known.
void describe_refusal(httplib::Response& to) {
  this_connection->make_last();
  to.headers.erase("Connection");
  to.set_header("Connection", "close");
  Response refusal = answer(refusal_of(this_connection->body_too_long() ? 413 : to.status));
  refusal.with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store");
  hand_over(std::move(refusal), to);
}

}  // namespace

class HttpServer::Listener final : public httplib::Server {
 public:
  Listener(HttpServer::Handler handler, const Limits& limits) : limits_(limits) {
    const auto handle = [this, handler = std::move(handler)](const httplib::Request& request,
                                                             httplib::Response& response) {
      hand_over(handler(plain(request)), response);
      was_handled = true;
      this_connection->begin_answer(limits_.answer_milliseconds);
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
      if (!was_handled) {
        describe_refusal(response);
      }
    });
    set_payload_max_length(kMostDoorBytes);
    set_keep_alive_timeout(std::max(1, limits_.idle_milliseconds / 1000));
    set_keep_alive_max_count(kMostCalls);
    set_socket_options([this](int socket) {
      const int on = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
      listening_ = socket;
    });
    new_task_queue = [this] { return new WorkerPool(limits_.most_threads, waiting_); };
  }

  /// httplib waits for no more than five callers at a time.
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
    if (waiting_ > limits_.most_connections || stopping_) {
      close(socket);
      return true;
    }
    {
      const std::lock_guard lock(mutex_);
      open_.insert(socket);
    }
    Connection connection(socket, stopping_);
    this_connection = &connection;
    const auto is_needed = [this] { return waiting_ > 0; };
    bool go_on = true;
    while (go_on && connection.wait_for_call(limits_.idle_milliseconds, is_needed)) {
      bool closed = false;
      was_handled = false;
      connection.begin_call(limits_.call_milliseconds);
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
    // httplib is not to pack answers, nor to cut them into ranges; what the caller takes is kept under another name.
    request.headers.erase(std::string(kAccepts));
    if (const std::string accepts = request.get_header_value("Accept-Encoding"); !accepts.empty()) {
      request.headers.emplace(kAccepts, accepts);
    }
    request.headers.erase("Accept-Encoding");
    request.ranges.clear();
    // A call that tells no length has no body (RFC 9112, 6.3); httplib would read on until the caller gives up.
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding")) {
      request.headers.emplace("Content-Length", "0");
    }
  }

  static constexpr const char* kAccepts = "x-trailspark-accepts";

  Limits limits_;
  int listening_ = -1;
  std::atomic<std::size_t> waiting_{0};
  std::atomic<bool> serving_{false};
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::set<int> open_;
};

HttpServer::HttpServer(Handler handler, Limits limits)
    : listener_(std::make_unique<Listener>(std::move(handler), limits)) {}
HttpServer::~HttpServer() = default;

int HttpServer::bind(const std::string& host, int port) {
  const std::string address = host == "localhost" ? "127.0.0.1" : host;
  if (port == 0) {
    port = std::max(0, listener_->bind_to_any_port(address));
  } else if (!listener_->bind_to_port(address, port)) {
    port = 0;
  }
  if (port != 0) {
    listener_->widen_backlog();
  }
  return port;
}

void HttpServer::serve() { listener_->serve(); }
void HttpServer::stop() { listener_->end(); }

}  // namespace trailspark::service::web
