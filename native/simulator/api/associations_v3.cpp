#include <algorithm>

#include "simulator/api/answers.hpp"
#include "simulator/api/association_parts.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/object_writes.hpp"
#include "simulator/api/record_printer.hpp"
#include "simulator/api/routes.hpp"

// Links as they were before v4: one line for each type, types by name. /crm/v3/associations/{from}/{to}/batch and
// /crm/v3/objects/{objectType}/{id}/associations/{toObjectType}.
namespace simulator {
namespace {

/// "contact_to_company" or "1"; refused with 400 where it is none of this pair's.
LinkType type_named(const Account& account, TypePair pair, const std::string& name) {
  const auto& types = account.associations().types();
  const auto found = std::find_if(types.begin(), types.end(), [&](const LinkType& type) {
    return type.from == pair.from && type.to == pair.to && (type.name == name || std::to_string(type.id) == name);
  });
  if (found == types.end()) {
    throw Refusal{bad_request("Invalid association type: " + name)};
  }
  return *found;
}

/// [{"id":"9001","type":"contact_to_company"},{"id":"9001","type":"contact_to_company_unlabeled"}]
Json lines_of(const Account& account, TypePair pair, const std::vector<RecordLink>& links) {
  Json lines = Json::array();
  for (const RecordLink& link : links) {
    for (const int id : link.types) {
      if (const LinkType* const type = account.associations().type(pair.from, pair.to, id)) {
        lines.push_back({{"id", std::to_string(link.to)}, {"type", type->name}});
      }
    }
  }
  return lines;
}

Response list(const Request& request, const Call& call) { return list_links(request, call, lines_of); }

NamedLink named_in_path(const Request& request, const Call& call, TypePair pair) {
  NamedLink named = ends_of(request.captured_as("objectId"), request.captured_as("toObjectId"), *call.account, pair);
  named.types = {type_named(*call.account, pair, std::string(request.captured_as("associationType")))};
  return named;
}

Response create(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const NamedLink named = named_in_path(request, call, pair);
  link(*call.account, pair, named, change_by(call));
  RecordQuery query;
  query.type = pair.from;
  query.properties = select_properties(call.account->objects(pair.from), {});
  query.associations = {pair.to};
  return record_response(*call.account, query, named.from);
}

Response archive(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  unlink(*call.account, pair, named_in_path(request, call, pair), change_by(call));
  return no_content();
}

Response batch_read(const Request& request, const Call& call) {
  return batch_read_links(request, call, lines_of, "v3");
}

NamedLink named_in(const Json& input, const Call& call, TypePair pair) {
  NamedLink named = ends_of(input, *call.account, pair);
  named.types = {type_named(*call.account, pair, text_of(input, "type"))};
  return named;
}

Response batch_create(const Request& request, const Call& call) {
  return each_link_input(request, call, 201, [&](const Json& input, TypePair pair) -> Json {
    const NamedLink named = named_in(input, call, pair);
    link(*call.account, pair, named, change_by(call));
    return {{"from", {{"id", std::to_string(named.from)}}},
            {"to", {{"id", std::to_string(named.to)}}},
            {"type", named.types.front().name}};
  });
}

Response batch_archive(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  std::vector<NamedLink> all;
  for (const Json& input : inputs_of(body, kMostLinksWritten)) {
    all.push_back(named_in(input, call, pair));
  }
  for (const NamedLink& named : all) {
    unlink(*call.account, pair, named, change_by(call));
  }
  return no_content();
}

Response types(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  Json json = {{"results", Json::array()}};
  for (const LinkType& type : call.account->associations().types()) {
    if (type.from == pair.from && type.to == pair.to) {
      json["results"].push_back({{"id", std::to_string(type.id)}, {"name", type.name}});
    }
  }
  return json_response(json);
}

}  // namespace

void add_old_association_routes(Router& router) {
  const auto add = [&](const char* method, const std::string& pattern, Handler handler, Access access) {
    router.add({.method = method,
                .pattern = "/crm/v3/" + pattern,
                .handler = std::move(handler),
                .need = reads_any_object,
                .access = access,
                .budget = Budget::associations});
  };
  const std::string one = "objects/{objectType}/{objectId}/associations/{toObjectType}";
  const std::string link = one + "/{toObjectId}/{associationType}";
  const std::string pair = "associations/{fromObjectType}/{toObjectType}/";
  add("GET", one, list, Access::read);
  add("PUT", link, create, Access::write);
  add("DELETE", link, archive, Access::write);
  add("POST", pair + "batch/read", batch_read, Access::read);
  add("POST", pair + "batch/create", batch_create, Access::write);
  add("POST", pair + "batch/archive", batch_archive, Access::write);
  add("GET", pair + "types", types, Access::read);
}

}  // namespace simulator
