#include "simulator/server/unique.hpp"

namespace simulator {

std::string make_uuid(Random& random) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string uuid = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  std::uint64_t bits = 0;
  unsigned left = 0;
  for (char& c : uuid) {
    if (c != 'x' && c != 'y') {
      continue;
    }
    if (left == 0) {
      bits = random.next();
      left = 16;
    }
    c = kHex[c == 'y' ? 8 + (bits & 3) : bits & 15];
    bits >>= 4;
    --left;
  }
  return uuid;
}

std::string UuidSource::next() {
  Random random(seed_, Stream::pages, ~count_.fetch_add(1, std::memory_order_relaxed));
  return make_uuid(random);
}

}  // namespace simulator
