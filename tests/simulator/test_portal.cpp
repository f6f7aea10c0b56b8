#include "simulator/portal.hpp"

#include <set>

#include "catch.hpp"
#include "portal_reader.hpp"

using namespace simulator;
using portal_reader::bytes_of;
using portal_reader::kNow;
using portal_reader::settings;

namespace {

std::uint64_t fnv1a(const std::string& bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return hash;
}

}  // namespace

TEST_CASE("the same settings give the same bytes") {
  for (const bool dirty : {false, true}) {
    CHECK(bytes_of(Portal(settings(700, dirty))) == bytes_of(Portal(settings(700, dirty))));
  }
}

TEST_CASE("another seed or another present gives another portal") {
  const std::string bytes = bytes_of(Portal(settings(300, true)));
  CHECK(bytes != bytes_of(Portal(settings(300, true, 8))));
  Settings later = settings(300, true);
  later.now += kDay;
  CHECK(bytes != bytes_of(Portal(later)));
}

// The number is our own output, first seen on x86-64 with GCC 12: it says that other compilers, libraries and machines
// give the same bytes. Whoever changes what is made up changes it too.
TEST_CASE("every platform gives the same bytes") {
  CHECK(fnv1a(bytes_of(Portal(settings(2000, true)))) == 1010423254615509437U);
}

TEST_CASE("an answer does not depend on the questions before it") {
  const Portal portal(settings(500, true));
  const std::string first = portal.contact(321).email;
  for (std::uint64_t record = 500; record-- > 0;) {
    portal.contact(record);
  }
  CHECK(portal.contact(321).email == first);
}

TEST_CASE("portals of any small size hold together") {
  for (std::uint64_t contacts = 0; contacts < 25; ++contacts) {
    for (const bool dirty : {false, true}) {
      const Portal portal(settings(contacts, dirty));
      CHECK(portal_reader::read(portal_reader::pages_of(portal)).records.size() == contacts);
    }
  }
}

TEST_CASE("no two people share an address, and it is folded") {
  const Portal portal(settings(8'000, true));
  std::set<std::string> emails;
  for (std::uint64_t person = 0; person < portal.layout().people(); ++person) {
    const std::string email = portal.person(person).email;
    INFO(email);
    CHECK(emails.insert(email).second);
    CHECK(portal_reader::fold(email) == email);
  }
}

TEST_CASE("no two companies share a domain, but copies have that of their original") {
  const Portal portal(settings(30'000, true));
  std::set<std::string> domains;
  for (std::uint64_t number = 0; number < portal.companies(); ++number) {
    const Company company = portal.company(number);
    INFO(company.domain);
    CHECK(domains.insert(company.ascii_domain).second != company.copy);
  }
}

TEST_CASE("all domains are names that can belong to nobody (RFC 2606)") {
  const Portal portal(settings(2'000, true));
  for (std::uint64_t person = 0; person < portal.layout().people(); ++person) {
    const std::string email = portal.person(person).email;
    CHECK((email.ends_with(".example") || email.ends_with(".test")));
  }
}

TEST_CASE("nothing happens after the present, and nothing is changed before it is made") {
  const Portal portal(settings(2'000, true));
  for (std::uint64_t record = 0; record < portal.layout().records(); ++record) {
    const Contact contact = portal.contact(record);
    const Engagement& e = contact.engagement;
    INFO(record);
    CHECK(contact.created <= contact.updated);
    CHECK(contact.updated < kNow);
    for (const Moment moment : {e.last_visit, e.last_conversion, e.last_open, e.last_click, e.meeting_booked}) {
      CHECK(moment < kNow);
    }
    CHECK(e.first_conversion <= e.last_conversion);
    CHECK(e.first_open <= e.last_open);
    CHECK((e.machine || e.opens == 0 || e.delivered > 0));
  }
  for (std::uint64_t number = 0; number < portal.layout().deals(); ++number) {
    const Deal deal = portal.deal(number);
    CHECK(deal.created <= deal.updated);
    CHECK(deal.updated < kNow);
    CHECK((deal.outcome == Outcome::open || deal.closed < kNow));
  }
}

TEST_CASE("records of one person in a tidy portal spell one email alike") {
  const Portal portal(settings(3'000, false));
  for (std::uint64_t record = 0; record < portal.layout().records(); ++record) {
    const Identity identity = portal.identity(record);
    if (!portal.layout().is_duplicate(record)) {
      continue;
    }
    CHECK(identity.link == Link::email);
    CHECK(portal.contact(record).email == portal.contact(identity.target).email);
  }
}

TEST_CASE("a duplicate is linked to an earlier record of the same person") {
  const Portal portal(settings(10'000, true));  // the rarest link comes once in two thousand records
  std::set<Link> links;
  for (std::uint64_t record = 0; record < portal.layout().records(); ++record) {
    const Identity identity = portal.identity(record);
    links.insert(identity.link);
    CHECK((identity.link != Link::none) == portal.layout().is_duplicate(record));
    if (identity.link == Link::none) {
      continue;
    }
    CHECK(identity.target < record);
    CHECK(portal.identity(identity.target).person == identity.person);
  }
  CHECK(links.size() == 6);
}
