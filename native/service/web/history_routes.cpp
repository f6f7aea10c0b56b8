// What happened: syncs, write-backs, the audit log; and the key for what a browser keeps.
#include <algorithm>
#include <filesystem>

#include "service/random_text.hpp"
#include "service/web/json.hpp"
#include "service/web/routes.hpp"
#include "store/run_history.hpp"
#include "store/store.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::int64_t kMostListed = 200;

std::int64_t number_parameter(const Request& request, const char* name, std::int64_t least, std::int64_t most,
                              std::int64_t otherwise) {
  const std::optional<std::string> text = request.parameter(name);
  if (!text) {
    return otherwise;
  }
  constexpr std::size_t kMostDigits = 15;
  const bool is_number =
      !text->empty() && text->size() <= kMostDigits && text->find_first_not_of("0123456789") == text->npos;
  const std::int64_t number = is_number ? std::stoll(*text) : -1;
  if (number < least || number > most) {
    throw Refusal{400, "request.malformed", std::string("\"") + name + "\" is no whole number that is allowed here",
                  "send " + std::to_string(least) + " to " + std::to_string(most)};
  }
  return number;
}

Json run_json(Parts& parts, std::int64_t portal, const store::RunEntry& entry) {
  const bool ours = parts.journal.is_service_run(portal, entry.id);
  return {{"id", (ours ? "service-" : "program-") + std::to_string(entry.id)},
          {"where", ours ? "service" : "program"},
          {"kind", entry.kind},
          {"startedAt", time_text(entry.started_at)},
          {"endedAt", entry.ended_at ? Json(time_text(*entry.ended_at)) : Json()},
          {"verdict", entry.verdict},
          {"notSynced", entry.not_synced},
          {"calls", entry.calls},
          {"retries", entry.retries},
          {"refusals", entry.refusals},
          {"changed", entry.changed},
          {"removed", entry.removed},
          {"by", Json()}};
}

Response list_runs(Parts& parts, Call& call) {
  known_connection(parts, call);
  const std::int64_t most = number_parameter(call.request, "limit", 1, kMostListed, 50);
  std::vector<std::pair<std::int64_t, Json>> runs;
  for (const Journal::BrowserRun& run : parts.journal.browser_runs(call.portal, most)) {
    runs.emplace_back(run.started_at, Json::parse(run.run, nullptr, false));
  }
  std::error_code fault;
  if (const std::string file = parts.store.portal_file(call.portal); std::filesystem::exists(file, fault)) {
    store::Store store(file, store::Store::Access::read);
    for (const store::RunEntry& entry : store::last_runs(store, most)) {
      runs.emplace_back(entry.started_at, run_json(parts, call.portal, entry));
    }
  }
  std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Json json = Json::array();
  for (std::size_t i = 0; i < runs.size() && i < static_cast<std::size_t>(most); ++i) {
    json.push_back(std::move(runs[i].second));
  }
  return answer_json({{"runs", json}});
}

[[noreturn]] void refuse_run(const char* key, const char* remedy) {
  throw Refusal{400, "request.malformed", std::string("\"") + key + "\" is missing or not as it should be", remedy};
}

std::int64_t time_at(const Json& body, const char* key) {
  const std::optional<std::int64_t> time = time_of(text_at(body, key, 40));
  return time ? *time : (refuse_run(key, "send a time such as 2026-11-23T22:15:00.000Z"), 0);
}

std::int64_t count_at(const Json& body, const char* key) {
  const auto found = body.find(key);
  if (found == body.end()) {
    return 0;
  }
  if (!found->is_number_unsigned() || *found > std::int64_t{1} << 52) {
    refuse_run(key, "send a whole number");
  }
  return found->get<std::int64_t>();
}

bool is_uuid(const std::string& text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return text.size() == kShape.size() && std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
           return shape == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

std::vector<std::string> texts_at(const Json& body, const char* key) {
  constexpr std::size_t kMostTexts = 100;
  constexpr std::size_t kMostBytes = 500;
  const auto found = body.find(key);
  if (found == body.end()) {
    return {};
  }
  const bool fits = found->is_array() && found->size() <= kMostTexts &&
                    std::all_of(found->begin(), found->end(), [](const Json& one) {
                      return one.is_string() && one.get_ref<const std::string&>().size() <= kMostBytes;
                    });
  if (!fits) {
    refuse_run(key, "send a list of at most 100 texts of 500 bytes");
  }
  return found->get<std::vector<std::string>>();
}

Response report_run(Parts& parts, Call& call) {
  known_connection(parts, call);
  const Json body = read_body(call.request, {"id", "kind", "startedAt", "endedAt", "verdict", "notSynced", "calls",
                                             "retries", "refusals", "changed", "removed"});
  const std::string id = text_at(body, "id", 36);
  if (!is_uuid(id)) {
    refuse_run("id", "send a UUID");
  }
  const std::string kind = text_at(body, "kind", 20);
  if (kind != "first" && kind != "later" && kind != "refresh") {
    refuse_run("kind", "send first, later or refresh");
  }
  const std::int64_t started = time_at(body, "startedAt");
  const bool ended = body.contains("endedAt") && !body["endedAt"].is_null();
  Json run = {{"id", id},
              {"where", "tab"},
              {"kind", kind},
              {"startedAt", time_text(started)},
              {"endedAt", ended ? Json(time_text(time_at(body, "endedAt"))) : Json()},
              {"verdict", body.contains("verdict") ? text_at(body, "verdict", 4'000) : ""},
              {"notSynced", texts_at(body, "notSynced")}};
  for (const char* key : {"calls", "retries", "refusals", "changed", "removed"}) {
    run[key] = count_at(body, key);
  }
  run["by"] = {{"id", call.user().id}, {"name", call.user().name}};
  const Journal::Put put = parts.journal.put_run(call.portal, id, call.user(), started, text_of(run));
  if (put == Journal::Put::refused) {
    throw Refusal{409, "request.malformed", "that run is another user's", "make a new id for each run"};
  }
  return answer_json(run, put == Journal::Put::made ? 201 : 200);
}

Response list_sends(Parts& parts, Call& call) {
  known_connection(parts, call);
  Json json = Json::array();
  for (const std::string& send :
       parts.journal.sends(call.portal, number_parameter(call.request, "limit", 1, kMostListed, 50))) {
    json.push_back(Json::parse(send, nullptr, false));
  }
  return answer_json({{"sends", json}});
}

Response list_audit(Parts& parts, Call& call) {
  const std::int64_t most = number_parameter(call.request, "limit", 1, kMostListed, 50);
  const std::int64_t before = number_parameter(call.request, "before", 1, std::int64_t{1} << 52, 0);
  const std::vector<AuditEntry> entries = parts.journal.entries(call.portal, before, most);
  Json json = Json::array();
  for (const AuditEntry& entry : entries) {
    json.push_back({{"id", entry.id},
                    {"at", time_text(entry.at)},
                    {"user", entry.user.empty() ? Json() : Json({{"id", entry.user}, {"name", entry.user_name}})},
                    {"action", entry.action},
                    {"outcome", entry.outcome},
                    {"portalId", entry.portal == 0 ? Json() : Json(entry.portal)},
                    {"detail", entry.detail}});
  }
  const bool more = entries.size() == static_cast<std::size_t>(most);
  return answer_json({{"entries", json}, {"before", more ? Json(entries.back().id) : Json()}});
}

Response browser_key(Parts& parts, Call& call) {
  if (!known_connection(parts, call).connected) {
    throw Refusal{409, "connection.disconnected", "the account is not connected",
                  "throw away what the browser keeps of it"};
  }
  const std::string key = parts.logins.browser_key(*call.login, call.portal, Parts::now());
  constexpr std::size_t kIdLength = 16;
  return answer_json({{"key", key}, {"keyId", digest_text("key id " + key).substr(0, kIdLength)}});
}

}  // namespace

void add_history_routes(Router& router, Parts& parts) {
  const std::string one = "/api/connections/hubspot/{portalId}";
  router.add("GET", one + "/runs", Role::viewer, [&parts](Call& call) { return list_runs(parts, call); });
  router.add("POST", one + "/runs", Role::editor, {"reportRuns", false},
             [&parts](Call& call) { return report_run(parts, call); });
  router.add("GET", one + "/sends", Role::viewer, [&parts](Call& call) { return list_sends(parts, call); });
  router.add("GET", one + "/audit", Role::admin, {"seeAudit", false},
             [&parts](Call& call) { return list_audit(parts, call); });
  router.add("GET", one + "/base-key", Role::viewer, {"cacheLocally", false},
             [&parts](Call& call) { return browser_key(parts, call); });
}

}  // namespace trailspark::service::web
