#include "trailspark/oauth.hpp"

#include "catch.hpp"
#include "vectors.hpp"

using namespace trailspark;
using nlohmann::json;

namespace {

template <class Number>
json or_null(const std::optional<Number>& number) {
  return number ? json(*number) : json();
}

std::string body_of(const json& entry) {
  return entry.contains("text") ? entry.at("text").get<std::string>() : entry.at("body").dump();
}

std::string form_of(const json& entry) {
  const OAuthClient client{"c-1", "s/1"};
  const auto values = entry.at("values").get<std::vector<std::string>>();
  if (entry.at("form") == "code") {
    return code_form(client, values[0], values[1], values[2]);
  }
  return entry.at("form") == "refresh" ? refresh_form(client, values[0]) : token_form(client, values[0], values[1]);
}

/// What was read as the vectors write it, or nothing and the error.
struct Reading {
  json read;
  std::optional<Error> error;
};

Reading reading_of(const json& entry) {
  if (entry.contains("grant")) {
    const auto grant = read_grant(entry.at("grant"), body_of(entry));
    if (!grant) {
      return {{}, grant.error()};
    }
    const TokenGrant& is = grant.value();
    return {{{"access", is.access_token},
             {"refresh", is.refresh_token},
             {"expires", is.expires_in_seconds},
             {"portal", or_null(is.portal_id)},
             {"user", or_null(is.user_id)},
             {"scopes", is.scopes}},
            std::nullopt};
  }
  if (entry.contains("introspection")) {
    const auto facts = read_introspection(entry.at("introspection"), body_of(entry));
    if (!facts) {
      return {{}, facts.error()};
    }
    const TokenFacts& is = facts.value();
    return {{{"active", is.active},
             {"portal", or_null(is.portal_id)},
             {"user", is.user},
             {"domain", is.domain},
             {"scopes", is.scopes},
             {"expires", or_null(is.expires_in_seconds)}},
            std::nullopt};
  }
  const auto answer = read_redirect(entry.at("redirect").get<std::string>());
  if (!answer) {
    return {{}, answer.error()};
  }
  const AuthorizeAnswer& is = answer.value();
  return {{{"code", is.code}, {"state", is.state}, {"error", is.error}}, std::nullopt};
}

}  // namespace

TEST_CASE("OAuth is spoken as HubSpot's guide and the standard have it") {
  for (const json& entry : vector_cases("oauth")) {
    INFO(entry.at("name"));
    if (entry.contains("authorize")) {
      const json& from = entry.at("authorize");
      AuthorizeRequest request;
      request.client_id = from.at("client_id");
      request.redirect_uri = from.at("redirect_uri");
      request.scopes = from.at("scopes").get<std::vector<std::string>>();
      request.optional_scopes = from.at("optional_scopes").get<std::vector<std::string>>();
      request.state = from.at("state");
      request.code_challenge = from.at("code_challenge");
      CHECK(authorize_address(request) == entry.at("address").get<std::string>());
    } else if (entry.contains("form")) {
      CHECK(form_of(entry) == entry.at("text").get<std::string>());
    } else {
      const Reading reading = reading_of(entry);
      REQUIRE(reading.error.has_value() == entry.contains("error"));
      if (reading.error) {
        CHECK(id(reading.error->code) == entry.at("error").get<std::string>());
        CHECK(reading.error->where == entry.at("where").get<std::string>());
      } else {
        CHECK(reading.read == entry.at("read"));
      }
    }
  }
}

TEST_CASE("No token is part of an error") {
  for (const int status : {0, 200, 400, 500}) {
    const auto grant =
        read_grant(status, R"({"access_token":"SECRET-A","refresh_token":"","message":7,"expires_in":"x"})");
    REQUIRE(!grant.ok());
    CHECK(to_string(grant.error()).find("SECRET") == std::string::npos);
  }
}

TEST_CASE("Scopes that were not granted are named in the order they were wanted in") {
  CHECK(missing_scopes({"oauth", "forms", "content"}, {"content", "oauth"}) == std::vector<std::string>{"forms"});
  CHECK(missing_scopes({}, {"oauth"}).empty());
}
