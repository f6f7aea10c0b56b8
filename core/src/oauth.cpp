#include "trailspark/oauth.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "json.hpp"
#include "page_parts.hpp"
#include "url_text.hpp"

namespace trailspark {
namespace {

std::string form(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!value.empty()) {
      text.append(text.empty() ? "" : "&").append(name).append("=").append(percent_encoded(value));
    }
  }
  return text;
}

std::string joined(const std::vector<std::string>& scopes) {
  std::string text;
  for (const std::string& scope : scopes) {
    text.append(text.empty() ? "" : " ").append(scope);
  }
  return text;
}

std::string text_at(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value == nullptr ? std::string() : value->string;
}

std::optional<std::int64_t> number_at(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  if (value == nullptr || !value->is(json::Value::Kind::number) || value->number < 0 || value->number > 9.0e15) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value->number);
}

std::vector<std::string> scopes_at(const json::Value& object) {
  std::vector<std::string> scopes;
  const json::Value* list = object.find("scopes");
  for (const json::Value& scope : list != nullptr ? list->items : std::vector<json::Value>()) {
    scopes.push_back(scope.string);
  }
  return scopes;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// HubSpot's `status` names the cause; older answers and proxies have the standard's `error`, or nothing.
Code code_of_refusal(int http_status, const json::Value& body) {
  const std::string status = text_at(body, "status");
  const std::string error = text_at(body, "error");
  if (http_status != 400 && http_status != 401 && http_status != 403) {
    return Code::oauth_transient;
  }
  if (is_one_of(status, {"BAD_AUTH_CODE", "EXPIRED_AUTH_CODE", "BAD_REFRESH_TOKEN", "BAD_HUB"})) {
    return Code::oauth_reconnect;
  }
  if (status.rfind("BAD_", 0) == 0) {
    return Code::oauth_settings;
  }
  if (is_one_of(error, {"invalid_grant", "access_denied"})) {
    return Code::oauth_reconnect;
  }
  if (is_one_of(error, {"invalid_client", "invalid_request", "unauthorized_client", "unsupported_grant_type",
                        "invalid_scope"})) {
    return Code::oauth_settings;
  }
  return Code::oauth_transient;  // nobody is disconnected for an answer that says nothing
}

Error refusal(int http_status, const json::Value& body) {
  const std::string status = text_at(body, "status");
  std::string detail = http_status == 0 ? "no answer" : "HTTP " + std::to_string(http_status);
  if (!status.empty()) {
    detail.append(" ").append(excerpt(status));
  }
  const std::string message = text_at(body, "message");
  if (!message.empty()) {
    detail.append(": ").append(excerpt(message));
  }
  return {code_of_refusal(http_status, body), std::move(detail), {}};
}

/// The answer as JSON where it is a good one, else why not. Never the body itself: it holds tokens.
Result<json::Value> read_answer(int status, std::string_view body) {
  Result<json::Value> parsed = json::parse(body);
  const bool object = parsed.ok() && parsed.value().is(json::Value::Kind::object);
  if (status != 200) {
    return refusal(status, object ? parsed.value() : json::Value());
  }
  if (!object) {
    return Error{Code::oauth_answer, "found " + std::string(parsed.ok() ? name(parsed.value().kind) : "no JSON"), {}};
  }
  return parsed;
}

}  // namespace

std::string authorize_address(const AuthorizeRequest& request) {
  return request.page + "?" +
         form({{"client_id", request.client_id},
               {"redirect_uri", request.redirect_uri},
               {"scope", joined(request.scopes)},
               {"optional_scope", joined(request.optional_scopes)},
               {"state", request.state},
               {"code_challenge", request.code_challenge},
               {"code_challenge_method", request.code_challenge.empty() ? "" : "S256"}});
}

std::string code_form(const OAuthClient& client, std::string_view code, std::string_view redirect_uri,
                      std::string_view code_verifier) {
  return form({{"grant_type", "authorization_code"},
               {"client_id", client.id},
               {"client_secret", client.secret},
               {"redirect_uri", redirect_uri},
               {"code", code},
               {"code_verifier", code_verifier}});
}

std::string refresh_form(const OAuthClient& client, std::string_view refresh_token) {
  return form({{"grant_type", "refresh_token"},
               {"client_id", client.id},
               {"client_secret", client.secret},
               {"refresh_token", refresh_token}});
}

std::string token_form(const OAuthClient& client, std::string_view token, std::string_view hint) {
  return form(
      {{"client_id", client.id}, {"client_secret", client.secret}, {"token", token}, {"token_type_hint", hint}});
}

Result<TokenGrant> read_grant(int status, std::string_view body) {
  const Result<json::Value> answer = read_answer(status, body);
  if (!answer) {
    return answer.error();
  }
  const json::Value& value = answer.value();
  TokenGrant grant;
  grant.access_token = text_at(value, "access_token");
  grant.refresh_token = text_at(value, "refresh_token");
  grant.expires_in_seconds = number_at(value, "expires_in").value_or(0);
  grant.portal_id = number_at(value, "hub_id");
  grant.user_id = number_at(value, "user_id");
  grant.scopes = scopes_at(value);
  for (const auto& [missing, key] : {std::pair{grant.access_token.empty(), "/access_token"},
                                     std::pair{grant.refresh_token.empty(), "/refresh_token"},
                                     std::pair{grant.expires_in_seconds == 0, "/expires_in"}}) {
    if (missing) {
      return Error{Code::oauth_answer, "a required member is missing or empty", key};
    }
  }
  return grant;
}

Result<TokenFacts> read_introspection(int status, std::string_view body) {
  const Result<json::Value> answer = read_answer(status, body);
  if (!answer) {
    return answer.error();
  }
  const json::Value& value = answer.value();
  const json::Value* active = value.find("active");
  if (active == nullptr || !active->is(json::Value::Kind::boolean)) {
    return Error{Code::oauth_answer, "a required member is missing or no boolean", "/active"};
  }
  TokenFacts facts;
  facts.active = active->boolean;
  facts.portal_id = number_at(value, "hub_id");
  facts.user_id = number_at(value, "user_id");
  facts.user = text_at(value, "user");
  facts.domain = text_at(value, "hub_domain");
  facts.scopes = scopes_at(value);
  facts.expires_in_seconds = number_at(value, "expires_in");
  return facts;
}

Result<AuthorizeAnswer> read_redirect(std::string_view query) {
  AuthorizeAnswer answer;
  bool twice = false;
  while (!query.empty()) {
    const std::string_view field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), field.size() + 1));
    const std::size_t equals = std::min(field.find('='), field.size());
    const std::string_view key = field.substr(0, equals);
    std::string* const place = key == "code"    ? &answer.code
                               : key == "state" ? &answer.state
                               : key == "error" ? &answer.error
                                                : nullptr;
    if (place != nullptr) {
      twice = twice || !place->empty();
      *place = form_decoded(field.substr(std::min(equals + 1, field.size())));
    }
  }
  if (twice || answer.code.empty() == answer.error.empty()) {
    return Error{Code::oauth_answer,
                 twice ? "code, state or error stands there twice" : "neither or both of code and error",
                 {}};
  }
  return answer;
}

std::vector<std::string> missing_scopes(const std::vector<std::string>& wanted,
                                        const std::vector<std::string>& granted) {
  std::vector<std::string> missing;
  for (const std::string& scope : wanted) {
    if (std::find(granted.begin(), granted.end(), scope) == granted.end()) {
      missing.push_back(scope);
    }
  }
  return missing;
}

}  // namespace trailspark
