#include <set>

#include "simulator/api/answers.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/object_writes.hpp"
#include "simulator/api/record_printer.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Up to a hundred records at a time: .../{objectType}/batch/read, create, update, upsert, archive.
namespace simulator {
namespace {

constexpr std::size_t kMostInputs = 100;
constexpr std::size_t kMostWithHistory = 50;

/// One line of an answer.
struct Outcome {
  RecordId id;
  std::string trace_id;                       ///< `objectWriteTraceId`, where the input had one
  std::optional<bool> is_new = std::nullopt;  ///< upserts tell
};

/// {"status":"COMPLETE","results":[...],"numErrors":1,"errors":[...],"startedAt":...,"completedAt":...}
/// Partial success is 207 up to 2026-03; since 2026-09 it looks like full success.
Response answer(const Request& request, const Call& call, const RecordQuery& query,
                const std::vector<Outcome>& outcomes, const Json& errors, int status) {
  Response response;
  response.status = errors.empty() || request.version == Version::v2026_09 ? status : 207;
  JsonWriter json(response.body, Spacing::compact);
  const RecordPrinter printer(*call.account, query);
  RecordReader reader(call.account->objects(query.type));
  json.begin_object();
  json.member("status", "COMPLETE");
  json.key("results");
  json.begin_array();
  for (const Outcome& outcome : outcomes) {
    reader.load(outcome.id, Archived::any);
    printer.begin(json, reader);
    if (!outcome.trace_id.empty()) {
      json.member("objectWriteTraceId", outcome.trace_id);
    }
    if (outcome.is_new) {
      json.key("new");
      json.literal(*outcome.is_new ? "true" : "false");
    }
    json.end_object();
  }
  json.end_array();
  if (!errors.empty()) {
    json.key("numErrors");
    json.literal(std::to_string(errors.size()));
    json.key("errors");
    json.literal(errors.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  json.member("startedAt", moment_text(call.now));
  json.member("completedAt", moment_text(call.simulator.clock().now()));
  json.end_object();
  return response;
}

/// One error for all ids that lead nowhere; none where there are none.
Json missing(ObjectType type, const std::vector<std::string>& ids) {
  if (ids.empty()) {
    return Json::array();
  }
  Error error = not_found(std::string("Could not get some ") + info(type).label +
                          " objects, they may be deleted or not exist. Check that ids are valid.");
  error.more["context"] = {{"ids", ids}};
  return Json::array({to_batch_error(error)});
}

Response batch_read(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const Json body = json_body(request);
  const RecordQuery query = query_of(body, request, *call.account, type);
  const Json& inputs = inputs_of(body, query.history.empty() ? kMostInputs : kMostWithHistory);
  const std::string id_property = text_of(body, "idProperty");
  std::vector<Outcome> found;
  std::vector<std::string> lost;
  std::set<RecordId> seen;
  for (const Json& input : inputs) {
    const std::string id = text_of(input, "id");
    const auto record = find_record(call.account->objects(type), id, id_property, query.archived);
    if (!record) {
      lost.push_back(id);
    } else if (seen.insert(*record).second) {
      found.push_back({*record, {}});
    }
  }
  return answer(request, call, query, found, missing(type, lost), 200);
}

/// Whether every input can be told from all others, so that each can fail alone.
bool traceable(const Json& inputs) {
  std::set<std::string> ids;
  for (const Json& input : inputs) {
    if (const std::string id = text_of(input, "objectWriteTraceId"); id.empty() || !ids.insert(id).second) {
      return false;
    }
  }
  return true;
}

/// Plans for all inputs, with what becomes of them.
struct Plans {
  std::vector<PlannedWrite> writes;
  std::vector<Outcome> outcomes;  // with an id once carried out
  Json errors = Json::array();

  void add(PlannedWrite write, const std::string& trace_id, bool tells_new) {
    outcomes.push_back({0, trace_id, tells_new ? std::optional<bool>(!write.id) : std::nullopt});
    writes.push_back(std::move(write));
  }

  void carry_out_all(const Call& call, ObjectType type) {
    for (std::size_t i = 0; i < writes.size(); ++i) {
      outcomes[i].id = carry_out(*call.account, type, writes[i], change_by(call));
    }
  }

  RecordQuery query(const ObjectStore& store) const {
    std::vector<const Values*> values;
    for (const PlannedWrite& write : writes) {
      values.push_back(&write.values);
    }
    return written_properties(store, values);
  }
};

/// How a batch of writes is answered.
struct Manner {
  int status = 200;
  bool tells_new = false;
};

/// Plans all inputs before the first is done. `plan(planner, input)` gives a plan, or nothing where the input is passed
/// over; inputs that can be told apart may be refused alone. `lost`: ids that `plan` found no record for.
template <class Plan>
Response write_all(const Request& request, const Call& call, const Json& inputs, Manner manner,
                   const std::vector<std::string>& lost, Plan plan) {
  const ObjectType type = type_of(request);
  const bool alone = traceable(inputs);
  WritePlanner planner(*call.account, type, request.version, call.now);
  Plans plans;
  for (const Json& input : inputs) {
    const std::string trace_id = text_of(input, "objectWriteTraceId");
    try {
      if (std::optional<PlannedWrite> write = plan(planner, input)) {
        plans.add(*std::move(write), trace_id, manner.tells_new);
      }
    } catch (const Refusal& refusal) {
      if (!alone) {
        throw;
      }
      Error error = refusal.error;
      error.more["context"]["objectWriteTraceId"] = {trace_id};
      plans.errors.push_back(to_batch_error(error));
    }
  }
  plans.carry_out_all(call, type);
  for (Json& error : missing(type, lost)) {
    plans.errors.push_back(std::move(error));
  }
  return answer(request, call, plans.query(call.account->objects(type)), plans.outcomes, plans.errors, manner.status);
}

Response batch_create(const Request& request, const Call& call) {
  const Json body = json_body(request);
  return write_all(request, call, inputs_of(body, kMostInputs), {.status = 201}, {},
                   [](WritePlanner& planner, const Json& input) { return std::optional(planner.create(input)); });
}

/// Contacts' batches go by id alone: their address is no key here, for it can change hands.
void refuse_loose_key(ObjectType type, const std::string& id_property) {
  if (type == ObjectType::contacts && id_property == "email") {
    throw Refusal{bad_request("Unable to perform update/upsert by non-unique 0-1 property email")};
  }
}

void refuse_repeated(const Json& inputs) {
  std::set<std::string> ids;
  for (const Json& input : inputs) {
    if (const std::string id = text_of(input, "id"); !ids.insert(id).second) {
      throw Refusal{bad_request("Duplicate IDs found in batch input: [" + id + "]. IDs must be unique")};
    }
  }
}

Response batch_update(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const Json body = json_body(request);
  const Json& inputs = inputs_of(body, kMostInputs);
  refuse_repeated(inputs);
  for (const Json& input : inputs) {
    refuse_loose_key(type, text_of(input, "idProperty"));
  }
  std::vector<std::string> lost;
  const auto plan = [&](WritePlanner& planner, const Json& input) -> std::optional<PlannedWrite> {
    const std::string id = text_of(input, "id"), id_property = text_of(input, "idProperty");
    if (id_property.empty() && !id_of(id)) {
      return std::nullopt;  // an address in place of an id: nothing happens, and nothing is said
    }
    const auto record = find_record(call.account->objects(type), id, id_property, Archived::no);
    if (!record || (id_property.empty() && *record != id_of(id))) {  // merges are not followed here
      lost.push_back(id);
      return std::nullopt;
    }
    return planner.update(*record, input);
  };
  return write_all(request, call, inputs, {}, lost, plan);
}

Response batch_upsert(const Request& request, const Call& call) {
  const ObjectType type = type_of(request);
  const Json body = json_body(request);
  const Json& inputs = inputs_of(body, kMostInputs);
  refuse_repeated(inputs);
  const auto plan = [&](WritePlanner& planner, const Json& input) -> std::optional<PlannedWrite> {
    const std::string id = text_of(input, "id"), id_property = text_of(input, "idProperty");
    if (id_property.empty()) {
      throw Refusal{bad_request("Invalid input JSON: some required fields were not set: [idProperty]")};
    }
    if (const auto record = find_record(call.account->objects(type), id, id_property, Archived::no)) {
      return planner.update(*record, input);
    }
    Json with_key = input;
    if (Json& properties = with_key["properties"]; properties.is_object() || properties.is_null()) {
      properties[id_property] = id;
    }
    return planner.create(with_key);
  };
  return write_all(request, call, inputs, {.tells_new = true}, {}, plan);
}

Response batch_archive(const Request& request, const Call& call) {
  ObjectStore& store = call.account->objects(type_of(request));
  const Json body = json_body(request);
  for (const Json& input : inputs_of(body, kMostInputs)) {
    const auto id = id_of(text_of(input, "id"));
    if (id && store.exists(*id)) {
      store.archive(*id, change_by(call));
    }
  }
  return no_content();
}

}  // namespace

void add_batch_routes(Router& router) {
  const auto add = [&](const char* what, Handler handler, bool writes) {
    router.add_crm("objects", std::string("/{objectType}/batch/") + what,
                   {.method = "POST",
                    .pattern = "",
                    .handler = std::move(handler),
                    .need = writes ? writes_objects : reads_objects,
                    .access = writes ? Access::write : Access::read});
  };
  add("read", batch_read, false);
  add("create", batch_create, true);
  add("update", batch_update, true);
  add("upsert", batch_upsert, true);
  add("archive", batch_archive, true);
}

}  // namespace simulator
