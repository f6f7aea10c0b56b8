// Mapping, scoring, destination: read, saved, compared, rolled back.
#include <charconv>

#include "service/web/door.hpp"
#include "service/web/json.hpp"
#include "service/web/routes.hpp"
#include "trailspark/mapping.hpp"

namespace trailspark::service::web {
namespace {

constexpr std::size_t kMostComment = 500;
constexpr std::int64_t kMostListed = 200;

Json user_json(const std::string& id, const std::string& name) {
  return id.empty() ? Json() : Json({{"id", id}, {"name", name}});
}

Json version_json(const SettingsVersion& version) {
  return {{"version", version.version},
          {"savedAt", time_json(version.saved_at)},
          {"savedBy", user_json(version.user, version.user_name)},
          {"comment", version.comment},
          {"restoredFrom", version.restored_from < 0 ? Json() : Json(version.restored_from)}};
}

Json problems_json(const std::vector<SettingsProblem>& problems) {
  Json json = Json::array();
  for (const SettingsProblem& problem : problems) {
    json.push_back({{"code", problem.code},
                    {"message", problem.message},
                    {"remedy", problem.remedy},
                    {"where", problem.where},
                    {"severity", problem.is_error ? "error" : "warning"},
                    {"suggestion", problem.suggestion}});
  }
  return json;
}

std::string tag_of(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

Response answer_settings(const SettingsVersion& version, const std::vector<SettingsProblem>& warnings) {
  Json json = version_json(version);
  json["document"] = Json::parse(version.document, nullptr, false);
  json["warnings"] = problems_json(warnings);
  return answer_json(json).with("ETag", tag_of(version.version));
}

/// "\"3\"": 3. Throws Refusal where it is missing or no version.
std::int64_t if_match(const Request& request) {
  std::string_view text = request.header("if-match");
  if (text.empty()) {
    throw Refusal{428, "settings.precondition", "If-Match is missing",
                  "send the ETag of the version that the change is based on"};
  }
  if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  std::int64_t version = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size() || version < 0) {
    throw Refusal{400, "settings.precondition", "If-Match is no ETag of these settings", "send it as it came: \"3\""};
  }
  return version;
}

SettingsProblem of_finding(const MappingFinding& finding) {
  return {std::string(id(finding.error.code)),
          std::string(meaning(finding.error.code)) + (finding.error.detail.empty() ? "" : ": " + finding.error.detail),
          std::string(remedy(finding.error.code)),
          finding.error.where,
          finding.suggestion,
          finding.is_error};
}

/// The account's property definitions as they are now; nothing where HubSpot cannot be asked.
std::optional<std::vector<PropertyDefinition>> definitions(Parts& parts, std::int64_t portal, Target target) {
  const char* object = target == Target::lead ? "contacts" : target == Target::account ? "companies" : "deals";
  ApiRequest request;
  request.method = "GET";
  request.target = "/crm/properties/" + parts.connections.settings().api_version + '/' + object;
  request.headers = {{"Accept", "application/json"}};
  try {
    const ApiAnswer answer = call_hubspot(parts, portal, request);
    if (answer.status != 200) {
      return std::nullopt;
    }
    Result<std::vector<PropertyDefinition>> parsed = parse_properties(answer.body);
    return parsed ? std::optional(std::move(parsed).value()) : std::nullopt;
  } catch (const Refusal&) {
    return std::nullopt;
  }
}

void check_against_hubspot(Parts& parts, std::int64_t portal, std::string_view document,
                           std::vector<SettingsProblem>& problems) {
  const Mapping mapping = parse_mapping(document).mapping;
  for (const Target target : {Target::lead, Target::account, Target::deal}) {
    if (mapping.rules(target).empty()) {
      continue;
    }
    const auto known = definitions(parts, portal, target);
    if (!known) {
      problems.push_back({"mapping.unchecked", "HubSpot could not be asked which properties the account has",
                          "save it again later, or test the connection", '/' + std::string(name(target)), "", false});
      continue;
    }
    for (const MappingFinding& finding : check_mapping(mapping, target, *known)) {
      problems.push_back(of_finding(finding));
    }
  }
}

bool has_errors(const std::vector<SettingsProblem>& problems) {
  for (const SettingsProblem& problem : problems) {
    if (problem.is_error) {
      return true;
    }
  }
  return false;
}

/// All that is to be said of a document.
std::vector<SettingsProblem> problems_of(Parts& parts, std::int64_t portal, SettingsKind kind,
                                         std::string_view document) {
  std::vector<SettingsProblem> problems = check_document(kind, document);
  if (kind == SettingsKind::mapping && !has_errors(problems)) {
    check_against_hubspot(parts, portal, document, problems);
  }
  return problems;
}

Response answer_faults(const std::vector<SettingsProblem>& problems) {
  return answer_json({{"code", "settings.document"},
                      {"message", "the document has faults; nothing was saved"},
                      {"remedy", "mend what `problems` names"},
                      {"problems", problems_json(problems)}},
                     422)
      .with("TrailSpark-Error", "settings.document");
}

Response answer_conflict(Parts& parts, const Call& call, SettingsKind kind, std::int64_t based_on,
                         const SettingsVersion& now) {
  const std::optional<SettingsVersion> before = parts.settings.get(call.portal, kind, based_on);
  return answer_json(
             {{"code", "settings.conflict"},
              {"message", now.user_name + " saved version " + std::to_string(now.version) + " meanwhile"},
              {"remedy", "look at what changed, then save on top of that version"},
              {"current", version_json(now)},
              {"changes", before ? diff_documents(kind, before->document, now.document) : std::vector<std::string>()}},
             412)
      .with("ETag", tag_of(now.version))
      .with("TrailSpark-Error", "settings.conflict");
}

Response store_version(Parts& parts, const Call& call, SettingsKind kind, std::int64_t based_on, SettingsVersion next,
                       const std::vector<SettingsProblem>& warnings) {
  next.saved_at = Parts::now();
  next.user = call.user().id;
  next.user_name = call.user().name;
  const bool restored = next.restored_from >= 0;
  const Settings::Saved saved = parts.settings.save(call.portal, kind, based_on, std::move(next));
  if (saved.conflict) {
    return answer_conflict(parts, call, kind, based_on, saved.now);
  }
  if (!saved.unchanged) {
    note(parts, call, std::string(name(kind)) + (restored ? ".restore" : ".save"), "done",
         "version " + std::to_string(saved.now.version));
  }
  return answer_settings(saved.now, warnings);
}

Response save(Parts& parts, Call& call, SettingsKind kind) {
  known_connection(parts, call);
  const Json body = read_body(call.request, {"document", "comment"});
  if (!body.contains("document") || !body["document"].is_object()) {
    throw Refusal{400, "request.malformed", "\"document\" is missing or no object",
                  "send the document itself, not its text"};
  }
  const bool check = call.request.parameter("check").value_or("false") == "true";
  const std::int64_t based_on = check ? 0 : if_match(call.request);
  SettingsVersion next;
  next.document = text_of(body["document"]);
  next.comment = body.contains("comment") ? text_at(body, "comment", kMostComment) : "";
  const SettingsVersion now = parts.settings.newest(call.portal, kind);
  if (!check && now.version != based_on) {
    return answer_conflict(parts, call, kind, based_on, now);
  }
  const std::vector<SettingsProblem> problems = problems_of(parts, call.portal, kind, next.document);
  if (has_errors(problems)) {
    return answer_faults(problems);
  }
  if (check) {
    next.version = now.version;
    return answer_settings(next, problems);
  }
  return store_version(parts, call, kind, based_on, std::move(next), problems);
}

SettingsVersion known_version(Parts& parts, const Call& call, SettingsKind kind, std::int64_t version) {
  std::optional<SettingsVersion> found = parts.settings.get(call.portal, kind, version);
  if (!found) {
    throw Refusal{404, "settings.version", "there is no version " + std::to_string(version),
                  "GET .../versions lists all"};
  }
  return std::move(*found);
}

Response restore(Parts& parts, Call& call, SettingsKind kind) {
  known_connection(parts, call);
  const std::int64_t based_on = if_match(call.request);
  SettingsVersion next = known_version(parts, call, kind, call.version);
  const std::vector<SettingsProblem> problems = problems_of(parts, call.portal, kind, next.document);
  if (has_errors(problems)) {
    return answer_faults(problems);
  }
  next.restored_from = call.version;
  next.comment.clear();
  return store_version(parts, call, kind, based_on, std::move(next), problems);
}

Response list_versions(Parts& parts, Call& call, SettingsKind kind) {
  known_connection(parts, call);
  std::int64_t most = 50;
  if (const auto limit = call.request.parameter("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), most);
    if (error != std::errc() || end != limit->data() + limit->size() || most < 1 || most > kMostListed) {
      throw Refusal{400, "request.malformed", "\"limit\" is no whole number that is allowed here", "send 1 to 200"};
    }
  }
  Json json = Json::array();
  for (const SettingsVersion& version : parts.settings.list(call.portal, kind, most)) {
    json.push_back(version_json(version));
  }
  return answer_json({{"versions", json}});
}

Response diff(Parts& parts, Call& call, SettingsKind kind) {
  known_connection(parts, call);
  std::int64_t from = std::max<std::int64_t>(0, call.version - 1);
  if (const auto text = call.request.parameter("from")) {
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), from);
    if (error != std::errc() || end != text->data() + text->size() || from < 0) {
      throw Refusal{400, "request.malformed", "\"from\" is no version", "send a whole number"};
    }
  }
  const SettingsVersion before = known_version(parts, call, kind, from);
  const SettingsVersion after = known_version(parts, call, kind, call.version);
  return answer_json(
      {{"from", from}, {"to", call.version}, {"changes", diff_documents(kind, before.document, after.document)}});
}

void add(Router& router, Parts& parts, SettingsKind kind, Role role, const char* capability) {
  const std::string base = "/api/connections/hubspot/{portalId}/" + std::string(name(kind));
  const std::string one = base + "/versions/{version}";
  router.add("GET", base, Role::viewer, [&parts, kind](Call& call) {
    known_connection(parts, call);
    return answer_settings(parts.settings.newest(call.portal, kind), {});
  });
  router.add("PUT", base, role, {capability, false}, [&parts, kind](Call& call) { return save(parts, call, kind); });
  router.add("GET", base + "/versions", Role::viewer,
             [&parts, kind](Call& call) { return list_versions(parts, call, kind); });
  router.add("GET", one, Role::viewer, [&parts, kind](Call& call) {
    known_connection(parts, call);
    return answer_settings(known_version(parts, call, kind, call.version), {});
  });
  router.add("GET", one + "/diff", Role::viewer, [&parts, kind](Call& call) { return diff(parts, call, kind); });
  router.add("POST", one + "/restore", role, [&parts, kind](Call& call) { return restore(parts, call, kind); });
}

}  // namespace

void add_settings_routes(Router& router, Parts& parts) {
  add(router, parts, SettingsKind::mapping, Role::editor, "editMapping");
  add(router, parts, SettingsKind::scoring, Role::admin, "editScoring");
  add(router, parts, SettingsKind::destination, Role::admin, "editDestination");
}

}  // namespace trailspark::service::web
