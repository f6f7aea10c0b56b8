#include "events.hpp"

#include <algorithm>
#include <iterator>

#include "properties.hpp"
#include "words.hpp"

namespace simulator {
namespace {

/// What a contact's sequence is for.
enum : std::uint64_t { kEmails, kForms, kViews };

constexpr const char* kTypeNames[kEmailEventTypes] = {"SENT",   "PROCESSED", "DROPPED", "DELIVERED",
                                                      "BOUNCE", "OPEN",      "CLICK"};

constexpr SitePage kPages[] = {{"/", "Home"},
                               {"/pricing", "Pricing"},
                               {"/product", "Product tour"},
                               {"/product/integrations", "Integrations"},
                               {"/customers", "Customer stories"},
                               {"/blog/lead-scoring", "The lead scoring guide"},
                               {"/blog/q3-product-tour", "Webinar: Q3 product tour"},
                               {"/docs/api", "API documentation"},
                               {"/about", "About us"},
                               {"/contact", "Contact us"}};

std::size_t position(std::span<const char* const> names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Moments from `first` to `last`, both among them, `count` in all and in order. Whose company buys or is about to does
/// more and more of it; with others it is spread evenly.
std::vector<Moment> moments(const Contact& contact, Moment first, Moment last, std::int64_t count, Random& random) {
  std::vector<Moment> all;
  if (count <= 0) {
    return all;
  }
  const bool rising = contact.company.outcome == Outcome::won || contact.company.outcome == Outcome::open;
  all.push_back(first);
  for (std::int64_t i = 2; i < count; ++i) {
    all.push_back(rising ? last - random.mostly_small(last - first) : random.between(first, last));
  }
  if (count > 1) {
    all.push_back(last);
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool in_order(const Occurrence& a, const Occurrence& b) { return a.when < b.when; }

/// One sending and what came of it.
struct Sending {
  Occurrence sent;
  std::size_t email = 0;
};

class Mailbox {
 public:
  explicit Mailbox(const Contact& contact)
      : contact_(contact), e_(contact.engagement), random_(contact.dice, Stream::events, kEmails) {}

  std::vector<EmailEvent> events() && {
    if (e_.first_send != 0) {
      send();
    } else {
      bounce_unsent();
    }
    react(EmailEventType::open, e_.first_open, e_.last_open, e_.opens);
    react(EmailEventType::click, e_.first_click, e_.last_click, e_.clicks);
    std::stable_sort(events_.begin(), events_.end(), in_order);
    return std::move(events_);
  }

 private:
  EmailEvent& add(EmailEventType type, Moment when, std::size_t email) {
    EmailEvent event;
    event.when = when;
    event.kind = static_cast<unsigned>(type);
    event.dice = random_.next();
    event.email = email;
    return events_.emplace_back(event);
  }

  void send() {
    const std::int64_t received = e_.delivered + e_.bounces;
    // Two dates and but one email that came to anything: the other sending was dropped.
    const bool dropped = received == 1 && e_.first_send != e_.last_send;
    const std::vector<Moment> when =
        moments(contact_, e_.first_send, e_.last_send, received + (dropped ? 1 : 0), random_);
    std::int64_t bounces = e_.bounces;
    for (std::size_t i = 0; i < when.size(); ++i) {
      const bool last = i + 1 == when.size();
      const std::size_t email = last ? position(email_names(), value_of(contact_, "hs_email_last_email_name"))
                                     : random_.below(email_names().size());
      const Occurrence sent = add(EmailEventType::sent, when[i], email);
      if (last && dropped) {
        add(EmailEventType::dropped, when[i] + random_.between(20, 900), email).sent_by = sent;
        break;
      }
      add(EmailEventType::processed, when[i] + random_.between(20, 300), email).sent_by = sent;
      // The first arrives, or nobody could have opened it when they did; which of the others do not is chance.
      const auto left = static_cast<std::uint64_t>(when.size() - i);
      const bool bounced = i > 0 && random_.below(left) < static_cast<std::uint64_t>(bounces);
      bounces -= bounced ? 1 : 0;
      add(bounced ? EmailEventType::bounce : EmailEventType::delivered, when[i] + random_.between(300, 3000), email)
          .sent_by = sent;
      if (!bounced) {
        arrived_.push_back({sent, email});
      }
    }
  }

  /// Bounces of what HubSpot no longer knows to have been sent.
  void bounce_unsent() {
    for (const Moment when : moments(contact_, e_.first_open, e_.last_open, e_.bounces, random_)) {
      add(EmailEventType::bounce, when, random_.below(email_names().size()));
    }
  }

  void react(EmailEventType type, Moment first, Moment last, std::int64_t count) {
    for (const Moment when : moments(contact_, first, last, count, random_)) {
      // Of the newest email that had come by then.
      const auto later = std::find_if(arrived_.begin(), arrived_.end(),
                                      [&](const Sending& sending) { return sending.sent.when > when; });
      const bool known = later != arrived_.begin();
      EmailEvent& event = add(type, when, known ? std::prev(later)->email : random_.below(email_names().size()));
      if (known) {
        event.sent_by = std::prev(later)->sent;
      }
      event.machine = e_.machine;
    }
  }

  const Contact& contact_;
  const Engagement& e_;
  Random random_;
  std::vector<Sending> arrived_;  // oldest first
  std::vector<EmailEvent> events_;
};

/// Pages that the next view can be of: who buys looks at prices.
unsigned next_page(const Contact& contact, Random& random) {
  const unsigned priced = contact.company.outcome == Outcome::won    ? 300
                          : contact.company.outcome == Outcome::open ? 200
                                                                     : 60;
  return random.chance(priced) ? 1 : static_cast<unsigned>(random.below(std::size(kPages)));
}

}  // namespace

const char* name(EmailEventType type) noexcept { return kTypeNames[static_cast<unsigned>(type)]; }

std::vector<EmailEvent> email_events(const Contact& contact) { return Mailbox(contact).events(); }

std::vector<FormSubmission> form_submissions(const Contact& contact) {
  Random random(contact.dice, Stream::events, kForms);
  const Engagement& e = contact.engagement;
  std::vector<FormSubmission> all;
  for (const Moment when : moments(contact, e.first_conversion, e.last_conversion, e.conversions, random)) {
    FormSubmission& submission = all.emplace_back();
    submission.when = when;
    submission.kind = static_cast<unsigned>(random.below(form_names().size()));
    submission.dice = random.next();
  }
  if (all.empty()) {
    return all;
  }
  const auto form = [&](const char* property) {
    return static_cast<unsigned>(position(form_names(), value_of(contact, property)));
  };
  all.back().last = true;
  all.back().kind = form("recent_conversion_event_name");
  all.front().kind = form("first_conversion_event_name");
  return all;
}

std::vector<PageView> page_views(const Contact& contact) {
  Random random(contact.dice, Stream::events, kViews);
  const Engagement& e = contact.engagement;
  // A record that changes while it is read may count a view before any visit.
  const Moment first = e.visits > 0 ? e.first_visit : contact.updated, last = e.visits > 0 ? e.last_visit : first;
  const std::vector<Moment> visits =
      moments(contact, first, last, std::max(e.visits, std::min<std::int64_t>(e.page_views, 1)), random);
  std::vector<PageView> all;
  const auto view = [&](Moment when) {
    PageView& added = all.emplace_back();
    added.when = std::clamp(when, first, last);
    added.kind = next_page(contact, random);
    added.dice = random.next();
  };
  for (const Moment visit : visits) {
    view(visit);
  }
  // The others follow the beginning of a visit, or precede the end of the last one.
  for (auto i = static_cast<std::int64_t>(visits.size()); i < e.page_views; ++i) {
    const std::size_t visit = random.below(visits.size());
    const Moment distance = random.between(5 * kSecond, 12 * kMinute);
    view(visit + 1 == visits.size() ? visits[visit] - distance : visits[visit] + distance);
  }
  std::stable_sort(all.begin(), all.end(), in_order);
  if (!all.empty()) {
    all.front().first = true;
  }
  return all;
}

std::string value_of(const Contact& contact, std::string_view property) {
  const std::span<const ContactProperty> all = contact_properties();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const ContactProperty& each) { return each.definition.name == property; });
  Cell cell;
  if (found != all.end()) {
    found->read(contact, cell);
  }
  return cell.kind() == Cell::Kind::text ? cell.text() : std::string();
}

std::span<const Form> forms() {
  static const std::vector<Form> all = {
      {"Contact us", "hubspot", "/contact", {"email", "firstname", "lastname", "message"}},
      {"Newsletter sign-up", "hubspot", "/blog", {"email"}},
      {"Book a demo", "hubspot", "/demo", {"email", "firstname", "lastname", "company", "jobtitle", "phone"}},
      {"Pricing request", "hubspot", "/pricing", {"email", "firstname", "lastname", "company", "message"}},
      {"Webinar registration: Q3 product tour",
       "captured",
       "/blog/q3-product-tour",
       {"email", "firstname", "lastname"}},
      {"E-book: The lead scoring guide", "flow", "/blog/lead-scoring", {"email", "jobtitle"}},
      {"Start free trial", "hubspot", "/trial", {"email", "firstname", "lastname", "company"}}};
  return all;
}

std::span<const SitePage> site_pages() { return kPages; }

}  // namespace simulator
