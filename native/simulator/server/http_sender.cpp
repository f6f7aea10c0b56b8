#include <httplib.h>

#include "simulator/server/sender.hpp"

namespace simulator {

OutgoingAnswer send_over_http(const OutgoingCall& call) {
  constexpr int kSeconds = 5;
  httplib::Client client(call.origin);
  client.set_connection_timeout(kSeconds);
  client.set_read_timeout(kSeconds);
  client.set_write_timeout(kSeconds);
  httplib::Headers headers;
  for (const auto& [name, value] : call.headers) {
    headers.emplace(name, value);
  }
  const httplib::Result result = client.Post(call.target.c_str(), headers, call.body, "application/json");
  if (!result) {
    return {0, httplib::to_string(result.error())};
  }
  return {result->status, ""};
}

}  // namespace simulator
