#include "portal.hpp"

namespace simulator {
namespace {

constexpr const char* kHomes[] = {"privat.test", "home.example", "family.example"};

std::string domain_of(const std::string& email) { return email.substr(email.find('@') + 1); }

/// A private address that only this record or person has: the number keeps it unlike all others.
std::string private_address(const Person& person, std::uint64_t number, const char* domain) {
  return person.first->latin + '.' + person.last->latin + std::to_string(number + 1) + '@' + domain;
}

}  // namespace

bool Portal::has_address(std::uint64_t record) const { return identity(record).address == Address::usable; }

std::uint64_t Portal::pick_target(std::uint64_t record, Random& random) const {
  std::uint64_t target = random.below(record);
  if (settings_.dirty && random.chance(300)) {
    return target;  // anyone, further records too: chains
  }
  while (layout_.is_duplicate(target) || !has_address(target)) {
    --target;  // ends at the first record of a block at the latest
  }
  return target;
}

Identity Portal::identity(std::uint64_t record) const {
  Random random(settings_.seed, Stream::identity, record);
  Identity identity;
  if (layout_.is_duplicate(record)) {
    link(identity, record, random);
    return identity;
  }
  const Person person = this->person(layout_.person_of(record));
  identity.person = person.number;
  const bool first_of_block = record % 10 == 0;
  if (!first_of_block && random.chance(20)) {
    identity.address = Address::missing;
  } else if (!first_of_block && settings_.dirty && random.chance(15)) {
    identity.address = Address::unusable;
  } else {
    identity.address = Address::usable;
    identity.email = person.email;
    identity.domain = person.domain;
    if (random.chance(60)) {
      identity.secondary.push_back(private_address(person, person.number, "alumni.example"));
    }
  }
  const std::uint64_t merges = random.chance(40) ? 1 + random.below(2) : 0;
  for (std::uint64_t i = 0; i < merges; ++i) {
    identity.merged.push_back(layout_.retired_id(record, i));
  }
  return identity;
}

void Portal::link(Identity& identity, std::uint64_t record, Random& random) const {
  identity.target = pick_target(record, random);
  const Identity target = this->identity(identity.target);
  identity.person = target.person;
  identity.address = Address::usable;
  const auto dice = settings_.dirty ? random.below(100) : 0;
  if (target.address == Address::usable && dice < 60) {
    identity.link = Link::email;
    identity.email = target.email;
    identity.domain = target.domain;
    return;
  }
  const Person person = this->person(identity.person);
  identity.email = private_address(person, record, random.pick(kHomes));
  identity.domain = domain_of(identity.email);
  if (target.address == Address::usable && dice < 80) {
    const bool shared = dice >= 70 && !target.secondary.empty();
    identity.link = shared ? Link::shared_secondary_email : Link::secondary_email;
    identity.secondary.push_back(shared ? target.secondary.front() : target.email);
    return;
  }
  const bool shared = dice >= 90 && !target.merged.empty();
  identity.link = shared ? Link::shared_merged_id : Link::merged_id;
  identity.merged.push_back(shared ? target.merged.front() : layout_.contact_id(identity.target));
  if (random.chance(200)) {
    identity.address = Address::missing;
    identity.email.clear();
    identity.domain.clear();
  }
}

}  // namespace simulator
