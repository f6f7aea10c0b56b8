#pragma once

#include "simulator/api/record_query.hpp"
#include "simulator/server/router.hpp"

/// What the association endpoints of all versions share.
namespace simulator {

constexpr std::size_t kMostLinksRead = 1000;     ///< records of a batch read
constexpr std::size_t kMostLinksWritten = 2000;  ///< links of a batch write
constexpr std::size_t kMostLinksShown = 500;     ///< of one record, on one page

/// The two types that a path names: {objectType} or {fromObjectType}, and {toObjectType}.
struct TypePair {
  ObjectType from;
  ObjectType to;
};

TypePair types_of(const Request& request);

/// One link that a request names, checked.
struct NamedLink {
  RecordId from;
  RecordId to;
  std::vector<LinkType> types;
};

/// The ids of {"from":{"id":"1"},"to":{"id":"2"}}; refused with 400 where they are no live records.
NamedLink ends_of(const Json& input, const Account& account, TypePair pair);
NamedLink ends_of(std::string_view from, std::string_view to, const Account& account, TypePair pair);

/// Of [{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]; refused with 400 where one does not fit.
std::vector<LinkType> link_types_of(const Json& specs, const NamedLink& ends, const Account& account, TypePair pair);
/// The unlabelled type of a pair.
const LinkType& default_type(const Account& account, TypePair pair);

/// 400: "COMPANY=9001 is not valid".
Error invalid_object(ObjectType type, std::string_view id);

/// Adds all types of a link. A contact's `associatedcompanyid` follows its primary company.
void link(Account& account, TypePair pair, const NamedLink& named, const Change& change);
/// Takes away all types of a link, or those that it names.
void unlink(Account& account, TypePair pair, const NamedLink& named, const Change& change);

/// The links of one record from `after` on, so many at most; `next` is the id that the following page begins with.
struct LinkPage {
  std::vector<RecordLink> links;
  RecordId next = 0;
};
LinkPage link_page(const Account& account, TypePair pair, RecordId id, RecordId after, std::size_t limit);

/// {"next":{"after":"9002","link":"..."}}
Json link_paging(const Request& request, const Call& call, std::string_view path, RecordId next);

/// How a version shows the links of a record, as a list.
using LinkPrinter = Json (*)(const Account& account, TypePair pair, const std::vector<RecordLink>& links);

/// The links of the path's record, page by page.
Response list_links(const Request& request, const Call& call, LinkPrinter print);
/// Those of each input; `version` is that of the address at which the pages behind the first are found: "v3", "v4".
Response batch_read_links(const Request& request, const Call& call, LinkPrinter print, const char* version);

/// {"status":"COMPLETE","results":[...],"numErrors":1,"errors":[...],...}; with errors 207, in 2026-09 as without.
Response batch_answer(const Request& request, const Call& call, Json results, const Json& errors, int status = 200);

/// Does `act` for each input; one that is refused stands among the errors and leaves the others alone.
template <class Act>
Response each_link_input(const Request& request, const Call& call, int status, Act act) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  Json results = Json::array(), errors = Json::array();
  for (const Json& input : inputs_of(body, kMostLinksWritten)) {
    try {
      results.push_back(act(input, pair));
    } catch (const Refusal& refusal) {
      errors.push_back(to_batch_error(refusal.error));
    }
  }
  return batch_answer(request, call, std::move(results), errors, status);
}

}  // namespace simulator
