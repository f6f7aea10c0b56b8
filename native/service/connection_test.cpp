#include "service/connection_test.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "service/connection_rows.hpp"
#include "service/connection_test_calls.hpp"

namespace trailspark::service {
namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;
using Result = TestRow::Result;
using std::chrono::milliseconds;

constexpr const char* kAgain = "Test again in a minute; if it stays so, look at status.hubspot.com.";
constexpr const char* kReconnect = "Connect the account again.";

milliseconds since(Clock::time_point began) { return std::chrono::duration_cast<milliseconds>(Clock::now() - began); }

/// "crm.objects.deals.read", as HubSpot names it in a refusal; empty where it names none.
std::string scope_named_in(const Json& body) {
  if (body.is_object() && body.contains("errors") && body["errors"].is_array()) {
    for (const Json& error : body["errors"]) {
      const Json scopes = error.is_object() && error.contains("context") && error["context"].is_object()
                              ? error["context"].value("requiredGranularScopes", Json())
                              : Json();
      if (scopes.is_array() && !scopes.empty() && scopes.front().is_string()) {
        return scopes.front().get<std::string>();
      }
    }
  }
  return {};
}

std::string grant_fix(std::string_view scope, bool optional) {
  return "Connect the account again and agree to " + std::string(scope) +
         (optional ? "; where HubSpot does not offer it, the account's subscription does not include it" : "") + ".";
}

std::string text_in(const Json& body, const char* name) {
  const auto found = body.is_object() ? body.find(name) : body.end();
  return found != body.end() && found->is_string() ? found->get<std::string>().substr(0, 200) : std::string();
}

void refuse(TestRow& row, const TestCall& call, const ApiAnswer& answer) {
  const Json body = Json::parse(answer.body, nullptr, false);
  const std::string message = text_in(body, "message");
  row.result = Result::refused;
  row.cost = call.cost;
  if (text_in(body, "category") == "MISSING_SCOPES") {
    const std::string named = scope_named_in(body);
    const std::string scope = named.empty() ? std::string(call.scope) : named;
    row.found = "HTTP 403: the scope " + scope + " is not granted";
    row.fix = grant_fix(scope, !call.required);
    return;
  }
  row.found = "HTTP " + std::to_string(answer.status) + (message.empty() ? "" : ": " + message);
  row.fix = answer.status == 401
                ? kReconnect
                : "See whether the account's HubSpot subscription includes this; without it, sync goes "
                  "on without this source.";
}

void judge(TestRow& row, const TestCall& call, const ApiAnswer& answer) {
  // What was asked for by a made-up id may not be there: it could be asked.
  const bool works = (answer.status >= 200 && answer.status < 300) || answer.status == 404;
  if (works) {
    row.result = Result::works;
    row.found = "HTTP " + std::to_string(answer.status);
  } else if (answer.status == 400 || answer.status == 401 || answer.status == 403) {
    refuse(row, call, answer);
  } else {
    row.result = Result::unknown;
    row.cost = call.cost;
    row.found = answer.status == 0 ? answer.fault : "HTTP " + std::to_string(answer.status);
    row.fix = kAgain;
  }
}

TestRow row_of(const TestCall& call) {
  TestRow row;
  row.id = call.id;
  row.what = call.what;
  row.required = call.required;
  return row;
}

/// One test: its threads, its token, its rows.
class Test {
 public:
  Test(Connections& connections, HubSpotApi& api, PortalBudget& budget, std::int64_t portal, milliseconds deadline)
      : connections_(connections), api_(api), budget_(budget), portal_(portal), deadline_(Clock::now() + deadline) {}

  TestReport run() {
    TestReport report;
    report.portal = portal_;
    token_ = connections_.access_token(portal_, left() / 2);
    report.rows.push_back(token_row());
    const std::vector<TestCall> calls = test_calls(connections_.settings().api_version);
    std::vector<TestRow> rows;
    for (const TestCall& call : calls) {
      rows.push_back(row_of(call));
    }
    if (token_.ok()) {
      make(calls, rows);
    } else {
      for (std::size_t i = 0; i < calls.size(); ++i) {
        rows[i].found = "not tested: there is no access token";
        rows[i].cost = calls[i].cost;
        rows[i].fix = report.rows.front().fix;
      }
    }
    std::move(rows.begin(), rows.end(), std::back_inserter(report.rows));
    add_scopes(report.rows);
    report.rows.push_back(quota_row());
    return report;
  }

 private:
  milliseconds left() const {
    return std::max(std::chrono::duration_cast<milliseconds>(deadline_ - Clock::now()), milliseconds(1));
  }

  TestRow token_row() const {
    TestRow row;
    row.id = "token";
    row.what = "Access token";
    row.required = true;
    row.result = token_.ok()                                     ? Result::works
                 : token_.kind == TokenAnswer::Kind::unavailable ? Result::unknown
                                                                 : Result::refused;
    row.found = token_.ok() ? "HubSpot gives access" : token_.reason;
    if (!token_.ok()) {
      row.cost = "Nothing can be synced or written.";
      row.fix = row.result == Result::unknown ? kAgain : kReconnect;
    }
    return row;
  }

  /// All at once; every thread ends by the deadline, since every call does.
  void make(const std::vector<TestCall>& calls, std::vector<TestRow>& rows) {
    std::vector<std::thread> threads;
    threads.reserve(calls.size() + 1);
    threads.emplace_back([this] { scopes_ = connections_.ask_for_scopes(token_.token, left()); });
    for (std::size_t i = 0; i < calls.size(); ++i) {
      threads.emplace_back([this, &call = calls[i], &row = rows[i]] { make_one(call, row); });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
  }

  void make_one(const TestCall& call, TestRow& row) noexcept {
    const Clock::time_point began = Clock::now();
    try {
      ApiAnswer answer = ask(call, token_.token);
      if (answer.status == 401) {
        const TokenAnswer another = connections_.refused(portal_, token_.token, left());
        if (another.ok()) {
          answer = ask(call, another.token);
        } else {
          answer = {another.kind == TokenAnswer::Kind::unavailable ? 0 : 401, {}, {}, another.reason};
        }
      }
      judge(row, call, answer);
    } catch (const std::exception& fault) {
      row.result = Result::unknown;
      row.found = fault.what();
      row.cost = call.cost;
      row.fix = "Mend what is named here and test again.";
    }
    row.milliseconds = since(began).count();
  }

  ApiAnswer ask(const TestCall& call, const Secret& token) {
    const auto& clock = connections_.settings().clock;
    const CallKind kind = kind_of_call(call.request.method, call.request.target);
    if (!budget_.wait_for_turn(portal_, kind, clock, clock() + left().count())) {
      return {0, {}, {}, "the rate limit of HubSpot is used up by other calls just now"};
    }
    ApiAnswer answer = api_.call(call.request, token, left());
    budget_.learn(portal_, kind, answer, clock());
    return answer;
  }

  /// By what HubSpot says now; where it does not, by what it said when the account was connected.
  void add_scopes(std::vector<TestRow>& rows) {
    const bool asked = scopes_.has_value();
    const std::optional<ConnectionInfo> info = connections_.get(portal_);
    const std::vector<std::string> granted = asked ? *scopes_ : info ? info->scopes : std::vector<std::string>();
    for (const TestScope& each : test_scopes()) {
      TestRow row;
      row.id = each.id;
      row.what = each.what;
      const bool has = std::find(granted.begin(), granted.end(), each.scope) != granted.end();
      row.result = !token_.ok() ? Result::unknown : has ? Result::works : Result::refused;
      row.found = "the scope " + std::string(each.scope) + (has ? " is granted" : " is not granted") +
                  (asked ? "" : ", as it was when the account was connected");
      if (row.result != Result::works) {
        row.cost = "Missing: " + std::string(feature_of_scope(each.scope)) + ".";
        row.fix = token_.ok() ? grant_fix(each.scope, true) : rows.front().fix;
      }
      rows.push_back(std::move(row));
    }
  }

  TestRow quota_row() {
    const PortalBudget::Left left = budget_.left(portal_, connections_.settings().clock());
    TestRow row;
    row.id = "quota";
    row.what = "Calls left today";
    if (left.daily_limit < 0) {
      row.result = token_.ok() ? Result::works : Result::unknown;
      row.found = token_.ok() ? "HubSpot names no daily limit; " + std::to_string(left.ten_seconds_limit) +
                                    " calls in 10 seconds"
                              : "not tested: there is no access token";
      if (!token_.ok()) {
        row.cost = "Whether a sync gets through today is not known.";
        row.fix = token_row().fix;
      }
      return row;
    }
    row.found = std::to_string(left.daily_left) + " of " + std::to_string(left.daily_limit);
    row.result = left.daily_left * 10 > left.daily_limit ? Result::works : Result::refused;
    if (row.result == Result::refused) {
      row.cost = "Sync waits until midnight in the account's time zone: the last tenth is left to other apps.";
      row.fix = "See in HubSpot which apps use the quota, or wait until midnight.";
    }
    return row;
  }

  Connections& connections_;
  HubSpotApi& api_;
  PortalBudget& budget_;
  std::int64_t portal_;
  Clock::time_point deadline_;
  TokenAnswer token_;
  std::optional<std::vector<std::string>> scopes_;
};

std::string in_words(const std::vector<TestRow>& rows, bool usable) {
  const auto count = [&rows](Result result) {
    return std::count_if(rows.begin(), rows.end(), [result](const TestRow& row) { return row.result == result; });
  };
  const auto refused = count(Result::refused);
  const auto unknown = count(Result::unknown);
  std::string text = std::to_string(count(Result::works)) + " of " + std::to_string(rows.size()) + " work";
  text += refused == 0 ? "" : ", " + std::to_string(refused) + " refused";
  text += unknown == 0 ? "" : ", " + std::to_string(unknown) + " not answered";
  const bool asked = std::none_of(rows.begin(), rows.end(),
                                  [](const TestRow& row) { return row.required && row.result == Result::unknown; });
  return text + (usable  ? ": the account can be synced."
                 : asked ? ": the account cannot be synced as it is."
                         : ": whether the account can be synced is not known.");
}

}  // namespace

std::string_view name(Result result) noexcept {
  return result == Result::works ? "works" : result == Result::refused ? "refused" : "unknown";
}

TestReport test_connection(Connections& connections, HubSpotApi& api, PortalBudget& budget, std::int64_t portal,
                           milliseconds deadline) {
  const Clock::time_point began = Clock::now();
  TestReport report = Test(connections, api, budget, portal, deadline).run();
  report.usable = std::none_of(report.rows.begin(), report.rows.end(),
                               [](const TestRow& row) { return row.required && row.result != Result::works; });
  report.summary = in_words(report.rows, report.usable);
  report.milliseconds = since(began).count();
  return report;
}

}  // namespace trailspark::service
