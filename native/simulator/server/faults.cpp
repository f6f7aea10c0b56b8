#include "simulator/server/faults.hpp"

#include <algorithm>

#include "simulator/server/errors.hpp"

namespace simulator {
namespace {

const char* reason(int status) noexcept {
  switch (status) {
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Temporarily Unavailable";
    case 504:
      return "Gateway Time-out";
    default:
      return status < 500 ? "Bad Request" : "Internal Server Error";
  }
}

/// What HubSpot's edge sends when what is behind it does not answer.
Response page_of_the_edge(int status) {
  const std::string title = std::to_string(status) + ' ' + reason(status);
  Response response;
  response.status = status;
  response.content_type = "text/html";
  response.body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
                  "</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";
  return response;
}

Error error_of(const Fault& fault) {
  if (fault.status == 429) {
    return rate_limited(fault.policy.empty() ? "TEN_SECONDLY_ROLLING" : fault.policy);
  }
  Error error;
  error.status = fault.status;
  switch (fault.status) {
    case 401:
      return invalid_credentials();
    case 404:
      return not_found();
    case 423:
      error.category = "LOCKED";
      error.message = "This resource is locked for changes by another call";
      break;
    case 477:
      error.category = "MIGRATION_IN_PROGRESS";
      error.message = "This HubSpot account is being moved to another data hosting location";
      break;
    case 500:
      error.category = "INTERNAL_ERROR";
      error.message = "internal error";
      break;
    default:
      error.message = reason(fault.status);
  }
  return error;
}

bool is_hit(const FaultOrder& order) noexcept {
  if (order.seen <= order.skip) {
    return false;
  }
  return order.one_in <= 1 || Random(order.seed, Stream::dirt, order.seen).below(order.one_in) == 0;
}

}  // namespace

std::uint64_t Faults::add(FaultOrder order) {
  const std::lock_guard lock(mutex_);
  order.id = ++last_id_;
  orders_.push_back(std::move(order));
  any_ = true;
  return last_id_;
}

std::vector<FaultOrder> Faults::list() const {
  const std::lock_guard lock(mutex_);
  return orders_;
}

bool Faults::remove(std::uint64_t id) {
  const std::lock_guard lock(mutex_);
  return std::erase_if(orders_, [&](const FaultOrder& order) { return order.id == id; }) > 0;
}

void Faults::clear() {
  const std::lock_guard lock(mutex_);
  orders_.clear();
}

std::optional<Fault> Faults::strike(std::string_view method, std::string_view path) {
  if (!any_) {
    return std::nullopt;
  }
  const std::lock_guard lock(mutex_);
  for (auto order = orders_.begin(); order != orders_.end(); ++order) {
    if ((!order->method.empty() && order->method != method) || !fits_pattern(order->path, path)) {
      continue;
    }
    ++order->seen;
    if (!is_hit(*order)) {
      continue;
    }
    const Fault fault = order->fault;
    if (++order->hit == order->times) {
      orders_.erase(order);
    }
    return fault;
  }
  return std::nullopt;
}

Response fault_response(const Fault& fault, const std::string& correlation_id) {
  const bool of_the_edge = fault.status == 502 || fault.status == 504 || fault.status > 504;
  Response response = of_the_edge ? page_of_the_edge(fault.status) : to_response(error_of(fault), correlation_id);
  const std::optional<int> retry_after =
      fault.status == 477 && !fault.retry_after ? std::optional<int>(60) : fault.retry_after;
  if (retry_after) {
    response.headers.emplace_back("Retry-After", std::to_string(*retry_after));
  }
  return response;
}

void spoil(Response& response, const Fault& fault) {
  response.delivery.stall_milliseconds = fault.stall_milliseconds;
  response.delivery.reset = fault.kind == Fault::Kind::reset;
  if (fault.kind == Fault::Kind::cut) {
    response.delivery.cut_at = response.body.size() / 2;
  }
}

bool fits_pattern(std::string_view pattern, std::string_view text) noexcept {
  std::size_t p = 0, t = 0, star = pattern.npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;  // let the last * take one more
      t = ++from;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == pattern.npos;
}

}  // namespace simulator
