#include "service/hubspot_api.hpp"

#include <httplib.h>
#include <sodium.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

namespace trailspark::service {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBreakOffAgain{20};  // a connection may just be in the making
constexpr std::chrono::milliseconds kAfterwards{500};    // the watchdog is the one that ends a call
constexpr std::string_view kTokenStandIn = "(token)";
constexpr std::string_view kOurs[] = {"authorization", "host", "content-length", "connection", "transfer-encoding"};

bool same_name(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

bool is_one_line(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool is_target(std::string_view text) noexcept {
  return text.substr(0, 1) == "/" && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == 127;
         });
}

/// "2.5 seconds"
std::string in_seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (const auto tenths = time.count() % 1000 / 100; tenths != 0) {
    text += "." + std::to_string(tenths);
  }
  return text + " seconds";
}

std::string in_words(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
      return "the connection was refused, or the name is not known";
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
      return "no secure connection could be made";
    case httplib::Error::SSLServerVerification:
      return "the server's certificate is not to be trusted";
    case httplib::Error::Read:
      return "the answer did not come, or broke off";
    case httplib::Error::Write:
      return "the connection broke off";
    default:
      return "the connection failed (" + httplib::to_string(error) + ")";
  }
}

/// Nothing of ours has reason to repeat the token; a server's error text might.
void hide(std::string& text, std::string_view token) {
  for (std::size_t at = token.empty() ? std::string::npos : text.find(token); at != std::string::npos;
       at = text.find(token, at)) {
    text.replace(at, token.size(), kTokenStandIn);
  }
}

/// One connection; one thread at a time makes calls on it.
class Connection {
 public:
  explicit Connection(const http::Endpoint& endpoint)
      : client_((endpoint.secure ? "https://" : "http://") +
                (endpoint.host.find(':') == std::string::npos ? endpoint.host : '[' + endpoint.host + ']') + ':' +
                std::to_string(endpoint.port)) {
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_url_encode(false);  // targets come encoded
    client_.set_decompress(false);  // what the caller asked for, it gets
    client_.set_socket_options([this](socket_t socket) { socket_ = socket; });
#ifdef CPPHTTPLIB_OPENSSL_SUPPORT
    client_.enable_server_certificate_verification(true);
#endif
  }

  httplib::Result send(const httplib::Request& request, std::chrono::milliseconds patience) {
    client_.set_connection_timeout(patience);
    client_.set_read_timeout(patience + kAfterwards);
    client_.set_write_timeout(patience + kAfterwards);
    httplib::Result result = client_.send(request);
    used = static_cast<bool>(result);
    return result;
  }

  /// From another thread: what waits on the socket, waits no longer.
  void break_off() {
    if (const socket_t socket = socket_; socket != INVALID_SOCKET) {
      ::shutdown(socket, SHUT_RDWR);
    }
  }

  bool used = false;       ///< an answer came over it: it is kept open
  bool under_way = false;  ///< these two under the pool's mutex
  Clock::time_point deadline{};

 private:
  std::atomic<socket_t> socket_{INVALID_SOCKET};
  httplib::Client client_;
};

/// New threads meet no signals: those are the main thread's.
std::thread start_without_signals(std::function<void()> run) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  std::thread thread(std::move(run));
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return thread;
}

}  // namespace

std::string_view ApiAnswer::header(std::string_view name) const noexcept {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) {
      return value;
    }
  }
  return {};
}

/// The connections, and a thread that breaks off calls past their deadline: httplib's own time-outs begin anew with
/// every byte.
class HubSpotApi::Pool {
 public:
  Pool(http::Endpoint where, Limits how_much)
      : endpoint(std::move(where)), limits(how_much), watchdog_(start_without_signals([this] { watch(); })) {}

  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    deadlines_.notify_all();
    watchdog_.join();
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Null where none became free in time.
  Connection* acquire(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_until(lock, deadline,
                           [this] { return !idle_.empty() || all_.size() < limits.most_connections; })) {
      return nullptr;
    }
    Connection* connection = nullptr;
    if (!idle_.empty()) {
      connection = idle_.back();  // the one used last is the least likely to have been closed
      idle_.pop_back();
    } else {
      connection = all_.emplace_back(std::make_unique<Connection>(endpoint)).get();
    }
    connection->under_way = true;
    connection->deadline = deadline;
    deadlines_.notify_one();
    return connection;
  }

  void release(Connection* connection) {
    {
      const std::lock_guard lock(mutex_);
      connection->under_way = false;
      idle_.push_back(connection);
    }
    freed_.notify_one();
  }

  const http::Endpoint endpoint;
  const Limits limits;

 private:
  void watch() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      Clock::time_point next = Clock::time_point::max();
      const Clock::time_point now = Clock::now();
      for (const auto& connection : all_) {
        if (connection->under_way && connection->deadline <= now) {
          connection->break_off();
          next = std::min(next, now + kBreakOffAgain);
        } else if (connection->under_way) {
          next = std::min(next, connection->deadline);
        }
      }
      if (next == Clock::time_point::max()) {
        deadlines_.wait(lock);
      } else {
        deadlines_.wait_until(lock, next);
      }
    }
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  std::condition_variable deadlines_;
  std::vector<std::unique_ptr<Connection>> all_;
  std::vector<Connection*> idle_;
  bool stopping_ = false;
  std::thread watchdog_;  // last: it uses what stands above
};

namespace {

/// Empty where the request can be sent as it is.
std::string fault_of(const ApiRequest& request, std::size_t most_bytes) {
  if (!is_target(request.target)) {
    return "the address is no path";
  }
  for (const auto& [name, value] : request.headers) {
    if (!is_one_line(name) || !is_one_line(value)) {
      return "a header has a line break";
    }
  }
  return request.body.size() > most_bytes ? "the request is larger than " + std::to_string(most_bytes >> 20) + " MB"
                                          : std::string();
}

httplib::Request as_httplib(const ApiRequest& call, const std::string& prefix, const Secret& token) {
  httplib::Request request;
  request.method = call.method;
  request.path = prefix + call.target;
  request.body = call.body;
  for (const auto& [name, value] : call.headers) {
    const auto is_name = [&name = name](std::string_view ours) { return same_name(name, ours); };
    if (std::none_of(std::begin(kOurs), std::end(kOurs), is_name)) {
      request.headers.emplace(name, value);
    }
  }
  if (!token.empty()) {
    request.headers.emplace("Authorization", "Bearer " + std::string(token.reveal()));
  }
  return request;
}

}  // namespace

HubSpotApi::HubSpotApi(http::Endpoint endpoint) : HubSpotApi(std::move(endpoint), Limits()) {}

HubSpotApi::HubSpotApi(http::Endpoint endpoint, Limits limits)
    : pool_(std::make_unique<Pool>(std::move(endpoint), limits)) {}

HubSpotApi::~HubSpotApi() = default;

const http::Endpoint& HubSpotApi::endpoint() const noexcept { return pool_->endpoint; }

ApiAnswer HubSpotApi::call(const ApiRequest& call, const Secret& token, std::chrono::milliseconds patience) {
  ApiAnswer answer;
  answer.fault = fault_of(call, pool_->limits.most_bytes);
  if (!answer.fault.empty()) {
    return answer;
  }
  const Clock::time_point deadline = Clock::now() + patience;
  Connection* const connection = pool_->acquire(deadline);
  if (connection == nullptr) {
    answer.fault = "all connections to HubSpot were busy for " + in_seconds(patience);
    return answer;
  }
  httplib::Request request = as_httplib(call, pool_->endpoint.prefix, token);
  bool too_large = false;
  request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    too_large = answer.body.size() + size > pool_->limits.most_bytes;
    if (!too_large) {
      answer.body.append(data, size);
    }
    return !too_large;
  };
  const auto left = [deadline] {
    return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()),
                    std::chrono::milliseconds(1));
  };
  const bool reused = connection->used;
  httplib::Result result = connection->send(request, left());
  if (!result && reused && call.method == "GET" && answer.body.empty() && Clock::now() < deadline) {
    result = connection->send(request, left());
  }
  const bool too_late = !result && (Clock::now() >= deadline || result.error() == httplib::Error::ConnectionTimeout);
  pool_->release(connection);
  if (!result) {
    answer.body.clear();
    answer.fault = too_large  ? "the answer is larger than " + std::to_string(pool_->limits.most_bytes >> 20) + " MB"
                   : too_late ? "HubSpot did not answer within " + in_seconds(patience)
                              : in_words(result.error());
    return answer;
  }
  answer.status = result->status;
  for (const auto& [name, value] : result->headers) {
    answer.headers.emplace_back(name, value);
  }
  if (answer.status >= 300) {
    hide(answer.body, token.reveal());
  }
  return answer;
}

ApiAnswer HubSpotApi::post_form(const std::string& path, std::string form, std::chrono::milliseconds patience) {
  ApiRequest request{"POST", path, {{"Content-Type", "application/x-www-form-urlencoded"}}, std::move(form)};
  ApiAnswer answer = call(request, Secret(), patience);
  sodium_memzero(request.body.data(), request.body.size());
  return answer;
}

}  // namespace trailspark::service
