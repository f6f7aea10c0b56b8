#pragma once

#include <cstdint>
#include <optional>

namespace simulator {

/// A person's place: the so-and-so-many member of a company.
struct Seat {
  std::uint64_t company;
  std::uint64_t member;
};

/// Who is where in a portal of so many contact records, by arithmetic alone: nothing is stored, and every question
/// costs the same whatever the size. Records, people, companies and deals are numbered from 0.
///
/// Records come in blocks of ten, two of which are duplicates, never the first: 20 % exactly. Without duplicates each
/// record has a person of its own.
///
///   record   0 1 2 3 4 5 6 7 8 9 | 10 11 ...
///   person   0 1 - 2 3 4 5 - 6 7 |  8  9 ...       // - is a further record of an earlier person
///
/// People sit in companies of 1 to 12 members: each block of 40 seats is shared by ten companies, five deals among
/// them.
class Layout {
 public:
  Layout(std::uint64_t seed, std::uint64_t records, bool duplicates = true);

  std::uint64_t records() const noexcept { return records_; }
  std::uint64_t people() const noexcept { return people_; }
  std::uint64_t companies() const noexcept { return companies_; }
  std::uint64_t deals() const noexcept { return companies_ / 2; }

  bool is_duplicate(std::uint64_t record) const noexcept;
  /// The person of a record that is no duplicate.
  std::uint64_t person_of(std::uint64_t record) const noexcept;
  /// The first record of a person.
  std::uint64_t record_of(std::uint64_t person) const noexcept;

  Seat seat_of(std::uint64_t person) const noexcept;
  /// Nothing where the seat is empty, as some of the last company block are.
  std::optional<std::uint64_t> person_at(Seat seat) const noexcept;
  std::uint64_t seats_of(std::uint64_t company) const noexcept;

  std::uint64_t company_of_deal(std::uint64_t deal) const noexcept;
  std::uint64_t first_deal_of(std::uint64_t company) const noexcept;
  std::uint64_t deals_of(std::uint64_t company) const noexcept;

  /// HubSpot's ids. Contacts: old ones small and 100 apart, newer ones of eleven digits; ascending with the record.
  std::int64_t contact_id(std::uint64_t record) const noexcept;
  /// The id of a contact that was merged into this record and is gone; 0 <= which < 2.
  std::int64_t retired_id(std::uint64_t record, std::uint64_t which) const noexcept;
  std::int64_t company_id(std::uint64_t company) const noexcept;
  std::int64_t deal_id(std::uint64_t deal) const noexcept;

 private:
  std::uint64_t duplicates_before(std::uint64_t record) const noexcept;

  std::uint64_t seed_;
  std::uint64_t records_;
  bool duplicates_;
  std::uint64_t people_;
  std::uint64_t companies_;
  std::uint64_t stride_ = 1;   // seat = person * stride_ + offset_ mod people_
  std::uint64_t inverse_ = 1;  // stride_ * inverse_ = 1 mod people_
  std::uint64_t offset_ = 0;
};

}  // namespace simulator
