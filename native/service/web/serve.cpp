#include "service/web/serve.hpp"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <thread>

#include "http/endpoint.hpp"
#include "service/base64.hpp"
#include "service/web/http_server.hpp"
#include "service/web/service.hpp"
#include "trailspark/version.hpp"

namespace trailspark::service::web {
namespace {

constexpr int kLookMilliseconds = 100;  // until a signal is noticed

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

http::Endpoint endpoint_of(const std::string& api) {
  std::variant<http::Endpoint, std::string> parsed = http::parse_endpoint(api);
  if (const std::string* fault = std::get_if<std::string>(&parsed)) {
    throw std::runtime_error("api: " + *fault);
  }
  return std::get<http::Endpoint>(std::move(parsed));
}

Secret client_secret(const ServiceConfig& config) {
  if (!config.client_secret_file.empty()) {
    return read_secret_file(config.client_secret_file);
  }
  const char* text = std::getenv("TRAILSPARK_CLIENT_SECRET");
  return Secret(text == nullptr ? "" : text);
}

HostTokens host_tokens(const ServiceConfig& config) {
  constexpr std::size_t kShortestSecret = 32;
  HostTokens tokens;
  tokens.issuer = config.host_tokens.issuer;
  tokens.audience = config.host_tokens.audience;
  tokens.leeway_seconds = config.host_tokens.leeway_seconds;
  for (const ServiceConfig::HostKeySetting& setting : config.host_tokens.keys) {
    HostKey key;
    key.id = setting.id;
    if (setting.algorithm == "EdDSA") {
      key.key = Secret(from_base64url(setting.public_key).value_or(""));
    } else {
      key.algorithm = HostKey::Algorithm::hs256;
      key.key = read_secret_file(setting.secret_file);
      if (key.key.reveal().size() < kShortestSecret) {
        throw std::runtime_error(setting.secret_file + " holds fewer than 32 characters; make the secret anew, longer");
      }
    }
    tokens.keys.push_back(std::move(key));
  }
  return tokens;
}

std::string without_default_port(const std::string& origin) {
  const std::string port = origin.starts_with("https://") ? ":443" : ":80";
  return origin.ends_with(port) ? origin.substr(0, origin.size() - port.size()) : origin;
}

std::vector<std::string> hosts_of(const ServiceConfig& config, const std::string& public_url, int port) {
  std::vector<std::string> hosts = {public_url.substr(public_url.find("//") + 2)};
  if (is_loopback(config.host)) {
    for (const char* name : {"localhost", "127.0.0.1", "[::1]"}) {
      hosts.push_back(name + (':' + std::to_string(port)));
    }
  } else {
    hosts.push_back(config.host + ':' + std::to_string(port));
  }
  return hosts;
}

/// Everything of one running service, in the order in which it is made.
class Running {
 public:
  Running(const ServiceConfig& config, std::string public_url, std::vector<std::string> hosts, const ServeHooks& hooks)
      : page_(config.page.empty() ? StaticFiles() : StaticFiles(config.page)),
        store_(config.data, {hubspot_schema(), web_schema()}),
        vault_(Vault::open(config.key_file)),
        api_(endpoint_of(config.api)),
        budget_(store_),
        connections_(store_, vault_, api_, connection_settings(config, public_url)),
        logins_(store_, vault_),
        settings_(store_),
        journal_(store_),
        parts_{config,
               std::move(public_url),
               std::move(hosts),
               client_secret(config),
               host_tokens(config),
               config.metrics_token_file.empty() ? Secret() : read_secret_file(config.metrics_token_file),
               store_,
               vault_,
               api_,
               budget_,
               connections_,
               logins_,
               settings_,
               journal_,
               page_,
               log_,
               metrics_,
               stopping_},
        service_(parts_) {
    connections_.also_erase(Journal::erase);
    scheduler_ =
        std::make_unique<Scheduler>(parts_, [this, &hooks](std::int64_t portal, const std::function<bool()>& stop) {
          return hooks.sync(parts_, portal, stop);
        });
    parts_.hold_sync = [this](std::int64_t portal) { scheduler_->hold(portal); };
  }

  Response handle(const Request& request) { return service_.handle(request); }
  void stop() { stopping_ = true; }
  Log& log() noexcept { return log_; }

 private:
  ConnectionSettings connection_settings(const ServiceConfig& config, const std::string& public_url) {
    ConnectionSettings settings;
    settings.client_id = config.client_id;
    settings.client_secret = client_secret(config);
    settings.redirect_uri = public_url + "/oauth/hubspot/callback";
    settings.authorize_page = config.authorize_page;
    settings.lost = [this](std::int64_t portal, const std::string& why) { note_loss(portal, why); };
    return settings;
  }

  /// HubSpot no longer takes this portal's token.
  void note_loss(std::int64_t portal, const std::string& why) {
    log_.write(Log::Level::warning, "connection_lost", {{"portal", portal}, {"why", why}});
    AuditEntry entry;
    entry.at = Parts::now();
    entry.user = "service";
    entry.user_name = "the service";
    entry.action = "connection.lost";
    entry.outcome = "done";
    entry.portal = portal;
    entry.detail = why;
    journal_.note(entry);
  }

  Log log_{STDERR_FILENO};
  Metrics metrics_;
  std::atomic<bool> stopping_{false};
  StaticFiles page_;
  ServiceStore store_;
  Vault vault_;
  HubSpotApi api_;
  PortalBudget budget_;
  Connections connections_;
  Logins logins_;
  Settings settings_;
  Journal journal_;
  Parts parts_;
  Service service_;
  std::unique_ptr<Scheduler> scheduler_;
};

}  // namespace

void serve(const ServiceConfig& config, const ServeHooks& hooks) {
  std::unique_ptr<Running> running;
  HttpServer::Limits limits;
  limits.most_threads = static_cast<std::size_t>(config.workers);
  HttpServer server([&running](const Request& request) { return running->handle(request); }, limits);
  const int port = server.bind(config.host, config.port);
  if (port == 0) {
    throw std::runtime_error("port " + std::to_string(config.port) + " on " + config.host +
                             " cannot be had; is the service running already? Choose another with --port");
  }
  const std::string public_url = without_default_port(
      config.public_url.empty() ? "http://" + config.host + ':' + std::to_string(port) : config.public_url);
  std::thread serving;
  {
    const SignalsBlocked blocked;
    running = std::make_unique<Running>(config, public_url, hosts_of(config, public_url, port), hooks);
    hooks.say("Page: " + public_url + "/\n" +
              (config.demo_users ? "Users: owner, admin, editor, viewer; choose one on the page\n" : "") +
              "Listening: " + config.host + ':' + std::to_string(port) + '\n');
    running->log().write(Log::Level::info, "start", {{"version", std::string(kVersion)}, {"url", public_url}});
    serving = std::thread([&server] { server.serve(); });
  }
  while (!hooks.should_end()) {
    ::poll(nullptr, 0, kLookMilliseconds);
  }
  running->stop();
  server.stop();
  serving.join();
  running->log().write(Log::Level::info, "stop", {});
}

}  // namespace trailspark::service::web
