#pragma once

#include <cstdint>
#include <string>

namespace soak {

/// One random situation: a portal, its records in any order and page split with what must make no difference among
/// them, and everything that a base can be asked in between. Throws Violation where something does not hold.
///
/// What must hold: the leads are those of the portal's own truth; all output is that of a fresh base that was given the
/// same records in one sorted pass; a restored base is the one that was saved; memory stays near to what the records
/// need, however often they change.
/// Answers with a line for people: what the situation was.
std::string play_round(std::uint64_t seed, std::uint64_t round);

}  // namespace soak
