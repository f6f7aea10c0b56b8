#pragma once

#include "simulator/server/router.hpp"

/// Each family of endpoints adds its own routes; this list is all there is.
namespace simulator {

void add_about_routes(Router& router);
void add_account_limit_routes(Router& router);
void add_account_routes(Router& router);
void add_association_label_routes(Router& router);
void add_association_routes(Router& router);
void add_batch_routes(Router& router);
void add_email_event_routes(Router& router);
void add_form_routes(Router& router);
void add_form_submission_routes(Router& router);
/// Under one of the two addresses of forms.
void add_form_write_routes(Router& router, const std::string& base);
void add_oauth_authorize_routes(Router& router);
void add_oauth_token_routes(Router& router);
void add_object_routes(Router& router);
void add_old_association_routes(Router& router);
void add_owner_routes(Router& router);
void add_page_event_routes(Router& router);
void add_pipeline_routes(Router& router);
void add_pipeline_write_routes(Router& router);
void add_property_routes(Router& router);
void add_search_routes(Router& router);

/// All of them; the control door's where it is `open`.
void add_all_routes(Router& router, bool control_open);

}  // namespace simulator
