#pragma once

#include "service/web/parts.hpp"
#include "service/web/router.hpp"

namespace trailspark::service::web {

/// Each adds its addresses. `parts` outlives the router.
void add_operation_routes(Router& router, Parts& parts);
void add_session_routes(Router& router, Parts& parts);
void add_connect_routes(Router& router, Parts& parts);
void add_connection_routes(Router& router, Parts& parts);
void add_settings_routes(Router& router, Parts& parts);
void add_history_routes(Router& router, Parts& parts);
void add_door_routes(Router& router, Parts& parts);
void add_webhook_routes(Router& router, Parts& parts);
/// All of them.
Router make_router(Parts& parts);

}  // namespace trailspark::service::web
