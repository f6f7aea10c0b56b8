#pragma once

#include <functional>
#include <string>

#include "simulator/server/message.hpp"

namespace simulator {

/// A call that the simulator itself makes: it delivers webhooks.
struct OutgoingCall {
  std::string origin;  ///< "http://localhost:3000"
  std::string target;  ///< "/hooks?tenant=1"
  Pairs headers;
  std::string body;  ///< JSON, sent by POST
};

struct OutgoingAnswer {
  int status = 0;     ///< 0: none came within the five seconds that HubSpot waits
  std::string error;  ///< why not
};

using Sender = std::function<OutgoingAnswer(const OutgoingCall& call)>;

/// Over a socket.
OutgoingAnswer send_over_http(const OutgoingCall& call);

}  // namespace simulator
