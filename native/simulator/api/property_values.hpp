#pragma once

#include "simulator/server/errors.hpp"
#include "simulator/store/account.hpp"

namespace simulator {

/// One value that cannot be written.
struct ValueFault {
  std::string property;
  std::string code;  ///< "INVALID_OPTION"
  std::string message;
};

/// The values of a JSON object as they would be stored: texts, dates in HubSpot's form, addresses folded. What is wrong
/// is added to `faults`. `owner_ids` are those that exist.
Values values_of(const Json& properties, const Account& account, ObjectType type, std::vector<ValueFault>& faults);

/// 400 in the shape that names all of them.
Error refused_values(const std::vector<ValueFault>& faults, std::int64_t portal_id);

}  // namespace simulator
