#include <algorithm>

#include "simulator/api/association_parts.hpp"
#include "simulator/api/needs.hpp"
#include "simulator/api/routes.hpp"

// What links can mean: /crm/associations/{V}/{from}/{to}/labels, known as v4 before it was dated.
namespace simulator {
namespace {

constexpr std::ptrdiff_t kMostLabels = 10;  // between two types

Json described(const LinkType& type) {
  return {{"category", type.category}, {"typeId", type.id}, {"label", type.label.empty() ? Json() : Json(type.label)}};
}

std::string required(const Json& body, const char* name) {
  std::string text = text_of(body, name);
  if (text.empty()) {
    throw Refusal{bad_request(std::string("Invalid input JSON: some required fields were not set: [") + name + ']')};
  }
  return text;
}

/// The label in the other direction; empty: the same.
std::string inverse_of(const Json& body) { return text_of(body, "inverseLabel"); }

template <class Holds>
std::ptrdiff_t count(const Account& account, TypePair pair, Holds holds) {
  const auto& types = account.associations().types();
  return std::count_if(types.begin(), types.end(), [&](const LinkType& type) {
    return type.from == pair.from && type.to == pair.to && holds(type);
  });
}

void refuse_taken(const Account& account, TypePair pair, const std::string& label, int own_id) {
  if (count(account, pair, [&](const LinkType& type) { return type.label == label && type.id != own_id; }) > 0) {
    throw Refusal{bad_request("A label with the value \"" + label + "\" already exists")};
  }
}

Response list(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  Json json = {{"results", Json::array()}};
  for (const LinkType& type : call.account->associations().types()) {
    if (type.from == pair.from && type.to == pair.to) {
      json["results"].push_back(described(type));
    }
  }
  return json_response(json);
}

Response create(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  const std::string name = required(body, "name"), label = required(body, "label");
  const auto own = [](const LinkType& type) { return type.category == "USER_DEFINED"; };
  if (count(*call.account, pair, own) >= kMostLabels) {
    throw Refusal{
        bad_request("The limit of " + std::to_string(kMostLabels) + " labels between these objects is reached")};
  }
  if (count(*call.account, pair, [&](const LinkType& type) { return type.name == name; }) > 0) {
    throw Refusal{bad_request("An association type named \"" + name + "\" already exists")};
  }
  refuse_taken(*call.account, pair, label, 0);
  const LinkType made = call.account->associations().add_label(pair.from, pair.to, name, label, inverse_of(body));
  Json results = Json::array({described(made)});
  if (const LinkType* const back = call.account->associations().type(pair.to, pair.from, made.inverse);
      back != nullptr && back->id != made.id) {
    results.push_back(described(*back));
  }
  return json_response({{"results", std::move(results)}});
}

/// The label that a caller made; refused with 404 where there is none, with 400 where it is HubSpot's own.
const LinkType& own_label(const Account& account, TypePair pair, const std::string& id) {
  const LinkType* const type = account.associations().type(
      pair.from, pair.to, static_cast<int>(std::min<RecordId>(id_of(id).value_or(0), INT32_MAX)));
  if (type == nullptr) {
    throw Refusal{not_found()};
  }
  if (type->category != "USER_DEFINED") {
    throw Refusal{bad_request("Association types that HubSpot defines cannot be changed")};
  }
  return *type;
}

Response rename(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  const LinkType& type = own_label(*call.account, pair, required(body, "associationTypeId"));
  const std::string label = required(body, "label");
  refuse_taken(*call.account, pair, label, type.id);
  call.account->associations().rename_label(pair.from, pair.to, type.id, label, inverse_of(body));
  Response response;
  response.status = 204;
  return response;
}

Response remove(const Request& request, const Call& call) {
  const TypePair pair = types_of(request);
  const LinkType& type = own_label(*call.account, pair, std::string(request.captured_as("associationTypeId")));
  call.account->associations().remove_label(pair.from, pair.to, type.id);
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

void add_association_label_routes(Router& router) {
  const auto add = [&](const char* method, const std::string& rest, Handler handler, Access access) {
    router.add_crm("associations", "/{fromObjectType}/{toObjectType}/labels" + rest,
                   {.method = method,
                    .pattern = "",
                    .handler = std::move(handler),
                    .need = reads_any_object,
                    .access = access,
                    .budget = Budget::associations},
                   "v4");
  };
  add("GET", "", list, Access::read);
  add("POST", "", create, Access::write);
  add("PUT", "", rename, Access::write);
  add("DELETE", "/{associationTypeId}", remove, Access::write);
}

}  // namespace simulator
