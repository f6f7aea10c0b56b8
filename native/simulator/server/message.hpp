#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Requests and answers in plain terms: what the handlers see of HTTP.
namespace simulator {

/// A date-based release of the API, or what was before: /crm/v3/..., /oauth/v1/...
enum class Version { legacy, v2025_09, v2026_03, v2026_09 };

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;                 ///< "GET"
  std::string target;                 ///< "/crm/v3/objects/contacts?limit=5", as it came
  std::vector<std::string> segments;  ///< of the path, percent-decoded: {"crm", "v3", "objects", "contacts"}
  Pairs parameters;                   ///< of the query, decoded, in order
  Pairs headers;                      ///< names in small letters
  std::string body;
  Pairs captured;  ///< by the route's pattern: {"objectType", "contacts"}
  Version version = Version::legacy;

  /// Takes a target apart. Percent signs that are no escapes stay as they are.
  static Request of(std::string method, std::string target, Pairs headers = {}, std::string body = {});

  std::string_view path() const noexcept;                         ///< as it came, without the query
  std::string_view header(std::string_view name) const noexcept;  ///< empty where absent; name in small letters
  std::string_view captured_as(std::string_view name) const noexcept;
  std::optional<std::string_view> parameter(std::string_view name) const noexcept;  ///< the first of that name
  /// "a,b" and "a&...b" alike: {"a", "b"}; empty ones left out.
  std::vector<std::string> list_parameter(std::string_view name) const;
};

/// What becomes of an answer on its way out; for faults that are ordered.
struct Delivery {
  std::int64_t stall_milliseconds = 0;  ///< before the first byte
  std::optional<std::size_t> cut_at;    ///< the connection ends after so many bytes of the body
  bool reset = false;                   ///< the connection ends before the first byte
};

struct Response {
  int status = 200;
  std::string body;
  std::string content_type = "application/json;charset=utf-8";  ///< not sent where the body is empty
  Pairs headers;
  Delivery delivery;

  std::string_view header(std::string_view name) const noexcept;  ///< as it is written; empty where absent
};

/// "a%40b" -> "a@b"; with `plus`, also "a+b" -> "a b".
std::string percent_decoded(std::string_view text, bool plus);
/// The fields of application/x-www-form-urlencoded text, in order.
Pairs form_fields(std::string_view text);

}  // namespace simulator
