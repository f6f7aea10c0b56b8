#include "simulator/api/answers.hpp"
#include "simulator/api/association_parts.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/object_writes.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Links between records: .../{objectType}/{id}/associations/{toObjectType} and /crm/associations/{V}/{from}/{to}/batch,
// both known as v4 before they were dated.
namespace simulator {
namespace {

/// {"category":"HUBSPOT_DEFINED","typeId":279,"label":null}
Json described(const LinkType& type) {
  return {{"category", type.category}, {"typeId", type.id}, {"label", type.label.empty() ? Json() : Json(type.label)}};
}

/// [{"toObjectId":9001,"associationTypes":[...]}]
Json described(const Account& account, TypePair pair, const std::vector<RecordLink>& links) {
  Json list = Json::array();
  for (const RecordLink& link : links) {
    Json types = Json::array();
    for (const int id : link.types) {
      if (const LinkType* const type = account.associations().type(pair.from, pair.to, id)) {
        types.push_back(described(*type));
      }
    }
    list.push_back({{"toObjectId", link.to}, {"associationTypes", std::move(types)}});
  }
  return list;
}

/// What a labelled link is answered with.
Json pair_of(TypePair pair, const NamedLink& named) {
  Json labels = Json::array();
  for (const LinkType& type : named.types) {
    if (!type.label.empty()) {
      labels.push_back(type.label);
    }
  }
  return {{"fromObjectTypeId", info(pair.from).id},
          {"fromObjectId", named.from},
          {"toObjectTypeId", info(pair.to).id},
          {"toObjectId", named.to},
          {"labels", std::move(labels)}};
}

/// What a default link is answered with.
Json plain_pair_of(const NamedLink& named) {
  const LinkType& type = named.types.front();
  return {{"from", {{"id", std::to_string(named.from)}}},
          {"to", {{"id", std::to_string(named.to)}}},
          {"associationSpec", {{"associationCategory", type.category}, {"associationTypeId", type.id}}}};
}

NamedLink ends_of_path(const Request& request, const Call& call, TypePair pair) {
  return ends_of(request.captured_as("objectId"), request.captured_as("toObjectId"), *call.account, pair);
}

Response list(const Request& request, const Call& call) { return list_links(request, call, described); }

Response create(const Request& request, const Call& call) {
  if (request.body.empty()) {
    throw Refusal{bad_request("Invalid JSON input: a request body was expected, but none found")};
  }
  const TypePair pair = types_of(request);
  NamedLink named = ends_of_path(request, call, pair);
  const Json specs = json_value(request);
  named.types = link_types_of(specs, named, *call.account, pair);
  link(*call.account, pair, named, change_by(call));
  return json_response(pair_of(pair, named), 201);
}

Response create_default(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  NamedLink named = ends_of_path(request, call, pair);
  named.types = {default_type(*call.account, pair)};
  link(*call.account, pair, named, change_by(call));
  const LinkType* const back = call.account->associations().type(pair.to, pair.from, named.types.front().inverse);
  Json results = Json::array({plain_pair_of(named)});
  if (back != nullptr) {
    results.push_back(plain_pair_of({named.to, named.from, {*back}}));
  }
  return batch_answer(request, call, std::move(results), Json::array());
}

/// Nothing to take away is no error.
Response archive(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  unlink(*call.account, pair, ends_of_path(request, call, pair), change_by(call));
  return no_content();
}

Response batch_read(const Request& request, const Call& call) {
  return batch_read_links(request, call, described, "v4");
}

const Json& types_member(const Json& input) {
  const auto found = input.find("types");
  if (found == input.end()) {
    throw Refusal{bad_request("Invalid input JSON: some required fields were not set: [types]")};
  }
  return *found;
}

Response batch_create(const Request& request, const Call& call) {
  return each_link_input(request, call, 201, [&](const Json& input, TypePair pair) {
    NamedLink named = ends_of(input, *call.account, pair);
    named.types = link_types_of(types_member(input), named, *call.account, pair);
    link(*call.account, pair, named, change_by(call));
    return pair_of(pair, named);
  });
}

Response batch_create_default(const Request& request, const Call& call) {
  return each_link_input(request, call, 200, [&](const Json& input, TypePair pair) {
    NamedLink named = ends_of(input, *call.account, pair);
    named.types = {default_type(*call.account, pair)};
    link(*call.account, pair, named, change_by(call));
    return plain_pair_of(named);
  });
}

/// {"from":{"id":"1"},"to":[{"id":"2"},{"id":"3"}]}
Response batch_archive(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  std::vector<NamedLink> all;
  for (const Json& input : inputs_of(body, kMostLinksWritten)) {
    const auto to = input.find("to");
    if (to == input.end() || !to->is_array()) {
      throw Refusal{bad_request("Invalid input JSON: some required fields were not set: [to]")};
    }
    for (const Json& each : *to) {
      all.push_back(ends_of({{"from", input.value("from", Json())}, {"to", each}}, *call.account, pair));
    }
  }
  for (const NamedLink& named : all) {
    unlink(*call.account, pair, named, change_by(call));
  }
  return no_content();
}

Response batch_archive_labels(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  std::vector<NamedLink> all;
  for (const Json& input : inputs_of(body, kMostLinksWritten)) {
    all.push_back(ends_of(input, *call.account, pair));
    all.back().types = link_types_of(types_member(input), all.back(), *call.account, pair);
  }
  for (const NamedLink& named : all) {
    unlink(*call.account, pair, named, change_by(call));
  }
  return no_content();
}

}  // namespace

void add_association_routes(Router& router) {
  const auto add = [&](const char* area, const char* method, const char* rest, Handler handler, Access access) {
    router.add_crm(area, rest,
                   {.method = method,
                    .pattern = "",
                    .handler = std::move(handler),
                    .need = reads_any_object,
                    .access = access,
                    .budget = Budget::associations},
                   "v4");
  };
  constexpr const char* kLink = "/{objectType}/{objectId}/associations/{toObjectType}/{toObjectId}";
  add("objects", "GET", "/{objectType}/{objectId}/associations/{toObjectType}", list, Access::read);
  add("objects", "PUT", kLink, create, Access::write);
  add("objects", "DELETE", kLink, archive, Access::write);
  add("objects", "PUT", "/{objectType}/{objectId}/associations/default/{toObjectType}/{toObjectId}", create_default,
      Access::write);
  constexpr const char* kBatch = "/{fromObjectType}/{toObjectType}/batch/";
  const auto add_batch = [&](const char* what, Handler handler, Access access) {
    add("associations", "POST", (std::string(kBatch) + what).c_str(), std::move(handler), access);
  };
  add_batch("read", batch_read, Access::read);
  add_batch("create", batch_create, Access::write);
  add_batch("associate/default", batch_create_default, Access::write);
  add_batch("archive", batch_archive, Access::write);
  add_batch("labels/archive", batch_archive_labels, Access::write);
  add_association_label_routes(router);
  add_old_association_routes(router);
}

}  // namespace simulator
