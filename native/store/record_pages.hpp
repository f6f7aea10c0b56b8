#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace trailspark::store {

/// The stored records of an object as pages of HubSpot's list calls, ids ascending, their links as inline associations:
///
///   {"results":[{"id":"100451",...,"associations":{"companies":{"results":[{"id":"9001","type":"contact_to_company"}]}}}]}
///
/// The parts of a record follow each other, each a record of its own; the links stand in the first. `use` is handed a
/// page and the ids in it, first and last; false ends it. One state of the store is read, whatever is written
/// meanwhile.
using UsePage = std::function<bool(std::string_view page, std::int64_t first_id, std::int64_t last_id)>;
void for_each_page(Store& store, SyncObject object, const UsePage& use, std::size_t records_a_page = 2'000);

/// One page of these records alone, those that are stored.
std::string page_of(Store& store, SyncObject object, const std::vector<std::int64_t>& ids);

}  // namespace trailspark::store
