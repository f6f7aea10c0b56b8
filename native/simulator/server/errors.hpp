#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulator/server/json.hpp"
#include "simulator/server/message.hpp"

namespace simulator {

/// HubSpot's error before it gets its correlation id. `more` holds the members beyond status, message, correlationId
/// and category, in the order in which they are written: subCategory, context, links, errors; policyName of a 429.
struct Error {
  int status = 400;
  std::string category;  ///< "VALIDATION_ERROR"; empty: not written
  std::string message;
  Json more = Json::object();
  Pairs headers;
};

/// Thrown by a handler or by what it calls, caught by Simulator::handle alone: the request is answered with the error.
/// Nothing is changed before one is thrown.
struct Refusal {
  Error error;
};

/// {"status":"error","message":...,"correlationId":...,"category":...} with X-HubSpot-Correlation-Id.
Response to_response(const Error& error, const std::string& correlation_id);

/// The same as one of `errors` in a batch answer: no correlation id.
Json to_batch_error(const Error& error);

/// One of `errors[]`.
///
///   {"message":"Property \"foo\" does not exist","code":"PROPERTY_DOESNT_EXIST","context":{"propertyName":["foo"]}}
struct Detail {
  std::string message;
  std::string code;
  Json context = Json::object();
};

[[nodiscard]] Error bad_request(std::string message, const std::vector<Detail>& details = {});
[[nodiscard]] Error not_found(std::string message = "resource not found");
[[nodiscard]] Error conflict(std::string message);
[[nodiscard]] Error invalid_credentials();
[[nodiscard]] Error expired_credentials(std::int64_t expired_at, std::int64_t now);
[[nodiscard]] Error missing_scopes(const std::vector<std::string>& scopes, bool all_of_them);
[[nodiscard]] Error wrong_tier(std::string_view what);

/// 429 of a policy: "TEN_SECONDLY_ROLLING", "DAILY", "SECONDLY".
[[nodiscard]] Error rate_limited(std::string_view policy, std::string_view group = {});

/// The body as JSON, whatever it holds; refused with 400 where it is none.
Json json_value(const Request& request);
/// The body as JSON, an object; refused with 400 where it is none, with 415 where it says it is something else.
Json json_body(const Request& request);

/// 200 and the JSON, or the status given.
Response json_response(const Json& json, int status = 200);

}  // namespace simulator
