#pragma once

#include <optional>

#include "simulator/store/account.hpp"

/// What HubSpot works out of a deal by itself.
namespace simulator {

/// Adds to the values that a deal is about to get what follows from them: of its stage, the probability and whether it
/// is closed, won or lost, and the close date where it gets closed and none is given; of its dates, the days to close;
/// of its amount and currency, the amount in the account's. What is written with them stays as it is. `id`: none for a
/// new record, created at `when`. Records of other types have nothing of the kind.
void follow_values(const Account& account, ObjectType type, std::optional<RecordId> id, Moment when, Values& values);

}  // namespace simulator
