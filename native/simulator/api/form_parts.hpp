#pragma once

#include "simulator/server/errors.hpp"
#include "simulator/store/account.hpp"

/// What the calls for forms have in common.
namespace simulator {

Json form_json(const AccountForm& form);
/// The form that the path's {formId} means; refused with 404 where there is none. Archived ones too.
const AccountForm& form_of(const Request& request, const Account& account);

}  // namespace simulator
