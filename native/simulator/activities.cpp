#include "activities.hpp"

#include <algorithm>

namespace simulator {
namespace {

/// As Layout spreads its ids.
std::int64_t spread(std::int64_t first, std::uint64_t number) noexcept {
  return first + static_cast<std::int64_t>(71'993 * number + 48'271 * number % 65'521);
}

constexpr const char* kSubjects[] = {"Your question about {what}", "Re: Your question about {what}",
                                     "Next steps for {company}", "Re: Next steps for {company}"};
constexpr const char* kOutgoing[] = {
    "Hi {name},\n\nthank you for your time. As promised, here is our overview of {what}. Would Thursday suit you for a "
    "short call?\n\nKind regards",
    "Hello {name},\n\nI wanted to follow up on our last conversation. I have attached the offer for {company}.\n\nBest "
    "wishes",
    "Hi {name}, just checking in: is there anything that you still need from our side?\n\nBest"};
constexpr const char* kEager[] = {
    // In parentheses, as clang takes it for a forgotten comma.
    ("Hi,\n\nthis looks great! The team loved the demo and we would like to go ahead. Can you send the contract this "
     "week?\n\nThanks a lot, {name}"),
    "Fantastic, thank you. Budget is approved, so let us start as soon as possible.\n\n{name}",
    "Sehr gut, das passt genau. Bitte schicken Sie uns den Vertrag, wir freuen uns auf die Zusammenarbeit!\n\n{name}"};
constexpr const char* kNeutral[] = {
    "Hello,\n\nthank you for the information. We are still comparing and will come back to you next month.\n\n{name}",
    "Thanks. Could you tell me whether the data is kept in the EU, and how single sign-on works?\n\n{name}",
    "Bonjour, merci pour votre message. Je transmets \u00e0 mes coll\u00e8gues.\n\n{name}"};
constexpr const char* kHesitant[] = {
    "Hi,\n\nto be honest the price is higher than we expected, and I am not sure that we can justify it this "
    "year.\n\n{name}",
    "Thank you, but several people here still have doubts. Perhaps we should talk again after the summer.\n\n{name}"};
constexpr const char* kAnnoyed[] = {
    "I have asked twice now and still have no answer. This is disappointing. Please do not call again.\n\n{name}",
    "We have decided to go with someone else; your support was too slow. Kindly remove me from your list.\n\n{name}"};

constexpr const char* kTitles[] = {"Product demo", "Contract review"};
constexpr const char* kOutcomes[] = {"COMPLETED",   "COMPLETED", "COMPLETED", "COMPLETED",
                                     "RESCHEDULED", "NO_SHOW",   "CANCELED"};

std::string filled(std::string_view pattern, const Contact& contact, const Company& company, const Deal& deal) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    out += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) {
      break;
    }
    const std::size_t close = pattern.find('}');
    const std::string_view word = pattern.substr(1, close - 1);
    if (word == "name") {
      out += contact.first_name.empty() ? "there" : contact.first_name;
    } else {
      out += word == "company" ? company.name : deal.subject;
    }
    pattern.remove_prefix(close + 1);
  }
  return out;
}

Mood mood_of(Outcome outcome, Random& random) {
  constexpr Mood kWon[] = {Mood::eager, Mood::eager, Mood::eager, Mood::neutral, Mood::hesitant};
  constexpr Mood kLost[] = {Mood::annoyed, Mood::annoyed, Mood::hesitant, Mood::hesitant, Mood::neutral, Mood::eager};
  constexpr Mood kOpen[] = {Mood::eager, Mood::neutral, Mood::neutral, Mood::hesitant};
  if (outcome == Outcome::won) {
    return random.pick(kWon);
  }
  return outcome == Outcome::lost ? random.pick(kLost) : random.pick(kOpen);
}

const char* incoming_text(Mood mood, Random& random) {
  switch (mood) {
    case Mood::eager:
      return random.pick(kEager);
    case Mood::neutral:
      return random.pick(kNeutral);
    case Mood::hesitant:
      return random.pick(kHesitant);
    case Mood::annoyed:
      break;
  }
  return random.pick(kAnnoyed);
}

/// The so-and-so-many of n moments between a deal's beginning and its end, or now.
Moment moment_of(const Portal& portal, const Deal& deal, std::uint64_t i, std::uint64_t n, Random& random) {
  const Moment latest = portal.settings().now - kHour;
  const Moment length = std::max<Moment>(std::min(deal.closed, latest) - deal.created, 0);
  const Moment part = length / static_cast<Moment>(n);
  return deal.created + static_cast<Moment>(i) * part + random.between(0, part);
}

/// Bits apart from those of the records that share these streams.
constexpr std::uint64_t kEmailBit = std::uint64_t{1} << 62;
constexpr std::uint64_t kMeetingBit = std::uint64_t{1} << 61;

}  // namespace

std::int64_t email_id(std::uint64_t number) noexcept { return spread(41'305'881'420, number); }
std::int64_t meeting_id(std::uint64_t number) noexcept { return spread(38'220'604'713, number); }

std::optional<std::uint64_t> contact_of_deal(const Portal& portal, std::uint64_t deal) {
  const auto person = portal.layout().person_at({portal.layout().company_of_deal(deal), 0});
  return person ? std::optional<std::uint64_t>(portal.layout().record_of(*person)) : std::nullopt;
}

Email make_email(const Portal& portal, std::uint64_t number) {
  Random random(portal.settings().seed, Stream::deal_values, number | kEmailBit);
  Email email;
  email.number = number;
  email.id = email_id(number);
  const std::uint64_t deal = number / kEmailsPerDeal, place = number % kEmailsPerDeal;
  email.deal = portal.deal(deal);
  email.company = portal.company(email.deal.company);
  email.rep = portal.rep(email.deal.company);
  if (const auto record = contact_of_deal(portal, deal)) {
    email.contact = portal.contact(*record);
  }
  email.incoming = place % 2 == 1;
  email.mood = mood_of(email.deal.outcome, random);
  email.subject = kSubjects[place];
  email.text = filled(email.incoming ? incoming_text(email.mood, random) : random.pick(kOutgoing), email.contact,
                      email.company, email.deal);
  email.sent = moment_of(portal, email.deal, place, kEmailsPerDeal, random);
  if (!email.incoming) {
    email.bounced = random.chance(15);
    email.opens = email.bounced ? 0 : random.mostly_small(email.deal.outcome == Outcome::won ? 12 : 5);
    email.clicks = random.mostly_small(email.opens / 2);
    email.replies = email.bounced ? 0 : 1;
  }
  email.updated = std::min(email.sent + random.between(kMinute, 3 * kDay), portal.settings().now - kMinute);
  return email;
}

Meeting make_meeting(const Portal& portal, std::uint64_t number) {
  Random random(portal.settings().seed, Stream::deal_values, number | kMeetingBit);
  Meeting meeting;
  meeting.number = number;
  meeting.id = meeting_id(number);
  const std::uint64_t deal = number / kMeetingsPerDeal, place = number % kMeetingsPerDeal;
  meeting.deal = portal.deal(deal);
  meeting.company = portal.company(meeting.deal.company);
  if (const auto record = contact_of_deal(portal, deal)) {
    meeting.contact = portal.contact(*record);
  }
  meeting.title = kTitles[place];
  meeting.created = moment_of(portal, meeting.deal, place, kMeetingsPerDeal, random);
  meeting.start = (meeting.created + random.between(kDay, 14 * kDay)) / kHour * kHour;
  meeting.end = meeting.start + 30 * kMinute;
  const bool ahead = meeting.start >= portal.settings().now;
  meeting.outcome = ahead ? "SCHEDULED" : random.pick(kOutcomes);
  if (!ahead) {
    meeting.notes = filled(incoming_text(mood_of(meeting.deal.outcome, random), random), meeting.contact,
                           meeting.company, meeting.deal);
  }
  meeting.updated = std::min(std::max(meeting.created, meeting.end), portal.settings().now - kMinute);
  return meeting;
}

}  // namespace simulator
