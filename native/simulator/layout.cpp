#include "layout.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "random.hpp"

namespace simulator {
namespace {

constexpr std::uint64_t kBlock = 10;      // records
constexpr std::uint64_t kPerBlock = 2;    // duplicates among them
constexpr std::uint64_t kCompanies = 10;  // companies of a block of seats
constexpr std::uint64_t kSeats = 40;      // seats of that block
constexpr std::uint64_t kDeals = 5;       // deals of that block
constexpr std::array<std::uint64_t, kCompanies> kSizes = {12, 8, 6, 4, 3, 2, 2, 1, 1, 1};
constexpr std::array<std::uint64_t, kCompanies> kDealCounts = {2, 1, 1, 1, 0, 0, 0, 0, 0, 0};

using Shares = std::array<std::uint64_t, kCompanies>;

/// The shares in an order of their own for each block.
Shares shuffled(Shares shares, Random random) noexcept {
  for (std::uint64_t i = shares.size() - 1; i > 0; --i) {
    std::swap(shares[i], shares[random.below(i + 1)]);
  }
  return shares;
}

Shares sizes_in(std::uint64_t seed, std::uint64_t block) noexcept {
  return shuffled(kSizes, Random(seed, Stream::layout, 3 * block));
}
Shares deals_in(std::uint64_t seed, std::uint64_t block) noexcept {
  return shuffled(kDealCounts, Random(seed, Stream::layout, 3 * block + 1));
}

/// The two places of duplicates in a block of records, in ascending order; never place 0.
std::pair<std::uint64_t, std::uint64_t> duplicate_places(std::uint64_t seed, std::uint64_t block) noexcept {
  Random random(seed, Stream::layout, 3 * block + 2);
  std::uint64_t a = 1 + random.below(kBlock - 1);
  std::uint64_t b = 1 + random.below(kBlock - 2);
  if (b >= a) {
    ++b;
  }
  return std::minmax(a, b);
}

std::uint64_t sum_before(const Shares& shares, std::uint64_t end) noexcept {
  return std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(end), std::uint64_t{0});
}

/// The share that `place` falls into.
std::uint64_t share_at(const Shares& shares, std::uint64_t place) noexcept {
  std::uint64_t share = 0;
  while (place >= shares[share]) {
    place -= shares[share++];
  }
  return share;
}

/// a^-1 mod m, for coprime a and m.
std::uint64_t inverse_of(std::uint64_t a, std::uint64_t m) noexcept {
  std::int64_t t = 0, next_t = 1;
  auto r = static_cast<std::int64_t>(m), next_r = static_cast<std::int64_t>(a);
  while (next_r != 0) {
    const std::int64_t quotient = r / next_r;
    t = std::exchange(next_t, t - quotient * next_t);
    r = std::exchange(next_r, r - quotient * next_r);
  }
  return static_cast<std::uint64_t>(t < 0 ? t + static_cast<std::int64_t>(m) : t);
}

/// Ascending numbers, no two closer than 6,000.
std::uint64_t uneven(std::uint64_t number) noexcept { return 71'993 * number + 48'271 * number % 65'521; }

}  // namespace

Layout::Layout(std::uint64_t seed, std::uint64_t records, bool duplicates)
    : seed_(seed),
      records_(records),
      duplicates_(duplicates),
      people_(records - duplicates_before(records)),
      companies_((people_ + kSeats - 1) / kSeats * kCompanies) {
  if (people_ < 2) {
    return;
  }
  Random random(seed, Stream::layout, ~std::uint64_t{0});
  offset_ = random.below(people_);
  stride_ = people_ / 2 + random.below(people_ / 2);
  while (std::gcd(stride_, people_) != 1) {
    ++stride_;
  }
  stride_ %= people_;
  if (stride_ == 0) {
    stride_ = 1;
  }
  inverse_ = inverse_of(stride_, people_);
}

bool Layout::is_duplicate(std::uint64_t record) const noexcept {
  if (!duplicates_) {
    return false;
  }
  const auto [a, b] = duplicate_places(seed_, record / kBlock);
  return record % kBlock == a || record % kBlock == b;
}

std::uint64_t Layout::duplicates_before(std::uint64_t record) const noexcept {
  if (!duplicates_) {
    return 0;
  }
  const auto [a, b] = duplicate_places(seed_, record / kBlock);
  const std::uint64_t place = record % kBlock;
  return record / kBlock * kPerBlock + (a < place ? 1 : 0) + (b < place ? 1 : 0);
}

std::uint64_t Layout::person_of(std::uint64_t record) const noexcept { return record - duplicates_before(record); }

std::uint64_t Layout::record_of(std::uint64_t person) const noexcept {
  if (!duplicates_) {
    return person;
  }
  const std::uint64_t block = person / (kBlock - kPerBlock);
  const auto [a, b] = duplicate_places(seed_, block);
  std::uint64_t place = person % (kBlock - kPerBlock);
  if (place >= a) {
    ++place;
  }
  if (place >= b) {
    ++place;
  }
  return block * kBlock + place;
}

Seat Layout::seat_of(std::uint64_t person) const noexcept {
  const std::uint64_t seat = (person * stride_ + offset_) % people_;
  const Shares sizes = sizes_in(seed_, seat / kSeats);
  const std::uint64_t share = share_at(sizes, seat % kSeats);
  return {seat / kSeats * kCompanies + share, seat % kSeats - sum_before(sizes, share)};
}

std::optional<std::uint64_t> Layout::person_at(Seat seat) const noexcept {
  const std::uint64_t block = seat.company / kCompanies;
  const std::uint64_t number =
      block * kSeats + sum_before(sizes_in(seed_, block), seat.company % kCompanies) + seat.member;
  if (number >= people_) {
    return std::nullopt;
  }
  return (number + people_ - offset_) % people_ * inverse_ % people_;
}

std::uint64_t Layout::seats_of(std::uint64_t company) const noexcept {
  return sizes_in(seed_, company / kCompanies)[company % kCompanies];
}

std::uint64_t Layout::company_of_deal(std::uint64_t deal) const noexcept {
  const std::uint64_t block = deal / kDeals;
  return block * kCompanies + share_at(deals_in(seed_, block), deal % kDeals);
}

std::uint64_t Layout::first_deal_of(std::uint64_t company) const noexcept {
  const std::uint64_t block = company / kCompanies;
  return block * kDeals + sum_before(deals_in(seed_, block), company % kCompanies);
}

std::uint64_t Layout::deals_of(std::uint64_t company) const noexcept {
  return deals_in(seed_, company / kCompanies)[company % kCompanies];
}

std::int64_t Layout::contact_id(std::uint64_t record) const noexcept {
  const std::uint64_t old = records_ / 4;
  if (record < old) {
    return static_cast<std::int64_t>(51 + 100 * record);
  }
  return static_cast<std::int64_t>(26'104'518'301 + uneven(record - old));
}

std::int64_t Layout::retired_id(std::uint64_t record, std::uint64_t which) const noexcept {
  return contact_id(record) + 20 + 30 * static_cast<std::int64_t>(which);
}

std::int64_t Layout::company_id(std::uint64_t company) const noexcept {
  return static_cast<std::int64_t>(5'310'022'117 + uneven(company));
}

std::int64_t Layout::deal_id(std::uint64_t deal) const noexcept {
  return static_cast<std::int64_t>(11'870'415'009 + uneven(deal));
}

}  // namespace simulator
