#include "simulator/api/needs.hpp"
#include "simulator/api/record_query.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/server/simulator.hpp"

// Who can own records: /crm/owners/{V}, /crm/v3/owners.
namespace simulator {
namespace {

constexpr std::size_t kMostOwners = 500;

Json owner_json(const Owner& owner) {
  return {{"id", owner.id},
          {"email", owner.email},
          {"type", "PERSON"},
          {"firstName", owner.first_name},
          {"lastName", owner.last_name},
          {"userId", owner.user_id},
          {"userIdIncludingInactive", owner.user_id},
          {"createdAt", moment_text(owner.created)},
          {"updatedAt", moment_text(owner.updated)},
          {"archived", owner.archived},
          {"teams", Json::array()}};
}

bool wants_archived(const Request& request) { return request.parameter("archived").value_or("false") == "true"; }

Response list(const Request& request, const Call& call) {
  const std::size_t limit = limit_of(request, 100, kMostOwners);
  const RecordId after = after_of(request);
  const std::string email = folded_email(request.parameter("email").value_or(""));
  Json results = Json::array();
  for (const Owner& owner : call.account->owners()) {  // in the order of their ids
    const bool wanted = owner.archived == wants_archived(request) && *id_of(owner.id) >= after &&
                        (email.empty() || owner.email == email);
    if (!wanted) {
      continue;
    }
    if (results.size() == limit) {
      return json_response(
          {{"results", std::move(results)},
           {"paging",
            {{"next",
              {{"after", owner.id}, {"link", next_link(request, call.simulator.settings().base_url, owner.id)}}}}}});
    }
    results.push_back(owner_json(owner));
  }
  return json_response({{"results", std::move(results)}});
}

Response get(const Request& request, const Call& call) {
  const bool by_user = request.parameter("idProperty").value_or("id") == "userId";
  for (const Owner& owner : call.account->owners()) {
    if (request.captured_as("ownerId") == (by_user ? std::to_string(owner.user_id) : owner.id) &&
        owner.archived == wants_archived(request)) {
      return json_response(owner_json(owner));
    }
  }
  throw Refusal{not_found()};
}

}  // namespace

void add_owner_routes(Router& router) {
  router.add_crm("owners", "", {.method = "GET", .pattern = "", .handler = list, .need = reads_owners});
  router.add_crm("owners", "/{ownerId}", {.method = "GET", .pattern = "", .handler = get, .need = reads_owners});
}

}  // namespace simulator
