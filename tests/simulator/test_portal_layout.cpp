#include <set>

#include "catch.hpp"
#include "simulator/layout.hpp"

using simulator::Layout;
using simulator::Seat;

TEST_CASE("a fifth of the records are duplicates, and never the first of ten") {
  const Layout layout(3, 1'000);
  std::uint64_t duplicates = 0;
  for (std::uint64_t record = 0; record < 1'000; ++record) {
    duplicates += layout.is_duplicate(record) ? 1u : 0u;
    CHECK_FALSE((record % 10 == 0 && layout.is_duplicate(record)));
  }
  CHECK(duplicates == 200);
  CHECK(layout.people() == 800);
}

TEST_CASE("a person's first record is that person's") {
  for (const std::uint64_t records : {1u, 2u, 9u, 10u, 997u}) {
    const Layout layout(5, records);
    std::uint64_t person = 0;
    for (std::uint64_t record = 0; record < records; ++record) {
      if (layout.is_duplicate(record)) {
        continue;
      }
      CHECK(layout.person_of(record) == person);
      CHECK(layout.record_of(person) == record);
      ++person;
    }
    CHECK(layout.people() == person);
  }
}

TEST_CASE("every person has a seat of their own, at which they are found") {
  for (const std::uint64_t records : {1u, 2u, 3u, 49u, 50u, 51u, 1'234u}) {
    const Layout layout(11, records);
    std::set<std::pair<std::uint64_t, std::uint64_t>> taken;
    for (std::uint64_t person = 0; person < layout.people(); ++person) {
      const Seat seat = layout.seat_of(person);
      CHECK(seat.company < layout.companies());
      CHECK(seat.member < layout.seats_of(seat.company));
      CHECK(taken.insert({seat.company, seat.member}).second);
      CHECK(layout.person_at(seat) == person);
    }
  }
}

TEST_CASE("deals belong to companies in one way") {
  const Layout layout(2, 5'000);
  std::uint64_t deal = 0;
  for (std::uint64_t company = 0; company < layout.companies(); ++company) {
    CHECK(layout.first_deal_of(company) == deal);
    for (std::uint64_t i = 0; i < layout.deals_of(company); ++i) {
      CHECK(layout.company_of_deal(deal++) == company);
    }
  }
  CHECK(deal == layout.deals());
}

TEST_CASE("ids ascend, and those of merged records are nobody's") {
  const Layout layout(1, 1'000);
  std::set<std::int64_t> ids;
  std::int64_t last = 0;
  for (std::uint64_t record = 0; record < 1'000; ++record) {
    CHECK(layout.contact_id(record) > last);
    last = layout.contact_id(record);
    for (const std::int64_t id : {last, layout.retired_id(record, 0), layout.retired_id(record, 1)}) {
      CHECK(ids.insert(id).second);
    }
  }
}
