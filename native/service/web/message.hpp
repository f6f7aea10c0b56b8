#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A call as it arrives and what is answered, free of sockets.
namespace trailspark::service::web {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  ///< "GET"; a HEAD arrives as GET, its body is not sent
  std::string target;  ///< as it came: "/api/session?x=1"
  std::string path;    ///< before the question mark, nothing decoded
  std::string query;   ///< behind it
  Headers headers;     ///< names in lower case, values without line breaks
  std::string body;

  /// Splits a target.
  static Request of(std::string method, std::string target, Headers headers, std::string body);
  /// The first of that name (in lower case); empty where there is none.
  std::string_view header(std::string_view name) const noexcept;
  bool has_header(std::string_view name) const noexcept;
  /// The value of the cookie; empty where there is none, or where there are several of that name.
  std::string_view cookie(std::string_view name) const noexcept;
  /// Decoded; nothing where there is none, where it is there twice, or where it cannot be decoded.
  std::optional<std::string> parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  Headers headers;
  std::string content_type = "application/json";
  std::string body;

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

/// A refusal: {"code": "...", "message": "...", "remedy": "..."}. Also thrown by handlers, deep in their calls.
struct Refusal {
  int status = 400;
  std::string code;
  std::string message;
  std::string remedy;
  std::int64_t retry_after = 0;  ///< seconds; 0: not said
};
Response answer(const Refusal& refusal);

/// "a%20b+c": "a b c"; nothing where a percent sign is not followed by two digits, or a zero byte would come out.
std::optional<std::string> form_decoded(std::string_view text);
/// The value of `name` in "a=1&b=2", decoded; nothing where there is none, or more than one.
std::optional<std::string> form_value(std::string_view form, std::string_view name);
/// For HTML text and attributes.
std::string escaped_html(std::string_view text);
/// "portal=24681357": what may stand in an address as it is, the rest in percent signs.
std::string url_encoded(std::string_view text);

}  // namespace trailspark::service::web
