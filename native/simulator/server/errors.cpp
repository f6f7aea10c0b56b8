#include "simulator/server/errors.hpp"

#include "simulator/moment.hpp"

namespace simulator {
namespace {

constexpr const char* kScopesPage = "https://developers.hubspot.com/scopes";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c + ('a' - 'A'));
    }
  }
  return out;
}

Error error_of(int status, const char* category, std::string message) {
  Error error;
  error.status = status;
  error.category = category;
  error.message = std::move(message);
  return error;
}

Json envelope(const Error& error, const std::string* correlation_id) {
  Json json = {{"status", "error"}, {"message", error.message}};
  if (error.more.contains("errorType")) {
    json["errorType"] = error.more["errorType"];
  }
  if (correlation_id != nullptr) {
    json["correlationId"] = *correlation_id;
  }
  if (!error.category.empty()) {
    json["category"] = error.category;
  }
  json.update(error.more);
  return json;
}

/// Invalid UTF-8 that a request brought along must not break the answer to it.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Whether lists and objects lie in each other so often that copying them would need too much of the stack.
bool is_too_deep(std::string_view json) noexcept {
  constexpr int kMost = 500;
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size() && depth <= kMost; ++i) {
    const char c = json[i];
    if (in_text) {
      i += c == '\\' ? 1u : 0u;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return depth > kMost;
}

}  // namespace

Response to_response(const Error& error, const std::string& correlation_id) {
  Response response;
  response.status = error.status;
  response.headers = error.headers;
  response.headers.emplace_back("X-HubSpot-Correlation-Id", correlation_id);
  response.body = dumped(envelope(error, &correlation_id));
  return response;
}

Json to_batch_error(const Error& error) { return envelope(error, nullptr); }

Error bad_request(std::string message, const std::vector<Detail>& details) {
  Error error = error_of(400, "VALIDATION_ERROR", std::move(message));
  for (const Detail& detail : details) {
    Json json = {{"message", detail.message}};
    if (!detail.code.empty()) {
      json["code"] = detail.code;
    }
    if (!detail.context.empty()) {
      json["context"] = detail.context;
    }
    error.more["errors"].push_back(std::move(json));
  }
  return error;
}

Error not_found(std::string message) { return error_of(404, "OBJECT_NOT_FOUND", std::move(message)); }

Error conflict(std::string message) { return error_of(409, "CONFLICT", std::move(message)); }

Error invalid_credentials() {
  Error error = error_of(401, "INVALID_AUTHENTICATION",
                         "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can "
                         "find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview");
  error.headers.emplace_back("x-hubspot-auth-failure", "401 Unauthorized");
  return error;
}

Error expired_credentials(std::int64_t expired_at, std::int64_t now) {
  Error error = error_of(401, "EXPIRED_AUTHENTICATION",
                         "The OAuth token used to make this call expired " +
                             std::to_string((now - expired_at) / kSecond) + " second(s) ago.");
  std::string moment;
  append_moment(moment, expired_at);
  error.more["context"] = {{"expire time", {moment}}};
  error.headers.emplace_back("x-hubspot-auth-failure", "401 Unauthorized");
  return error;
}

Error missing_scopes(const std::vector<std::string>& scopes, bool all_of_them) {
  Error error = error_of(403, "MISSING_SCOPES",
                         "This app hasn't been granted all required scopes to make this call. Read more about required "
                         "scopes here: https://developers.hubspot.com/scopes.");
  const char* const which =
      all_of_them ? "All of the following scopes are required." : "One or more of the following scopes are required.";
  error.more["errors"] = Json::array({{{"message", which}, {"context", {{"requiredGranularScopes", scopes}}}}});
  error.more["links"] = {{"scopes", kScopesPage}};
  return error;
}

Error wrong_tier(std::string_view what) {
  return error_of(403, "FORBIDDEN", "This account does not have access to " + std::string(what) + '.');
}

Error rate_limited(std::string_view policy, std::string_view group) {
  Error error = error_of(429, "",
                         "You have reached your " +
                             (policy == "TEN_SECONDLY_ROLLING" ? "ten_secondly_rolling" : lower(policy)) + " limit.");
  error.more["errorType"] = "RATE_LIMIT";
  error.more["policyName"] = policy;
  if (!group.empty()) {
    error.more["groupName"] = group;
  }
  return error;
}

Json json_value(const Request& request) {
  if (is_too_deep(request.body)) {
    throw Refusal{bad_request("Invalid input JSON: it is nested too deeply")};
  }
  Json json = Json::parse(request.body, nullptr, false);
  if (json.is_discarded()) {
    throw Refusal{bad_request("Invalid input JSON on line 1, column 1: the body is not valid JSON")};
  }
  return json;
}

Json json_body(const Request& request) {
  const std::string_view type = request.header("content-type");
  if (!type.empty() && lower(type).find("json") == std::string::npos) {
    throw Refusal{error_of(415, "VALIDATION_ERROR", "Unsupported Media Type")};
  }
  Json json = json_value(request);
  if (!json.is_object()) {
    throw Refusal{bad_request("Invalid input JSON on line 1, column 1: an object was expected")};
  }
  return json;
}

Response json_response(const Json& json, int status) {
  Response response;
  response.status = status;
  response.body = dumped(json);
  return response;
}

}  // namespace simulator
