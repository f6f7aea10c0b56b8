#pragma once

#include "service/web/parts.hpp"
#include "service/web/router.hpp"

namespace trailspark::service::web {

/// Every call's way: the right host, a known address, who calls, what that role may, the handler, then the headers that
/// every answer carries, the log and the metrics.
class Service {
 public:
  explicit Service(Parts& parts);
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  Response handle(const Request& request);
  const Router& router() const noexcept { return router_; }

 private:
  Response serve(const Request& request, Call& call, const Route*& route);
  Response preflight(const Request& request) const;
  void finish(const Request& request, Response& response, const Route* route) const;

  Parts& parts_;
  Router router_;
};

}  // namespace trailspark::service::web
