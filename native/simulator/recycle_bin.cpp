#include "portal.hpp"

namespace simulator {
namespace {

constexpr Moment kBin = 90 * kDay;  // so long HubSpot keeps what was archived

}  // namespace

/// At least a day ago, so that whoever looks at the last hours sees none of it.
Moment Portal::archived(unsigned often, std::uint64_t key) const {
  Random random(settings_.seed, Stream::archive, key);
  return settings_.dirty && random.chance(often) ? settings_.now - random.between(kDay, kBin - kDay) : 0;
}

// The first of a kind stays, so that small accounts have at least one.
Moment Portal::archived_contact(std::uint64_t record) const { return record == 0 ? 0 : archived(30, 3 * record); }

Moment Portal::archived_company(std::uint64_t number) const {
  return number < layout_.companies() ? 0 : archived(500, 3 * number + 1);
}

Moment Portal::archived_deal(std::uint64_t number) const { return number == 0 ? 0 : archived(25, 3 * number + 2); }

}  // namespace simulator
