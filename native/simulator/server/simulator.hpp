#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulator/server/auth.hpp"
#include "simulator/server/clock.hpp"
#include "simulator/server/faults.hpp"
#include "simulator/server/grants.hpp"
#include "simulator/server/message.hpp"
#include "simulator/server/request_log.hpp"
#include "simulator/server/router.hpp"
#include "simulator/server/schedule.hpp"
#include "simulator/server/sender.hpp"
#include "simulator/server/unique.hpp"
#include "simulator/store/account.hpp"

namespace simulator {

struct SimulatorSettings {
  std::uint64_t seed = 1;
  Moment now = 0;        ///< at which the clock starts
  bool ticks = true;     ///< false: time stands still but for the control door, for tests
  bool cors = false;     ///< answer browsers of any origin
  bool control = false;  ///< the control door is open
  Lifetimes lifetimes;   ///< at the start
  std::string base_url = "http://localhost";
  std::vector<AccountSettings> accounts;  ///< the first has the private app's token
  std::vector<App> apps;                  ///< none: first_app(seed)
};

/// HubSpot as its callers see it: accounts, apps, tokens, time, and the way of a request through them. Knows nothing of
/// sockets; `handle` may be called from any thread.
class Simulator {
 public:
  explicit Simulator(SimulatorSettings settings);
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// Finds the route; lets an ordered fault strike; checks token, limits and scopes; locks the account; calls the
  /// handler; and turns a Refusal into HubSpot's error.
  Response handle(Request request);

  const SimulatorSettings& settings() const noexcept { return settings_; }
  /// Once the port is known.
  void set_base_url(std::string url) { settings_.base_url = std::move(url); }

  Clock& clock() noexcept { return clock_; }
  Tokens& tokens() noexcept { return tokens_; }
  UuidSource& uuids() noexcept { return uuids_; }
  Router& router() noexcept { return router_; }
  RequestLog& log() noexcept { return log_; }
  std::vector<App>& apps() noexcept { return settings_.apps; }
  const std::vector<std::unique_ptr<Account>>& accounts() const noexcept { return accounts_; }
  /// Null where there is none.
  Account* account(std::int64_t portal_id) const noexcept;
  /// The first account's.
  const std::string& private_token() const noexcept { return private_token_; }

  Grants& grants() noexcept { return grants_; }
  Faults& faults() noexcept { return faults_; }
  Schedule& schedule() noexcept { return schedule_; }
  /// The app leaves the account: its tokens there are dead, access and refresh.
  void uninstall(std::string_view client_id, std::int64_t portal_id);

  /// How webhooks are delivered; set it before the first call. Without one they cannot be.
  void set_sender(Sender sender) { sender_ = std::move(sender); }
  const Sender& sender() const noexcept { return sender_; }

 private:
  bool is_spared(const Request& request) const noexcept;
  void do_what_is_due(const Request& request);
  Response answer_or_fail(Request& request, Moment now, LoggedCall& logged);
  Response answer(Request& request, Moment now, LoggedCall& logged);
  Response answer_route(const Route& route, const Request& request, Moment now, LoggedCall& logged);
  Response run(const Route& route, const Request& request, const Call& call);
  Response finish(const Request& request, Response response);

  SimulatorSettings settings_;
  Clock clock_;
  Tokens tokens_;
  UuidSource uuids_;
  Router router_;
  RequestLog log_;
  Grants grants_;
  Faults faults_;
  Schedule schedule_;
  Sender sender_;
  std::vector<std::unique_ptr<Account>> accounts_;
  std::string private_token_;
};

}  // namespace simulator
