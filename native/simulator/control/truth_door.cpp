#include <mutex>
#include <shared_mutex>

#include "simulator/control/control.hpp"
#include "simulator/control/live_truth.hpp"
#include "simulator/truth.hpp"

// What a perfect client would end up with, worked out from whose records they are.
namespace simulator {
namespace {

/// What is there of a type, and what became of its records since the start.
Json counts_of(const ObjectStore& store) {
  std::int64_t created = 0, changed = 0, archived = 0, merged = 0, erased = 0;
  for (const auto& [id, record] : store.changed()) {
    const bool gone = record.gone_at != 0;
    merged += gone && record.merged_into != 0 ? 1 : 0;
    erased += gone && record.merged_into == 0 ? 1 : 0;
    archived += !gone && record.archived_at != 0 ? 1 : 0;
    const bool is_live = !gone && record.archived_at == 0;
    created += is_live && !record.number ? 1 : 0;
    changed += is_live && record.number ? 1 : 0;
  }
  return {{"records", store.count()}, {"created", created}, {"changed", changed},
          {"archived", archived},     {"merged", merged},   {"erased", erased}};
}

Response truth(Input& input, const Call& call) {
  Account& account = input.account();
  input.finish();
  const std::shared_lock lock(account.mutex());
  const LiveTruth truth = find_live_truth(account);
  Json objects;
  for (const ObjectType type : kObjectTypes) {
    objects[info(type).plural] = counts_of(account.objects(type));
  }
  std::string now;
  append_moment(now, call.now);
  return json_response({{"portalId", account.portal_id()},
                        {"now", now},
                        {"records", truth.records},
                        {"leads", truth.leads.size()},
                        {"duplicates", truth.records - truth.leads.size()},
                        {"withoutEmail", truth.without_email},
                        {"unusableAddresses", truth.unusable_addresses},
                        {"objects", std::move(objects)}});
}

Json texts_of(const std::vector<RecordId>& ids) {
  Json list = Json::array();
  for (const RecordId id : ids) {
    list.push_back(std::to_string(id));
  }
  return list;
}

Response leads(Input& input, const Call&) {
  Account& account = input.account();
  input.finish();
  const std::shared_lock lock(account.mutex());
  Response response;
  response.content_type = "application/x-ndjson;charset=utf-8";
  for (const LiveLead& lead : find_live_truth(account).leads) {
    const Json line = {{"email", lead.email.empty() ? Json(nullptr) : Json(lead.email)},
                       {"recordId", std::to_string(lead.record_id)},
                       {"mergedFrom", texts_of(lead.merged_from)},
                       {"aliases", texts_of(lead.aliases)}};
    response.body += line.dump() + '\n';
  }
  return response;
}

/// As it was made up: neither what was changed since nor what is archived makes a difference.
Response planted(Input& input, const Call&) {
  const Account& account = input.account();
  input.finish();
  Json json = Json::parse(planted_facts(find_truth(account.portal(), false)));
  if (account.portal().settings().planted.stated) {
    json["words"] = {
        "The profile states the relations: a deal is won with the chance of a company without traits, times the lift "
        "of "
        "each trait that the company has.",
        "The expected lift is that of companies with a decided deal that is no renewal: the share expected to have won "
        "one with the trait, over that without it."};
    return json_response(json);
  }
  json["words"] = {
      "A company fits by its industry and size. The deals of those that fit are won far more often.",
      "People at companies that buy view more pages, send more forms, and open and click more emails, most "
      "of it before the deal is decided.",
      "The other side's 1:1 emails mostly sound eager where a deal is won, and hesitant or annoyed where it "
      "is lost.",
      "Opens of an email that was never sent, or within a second of its sending, are a machine's and tell "
      "nothing of the person."};
  return json_response(json);
}

}  // namespace

std::vector<Door> truth_doors() {
  return {
      {"GET", "/_simulator/truth",
       "Counts of what a perfect client ends up with: records, leads after folding and merging, and records by type. "
       "Query: portalId.",
       "", truth},
      {"GET", "/_simulator/truth/leads",
       "Those leads, a JSON line each: email, recordId, mergedFrom (duplicates that are still records), aliases (ids "
       "that are none any more).",
       "", leads},
      {"GET", "/_simulator/truth/planted",
       "What an analysis of the account should find: what goes with winning a deal, counted and in words. Query: "
       "portalId.",
       "", planted}};
}

}  // namespace simulator
