#include "simulator/api/answers.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/object_writes.hpp"
#include "simulator/api/record_printer.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// One record at a time, and lists of them: /crm/objects/{V}/{objectType}, /crm/v3/objects/{objectType}.
namespace simulator {
namespace {

constexpr std::size_t kDefaultPage = 10;
constexpr std::size_t kMostRecords = 100;
constexpr std::size_t kMostWithHistory = 50;
constexpr std::size_t kMostIdentities = 250;

void write_paging(JsonWriter& json, const Request& request, const Call& call, RecordId after) {
  const std::string text = std::to_string(after);
  json.key("paging");
  json.begin_object();
  json.key("next");
  json.begin_object();
  json.member("after", text);
  json.member("link", next_link(request, call.simulator.settings().base_url, text));
  json.end_object();
  json.end_object();
}

Response list(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const RecordQuery query = query_of(request, *call.account, type);
  const std::size_t limit = limit_of(request, kDefaultPage, query.history.empty() ? kMostRecords : kMostWithHistory);
  const ObjectStore& store = call.account->objects(type);
  const bool archived = query.archived == Archived::yes;
  std::vector<RecordId> ids = store.page(after_of(request), limit + 1, archived);  // one more, to name the next page
  const RecordId next = ids.size() > limit ? ids.back() : 0;
  if (next != 0) {
    ids.pop_back();
  }
  Response response;
  response.body.reserve(ids.size() * 512);
  JsonWriter json(response.body, Spacing::compact);
  const RecordPrinter printer(*call.account, query);
  RecordReader reader(store);
  json.begin_object();
  json.key("results");
  json.begin_array();
  for (const RecordId id : ids) {
    reader.load(id, Archived::any);
    printer.write(json, reader);
  }
  json.end_array();
  if (next != 0) {
    write_paging(json, request, call, next);
  }
  json.end_object();
  return response;
}

/// The record that the path means; refused with 404 where there is none.
RecordId record_of(const Request& request, const ObjectStore& store, Archived archived) {
  const std::string_view id = request.captured_as("objectId");
  const std::string_view id_property = request.parameter("idProperty").value_or("");
  const auto found = find_record(store, id, id_property, archived);
  if (found) {
    return *found;
  }
  if (id_property.empty() && !id_of(id)) {
    throw Refusal{not_found("Object not found.  objectId are usually numeric.")};
  }
  throw Refusal{not_found()};
}

Response get(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const RecordQuery query = query_of(request, *call.account, type);
  return record_response(*call.account, query, record_of(request, call.account->objects(type), query.archived));
}

Response create(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const PlannedWrite write = WritePlanner(*call.account, type, request.version, call.now).create(json_body(request));
  const RecordId id = carry_out(*call.account, type, write, change_by(call));
  return record_response(*call.account, written_properties(call.account->objects(type), {&write.values}), id, 201);
}

Response patch(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const RecordId id = record_of(request, call.account->objects(type), Archived::no);
  const PlannedWrite write =
      WritePlanner(*call.account, type, request.version, call.now).update(id, json_body(request));
  carry_out(*call.account, type, write, change_by(call));
  return record_response(*call.account, written_properties(call.account->objects(type), {&write.values}), id);
}

Response archive(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  const RecordId id = record_of(request, store, Archived::any);
  if (store.exists(id)) {
    store.archive(id, change_by(call));
  }
  return no_content();
}

/// The record that a body's member means, by `id_property` where that is not empty; refused where there is none.
RecordId record_in(const Json& body, const char* name, const std::string& id_property, const ObjectStore& store,
                   Archived archived) {
  const std::string id = text_of(body, name);
  if (id.empty()) {
    throw Refusal{bad_request(std::string("Invalid input JSON: some required fields were not set: [") + name + ']')};
  }
  const auto found = find_record(store, id, id_property, archived);
  if (!found) {
    throw Refusal{not_found()};
  }
  return *found;
}

/// {"primaryObjectId":"1","objectIdToMerge":"2"}
Response merge(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const ObjectStore& store = call.account->objects(type);
  const Json body = json_body(request);
  const RecordId primary = record_in(body, "primaryObjectId", {}, store, Archived::no);
  const RecordId other = record_in(body, "objectIdToMerge", {}, store, Archived::no);
  if (primary == other) {
    throw Refusal{bad_request("A record cannot be merged with itself")};
  }
  if (store.identities(primary) + store.identities(other) > kMostIdentities) {
    Error error = bad_request("Cannot have more than 250 identities on a profile");
    error.status = 414;
    throw Refusal{error};
  }
  call.account->merge(type, primary, other, change_by(call));
  RecordQuery query;
  query.type = type;
  query.properties = select_properties(store, {});
  return record_response(*call.account, query, primary);
}

/// {"objectId":"ada@acme.test","idProperty":"email"}. Contacts alone can be deleted so. An address that no contact has
/// is blocked all the same: nobody can be added with it from then on.
Response erase(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  if (type != ObjectType::contacts) {
    throw Refusal{bad_request(std::string("GDPR delete is not supported for the object type ") + info(type).label)};
  }
  ObjectStore& store = call.account->objects(type);
  const Json body = json_body(request);
  const std::string id = text_of(body, "objectId"), id_property = text_of(body, "idProperty");
  if (id_property == "email" && !id.empty() && !find_record(store, id, id_property, Archived::any)) {
    store.block(id);
    return no_content();
  }
  store.erase(record_in(body, "objectId", id_property, store, Archived::any), change_by(call));
  return no_content();
}

}  // namespace

void add_object_routes(Router& router) {
  const auto read = [](const char* method, Handler handler) {
    return Route{.method = method, .pattern = "", .handler = std::move(handler), .need = reads_objects};
  };
  const auto write = [](const char* method, Handler handler) {
    return Route{.method = method,
                 .pattern = "",
                 .handler = std::move(handler),
                 .need = writes_objects,
                 .access = Access::write};
  };
  router.add_crm("objects", "/{objectType}", read("GET", list));
  router.add_crm("objects", "/{objectType}", write("POST", create));
  router.add_crm("objects", "/{objectType}/merge", write("POST", merge));
  router.add_crm("objects", "/{objectType}/gdpr-delete", write("POST", erase));
  router.add_crm("objects", "/{objectType}/{objectId}", read("GET", get));
  router.add_crm("objects", "/{objectType}/{objectId}", write("PATCH", patch));
  router.add_crm("objects", "/{objectType}/{objectId}", write("DELETE", archive));
}

}  // namespace simulator
