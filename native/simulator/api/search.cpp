#include <algorithm>
#include <cmath>

#include "simulator/api/needs.hpp"
#include "simulator/api/record_printer.hpp"
#include "simulator/api/routes.hpp"
#include "simulator/api/search_filter.hpp"
#include "simulator/server/simulator.hpp"

// POST .../{objectType}/search. Sees records as they were some time ago: the index lags behind what is written.
namespace simulator {
namespace {

constexpr std::size_t kMostGroups = 5;
constexpr std::size_t kMostFilters = 6;  // of a group
constexpr std::size_t kMostFiltersInAll = 18;
constexpr std::size_t kMostCharacters = 3'000;
constexpr std::size_t kDefaultPage = 10;
constexpr std::size_t kMostRecords = 200;
constexpr std::size_t kMostReachable = 10'000;

Refusal refuse(const std::string& what) { return {bad_request("There was a problem with the request: " + what)}; }

struct Search {
  ObjectType type = ObjectType::contacts;
  std::vector<std::vector<SearchFilter>> groups;  // any of them; in each, all
  std::string query;                              // in small letters
  std::vector<PropertyIndex> query_properties;
  PropertyIndex sort = 0;
  bool descending = false;
  std::size_t limit = kDefaultPage;
  std::size_t after = 0;
};

std::size_t number_of(const Json& body, const char* name, std::size_t otherwise) {
  const std::string text = text_of(body, name);
  if (text.empty()) {
    return otherwise;
  }
  const auto number = id_of(text);
  if (!number) {
    throw refuse(std::string("\"") + name + "\" is no whole number: " + text);
  }
  return static_cast<std::size_t>(*number);
}

const Json& list_of(const Json& json, const char* name) {
  static const Json kNone = Json::array();
  const auto found = json.find(name);
  if (found == json.end() || found->is_null()) {
    return kNone;
  }
  if (!found->is_array()) {
    throw refuse(std::string("\"") + name + "\" is no list");
  }
  return *found;
}

void read_groups(const Json& body, const Account& account, Search& search) {
  const Json& groups = list_of(body, "filterGroups");
  if (groups.size() > kMostGroups) {
    throw refuse("too many filter groups: " + std::to_string(groups.size()) + ", at most 5");
  }
  std::size_t in_all = 0;
  for (const Json& group : groups) {
    if (!group.is_object()) {
      throw refuse("a filter group is no object");
    }
    const Json& filters = list_of(group, "filters");
    if (filters.size() > kMostFilters) {
      throw refuse("too many filters in a group: " + std::to_string(filters.size()) + ", at most 6");
    }
    in_all += filters.size();
    search.groups.emplace_back();
    for (const Json& filter : filters) {
      search.groups.back().emplace_back(filter, account, search.type);
    }
  }
  if (in_all > kMostFiltersInAll) {
    throw refuse("too many filters: " + std::to_string(in_all) + ", at most 18");
  }
}

void read_sort(const Json& body, const PropertyTable& table, Search& search) {
  search.sort = table.at(info(search.type).created);
  const Json& sorts = list_of(body, "sorts");
  if (sorts.size() > 1) {
    throw refuse("only one sort is allowed");
  }
  if (sorts.empty()) {
    return;
  }
  std::string name;
  if (sorts[0].is_string()) {
    name = sorts[0].get<std::string>();
    search.descending = name.starts_with('-');
    name.erase(0, search.descending ? 1 : 0);
  } else if (sorts[0].is_object()) {
    name = text_of(sorts[0], "propertyName");
    const std::string direction = text_of(sorts[0], "direction");
    if (!direction.empty() && direction != "ASCENDING" && direction != "DESCENDING") {
      throw refuse("\"" + direction + "\" is neither ASCENDING nor DESCENDING");
    }
    search.descending = direction == "DESCENDING";
  }
  const auto property = table.find_live(name);
  if (!property) {
    throw refuse("Property \"" + name + "\" to sort by does not exist");
  }
  search.sort = *property;
}

Search search_of(const Json& body, const Account& account, ObjectType type) {
  Search search;
  search.type = type;
  const PropertyTable& table = account.objects(type).properties();
  read_groups(body, account, search);
  read_sort(body, table, search);
  search.query = folded_case(text_of(body, "query"));
  if (!search.query.empty()) {
    for (const std::string& name : info(type).searchable) {
      if (const auto property = table.find_live(name)) {
        search.query_properties.push_back(*property);
      }
    }
  }
  search.limit = number_of(body, "limit", kDefaultPage);
  if (search.limit > kMostRecords) {
    throw refuse("limit is " + std::to_string(search.limit) + ", and at most 200");
  }
  search.after = number_of(body, "after", 0);
  if (search.after + search.limit > kMostReachable) {
    throw refuse("paging beyond 10000 results is not possible; narrow the search");
  }
  return search;
}

/// A record that fits, and what it is sorted by.
struct Match {
  double number;
  std::string_view text;
  RecordId id;
};

class Searcher {
 public:
  Searcher(const Account& account, const Search& search, Moment as_of)
      : store_(account.objects(search.type)), search_(search), as_of_(as_of) {
    std::vector<PropertyIndex> properties = search.query_properties;
    properties.push_back(search.sort);
    for (const auto& group : search.groups) {
      for (const SearchFilter& filter : group) {
        if (filter.property()) {
          properties.push_back(*filter.property());
        }
      }
    }
    columns_ = store_.columns().get(properties);
  }

  /// All that fit, of which the first `after + limit` are in order.
  std::vector<Match> run() {
    search_made();
    search_changed();
    const bool by_number = compares_as_number(store_.properties()[search_.sort]);
    const std::size_t in_order = std::min(matches_.size(), search_.after + search_.limit);
    std::partial_sort(matches_.begin(), matches_.begin() + static_cast<std::ptrdiff_t>(in_order), matches_.end(),
                      [&](const Match& a, const Match& b) { return before(a, b, by_number); });
    return std::move(matches_);
  }

 private:
  /// Those without a value come last, either way; ties go by id.
  bool before(const Match& a, const Match& b, bool by_number) const {
    const bool a_empty = by_number ? std::isnan(a.number) : a.text.empty();
    const bool b_empty = by_number ? std::isnan(b.number) : b.text.empty();
    if (a_empty != b_empty) {
      return b_empty;
    }
    if (!a_empty) {
      const int order = by_number ? (a.number < b.number ? -1 : a.number > b.number ? 1 : 0) : a.text.compare(b.text);
      if (order != 0) {
        return search_.descending ? order > 0 : order < 0;
      }
    }
    return a.id < b.id;
  }

  template <class ValueOf>
  bool fits(RecordId id, const ValueOf& value_of) const {
    const bool any =
        search_.groups.empty() || std::any_of(search_.groups.begin(), search_.groups.end(), [&](const auto& group) {
          return std::all_of(group.begin(), group.end(), [&](const SearchFilter& filter) {
            return filter.property() ? filter.holds(value_of(*filter.property())) : filter.holds(id);
          });
        });
    if (!any || search_.query.empty()) {
      return any;
    }
    std::string all;
    for (const PropertyIndex property : search_.query_properties) {
      all.append(value_of(property).text).append(" ");
    }
    return has_words_beginning(all, search_.query);
  }

  /// Made-up records that were never changed, by their columns.
  void search_made() {
    const auto& changed = store_.changed();
    auto next_changed = changed.begin();
    const SearchColumn& sort = *columns_.at(search_.sort);
    for (std::uint64_t number = 0; number < store_.source().count(); ++number) {
      const RecordId id = store_.source().id(number);
      while (next_changed != changed.end() && next_changed->first < id) {
        ++next_changed;
      }
      if (next_changed != changed.end() && next_changed->first == id) {
        continue;
      }
      if (fits(id, [&](PropertyIndex property) { return (*columns_.at(property))[number]; })) {
        matches_.push_back({sort[number].number, sort[number].text, id});
      }
    }
  }

  void search_changed() {
    RecordReader reader(store_, as_of_);
    std::map<PropertyIndex, std::string> texts;
    for (const auto& [id, record] : store_.changed()) {
      if (!reader.load(id)) {
        continue;
      }
      texts.clear();
      const auto value_of = [&](PropertyIndex property) -> SearchValue {
        const PropertyDefinition& definition = store_.properties()[property];
        const auto [place, added] = texts.try_emplace(property);
        if (added) {
          place->second = search_text(definition, reader.value(property));
        }
        return {compares_as_number(definition) ? search_number(definition, place->second) : 0, place->second};
      };
      if (!fits(id, value_of)) {
        continue;
      }
      const SearchValue key = value_of(search_.sort);
      kept_.emplace_back(key.text);
      matches_.push_back({key.number, kept_.back(), id});
    }
  }

  const ObjectStore& store_;
  const Search& search_;
  Moment as_of_;
  SearchColumns::Columns columns_;
  std::vector<Match> matches_;
  std::list<std::string> kept_;  // what matches of changed records look at
};

Response search(const Request& request, const Call& call) {
  if (request.body.size() > kMostCharacters) {
    throw refuse("the body has " + std::to_string(request.body.size()) + " characters, and at most 3000");
  }
  const Account& account = *call.account;
  const ObjectType type = type_of(request);
  const Json body = json_body(request);
  const Search search = search_of(body, account, type);
  RecordQuery query;
  query.type = type;
  query.properties = select_properties(account.objects(type), texts_of(body, "properties"));

  const Moment as_of = call.now - account.settings().search_lag;
  Searcher searcher(account, search, as_of);
  const std::vector<Match> matches = searcher.run();
  const std::size_t end = std::min(matches.size(), search.after + search.limit);
  Response response;
  JsonWriter json(response.body, Spacing::compact);
  const RecordPrinter printer(account, query);
  RecordReader reader(account.objects(type), as_of);
  json.begin_object();
  json.key("total");
  json.literal(std::to_string(matches.size()));
  json.key("results");
  json.begin_array();
  for (std::size_t i = search.after; i < end; ++i) {
    reader.load(matches[i].id, Archived::any);
    printer.write(json, reader);
  }
  json.end_array();
  if (end < matches.size() && search.limit > 0) {
    json.key("paging");
    json.begin_object();
    json.key("next");
    json.begin_object();
    json.member("after", std::to_string(end));
    json.end_object();
    json.end_object();
  }
  json.end_object();
  return response;
}

}  // namespace

void add_search_routes(Router& router) {
  router.add_crm("objects", "/{objectType}/search",
                 {.method = "POST",
                  .pattern = "",
                  .handler = search,
                  .need = reads_objects,
                  .access = Access::read,
                  .budget = Budget::search});
}

}  // namespace simulator
