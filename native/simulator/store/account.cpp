#include "simulator/store/account.hpp"

#include "simulator/names.hpp"
#include "simulator/words.hpp"

namespace simulator {
namespace {

constexpr std::uint64_t kOwners = 6;

std::vector<Owner> make_owners(const AccountSettings& settings) {
  std::vector<Owner> owners;
  for (std::uint64_t i = 0; i < kOwners; ++i) {
    Random random(settings.portal.seed, Stream::person, ~i);
    const Culture& culture = cultures()[i % 3];
    const Name& first = culture.first[random.below(culture.first.size())];
    const Name& last = culture.last[random.below(culture.last.size())];
    Owner owner;
    owner.id = owner_of(i);
    owner.first_name = first.text;
    owner.last_name = last.text;
    owner.email = first.latin + '.' + last.latin + '@' + settings.domain;
    owner.user_id = 62'001'184 + static_cast<std::int64_t>(97 * i);
    owner.archived = i + 1 == kOwners;  // someone has left
    owner.created = settings.portal.now - (2000 - 200 * static_cast<Moment>(i)) * kDay;
    owner.updated = settings.portal.now - (90 - 10 * static_cast<Moment>(i)) * kDay;
    owners.push_back(std::move(owner));
  }
  return owners;
}

}  // namespace

Account::Account(AccountSettings settings)
    : settings_(std::move(settings)),
      portal_(settings_.portal),
      limits_(settings_.limits, settings_.tier),
      associations_(portal_),
      events_(portal_),
      owners_(make_owners(settings_)) {
  for (const ObjectType type : kObjectTypes) {
    stores_[index(type)] = std::make_unique<ObjectStore>(portal_, type, settings_.custom_properties);
  }
}

std::vector<RecordLink> Account::links(ObjectType from, RecordId id, ObjectType to) const {
  std::vector<RecordLink> links = associations_.of(from, id, to);
  std::erase_if(links, [&](const RecordLink& link) { return !objects(to).exists(link.to); });
  return links;
}

void Account::merge(ObjectType type, RecordId primary, RecordId other, const Change& change) {
  associations_.merge(type, primary, other);
  objects(type).merge(primary, other, change);
}

}  // namespace simulator
