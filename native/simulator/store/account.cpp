#include "simulator/store/account.hpp"

#include <algorithm>
#include <set>

#include "simulator/store/deal_rules.hpp"

namespace simulator {
namespace {

std::vector<Owner> make_owners(const Portal& portal) {
  const Moment now = portal.settings().now;
  std::vector<Owner> owners;
  for (std::uint64_t i = 0; i < Portal::kReps; ++i) {
    const auto order = static_cast<Moment>(i);
    const Rep rep = portal.rep(i);
    Owner owner;
    owner.id = rep.id;
    owner.first_name = rep.first_name;
    owner.last_name = rep.last_name;
    owner.email = rep.email;
    owner.user_id = 62'001'184 + 97 * order;
    owner.archived = i + 1 == Portal::kReps;  // someone has left
    owner.created = now - (2000 - 200 * order) * kDay;
    owner.updated = now - (90 - 10 * order) * kDay;
    owners.push_back(std::move(owner));
  }
  return owners;
}

Settings portal_settings(const AccountSettings& settings) {
  Settings portal = settings.portal;
  portal.domain = settings.domain;
  return portal;
}

}  // namespace

Account::Account(AccountSettings settings)
    : settings_(std::move(settings)),
      portal_(portal_settings(settings_)),
      limits_(settings_.limits, settings_.tier),
      associations_(portal_),
      events_(portal_),
      owners_(make_owners(portal_)),
      pipelines_(portal_),
      forms_(portal_) {
  for (const ObjectType type : kObjectTypes) {
    stores_[index(type)] = std::make_unique<ObjectStore>(portal_, type, settings_.custom_properties);
  }
}

std::vector<RecordLink> Account::links(ObjectType from, RecordId id, ObjectType to) const {
  std::vector<RecordLink> links = associations_.of(from, id, to);
  std::erase_if(links, [&](const RecordLink& link) { return !objects(to).exists(link.to); });
  return links;
}

void Account::follow_pipelines(const std::vector<std::string>& changed_stages, const Change& change) {
  ObjectStore& deals = objects(ObjectType::deals);
  PropertyTable& properties = deals.properties();
  properties.set_options("pipeline", pipelines_.pipeline_options());
  properties.set_options("dealstage", pipelines_.stage_options());
  deals.note_property_change();
  if (changed_stages.empty()) {
    return;
  }
  for (const RecordId id : deals_in(changed_stages)) {
    Values values = {{properties.at("dealstage"), stage_of(id)}};
    follow_values(*this, ObjectType::deals, id, change.when, values);
    deals.patch(id, values, change);
  }
}

std::string Account::stage_of(RecordId deal) const {
  const ObjectStore& deals = objects(ObjectType::deals);
  RecordReader reader(deals);
  return reader.load(deal, Archived::any) ? reader.value(deals.properties().at("dealstage")) : std::string();
}

std::vector<RecordId> Account::deals_in(const std::vector<std::string>& stages) const {
  const ObjectStore& deals = objects(ObjectType::deals);
  const PropertyIndex stage = deals.properties().at("dealstage");
  RecordReader reader(deals);
  std::vector<RecordId> found;
  for (const RecordId id : deals.page(0, deals.count(), false)) {
    reader.load(id);
    if (std::find(stages.begin(), stages.end(), reader.value(stage)) != stages.end()) {
      found.push_back(id);
    }
  }
  return found;
}

/// Does `act`, and notes what became of the links of both ends.
template <class Act>
void Account::note_links(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, const Change& change,
                         Act act) {
  using Links = std::set<std::pair<RecordId, int>>;  // to, type
  const auto links_of = [&](ObjectType type, RecordId id, ObjectType other) {
    Links links;
    for (const RecordLink& link : associations_.of(type, id, other)) {
      for (const int each : link.types) {
        links.emplace(link.to, each);
      }
    }
    return links;
  };
  const auto note = [&](ObjectType type, RecordId id, ObjectType other, const Links& some, const Links& others,
                        bool removed) {
    for (const auto& [other_id, each] : some) {
      if (!others.contains({other_id, each})) {
        const LinkType* const about = associations_.type(type, other, each);
        const bool primary = about != nullptr && about->label == "Primary";
        link_changes_.push_back({change.when, type, other, id, other_id, primary, removed, change.source_type});
      }
    }
  };
  const Links forth = links_of(from, from_id, to), back = links_of(to, to_id, from);
  act();
  const Links now_forth = links_of(from, from_id, to), now_back = links_of(to, to_id, from);
  note(from, from_id, to, forth, now_forth, true);
  note(to, to_id, from, back, now_back, true);
  note(from, from_id, to, now_forth, forth, false);
  note(to, to_id, from, now_back, back, false);
}

void Account::link(const LinkType& type, RecordId from, RecordId to, const Change& change) {
  note_links(type.from, from, type.to, to, change, [&] { associations_.add(type, from, to); });
}

void Account::unlink(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, std::optional<int> type,
                     const Change& change) {
  note_links(from, from_id, to, to_id, change, [&] { associations_.remove(from, from_id, to, to_id, type); });
}

void Account::merge(ObjectType type, RecordId primary, RecordId other, const Change& change) {
  associations_.merge(type, primary, other);
  objects(type).merge(primary, other, change);
}

}  // namespace simulator
