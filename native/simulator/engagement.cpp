#include <algorithm>

#include "portal.hpp"

namespace simulator {
namespace {

/// How many of a thousand contacts are seen on the web at all, and how much they do there.
struct Interest {
  unsigned seen;
  std::int64_t strength;
};

// Planted: people at companies that buy do more, and mostly before they buy.
Interest interest_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::won:
      return {860, 6};
    case Outcome::open:
      return {800, 3};
    case Outcome::lost:
      return {700, 2};
    case Outcome::none:
      break;
  }
  return {560, 1};
}

struct Window {
  Moment start, end;
  Moment early(Random& random) const { return start + random.mostly_small(end - start); }
  Moment late(Random& random) const { return end - random.mostly_small(end - start); }
};

void fill_web(Engagement& e, Interest interest, Window window, Random& random) {
  e.page_views = 1 + random.mostly_small(8 * interest.strength);
  e.visits = 1 + random.mostly_small(e.page_views - 1);
  e.first_visit = window.start + random.between(0, kMinute);
  e.last_visit = e.visits > 1 ? std::max(e.first_visit, window.late(random)) : e.first_visit;
  e.conversions = random.mostly_small(interest.strength + 1);
  if (e.conversions > 0) {
    e.first_conversion = e.first_visit + random.between(0, e.last_visit - e.first_visit);
    e.last_conversion = e.conversions > 1 ? random.between(e.first_conversion, e.last_visit) : e.first_conversion;
  }
  if (random.chance(static_cast<unsigned>(30 * interest.strength))) {
    e.meeting_booked = window.late(random);
  }
}

void fill_email(Engagement& e, Interest interest, Window window, Random& random) {
  e.delivered = 1 + random.mostly_small(40);
  e.bounces = random.chance(30) ? 1 + random.mostly_small(2) : 0;
  e.first_send = window.early(random);
  e.last_send = random.between(e.first_send, window.end);
  e.opens = random.mostly_small(e.delivered * interest.strength / 2);
  if (e.opens == 0) {
    return;
  }
  e.first_open = random.between(e.first_send + kMinute, e.first_send + kDay);
  e.last_open = e.opens > 1 ? std::max(e.first_open, random.between(e.first_send, window.end)) : e.first_open;
  e.clicks = random.mostly_small(e.opens / 2);
  if (e.clicks == 0) {
    return;
  }
  e.first_click = e.first_open + random.between(5 * kSecond, 10 * kMinute);
  e.last_click = e.clicks > 1 ? std::max(e.first_click, e.last_open) : e.first_click;
}

/// Opens by a mail scanner or a privacy proxy.
void make_machine_opens(Engagement& e, Random& random) {
  e.machine = true;
  e.opens = random.between(2, 9);
  e.clicks = 0;
  e.first_click = e.last_click = 0;
  if (random.chance(400)) {
    e.delivered = 0;
    e.first_open = e.first_send;
    e.first_send = e.last_send = 0;
  } else {
    e.first_open = e.first_send / kSecond * kSecond + kSecond - 1;
  }
  e.last_open = std::max(e.first_open, e.last_open);
}

void clip(Moment& moment, Moment end) { moment = std::min(moment, end); }

}  // namespace

Moment Engagement::last() const noexcept {
  return std::max({last_visit, last_conversion, last_send, last_open, last_click, meeting_booked, Moment{0}});
}

Engagement Portal::engagement(const Contact& contact) const {
  Random random(settings_.seed, Stream::engagement, contact.record);
  const bool related = !settings_.planted.stated || settings_.planted.engagement;
  const Interest interest = interest_of(related ? contact.company.outcome : Outcome::lost);
  const Moment end = settings_.now - 2 * kHour;
  Window window{contact.created, end};
  const Moment decided = contact.company.decided;
  if (related && decided > contact.created + kDay && decided < end && random.chance(600)) {
    window.end = decided;
  }
  Engagement e;
  if (window.end < window.start + kHour) {
    return e;
  }
  if (random.chance(interest.seen)) {
    fill_web(e, interest, window, random);
  }
  if (contact.identity.address == Address::usable && random.chance(750)) {
    fill_email(e, interest, window, random);
    if (settings_.dirty && random.chance(20)) {
      make_machine_opens(e, random);
    }
  }
  for (Moment* moment : {&e.last_visit, &e.first_open, &e.last_open, &e.first_click, &e.last_click}) {
    clip(*moment, end);
  }
  return e;
}

}  // namespace simulator
