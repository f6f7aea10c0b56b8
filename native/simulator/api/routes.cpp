#include "simulator/api/routes.hpp"
#include "simulator/control/control.hpp"

namespace simulator {

void add_all_routes(Router& router, bool control_open) {
  add_about_routes(router);
  add_account_routes(router);
  add_association_routes(router);
  add_batch_routes(router);
  add_email_event_routes(router);
  add_form_routes(router);
  add_oauth_authorize_routes(router);
  add_oauth_token_routes(router);
  add_object_routes(router);
  add_owner_routes(router);
  add_page_event_routes(router);
  add_pipeline_routes(router);
  add_property_routes(router);
  add_search_routes(router);
  if (control_open) {
    add_control_routes(router);
  }
}

}  // namespace simulator
