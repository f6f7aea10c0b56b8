#include "simulator/store/email_index.hpp"

#include <algorithm>

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
  entries_.reserve(records + records / 8);
  for (std::uint64_t record = 0; record < records; ++record) {
    const Identity identity = portal_.identity(record);
    const auto add = [&](const std::string& email) {
      entries_.push_back({hash_of(email), static_cast<std::uint32_t>(record)});
    };
    if (identity.address == Address::usable) {
      add(identity.email);
    }
    for (const std::string& email : identity.secondary) {
      add(email);
    }
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.hash != b.hash ? a.hash < b.hash : a.number < b.number; });
}

std::vector<std::uint64_t> EmailIndex::candidates(std::string_view folded) const {
  std::call_once(built_, [this] { build(); });
  const std::uint32_t hash = hash_of(folded);
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), hash,
                                [](const Entry& e, std::uint32_t wanted) { return e.hash < wanted; });
  std::vector<std::uint64_t> numbers;
  for (; entry != entries_.end() && entry->hash == hash; ++entry) {
    numbers.push_back(entry->number);
  }
  return numbers;
}

}  // namespace simulator
