#include "simulator/store/associations.hpp"

#include <algorithm>

#include "simulator/activities.hpp"

namespace simulator {
namespace {

using T = ObjectType;

struct Pair {
  T from, to;
  int id, inverse;
  const char* label;
};

/// HubSpot's own (associations guide), each with its way back.
constexpr Pair kPairs[] = {{T::contacts, T::companies, 1, 2, "Primary"},
                           {T::contacts, T::companies, 279, 280, ""},
                           {T::deals, T::contacts, 3, 4, ""},
                           {T::deals, T::companies, 5, 6, "Primary"},
                           {T::deals, T::companies, 341, 342, ""},
                           {T::contacts, T::emails, 197, 198, ""},
                           {T::contacts, T::meetings, 199, 200, ""},
                           {T::companies, T::emails, 185, 186, ""},
                           {T::companies, T::meetings, 187, 188, ""},
                           {T::deals, T::emails, 209, 210, ""},
                           {T::deals, T::meetings, 211, 212, ""},
                           {T::contacts, T::contacts, 449, 449, ""},
                           {T::companies, T::companies, 450, 450, ""},
                           {T::deals, T::deals, 451, 451, ""}};
constexpr int kFirstLabel = 1'000'001;

std::string name_of(T from, T to) { return std::string(info(from).singular) + "_to_" + info(to).singular; }

bool has(const RecordLink& link, int type) {
  return std::find(link.types.begin(), link.types.end(), type) != link.types.end();
}

RecordLink* find(std::vector<RecordLink>& links, RecordId to) {
  const auto found = std::find_if(links.begin(), links.end(), [&](const RecordLink& link) { return link.to == to; });
  return found == links.end() ? nullptr : &*found;
}

}  // namespace

Associations::Associations(const Portal& portal) : portal_(portal), people_(portal) {
  for (const ObjectType each : kObjectTypes) {
    sources_.push_back(make_source(portal, each));
  }
  for (const Pair& pair : kPairs) {
    const bool primary = *pair.label != '\0';
    // Where there is a labelled type too, the plain one is told apart by its name.
    const bool twofold = pair.id == 279 || pair.id == 341;
    const std::string suffix = twofold ? "_unlabeled" : "";
    types_.push_back({pair.from, pair.to, pair.id, "HUBSPOT_DEFINED", primary ? "Primary" : "",
                      name_of(pair.from, pair.to) + suffix, pair.inverse});
    if (pair.from != pair.to) {
      types_.push_back({pair.to, pair.from, pair.inverse, "HUBSPOT_DEFINED", primary ? "Primary" : "",
                        name_of(pair.to, pair.from) + suffix, pair.id});
    }
  }
}

const LinkType* Associations::type(ObjectType from, ObjectType to, int id) const noexcept {
  const auto found = std::find_if(types_.begin(), types_.end(), [&](const LinkType& each) {
    return each.id == id && each.from == from && each.to == to;
  });
  return found == types_.end() ? nullptr : &*found;
}

const LinkType* Associations::unlabelled(ObjectType from, ObjectType to) const noexcept {
  const auto found = std::find_if(types_.begin(), types_.end(), [&](const LinkType& each) {
    return each.from == from && each.to == to && each.label.empty() && each.category == "HUBSPOT_DEFINED";
  });
  return found == types_.end() ? nullptr : &*found;
}

std::vector<RecordLink> Associations::of(ObjectType from, RecordId id, ObjectType to) const {
  const auto changed = changed_.find({from, id, to});
  return changed != changed_.end() ? changed->second : made(from, id, to);
}

/// What belongs together in the portal follows from its deals and employments.
std::vector<RecordLink> Associations::made(ObjectType from, RecordId id, ObjectType to) const {
  const Layout& layout = portal_.layout();
  std::vector<RecordLink> links;
  const auto number = sources_[index(from)]->find(id);
  if (!number) {
    return links;
  }
  const auto add = [&](RecordId target, std::initializer_list<int> types) { links.push_back({target, types}); };
  const auto add_activities = [&](std::uint64_t deal, int email_type, int meeting_type) {
    if (to == T::emails) {
      for (std::uint64_t i = 0; i < kEmailsPerDeal; ++i) {
        add(email_id(deal * kEmailsPerDeal + i), {email_type});
      }
    }
    if (to == T::meetings) {
      for (std::uint64_t i = 0; i < kMeetingsPerDeal; ++i) {
        add(meeting_id(deal * kMeetingsPerDeal + i), {meeting_type});
      }
    }
  };
  const auto deals_of = [&](std::uint64_t company, auto use) {
    for (std::uint64_t i = 0; company < layout.companies() && i < layout.deals_of(company); ++i) {
      use(layout.first_deal_of(company) + i);
    }
  };
  switch (from) {
    case T::contacts: {
      const Person person = portal_.person(portal_.identity(*number).person);
      if (to == T::companies && person.employed) {
        add(layout.company_id(person.company), {1, 279});
      }
      deals_of(person.company, [&](std::uint64_t deal) {
        if (contact_of_deal(portal_, deal) != number) {
          return;
        }
        if (to == T::deals) {
          add(layout.deal_id(deal), {4});
        }
        add_activities(deal, 197, 199);
      });
      break;
    }
    case T::companies:
      if (to == T::contacts && *number < layout.companies()) {
        for (std::uint64_t member = 0; member < layout.seats_of(*number); ++member) {
          if (const auto person = layout.person_at({*number, member}); person && portal_.person(*person).employed) {
            for (const std::uint64_t record : people_.records_of(*person)) {
              add(layout.contact_id(record), {2, 280});
            }
          }
        }
      }
      deals_of(*number, [&](std::uint64_t deal) {
        if (to == T::deals) {
          add(layout.deal_id(deal), {6, 342});
        }
        add_activities(deal, 185, 187);
      });
      break;
    case T::deals:
      if (to == T::companies) {
        add(layout.company_id(layout.company_of_deal(*number)), {5, 341});
      }
      if (const auto contact = contact_of_deal(portal_, *number); contact && to == T::contacts) {
        add(layout.contact_id(*contact), {3});
      }
      add_activities(*number, 209, 211);
      break;
    case T::emails:
    case T::meetings: {
      const bool email = from == T::emails;
      const std::uint64_t deal = *number / (email ? kEmailsPerDeal : kMeetingsPerDeal);
      if (const auto contact = contact_of_deal(portal_, deal); contact && to == T::contacts) {
        add(layout.contact_id(*contact), {email ? 198 : 200});
      }
      if (to == T::companies) {
        add(layout.company_id(layout.company_of_deal(deal)), {email ? 186 : 188});
      }
      if (to == T::deals) {
        add(layout.deal_id(deal), {email ? 210 : 212});
      }
      break;
    }
  }
  std::sort(links.begin(), links.end(), [](const RecordLink& a, const RecordLink& b) { return a.to < b.to; });
  return links;
}

std::vector<RecordLink>& Associations::own(ObjectType from, RecordId id, ObjectType to) {
  const Key key{from, id, to};
  const auto found = changed_.find(key);
  return found != changed_.end() ? found->second : changed_.emplace(key, made(from, id, to)).first->second;
}

void Associations::add_one_way(const LinkType& type, RecordId from, RecordId to) {
  std::vector<RecordLink>& links = own(type.from, from, type.to);
  RecordLink* link = find(links, to);
  if (link == nullptr) {
    const auto place = std::lower_bound(links.begin(), links.end(), to,
                                        [](const RecordLink& each, RecordId id) { return each.to < id; });
    link = &*links.insert(place, {to, {}});
  }
  const auto put = [&](int id) {
    if (!has(*link, id)) {
      link->types.insert(std::lower_bound(link->types.begin(), link->types.end(), id), id);
    }
  };
  put(type.id);
  if (const LinkType* const plain = unlabelled(type.from, type.to)) {
    put(plain->id);
  }
}

void Associations::add(const LinkType& type, RecordId from, RecordId to) {
  if (type.label == "Primary" && type.category == "HUBSPOT_DEFINED" &&
      (type.to == T::companies || type.from == T::companies)) {
    // One primary company a record: the one before keeps its plain link.
    const bool forward = type.to == T::companies;
    const RecordId record = forward ? from : to, company = forward ? to : from;
    const ObjectType of_record = forward ? type.from : type.to;
    const int primary = forward ? type.id : type.inverse;
    for (const RecordLink& link : of(of_record, record, T::companies)) {
      if (link.to != company && has(link, primary)) {
        remove(of_record, record, T::companies, link.to, primary);
      }
    }
  }
  const LinkType* const back = this->type(type.to, type.from, type.inverse);
  add_one_way(type, from, to);
  if (back != nullptr) {
    add_one_way(*back, to, from);
  }
}

void Associations::remove_one_way(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id,
                                  std::optional<int> type) {
  std::vector<RecordLink>& links = own(from, from_id, to);
  if (RecordLink* const link = find(links, to_id); link != nullptr && type) {
    std::erase(link->types, *type);
  }
  std::erase_if(links, [&](const RecordLink& link) { return link.to == to_id && (!type || link.types.empty()); });
}

void Associations::remove(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id, std::optional<int> type) {
  std::optional<int> inverse;
  if (type) {
    const LinkType* const found = this->type(from, to, *type);
    if (found == nullptr) {
      return;
    }
    inverse = found->inverse;
  }
  remove_one_way(from, from_id, to, to_id, type);
  remove_one_way(to, to_id, from, from_id, inverse);
}

void Associations::merge(ObjectType merged, RecordId survivor, RecordId gone) {
  for (const ObjectType to : kObjectTypes) {
    for (const RecordLink& link : of(merged, gone, to)) {
      remove(merged, gone, to, link.to);
      if (link.to == survivor && to == merged) {
        continue;
      }
      const bool first = of(merged, survivor, to).empty();
      for (const int id : link.types) {
        const LinkType* const each = type(merged, to, id);
        if (each != nullptr && (first || each->label != "Primary")) {  // the survivor's primary company stays
          add(LinkType(*each), survivor, link.to);
        }
      }
    }
  }
}

const LinkType& Associations::add_label(ObjectType from, ObjectType to, std::string name, std::string label,
                                        std::string inverse_label) {
  int next = kFirstLabel;
  for (const LinkType& each : types_) {
    next = std::max(next, each.id + 1);
  }
  const bool same = inverse_label.empty() || from == to;
  const int inverse = same ? next : next + 1;
  if (from != to) {
    types_.push_back({to, from, inverse, "USER_DEFINED", inverse_label.empty() ? label : inverse_label, name, next});
  }
  types_.push_back({from, to, next, "USER_DEFINED", std::move(label), std::move(name), inverse});
  return types_.back();
}

bool Associations::remove_label(ObjectType from, ObjectType to, int id) {
  const LinkType* const found = type(from, to, id);
  if (found == nullptr || found->category != "USER_DEFINED") {
    return false;
  }
  const int inverse = found->inverse;
  std::erase_if(types_, [&](const LinkType& each) {
    return (each.from == from && each.to == to && each.id == id) ||
           (each.from == to && each.to == from && each.id == inverse);
  });
  return true;
}

void Associations::rename_label(ObjectType from, ObjectType to, int id, const std::string& label,
                                const std::string& inverse_label) {
  const LinkType* const found = type(from, to, id);
  if (found == nullptr) {
    return;
  }
  const int inverse = found->inverse;
  for (LinkType& each : types_) {
    if (each.from == to && each.to == from && each.id == inverse) {
      each.label = inverse_label.empty() ? label : inverse_label;
    }
    if (each.from == from && each.to == to && each.id == id) {
      each.label = label;
    }
  }
}

}  // namespace simulator
