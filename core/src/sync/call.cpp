#include "sync/call.hpp"

#include <algorithm>

#include "json.hpp"
#include "trailspark/convert.hpp"
#include "url_text.hpp"

namespace trailspark {
namespace {

constexpr std::size_t kLeastRoom = 500;    // of a URL for properties: no server refuses that
constexpr std::size_t kSearchRoom = 2500;  // for those of a search, of the 3,000 characters of its body

std::string objects_path(SyncObject object, std::string_view version) {
  return std::string("/crm/objects/").append(version).append("/").append(name(object));
}

/// One search: filters that all hold, by id, ids and dates alone unless the fetch set is wanted too.
class Search {
 public:
  Search() {
    writer_.begin_object();
    writer_.key("filterGroups");
    writer_.begin_array();
    writer_.begin_object();
    writer_.key("filters");
    writer_.begin_array();
  }
  void filter(std::string_view property, std::string_view comparison, std::int64_t value) {
    writer_.begin_object();
    writer_.member("propertyName", property);
    writer_.member("operator", comparison);
    writer_.member("value", std::to_string(value));
    writer_.end_object();
  }
  void ids(std::int64_t from, std::int64_t to) {
    filter("hs_object_id", "GT", from);
    if (to != kLastId) {
      filter("hs_object_id", "LTE", to);
    }
  }
  std::string finish(std::string_view properties, std::size_t limit, bool ascending = true) {
    writer_.end_array();
    writer_.end_object();
    writer_.end_array();
    writer_.key("sorts");
    writer_.begin_array();
    writer_.begin_object();
    writer_.member("propertyName", "hs_object_id");
    writer_.member("direction", ascending ? "ASCENDING" : "DESCENDING");
    writer_.end_object();
    writer_.end_array();
    writer_.key("properties");
    writer_.raw(properties);
    writer_.member("limit", limit);
    writer_.end_object();
    return std::move(body_);
  }

 private:
  std::string body_;
  json::Writer writer_{body_};
};

std::string search_body(const Call& call, const FetchSet& fetch_set) {
  constexpr std::string_view kIdsAlone = R"(["hs_object_id"])";
  Search search;
  switch (call.kind) {
    case Call::Kind::changes:
      search.filter(modified_property(call.object), "GTE", call.since);
      search.ids(call.from, kLastId);
      return search.finish(fetch_set.fits_search() ? std::string_view(fetch_set.json()) : kIdsAlone, kSearchLimit);
    case Call::Kind::repair:
      search.filter(modified_property(call.object), "GTE", call.since);
      search.filter(modified_property(call.object), "LT", call.until);
      search.ids(call.from, kLastId);
      return search.finish(kIdsAlone, kSearchLimit);
    case Call::Kind::newest:
      search.ids(0, kLastId);
      return search.finish(kIdsAlone, 1, false);
    case Call::Kind::count:
      search.ids(call.from, call.to);
      return search.finish(kIdsAlone, 1);
    default:
      search.ids(call.from, call.to);
      return search.finish(kIdsAlone, kSearchLimit);
  }
}

std::string ids_body(const Call& call, std::string_view properties) {
  std::string body;
  json::Writer writer(body);
  writer.begin_object();
  if (!properties.empty()) {
    writer.key("properties");
    writer.raw(properties);
  }
  writer.key("inputs");
  writer.begin_array();
  for (const std::int64_t id : call.ids) {
    writer.begin_object();
    writer.member("id", std::to_string(id));
    if (!call.after.empty()) {
      writer.member("after", call.after);
    }
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return body;
}

std::string list_target(const Call& call, const FetchSet& fetch_set, std::string_view version) {
  std::string target = objects_path(call.object, version).append("?limit=").append(std::to_string(call.limit));
  target.append("&properties=").append(fetch_set.parts()[call.part]);
  // What is linked comes with the first part: it is the same for all.
  if (call.part == 0 && !inline_associations(call.object).empty()) {
    target.append("&associations=").append(inline_associations(call.object));
  }
  return call.after.empty() ? target : target.append("&after=").append(percent_encoded(call.after));
}

std::string events_target(const Call& call) {
  std::string target = "/email/public/v1/events?eventType=" + call.name + "&limit=" + std::to_string(kEventsLimit) +
                       "&startTimestamp=" + std::to_string(call.since);
  return call.after.empty() ? target : target.append("&offset=").append(percent_encoded(call.after));
}

std::string page_views_target(const Call& call, std::string_view version) {
  std::string target = "/events/event-occurrences/" + std::string(version) +
                       "?objectType=contact&objectId=" + std::to_string(call.ids.front()) +
                       "&eventType=e_visited_page&limit=" + std::to_string(kPageViewsLimit) + "&occurredAfter=";
  append_datetime(target, call.since);
  return call.after.empty() ? target : target.append("&after=").append(percent_encoded(call.after));
}

std::string paged(std::string target, const Call& call) {
  target.append("?limit=").append(std::to_string(kFormsLimit));
  return call.after.empty() ? target : target.append("&after=").append(percent_encoded(call.after));
}

std::string links_target(const Call& call, std::string_view version) {
  const SyncObject from = call.reversed ? to_side(call.link) : from_side(call.link);
  const SyncObject to = call.reversed ? from_side(call.link) : to_side(call.link);
  return std::string("/crm/associations/")
      .append(version)
      .append("/")
      .append(name(from))
      .append("/")
      .append(std::string(name(to)).append("/batch/read"));
}

}  // namespace

Budget budget_of(Call::Kind kind) noexcept {
  switch (kind) {
    case Call::Kind::newest:
    case Call::Kind::changes:
    case Call::Kind::repair:
    case Call::Kind::count:
    case Call::Kind::ids:
      return Budget::search;
    case Call::Kind::links:
      return Budget::associations;
    default:
      return Budget::general;
  }
}

FetchSet::FetchSet(SyncObject object, std::vector<std::string> properties) : properties_(std::move(properties)) {
  if (properties_.empty()) {
    return;
  }
  for (const std::string_view needed : needed_properties(object)) {
    properties_.emplace_back(needed);
  }
  std::sort(properties_.begin(), properties_.end());
  properties_.erase(std::unique(properties_.begin(), properties_.end()), properties_.end());
  json::Writer writer(json_);
  writer.begin_array();
  for (const std::string& property : properties_) {
    writer.string(property);
  }
  writer.end_array();
  fits_search_ = json_.size() <= kSearchRoom;
  make_parts();
}

void FetchSet::make_parts() {
  parts_.clear();
  for (const std::string& property : properties_) {
    const std::string encoded = percent_encoded(property);
    if (parts_.empty() || parts_.back().size() + 1 + encoded.size() > room_) {
      parts_.push_back(encoded);
    } else {
      parts_.back().append(",").append(encoded);
    }
  }
}

bool FetchSet::shorten() {
  if (room_ / 2 < kLeastRoom) {
    return false;
  }
  room_ /= 2;
  make_parts();
  return true;
}

std::string_view modified_property(SyncObject object) noexcept {
  return object == SyncObject::contacts ? "lastmodifieddate" : "hs_lastmodifieddate";
}

std::string_view inline_associations(SyncObject object) noexcept {
  switch (object) {
    case SyncObject::contacts:
      return "companies,deals";
    case SyncObject::deals:
      return "companies";
    case SyncObject::meetings:
    case SyncObject::emails:
      return "contacts";
    case SyncObject::companies:
      break;
  }
  return {};
}

SyncRequest to_request(const Call& call, const FetchSet& fetch_set, std::string_view version) {
  SyncRequest request{call.request, "GET", {}, {}};
  const std::string object(name(call.object));
  const auto post = [&request](std::string target, std::string body) {
    request.method = "POST";
    request.target = std::move(target);
    request.body = std::move(body);
  };
  const auto dated = [version](std::string_view before) { return std::string(before).append(version); };
  switch (call.kind) {
    case Call::Kind::account:
      request.target = dated("/account-info/") + "/details";
      break;
    case Call::Kind::properties:
      request.target = dated("/crm/properties/") + "/" + object;
      break;
    case Call::Kind::pipelines:
      request.target = dated("/crm/pipelines/") + "/" + object;
      break;
    case Call::Kind::owners:
      request.target = dated("/crm/owners/") + "?limit=100";
      request.target += call.after.empty() ? "" : "&after=" + percent_encoded(call.after);
      break;
    case Call::Kind::list:
      request.target = list_target(call, fetch_set, version);
      break;
    case Call::Kind::read:
      post(objects_path(call.object, version) + "/batch/read", ids_body(call, fetch_set.json()));
      break;
    case Call::Kind::read_archived:
      post(objects_path(call.object, version) + "/batch/read?archived=true", ids_body(call, R"(["hs_object_id"])"));
      break;
    case Call::Kind::links:
      post(links_target(call, version), ids_body(call, {}));
      break;
    case Call::Kind::email_events:
      request.target = events_target(call);
      break;
    case Call::Kind::forms:
      request.target = paged("/marketing/v3/forms", call);
      break;
    case Call::Kind::submissions:
      request.target = paged("/form-integrations/v1/submissions/forms/" + percent_encoded(call.name), call);
      break;
    case Call::Kind::page_views:
      request.target = page_views_target(call, version);
      break;
    default:
      post(objects_path(call.object, version) + "/search", search_body(call, fetch_set));
      break;
  }
  return request;
}

}  // namespace trailspark
