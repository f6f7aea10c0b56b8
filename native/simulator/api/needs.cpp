#include "simulator/api/needs.hpp"

#include "simulator/server/errors.hpp"

namespace simulator {
namespace {

/// Activities are a contact's affair.
std::string scope_family(ObjectType type) {
  return type == ObjectType::companies || type == ObjectType::deals ? info(type).plural : "contacts";
}

std::vector<std::string> all_object_scopes() {
  std::vector<std::string> scopes;
  for (const char* const family : {"contacts", "companies", "deals"}) {
    for (const char* const right : {"read", "write"}) {
      scopes.push_back(std::string("crm.objects.") + family + '.' + right);
    }
  }
  return scopes;
}

}  // namespace

ObjectType type_of(const Request& request) {
  const std::string_view name = request.captured_as("objectType");
  const auto type = object_type(name);
  if (!type) {
    throw Refusal{bad_request("Unable to infer object type from: " + std::string(name))};
  }
  return *type;
}

Need reads_objects(const Request& request) {
  const ObjectType type = type_of(request);
  if (type != ObjectType::emails) {
    return any_of({"crm.objects." + scope_family(type) + ".read"});
  }
  const std::vector<std::string> both = {"crm.objects.contacts.read", "sales-email-read"};
  return request.version == Version::v2026_09 ? all_of(both) : any_of(both);
}

Need writes_objects(const Request& request) {
  return any_of({"crm.objects." + scope_family(type_of(request)) + ".write"});
}

Need reads_any_object(const Request&) { return any_of(all_object_scopes()); }

Need reads_schemas(const Request&) {
  std::vector<std::string> scopes = all_object_scopes();
  for (const char* const family : {"contacts", "companies", "deals"}) {
    for (const char* const right : {"read", "write"}) {
      scopes.push_back(std::string("crm.schemas.") + family + '.' + right);
    }
  }
  return any_of(std::move(scopes));
}

Need writes_schemas(const Request& request) {
  return any_of({"crm.schemas." + scope_family(type_of(request)) + ".write"});
}

Need reads_owners(const Request&) { return any_of({"crm.objects.owners.read"}); }

}  // namespace simulator
