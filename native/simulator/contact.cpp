#include <algorithm>
#include <cctype>
#include <utility>

#include "dirt.hpp"
#include "portal.hpp"

namespace simulator {
namespace {

std::string capitalised(std::string text) {
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// Tidy portals write all names in Latin letters.
std::string shown(const Name& name, const Culture& culture, bool dirty) {
  return culture.world && !dirty ? capitalised(name.latin) : name.text;
}

std::string spelled_email(const Identity& identity, bool dirty, Random& random) {
  if (identity.address == Address::missing) {
    return {};
  }
  if (identity.address == Address::unusable) {
    return broken_address(random);
  }
  const bool foreign = !identity.email.ends_with(identity.domain);
  const unsigned often = identity.link == Link::email ? 550 : foreign ? 500 : 70;
  return dirty && random.chance(often) ? spell_address(identity.email, identity.domain, random) : identity.email;
}

/// `hs_additional_emails`.
std::string spelled_list(const std::vector<std::string>& emails, bool dirty, Random& random) {
  std::string list;
  for (const std::string& email : emails) {
    if (!list.empty()) {
      list += ';';
    }
    const std::string_view domain = std::string_view(email).substr(email.find('@') + 1);
    list += dirty && random.chance(300) ? spell_address(email, domain, random) : email;
  }
  return list;
}

constexpr const char* kEarlyStages[] = {"subscriber", "subscriber", "lead", "lead", "lead", "marketingqualifiedlead"};
constexpr const char* kLostStages[] = {"lead", "marketingqualifiedlead", "salesqualifiedlead", "other"};
constexpr const char* kStatuses[] = {"NEW",       "OPEN",        "IN_PROGRESS", "ATTEMPTED_TO_CONTACT",
                                     "CONNECTED", "UNQUALIFIED", "BAD_TIMING",  "NEW"};

}  // namespace

Portal::Portal(Settings settings)
    : settings_(std::move(settings)), layout_(settings_.seed, settings_.contacts, settings_.duplicates) {}

bool Portal::changes_while_read(std::uint64_t record) const noexcept {
  return settings_.dirty && record % 500 == 250 && record + kLateChange < layout_.records();
}

void Portal::fill_names(Contact& contact, Random& random) const {
  const Person& person = contact.person;
  if (!person.mailbox && !random.chance(80)) {
    contact.first_name = shown(*person.first, *person.culture, settings_.dirty);
    contact.last_name = shown(*person.last, *person.culture, settings_.dirty);
    if (layout_.is_duplicate(contact.record) && random.chance(100)) {
      contact.first_name = capitalised(person.first->latin.substr(0, 1)) + '.';
    }
    if (random.chance(880)) {
      contact.job_title = person.local_title != nullptr ? person.local_title : person.title->text;
    }
  }
  if (settings_.dirty) {
    contact.first_name = spell_name(std::move(contact.first_name), random);
    contact.last_name = spell_name(std::move(contact.last_name), random);
  }
  if (random.chance(620)) {
    contact.phone = make_phone(*person.culture, random);
  }
  if (!person.employed) {
    return;
  }
  contact.company_name = contact.company.name;
  if (random.chance(500)) {
    contact.company_name.append(" ").append(contact.company.culture->legal_form);
  }
  if (random.chance(850)) {
    contact.industry = contact.company.trade->free_text;
  }
  if (random.chance(800)) {
    contact.website = (random.chance(500) ? "https://www." : "www.") + contact.company.domain;
  }
}

void Portal::fill_status(Contact& contact, Random& random) const {
  switch (contact.company.outcome) {
    case Outcome::won:
      contact.lifecycle = random.chance(930) ? "customer" : "evangelist";
      break;
    case Outcome::open:
      contact.lifecycle = random.chance(700) ? "opportunity" : "salesqualifiedlead";
      break;
    case Outcome::lost:
      contact.lifecycle = random.pick(kLostStages);
      break;
    case Outcome::none:
      contact.lifecycle = contact.engagement.conversions > 1 ? "marketingqualifiedlead" : random.pick(kEarlyStages);
      break;
  }
  if (settings_.dirty && contact.company.outcome != Outcome::won && random.chance(60)) {
    contact.lifecycle = random.chance(600) ? "152738491" : "98112233";  // stages that people made
  }
  if (random.chance(680)) {
    contact.lead_status = contact.company.outcome == Outcome::open ? "OPEN_DEAL" : random.pick(kStatuses);
  }
}

/// Of people at companies whose people all come from one place that place; of others, where such a place was stated at
/// all, one that was not.
std::string Portal::planted_source(const Contact& contact) const {
  const auto& traits = settings_.planted.traits;
  const auto is_source = [](const PlantedTrait& trait) { return trait.kind == PlantedTrait::Kind::source; };
  if (!settings_.planted.stated || std::none_of(traits.begin(), traits.end(), is_source)) {
    return {};
  }
  if (!contact.company.source.empty()) {
    return contact.company.source;
  }
  constexpr const char* kElsewhere[] = {"DIRECT_TRAFFIC", "OFFLINE", "ORGANIC_SEARCH", "PAID_SEARCH", "SOCIAL_MEDIA"};
  Random random(settings_.seed, Stream::planted, ~contact.record);
  for (int i = 0; i < 20; ++i) {
    const std::string source = random.pick(kElsewhere);
    if (std::none_of(traits.begin(), traits.end(),
                     [&](const PlantedTrait& trait) { return is_source(trait) && trait.value == source; })) {
      return source;
    }
  }
  return "OFFLINE";
}

Moment Portal::updated(const Contact& contact) const {
  Random random(settings_.seed, Stream::engagement, ~contact.record);
  const Moment latest = settings_.now - kHour;
  const Moment active = std::min(std::max(contact.created, contact.engagement.last()), latest);
  // Mass edits and imports: many records share one moment.
  const Moment edits[] = {settings_.now - 12 * kDay - 123'456, settings_.now - 75 * kDay - 7'001,
                          settings_.now - 200 * kDay - 86'999};
  const Moment edit = random.pick(edits);
  if (random.chance(80) && edit >= active) {
    return edit;
  }
  if (contact.identity.link != Link::none && settings_.dirty && random.chance(60)) {
    const Moment twin = this->contact(contact.identity.target).updated;
    if (twin >= active) {
      return twin;
    }
  }
  const Moment moment =
      random.chance(650) ? std::min(active + random.between(0, 2 * kDay), latest) : random.between(active, latest);
  return random.chance(100) ? std::max(moment / kSecond * kSecond, contact.created) : moment;
}

Contact Portal::contact(std::uint64_t record, bool earlier) const {
  Random random(settings_.seed, Stream::contact, record);
  Contact contact;
  contact.record = record;
  contact.id = layout_.contact_id(record);
  contact.dice = random.next();
  contact.identity = identity(record);
  contact.person = person(contact.identity.person);
  if (contact.person.employed) {
    contact.company = company(contact.person.company);
  }
  contact.planted_source = planted_source(contact);
  contact.created = arrival(record, layout_.records(), random);
  contact.email = spelled_email(contact.identity, settings_.dirty, random);
  contact.additional_emails = spelled_list(contact.identity.secondary, settings_.dirty, random);
  fill_names(contact, random);
  contact.engagement = engagement(contact);
  fill_status(contact, random);
  contact.updated = updated(contact);
  if (changes_while_read(record) && !earlier) {
    contact.updated += random.between(kMinute, 30 * kMinute);
    ++contact.engagement.page_views;
  }
  return contact;
}

}  // namespace simulator
