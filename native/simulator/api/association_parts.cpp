#include "simulator/api/association_parts.hpp"

#include <algorithm>

#include "simulator/server/simulator.hpp"

namespace simulator {
namespace {

ObjectType type_named(std::string_view name) {
  const auto type = object_type(name);
  if (!type) {
    throw Refusal{bad_request("Unable to infer object type from: " + std::string(name))};
  }
  return *type;
}

std::string id_member(const Json& input, const char* end) {
  const auto found = input.find(end);
  if (found == input.end() || !found->is_object() || !found->contains("id")) {
    throw Refusal{bad_request(std::string("Invalid input JSON: some required fields were not set: [") + end + ".id]")};
  }
  return text_of(*found, "id");
}

RecordId live_record(const Account& account, ObjectType type, std::string_view text) {
  const auto id = id_of(text);
  const auto found = id ? account.objects(type).find(*id) : std::nullopt;
  if (!found) {
    throw Refusal{invalid_object(type, text)};
  }
  return *found;
}

/// A type of other ends is taken at its word: then the record of the path is not one of those that it links.
Error misfit(int type_id, const std::string& category, const NamedLink& ends, const Account& account, TypePair pair) {
  for (const LinkType& type : account.associations().types()) {
    if (type.id == type_id && type.category == category) {
      return type.from != pair.from ? invalid_object(type.from, std::to_string(ends.from))
                                    : invalid_object(type.to, std::to_string(ends.to));
    }
  }
  Error error = bad_request("One or more association types are invalid");
  error.more["context"] = {{"INVALID_ASSOCIATION_TYPES", {category + '=' + std::to_string(type_id) + " is not valid"}}};
  return error;
}

/// `associatedcompanyid` of a contact.
void follow_primary(Account& account, RecordId contact, const Change& change) {
  constexpr int kPrimaryCompany = 1;
  std::string primary;
  for (const RecordLink& link : account.links(ObjectType::contacts, contact, ObjectType::companies)) {
    if (std::find(link.types.begin(), link.types.end(), kPrimaryCompany) != link.types.end()) {
      primary = std::to_string(link.to);
    }
  }
  ObjectStore& contacts = account.objects(ObjectType::contacts);
  const PropertyIndex property = contacts.properties().at("associatedcompanyid");
  RecordReader reader(contacts);
  if (reader.load(contact) && reader.value(property) != primary) {
    contacts.patch(contact, {{property, primary}}, change);
  }
}

void follow_primaries(Account& account, TypePair pair, const NamedLink& named, const Change& change) {
  if (pair.from == ObjectType::contacts && pair.to == ObjectType::companies) {
    follow_primary(account, named.from, change);
  }
  if (pair.from == ObjectType::companies && pair.to == ObjectType::contacts) {
    follow_primary(account, named.to, change);
  }
}

/// The error that a batch read has in place of a record without links.
Json no_links(TypePair pair, std::string_view id) {
  Error error = not_found(std::string("No ") + info(pair.to).singular + " is associated with " +
                          info(pair.from).singular + ' ' + std::string(id) + '.');
  error.more["subCategory"] = "crm.associations.NO_ASSOCIATIONS_FOUND";
  error.more["context"] = {{"fromObjectId", {std::string(id)}},
                           {"fromObjectType", {info(pair.from).singular}},
                           {"toObjectType", {info(pair.to).singular}}};
  return to_batch_error(error);
}

std::string written(Moment moment) {
  std::string text;
  append_moment(text, moment);
  return text;
}

}  // namespace

TypePair types_of(const Request& request) {
  const std::string_view from = request.captured_as("fromObjectType");
  return {type_named(from.empty() ? request.captured_as("objectType") : from),
          type_named(request.captured_as("toObjectType"))};
}

NamedLink ends_of(std::string_view from, std::string_view to, const Account& account, TypePair pair) {
  NamedLink ends{live_record(account, pair.from, from), live_record(account, pair.to, to), {}};
  if (pair.from == pair.to && ends.from == ends.to) {
    throw Refusal{bad_request("A record cannot be associated with itself")};
  }
  return ends;
}

NamedLink ends_of(const Json& input, const Account& account, TypePair pair) {
  return ends_of(id_member(input, "from"), id_member(input, "to"), account, pair);
}

std::vector<LinkType> link_types_of(const Json& specs, const NamedLink& ends, const Account& account, TypePair pair) {
  if (!specs.is_array()) {
    throw Refusal{
        bad_request("Invalid input JSON on line 1, column 1: Cannot deserialize value of type "
                    "`java.util.HashSet<AssociationSpec>`")};
  }
  if (specs.empty()) {
    throw Refusal{bad_request("At least one association type is required")};
  }
  std::vector<LinkType> types;
  for (const Json& spec : specs) {
    if (!spec.is_object() || !spec.contains("associationCategory") || !spec.contains("associationTypeId")) {
      throw Refusal{bad_request(
          "Invalid input JSON: some required fields were not set: [associationCategory, associationTypeId]")};
    }
    const std::string category = text_of(spec, "associationCategory");
    const int id =
        static_cast<int>(std::min<RecordId>(id_of(text_of(spec, "associationTypeId")).value_or(0), INT32_MAX));
    const LinkType* const type = account.associations().type(pair.from, pair.to, id);
    if (type == nullptr || type->category != category) {
      throw Refusal{misfit(id, category, ends, account, pair)};
    }
    types.push_back(*type);
  }
  return types;
}

const LinkType& default_type(const Account& account, TypePair pair) {
  const LinkType* const type = account.associations().unlabelled(pair.from, pair.to);
  if (type == nullptr) {
    throw Refusal{bad_request(std::string("No default association type between ") + info(pair.from).label + " and " +
                              info(pair.to).label)};
  }
  return *type;
}

Error invalid_object(ObjectType type, std::string_view id) {
  Error error = bad_request("One or more associations are invalid");
  const std::string label = info(type).label;
  error.more["context"] = {{"INVALID_OBJECT_IDS", {label + '=' + std::string(id) + " is not valid"}},
                           {"objectId", {std::string(id)}},
                           {"objectType", {label}}};
  return error;
}

void link(Account& account, TypePair pair, const NamedLink& named, const Change& change) {
  for (const LinkType& type : named.types) {
    account.link(type, named.from, named.to, change);
  }
  follow_primaries(account, pair, named, change);
}

void unlink(Account& account, TypePair pair, const NamedLink& named, const Change& change) {
  if (named.types.empty()) {
    account.unlink(pair.from, named.from, pair.to, named.to, std::nullopt, change);
  }
  for (const LinkType& type : named.types) {
    account.unlink(pair.from, named.from, pair.to, named.to, type.id, change);
  }
  follow_primaries(account, pair, named, change);
}

LinkPage link_page(const Account& account, TypePair pair, RecordId id, RecordId after, std::size_t limit) {
  LinkPage page;
  page.links = account.links(pair.from, id, pair.to);
  std::erase_if(page.links, [&](const RecordLink& link) { return link.to < after; });
  if (page.links.size() > limit) {
    page.next = page.links[limit].to;
    page.links.resize(limit);
  }
  return page;
}

Json link_paging(const Request& request, const Call& call, std::string_view path, RecordId next) {
  const std::string after = std::to_string(next);
  const std::string& base = call.simulator.settings().base_url;
  const std::string link =
      path.empty() ? next_link(request, base, after) : base + std::string(path) + "?after=" + after;
  return {{"next", {{"after", after}, {"link", link}}}};
}

Response list_links(const Request& request, const Call& call, LinkPrinter print) {
  const TypePair pair = types_of(request);
  const auto id = id_of(request.captured_as("objectId"));
  const auto record = id ? call.account->objects(pair.from).find(*id) : std::nullopt;
  if (!record) {
    throw Refusal{not_found()};
  }
  const std::size_t limit = limit_of(request, kMostLinksShown, kMostLinksShown);
  const LinkPage page = link_page(*call.account, pair, *record, after_of(request), limit);
  Json json = {{"results", print(*call.account, pair, page.links)}};
  if (page.next != 0) {
    json["paging"] = link_paging(request, call, {}, page.next);
  }
  return json_response(json);
}

Response batch_read_links(const Request& request, const Call& call, LinkPrinter print, const char* version) {
  const TypePair pair = types_of(request);
  const Json body = json_body(request);
  Json results = Json::array(), errors = Json::array();
  for (const Json& input : inputs_of(body, kMostLinksRead)) {
    const std::string text = text_of(input, "id"), after = text_of(input, "after");
    if (!after.empty() && !id_of(after)) {
      throw Refusal{bad_request("Invalid value for after: " + after)};
    }
    const auto id = id_of(text);
    const auto record = id ? call.account->objects(pair.from).find(*id) : std::nullopt;
    LinkPage page;
    if (record) {
      page = link_page(*call.account, pair, *record, id_of(after).value_or(0), kMostLinksShown);
    }
    if (page.links.empty()) {
      errors.push_back(no_links(pair, text));
      continue;
    }
    Json result = {{"from", {{"id", text}}}, {"to", print(*call.account, pair, page.links)}};
    if (page.next != 0) {
      const std::string path = std::string("/crm/") + version + "/objects/" + info(pair.from).plural + '/' + text +
                               "/associations/" + info(pair.to).plural;
      result["paging"] = link_paging(request, call, path, page.next);
    }
    results.push_back(std::move(result));
  }
  return batch_answer(request, call, std::move(results), errors);
}

Response batch_answer(const Request& request, const Call& call, Json results, const Json& errors, int status) {
  Json json = {{"status", "COMPLETE"}, {"results", std::move(results)}};
  if (!errors.empty()) {
    json["numErrors"] = errors.size();
    json["errors"] = errors;
  }
  json["startedAt"] = written(call.now);
  json["completedAt"] = written(call.simulator.clock().now());
  return json_response(json, errors.empty() || request.version == Version::v2026_09 ? status : 207);
}

}  // namespace simulator
