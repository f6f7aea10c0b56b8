#include "truth.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace simulator {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kLinkNames[] = {"none",     "email",         "secondaryEmail", "sharedSecondaryEmail",
                                      "mergedId", "sharedMergedId"};
constexpr const char* kOutcomeNames[] = {"none", "open", "lost", "won"};

struct Member {
  Moment updated;
  std::int64_t id;
  std::string email;

  bool newer_than(const Member& other) const noexcept {
    return std::pair(updated, id) > std::pair(other.updated, other.id);
  }
};

LeadTruth lead_of(std::vector<Member> members) {
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.newer_than(b); });
  LeadTruth lead;
  lead.record_id = members.front().id;
  for (const Member& member : members) {
    if (lead.email.empty()) {
      lead.email = member.email;
    }
    if (member.id != lead.record_id) {
      lead.merged_from.push_back(member.id);
    }
  }
  std::sort(lead.merged_from.begin(), lead.merged_from.end());
  return lead;
}

bool sorts_before(const LeadTruth& a, const LeadTruth& b) {
  if (a.email.empty() != b.email.empty()) {
    return b.email.empty();
  }
  return a.email != b.email ? a.email < b.email : a.record_id < b.record_id;
}

/// (person, record) of all duplicates, by person.
std::vector<std::pair<std::uint64_t, std::uint64_t>> find_duplicates(const Portal& portal) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> duplicates;
  for (std::uint64_t record = 0; record < portal.layout().records(); ++record) {
    if (portal.layout().is_duplicate(record)) {
      duplicates.emplace_back(portal.identity(record).person, record);
    }
  }
  std::sort(duplicates.begin(), duplicates.end());
  return duplicates;
}

Member count_contact(Truth& truth, const Portal& portal, std::uint64_t record) {
  const Contact contact = portal.contact(record);
  ++truth.links[static_cast<std::size_t>(contact.identity.link)];
  if (contact.identity.address == Address::unusable) {
    ++truth.unusable_addresses;
  }
  if (contact.person.employed) {
    Truth::Activity& activity = truth.activity[static_cast<std::size_t>(contact.company.outcome)];
    ++activity.contacts;
    activity.page_views += contact.engagement.page_views;
    activity.conversions += contact.engagement.conversions;
    activity.opens += contact.engagement.opens;
    activity.clicks += contact.engagement.clicks;
  }
  return {contact.updated, contact.id, contact.identity.email};
}

void count_contacts(Truth& truth, const Portal& portal, bool list) {
  truth.records = portal.layout().records();
  truth.leads = portal.layout().people();
  const auto duplicates = find_duplicates(portal);
  auto duplicate = duplicates.begin();
  for (std::uint64_t person = 0; person < truth.leads; ++person) {
    std::vector<Member> members = {count_contact(truth, portal, portal.layout().record_of(person))};
    for (; duplicate != duplicates.end() && duplicate->first == person; ++duplicate) {
      members.push_back(count_contact(truth, portal, duplicate->second));
    }
    LeadTruth lead = lead_of(std::move(members));
    if (lead.email.empty()) {
      ++truth.without_email;
    }
    if (list) {
      truth.list.push_back(std::move(lead));
    }
  }
  std::sort(truth.list.begin(), truth.list.end(), sorts_before);
}

void count_sales(Truth& truth, const Portal& portal) {
  truth.companies = portal.companies();
  truth.company_copies = portal.companies() - portal.layout().companies();
  truth.deals = portal.layout().deals();
  for (std::uint64_t deal = 0; deal < truth.deals; ++deal) {
    ++truth.deals_by_outcome[static_cast<std::size_t>(portal.deal(deal).outcome)];
  }
  for (std::uint64_t number = 0; number < portal.layout().companies(); ++number) {
    const Company company = portal.company(number);
    Truth::Sales& sales = company.fits ? truth.fitting : truth.others;
    if (company.outcome == Outcome::won) {
      ++sales.won;
    }
    if (company.outcome == Outcome::lost) {
      ++sales.lost;
    }
  }
}

/// {"kind": "employees", "value": [51, 200], "lift": 2.5, "companiesWith": 210, "companiesWithout": 640,
///  "expectedShareWonWith": 0.52, "expectedShareWonWithout": 0.21, "expectedLift": 2.48}
Json stated_traits(const Truth& truth) {
  constexpr const char* kKinds[] = {"industry", "employees", "country", "source"};
  Json list = Json::array();
  for (const PlantedTruth& each : truth.planted) {
    const bool band = each.trait.kind == PlantedTrait::Kind::employees;
    list.push_back({{"kind", kKinds[static_cast<std::size_t>(each.trait.kind)]},
                    {"value", band ? Json{each.trait.least, each.trait.most} : Json(each.trait.value)},
                    {"lift", each.trait.lift_percent / 100.0},
                    {"companiesWith", each.with},
                    {"companiesWithout", each.without},
                    {"expectedShareWonWith", each.expected_with},
                    {"expectedShareWonWithout", each.expected_without},
                    {"expectedLift", each.lift()}});
  }
  return list;
}

Json planted(const Truth& truth) {
  Json industries = Json::array();
  for (const Trade& trade : trades()) {
    if (trade.fits) {
      industries.push_back(trade.industry);
    }
  }
  Json engagement;
  for (std::size_t i = 0; i < truth.activity.size(); ++i) {
    const Truth::Activity& a = truth.activity[i];
    engagement[kOutcomeNames[i]] = {{"contacts", a.contacts},
                                    {"pageViews", a.page_views},
                                    {"formSubmissions", a.conversions},
                                    {"emailOpens", a.opens},
                                    {"emailClicks", a.clicks}};
  }
  if (truth.won_per_mille > 0) {
    return {{"sharePerMilleWonWithoutTraits", truth.won_per_mille},
            {"traits", stated_traits(truth)},
            {"engagementByOutcomeOfTheCompany", engagement}};
  }
  return {{"fittingCompany", {{"industry", industries}, {"numberofemployees", {50, 999}}}},
          {"companiesWithDecidedDeals",
           {{"fitting", {{"won", truth.fitting.won}, {"lost", truth.fitting.lost}}},
            {"others", {{"won", truth.others.won}, {"lost", truth.others.lost}}}}},
          {"engagementByOutcomeOfTheCompany", engagement}};
}

Json strings(const std::vector<std::int64_t>& ids) {
  Json list = Json::array();
  for (const std::int64_t id : ids) {
    list.push_back(std::to_string(id));
  }
  return list;
}

}  // namespace

Truth find_truth(const Portal& portal, bool list) {
  Truth truth;
  count_contacts(truth, portal, list);
  count_sales(truth, portal);
  if (portal.settings().planted.stated) {
    truth.planted = planted_truths(portal);
    truth.won_per_mille = portal.settings().planted.won_per_mille;
  }
  return truth;
}

std::string planted_facts(const Truth& truth) { return planted(truth).dump(); }

void write_truth(std::ostream& out, const Truth& truth, const Tally& tally) {
  Json links, deals;
  for (std::size_t i = 1; i < truth.links.size(); ++i) {
    links[kLinkNames[i]] = truth.links[i];
  }
  for (std::size_t i = 1; i < truth.deals_by_outcome.size(); ++i) {
    deals[kOutcomeNames[i]] = truth.deals_by_outcome[i];
  }
  const Json document = {{"records", truth.records},
                         {"leads", truth.leads},
                         {"duplicates", truth.records - truth.leads},
                         {"withoutEmail", truth.without_email},
                         {"rejectedRecords", tally.rejected_records},
                         {"rejectedPages", tally.rejected_pages},
                         {"pages", tally.pages},
                         {"repeats", tally.repeats},
                         {"valuesNotText", tally.not_text},
                         {"unusableAddresses", truth.unusable_addresses},
                         {"duplicatesByLink", links},
                         {"companies", truth.companies},
                         {"companyCopies", truth.company_copies},
                         {"deals", truth.deals},
                         {"dealsByOutcome", deals},
                         {"planted", planted(truth)}};
  out << document.dump(2) << '\n';
}

void write_leads(std::ostream& out, const Truth& truth) {
  for (const LeadTruth& lead : truth.list) {
    Json line;
    line["email"] = lead.email.empty() ? Json(nullptr) : Json(lead.email);
    line["recordId"] = std::to_string(lead.record_id);
    line["mergedFrom"] = strings(lead.merged_from);
    out << line.dump() << '\n';
  }
}

}  // namespace simulator
