#include "http/caller.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>

namespace trailspark::http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kConnectPatience{10};
constexpr std::chrono::seconds kReadPatience{60};
constexpr std::chrono::seconds kAnswerPatience{120};
constexpr std::chrono::milliseconds kBreakOffInterval{50};
constexpr std::size_t kMostBytes = std::size_t{256}
                                   << 20;  // of one answer; a page of 100 records has a megabyte or two
constexpr std::string_view kTokenStandIn = "(token)";

std::string in_words(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
      return "the connection was refused, or the name is not known";
    case httplib::Error::ConnectionTimeout:
      return "nobody answered within 10 seconds";
    case httplib::Error::Read:
      return "the answer did not come, or broke off";
    case httplib::Error::Write:
      return "the connection broke off";
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
      return "no secure connection could be made";
    case httplib::Error::SSLServerVerification:
      return "the server's certificate is not to be trusted";
    case httplib::Error::Compression:
      return "the answer could not be unpacked";
    default:
      return "the connection failed (" + httplib::to_string(error) + ")";
  }
}

/// Nothing of ours has reason to repeat the token; a server's error text might.
void hide(std::string& text, const std::string& token) {
  for (std::size_t at = text.find(token); at != std::string::npos; at = text.find(token, at)) {
    text.replace(at, token.size(), kTokenStandIn);
  }
}

/// New threads meet no signals: those are the main thread's.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

/// One thread's connection.
class Connection {
 public:
  explicit Connection(const Endpoint& endpoint)
      : prefix_(endpoint.prefix),
        client_((endpoint.secure ? "https://" : "http://") +
                (endpoint.host.find(':') == std::string::npos ? endpoint.host : '[' + endpoint.host + ']') + ':' +
                std::to_string(endpoint.port)) {
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_url_encode(false);  // paths come encoded
    client_.set_connection_timeout(kConnectPatience);
    client_.set_read_timeout(kReadPatience);
    client_.set_write_timeout(kReadPatience);
    client_.set_socket_options([this](socket_t socket) { socket_ = socket; });
#ifdef CPPHTTPLIB_OPENSSL_SUPPORT
    client_.enable_server_certificate_verification(true);
#endif
  }

  Answer make(const SyncRequest& call, const std::string& token) {
    Answer answer;
    answer.request = call.id;
    httplib::Request request;
    request.method = call.method;
    request.path = prefix_ + call.target;
    request.body = call.body;
    request.headers = {{"Authorization", "Bearer " + token}, {"Accept", "application/json"}};
#ifdef CPPHTTPLIB_ZLIB_SUPPORT
    request.headers.emplace("Accept-Encoding", "gzip");
#endif
    if (!call.body.empty()) {
      request.headers.emplace("Content-Type", "application/json");
    }
    bool too_late = false;
    bool too_large = false;
    const Clock::time_point deadline = Clock::now() + kAnswerPatience;
    request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
      answer.body.append(data, size);
      too_large = answer.body.size() > kMostBytes;
      too_late = Clock::now() > deadline;
      return !too_large && !too_late;
    };
    const httplib::Result result = client_.send(request);
    if (!result) {
      answer.body.clear();
      answer.fault = too_large  ? "the answer is larger than 256 MB"
                     : too_late ? "the answer took longer than 120 seconds"
                                : in_words(result.error());
      return answer;
    }
    answer.status = result->status;
    for (const auto& [name, value] : result->headers) {
      answer.headers.emplace_back(name, value);
    }
    if (answer.status >= 300) {
      hide(answer.body, token);
    }
    return answer;
  }

  /// From another thread: what waits on the socket, waits no longer.
  void break_off() {
    if (const socket_t socket = socket_; socket != INVALID_SOCKET) {
      ::shutdown(socket, SHUT_RDWR);
    }
  }

 private:
  std::string prefix_;
  std::atomic<socket_t> socket_{INVALID_SOCKET};
  httplib::Client client_;
};

}  // namespace

SyncAnswer Answer::view() const {
  SyncAnswer answer;
  answer.status = status;
  answer.body = body;
  answer.fault = fault;
  answer.headers.reserve(headers.size());
  for (const auto& [name, value] : headers) {
    answer.headers.emplace_back(name, value);
  }
  return answer;
}

bool speaks_https() noexcept {
#ifdef CPPHTTPLIB_OPENSSL_SUPPORT
  return true;
#else
  return false;
#endif
}

struct Caller::State {
  std::mutex mutex;
  std::condition_variable work;
  std::condition_variable news;
  std::deque<std::pair<SyncRequest, std::shared_ptr<const std::string>>> requests;  // each with its token
  std::shared_ptr<const std::string> token;
  std::deque<Answer> answers;
  bool stopping = false;
  std::size_t serving = 0;  // threads that have not ended
  std::vector<std::unique_ptr<Connection>> connections;
  std::vector<std::thread> threads;

  void serve(Connection& connection) {
    for (;;) {
      std::pair<SyncRequest, std::shared_ptr<const std::string>> request;
      {
        std::unique_lock lock(mutex);
        work.wait(lock, [this] { return stopping || !requests.empty(); });
        if (stopping) {
          serving -= 1;
          news.notify_one();
          return;
        }
        request = std::move(requests.front());
        requests.pop_front();
      }
      Answer answer = connection.make(request.first, *request.second);
      const std::lock_guard lock(mutex);
      answers.push_back(std::move(answer));
      news.notify_one();
    }
  }
};

Caller::Caller(Endpoint endpoint, std::string token, std::size_t at_once) : state_(std::make_unique<State>()) {
  state_->token = std::make_shared<const std::string>(std::move(token));
  const SignalsBlocked blocked;
  state_->serving = std::max<std::size_t>(at_once, 1);
  for (std::size_t i = 0; i < state_->serving; ++i) {
    Connection& connection = *state_->connections.emplace_back(std::make_unique<Connection>(endpoint));
    state_->threads.emplace_back([state = state_.get(), &connection] { state->serve(connection); });
  }
}

Caller::~Caller() {
  {
    std::unique_lock lock(state_->mutex);
    state_->stopping = true;
    state_->work.notify_all();
    do {  // more than once: a connection may just be in the making
      for (const auto& connection : state_->connections) {
        connection->break_off();
      }
    } while (!state_->news.wait_for(lock, kBreakOffInterval, [this] { return state_->serving == 0; }));
  }
  for (std::thread& thread : state_->threads) {
    thread.join();
  }
}

void Caller::use_token(std::string token) {
  const std::lock_guard lock(state_->mutex);
  if (*state_->token != token) {
    state_->token = std::make_shared<const std::string>(std::move(token));
  }
}

void Caller::submit(SyncRequest request) {
  const std::lock_guard lock(state_->mutex);
  state_->requests.emplace_back(std::move(request), state_->token);
  state_->work.notify_one();
}

std::optional<Answer> Caller::wait(std::chrono::milliseconds patience) {
  std::unique_lock lock(state_->mutex);
  if (!state_->news.wait_for(lock, patience, [this] { return !state_->answers.empty(); })) {
    return std::nullopt;
  }
  Answer answer = std::move(state_->answers.front());
  state_->answers.pop_front();
  return answer;
}

}  // namespace trailspark::http
