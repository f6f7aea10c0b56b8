#include "simulator/store/email_index.hpp"

namespace simulator {
namespace {

std::uint32_t hash_of(std::string_view text) noexcept {
  std::uint32_t hash = 0x811c9dc5;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
  }
  return hash;
}

}  // namespace

void EmailIndex::build() const {
  const std::uint64_t records = portal_.layout().records();
  by_hash_.reserve(records + records / 8);
  for (std::uint64_t record = 0; record < records; ++record) {
    const Identity identity = portal_.identity(record);
    const auto add = [&](const std::string& email) { by_hash_.add(hash_of(email), record); };
    if (identity.address == Address::usable) {
      add(identity.email);
    }
    for (const std::string& email : identity.secondary) {
      add(email);
    }
  }
  by_hash_.sort();
}

std::vector<std::uint64_t> EmailIndex::candidates(std::string_view folded) const {
  std::call_once(built_, [this] { build(); });
  std::vector<std::uint64_t> numbers;
  by_hash_.for_each(hash_of(folded), [&](std::uint64_t number) { numbers.push_back(number); });
  return numbers;
}

}  // namespace simulator
