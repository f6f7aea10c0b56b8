#include "simulator/api/record_query.hpp"

#include <algorithm>
#include <charconv>

namespace simulator {
namespace {

Archived archived_of(const Request& request) {
  const std::string_view text = request.parameter("archived").value_or("false");
  if (text != "true" && text != "false") {
    throw Refusal{bad_request("Invalid boolean value for parameter archived: " + std::string(text))};
  }
  return text == "true" ? Archived::yes : Archived::no;
}

RecordQuery query_of(const std::vector<std::string>& names, const std::vector<std::string>& history,
                     const std::vector<std::string>& associations, const Account& account, ObjectType type) {
  RecordQuery query;
  query.type = type;
  const ObjectStore& store = account.objects(type);
  std::vector<std::string> shown = names;
  if (names.empty() && !history.empty()) {
    shown = info(type).defaults;
  }
  shown.insert(shown.end(), history.begin(), history.end());  // their present values come too
  query.properties = select_properties(store, shown);
  for (const std::string& name : history) {
    if (const auto property = store.properties().find_live(name)) {
      query.history.push_back(*property);
    }
  }
  for (const std::string& name : associations) {
    const auto to = object_type(name);
    if (!to) {
      throw Refusal{bad_request("Unable to infer object type from: " + name)};
    }
    if (std::find(query.associations.begin(), query.associations.end(), *to) == query.associations.end()) {
      query.associations.push_back(*to);
    }
  }
  return query;
}

}  // namespace

std::vector<PropertyIndex> select_properties(const ObjectStore& store, const std::vector<std::string>& names) {
  const ObjectTypeInfo& type = info(store.type());
  const PropertyTable& table = store.properties();
  std::vector<PropertyIndex> selected = {table.at(type.created), table.at(type.last_modified),
                                         table.at("hs_object_id")};
  for (const std::string& name : names.empty() ? type.defaults : names) {
    if (const auto property = table.find_live(name)) {
      selected.push_back(*property);
    }
  }
  std::sort(selected.begin(), selected.end(),
            [&](PropertyIndex a, PropertyIndex b) { return table[a].name < table[b].name; });
  selected.erase(std::unique(selected.begin(), selected.end()), selected.end());
  return selected;
}

RecordQuery query_of(const Request& request, const Account& account, ObjectType type) {
  RecordQuery query = query_of(request.list_parameter("properties"), request.list_parameter("propertiesWithHistory"),
                               request.list_parameter("associations"), account, type);
  query.archived = archived_of(request);
  return query;
}

RecordQuery query_of(const Json& body, const Request& request, const Account& account, ObjectType type) {
  RecordQuery query =
      query_of(texts_of(body, "properties"), texts_of(body, "propertiesWithHistory"), {}, account, type);
  query.archived = archived_of(request);
  return query;
}

std::size_t limit_of(const Request& request, std::size_t otherwise, std::size_t most) {
  const auto text = request.parameter("limit");
  if (!text || text->empty()) {
    return otherwise;
  }
  const auto limit = id_of(*text);
  if (!limit) {
    throw Refusal{bad_request("Invalid integer value for parameter limit: " + std::string(*text))};
  }
  if (*limit < 1 || *limit > static_cast<RecordId>(most)) {
    throw Refusal{
        bad_request("limit must be between 1 and " + std::to_string(most) + ", and was " + std::string(*text))};
  }
  return static_cast<std::size_t>(*limit);
}

RecordId after_of(const Request& request) {
  const std::string_view text = request.parameter("after").value_or("");
  if (text.empty()) {
    return 0;
  }
  const auto after = id_of(text);
  if (!after) {
    throw Refusal{bad_request("Invalid value for parameter after: " + std::string(text))};
  }
  return *after;
}

std::string next_link(const Request& request, std::string_view base_url, std::string_view after) {
  const std::string_view path = request.path();
  std::string link = std::string(base_url).append(path).append("?");
  const std::size_t start = std::min(path.size() + 1, request.target.size());
  std::string_view query = std::string_view(request.target).substr(start);
  while (!query.empty()) {
    const std::string_view field = query.substr(0, query.find('&'));
    if (!field.empty() && !field.starts_with("after=")) {
      link.append(field).append("&");
    }
    query.remove_prefix(std::min(query.size(), field.size() + 1));
  }
  return link.append("after=").append(after);
}

std::optional<RecordId> id_of(std::string_view text) noexcept {
  RecordId id = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data(), end, id);
  if (text.empty() || fault != std::errc() || rest != end || text.front() == '-') {
    return std::nullopt;
  }
  return id;
}

std::optional<RecordId> find_record(const ObjectStore& store, std::string_view id, std::string_view id_property,
                                    Archived archived) {
  if (id_property.empty() || id_property == "hs_object_id") {
    const auto number = id_of(id);
    return number ? store.find(*number, archived) : std::nullopt;
  }
  const auto property = store.properties().find_live(id_property);
  if (!property) {
    throw Refusal{bad_request("Property \"" + std::string(id_property) + "\" does not exist")};
  }
  if (!store.properties()[*property].unique) {
    throw Refusal{bad_request("Property \"" + std::string(id_property) + "\" does not have unique values")};
  }
  const std::vector<RecordId> found = store.find_by(*property, id);
  return found.empty() ? std::nullopt : std::optional<RecordId>(found.front());
}

std::vector<std::string> texts_of(const Json& body, const char* name) {
  std::vector<std::string> texts;
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) {
    return texts;
  }
  if (!found->is_array()) {
    throw Refusal{bad_request(std::string("Invalid input JSON: \"") + name + "\" is no list")};
  }
  for (const Json& each : *found) {
    if (!each.is_string()) {
      throw Refusal{bad_request(std::string("Invalid input JSON: \"") + name + "\" is no list of texts")};
    }
    texts.push_back(each.get<std::string>());
  }
  return texts;
}

std::string text_of(const Json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) {
    return {};
  }
  if (found->is_string()) {
    return found->get<std::string>();
  }
  if (found->is_number_integer()) {
    return std::to_string(found->get<std::int64_t>());
  }
  throw Refusal{bad_request(std::string("Invalid input JSON: \"") + name + "\" is no text")};
}

const Json& inputs_of(const Json& body, std::size_t most) {
  const auto found = body.find("inputs");
  if (found == body.end() || !found->is_array()) {
    throw Refusal{bad_request("Invalid input JSON: some required fields were not set: [inputs]")};
  }
  if (found->size() > most) {
    throw Refusal{
        bad_request("Number of requested inputs in bulk exceeded limit of " + std::to_string(most) + " items")};
  }
  for (const Json& input : *found) {
    if (!input.is_object()) {
      throw Refusal{bad_request("Invalid input JSON: \"inputs\" is no list of objects")};
    }
  }
  return *found;
}

}  // namespace simulator
