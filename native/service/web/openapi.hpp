#pragma once

#include <string_view>

namespace trailspark::service::web {

/// native/service/openapi.json as it was when this was built.
std::string_view openapi_document() noexcept;

}  // namespace trailspark::service::web
