#include "simulator/server/simulator.hpp"

#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "simulator/api/routes.hpp"
#include "simulator/server/errors.hpp"

namespace simulator {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string list;
  for (const std::string& part : parts) {
    list += (list.empty() ? "" : ", ") + part;
  }
  return list;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
std::string http_date(Moment moment) {
  constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string text = moment_text(moment);  // 1994-11-06T08:49:37.000Z
  const auto month = static_cast<std::size_t>((text[5] - '0') * 10 + (text[6] - '0') - 1);
  std::string date = kDays[weekday(moment)];
  date.append(", ").append(text, 8, 2).append(" ").append(kMonths[month]).append(" ").append(text, 0, 4);
  return date.append(" ").append(text, 11, 8).append(" GMT");
}

Error no_such_route(const std::vector<std::string>& allowed) {
  if (allowed.empty()) {
    return not_found();
  }
  Error error;
  error.status = 405;
  error.message = "Method Not Allowed";
  error.headers.emplace_back("Allow", joined(allowed));
  return error;
}

Token valid_token(const Simulator& simulator, const Tokens& tokens, const Request& request, Moment now) {
  const std::optional<Token> token = tokens.find(bearer_token(request.header("authorization")));
  if (!token || simulator.account(token->portal_id) == nullptr) {
    throw Refusal{invalid_credentials()};
  }
  if (token->expires != 0 && token->expires <= now) {
    throw Refusal{expired_credentials(token->expires, now)};
  }
  return *token;
}

}  // namespace

Simulator::Simulator(SimulatorSettings settings)
    : settings_(std::move(settings)), clock_(settings_.now, settings_.ticks), uuids_(settings_.seed) {
  for (const AccountSettings& account : settings_.accounts) {
    accounts_.push_back(std::make_unique<Account>(account));
  }
  if (settings_.apps.empty()) {
    settings_.apps.push_back(first_app(settings_.seed));
  }
  if (!accounts_.empty()) {
    Token token = private_app_token(settings_.seed, accounts_.front()->portal_id());
    private_token_ = token.text;
    tokens_.add(std::move(token));
  }
  grants_.set_lifetimes(settings_.lifetimes);
  add_all_routes(router_, settings_.control);
}

Simulator::~Simulator() = default;

Account* Simulator::account(std::int64_t portal_id) const noexcept {
  const auto found = std::find_if(accounts_.begin(), accounts_.end(),
                                  [&](const auto& account) { return account->portal_id() == portal_id; });
  return found == accounts_.end() ? nullptr : found->get();
}

Response Simulator::handle(Request request) {
  const Moment now = clock_.now();
  LoggedCall logged;
  logged.when = now;
  logged.method = request.method;
  logged.target = without_secrets(request.target);
  Response response;
  try {
    response = answer_or_fail(request, now, logged);
  } catch (const Refusal& refusal) {
    logged.category = refusal.error.category;
    response = to_response(refusal.error, uuids_.next());
  } catch (const std::exception&) {  // a fault of the simulator's own
    Error error;
    error.status = 500;
    error.category = "INTERNAL_ERROR";
    error.message = "internal error";
    logged.category = error.category;
    response = to_response(error, uuids_.next());
  }
  logged.status = response.status;
  logged.bytes = response.body.size();
  log_.add(std::move(logged));
  do_what_is_due(request);
  return finish(request, std::move(response));
}

void Simulator::uninstall(std::string_view client_id, std::int64_t portal_id) {
  grants_.revoke_all(client_id, portal_id);
  tokens_.revoke_all(client_id, portal_id);
}

/// The control door is spared of all that it orders.
bool Simulator::is_spared(const Request& request) const noexcept {
  return !request.segments.empty() && request.segments.front() == "_simulator";
}

/// What the control door wants done once calls like this one were answered.
void Simulator::do_what_is_due(const Request& request) {
  if (is_spared(request)) {
    return;
  }
  for (const ScheduledCall& due : schedule_.due(request.method, request.path())) {
    handle(Request::of(due.method, due.path, {{"content-type", "application/json"}}, due.body));
  }
}

/// As ordered faults have it.
Response Simulator::answer_or_fail(Request& request, Moment now, LoggedCall& logged) {
  const std::optional<Fault> fault = is_spared(request) ? std::nullopt : faults_.strike(request.method, request.path());
  if (!fault) {
    return answer(request, now, logged);
  }
  logged.fault = fault->kind;
  if (fault->kind == Fault::Kind::status) {
    return fault_response(*fault, uuids_.next());
  }
  Response response;
  try {
    response = answer(request, now, logged);
  } catch (const Refusal& refusal) {
    logged.category = refusal.error.category;
    response = to_response(refusal.error, uuids_.next());
  }
  spoil(response, *fault);
  return response;
}

Response Simulator::answer(Request& request, Moment now, LoggedCall& logged) {
  if (request.method == "OPTIONS" && settings_.cors) {
    Response response;
    response.status = 204;
    return response;
  }
  std::vector<std::string> allowed;
  const Route* const route = router_.find(request, allowed);
  if (route == nullptr) {
    throw Refusal{no_such_route(allowed)};
  }
  return answer_route(*route, request, now, logged);
}

Response Simulator::answer_route(const Route& route, const Request& request, Moment now, LoggedCall& logged) {
  if (route.auth == Auth::none) {
    return route.handler(request, {*this, nullptr, nullptr, now});
  }
  const Token token = valid_token(*this, tokens_, request, now);
  Account& account = *this->account(token.portal_id);
  logged.portal_id = token.portal_id;
  Pairs limit_headers;
  std::optional<Error> refused = account.limits().take(route.budget, token, now, account.midnight(now), limit_headers);
  Response response;
  try {
    if (refused) {
      throw Refusal{*std::move(refused)};
    }
    const Need need = route.need ? route.need(request) : Need{};
    if (!need.granted(token.scopes)) {
      throw Refusal{missing_scopes(need.scopes, need.rule == Need::Rule::all_of)};
    }
    response = run(route, request, {*this, &account, &token, now});
  } catch (Refusal& refusal) {
    refusal.error.headers.insert(refusal.error.headers.end(), limit_headers.begin(), limit_headers.end());
    throw;
  }
  response.headers.insert(response.headers.end(), limit_headers.begin(), limit_headers.end());
  return response;
}

Response Simulator::run(const Route& route, const Request& request, const Call& call) {
  if (route.access == Access::read) {
    const std::shared_lock lock(call.account->mutex());
    return route.handler(request, call);
  }
  const std::unique_lock lock(call.account->mutex());
  return route.handler(request, call);
}

Response Simulator::finish(const Request& request, Response response) {
  response.headers.emplace_back("Date", http_date(clock_.now()));
  response.headers.emplace_back("Vary", "origin, Accept-Encoding");
  if (!settings_.cors || request.header("origin").empty()) {
    return response;
  }
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Access-Control-Expose-Headers", "*");
  if (request.method == "OPTIONS") {
    response.headers.emplace_back("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
    response.headers.emplace_back("Access-Control-Allow-Headers", "authorization, content-type");
    response.headers.emplace_back("Access-Control-Max-Age", "600");
  }
  return response;
}

}  // namespace simulator
