#include "sync_connection.hpp"

#include <utility>

namespace trailspark::cli {

SyncConnection::SyncConnection(service::Connections& connections, service::PortalBudget& budget, std::int64_t portal)
    : connections_(connections), budget_(budget), portal_(portal) {}

std::optional<std::string> SyncConnection::token() { return take(connections_.access_token(portal_)); }

std::optional<std::string> SyncConnection::another_token() { return take(connections_.refused(portal_, token_)); }

std::optional<std::string> SyncConnection::take(service::TokenAnswer answer) {
  if (!answer.ok()) {
    why_ = std::move(answer.reason);
    lost_ = answer.kind != service::TokenAnswer::Kind::unavailable;
    return std::nullopt;
  }
  token_ = std::move(answer.token);
  return std::string(token_.reveal());
}

service::PortalBudget::Turn SyncConnection::turn(const SyncRequest& request, std::int64_t now) {
  return budget_.take(portal_, service::kind_of_call(request.method, request.target), now);
}

void SyncConnection::learn(const SyncRequest& request, const http::Answer& answer, std::int64_t now) {
  service::ApiAnswer seen;
  seen.status = answer.status;
  seen.headers = answer.headers;
  if (answer.status == 429) {
    seen.body = answer.body;
  }
  budget_.learn(portal_, service::kind_of_call(request.method, request.target), seen, now);
}

}  // namespace trailspark::cli
