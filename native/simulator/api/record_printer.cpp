#include "simulator/api/record_printer.hpp"

#include <algorithm>

namespace simulator {
namespace {

constexpr std::size_t kMostLinks = 500;  // inline; the rest is asked for page by page

std::size_t history_depth(ObjectType type) { return type == ObjectType::companies ? 45 : 20; }

}  // namespace

void RecordPrinter::begin(JsonWriter& json, RecordReader& reader) const {
  const PropertyTable& table = account_.objects(query_.type).properties();
  const std::string id = std::to_string(reader.id());
  json.begin_object();
  json.member("id", id);
  json.key("properties");
  json.begin_object();
  for (const PropertyIndex property : query_.properties) {
    const Presence presence = reader.read(property, text_);
    if (presence == Presence::absent) {
      continue;
    }
    json.key(table[property].name);
    if (presence == Presence::null) {
      json.literal("null");
    } else {
      json.text(text_);
    }
  }
  json.end_object();
  if (!query_.history.empty()) {
    write_history(json, reader);
  }
  json.member("createdAt", moment_text(reader.created()));
  json.member("updatedAt", moment_text(reader.updated()));
  json.key("archived");
  const bool archived = reader.archived_at() != 0;
  json.literal(archived ? "true" : "false");
  if (archived) {
    json.member("archivedAt", moment_text(reader.archived_at()));
  }
  text_ = "https://app.hubspot.com/contacts/" + std::to_string(account_.portal_id()) + "/record/" +
          info(query_.type).id + '/' + id;
  json.member("url", text_);
  if (!query_.associations.empty()) {
    write_associations(json, reader.id());
  }
}

void RecordPrinter::write_history(JsonWriter& json, RecordReader& reader) const {
  const PropertyTable& table = account_.objects(query_.type).properties();
  json.key("propertiesWithHistory");
  json.begin_object();
  for (const PropertyIndex property : query_.history) {
    json.key(table[property].name);
    json.begin_array();
    std::vector<ValueVersion> versions = reader.history(property);
    versions.resize(std::min(versions.size(), history_depth(query_.type)));
    for (const ValueVersion& version : versions) {
      json.begin_object();
      json.member("value", version.value);
      json.member("timestamp", moment_text(version.change.when));
      json.member("sourceType", version.change.source_type);
      if (!version.change.source_id.empty()) {
        json.member("sourceId", version.change.source_id);
      }
      if (version.change.user_id != 0) {
        json.key("updatedByUserId");
        json.literal(std::to_string(version.change.user_id));
      }
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void RecordPrinter::write_associations(JsonWriter& json, RecordId id) const {
  bool open = false;
  for (const ObjectType to : query_.associations) {
    const std::vector<RecordLink> links = account_.links(query_.type, id, to);
    if (links.empty()) {
      continue;
    }
    if (!open) {
      json.key("associations");
      json.begin_object();
      open = true;
    }
    json.key(info(to).plural);
    json.begin_object();
    json.key("results");
    json.begin_array();
    for (std::size_t i = 0; i < std::min(links.size(), kMostLinks); ++i) {
      for (const int type : links[i].types) {  // one link stands once for each of its types
        json.begin_object();
        json.member("id", std::to_string(links[i].to));
        const LinkType* const link_type = account_.associations().type(query_.type, to, type);
        json.member("type", link_type != nullptr ? link_type->name : std::string());
        json.end_object();
      }
    }
    json.end_array();
    if (links.size() > kMostLinks) {
      json.key("paging");
      json.begin_object();
      json.key("next");
      json.begin_object();
      json.member("after", std::to_string(links[kMostLinks].to));
      json.end_object();
      json.end_object();
    }
    json.end_object();
  }
  if (open) {
    json.end_object();
  }
}

Response record_response(const Account& account, const RecordQuery& query, RecordId id, int status) {
  Response response;
  response.status = status;
  RecordReader reader(account.objects(query.type));
  reader.load(id, Archived::any);
  JsonWriter json(response.body, Spacing::compact);
  RecordPrinter(account, query).write(json, reader);
  return response;
}

}  // namespace simulator
