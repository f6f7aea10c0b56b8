#pragma once

#include <string>
#include <vector>

#include "simulator/server/errors.hpp"
#include "simulator/store/account.hpp"

namespace simulator {

/// Which records a call asks for, and what of them.
struct RecordQuery {
  ObjectType type = ObjectType::contacts;
  std::vector<PropertyIndex> properties;  ///< in the order of their names
  std::vector<PropertyIndex> history;
  std::vector<ObjectType> associations;
  Archived archived = Archived::no;
};

/// Properties by name; the type's defaults where `names` is empty, and create date, last-modified date and id always.
/// Unknown and archived ones are left out without a word.
std::vector<PropertyIndex> select_properties(const ObjectStore& store, const std::vector<std::string>& names);

/// `properties`, `propertiesWithHistory`, `associations`, `archived` of a query string.
RecordQuery query_of(const Request& request, const Account& account, ObjectType type);
/// The same of a JSON body; no associations there.
RecordQuery query_of(const Json& body, const Request& request, const Account& account, ObjectType type);

/// A whole number in [1, most] from the query string; refused with 400 where it is another.
std::size_t limit_of(const Request& request, std::size_t otherwise, std::size_t most);
/// The record id of `after`; 0 where it is absent.
RecordId after_of(const Request& request);
/// The request's own address with another `after`.
std::string next_link(const Request& request, std::string_view base_url, std::string_view after);

/// Digits alone, as ids are written; nothing where they are too many.
std::optional<RecordId> id_of(std::string_view text) noexcept;

/// The record that "100451", or with `id_property` a unique value, means.
std::optional<RecordId> find_record(const ObjectStore& store, std::string_view id, std::string_view id_property,
                                    Archived archived);

/// Members of a JSON body; refused with 400 where they are of another type.
std::vector<std::string> texts_of(const Json& body, const char* name);
std::string text_of(const Json& body, const char* name);
/// The list `inputs`: 1 to `most` objects.
const Json& inputs_of(const Json& body, std::size_t most);

}  // namespace simulator
