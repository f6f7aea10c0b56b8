#pragma once

#include "simulator/server/auth.hpp"
#include "simulator/server/message.hpp"
#include "simulator/store/object_type.hpp"

/// The scopes that calls need, by the type of records in their path (the `security` of HubSpot's own descriptions).
namespace simulator {

/// The type that the path's {objectType} means; refused with 400 where it means none.
ObjectType type_of(const Request& request);

Need reads_objects(const Request& request);
Need writes_objects(const Request& request);
/// Any object scope will do.
Need reads_any_object(const Request& request);
/// Contacts' scope opens the definitions of all types.
Need reads_schemas(const Request& request);
Need writes_schemas(const Request& request);
Need reads_owners(const Request& request);

}  // namespace simulator
