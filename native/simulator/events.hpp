#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "portal.hpp"

/// What contacts did, event by event: as many and between the same moments as their counters say. A pure function of
/// the contact, like all else in the portal.
namespace simulator {

/// One thing that happened at a moment.
struct Occurrence {
  Moment when = 0;
  unsigned kind = 0;       ///< of a marketing email: EmailEventType; of a submission: the form; of a view: the page
  std::uint64_t dice = 0;  ///< for what is made up only when asked for, its id among it
};

enum class EmailEventType : unsigned { sent, processed, dropped, delivered, bounce, open, click };
constexpr unsigned kEmailEventTypes = 7;

/// "OPEN"
const char* name(EmailEventType type) noexcept;

struct EmailEvent : Occurrence {
  std::size_t email = 0;  ///< which of the marketing emails
  bool machine = false;   ///< an open that no person made
  /// The sending that it follows from; none for one itself, and for opens of what was never sent.
  std::optional<Occurrence> sent_by;

  EmailEventType type() const noexcept { return static_cast<EmailEventType>(kind); }
};

struct FormSubmission : Occurrence {
  bool last = false;  ///< brought the contact's `message`
};

struct PageView : Occurrence {
  bool first = false;  ///< brought the contact's `hs_analytics_source`
};

/// All of a contact, oldest first. An email's opens, clicks, deliveries and bounces are as many as the counters, and
/// the first and last open, click and sending at the moments that the contact's dates say. The same goes for
/// submissions and views. One submission has the name of the contact's first conversion.
std::vector<EmailEvent> email_events(const Contact& contact);
std::vector<FormSubmission> form_submissions(const Contact& contact);
std::vector<PageView> page_views(const Contact& contact);

/// A contact's value of that name, as text; empty where there is none.
std::string value_of(const Contact& contact, std::string_view property);

/// A form as the account has it.
struct Form {
  const char* name;
  const char* type;                     ///< HubSpot's formType: "hubspot", "captured", "flow"
  const char* path;                     ///< of the page that it stands on
  std::vector<const char*> properties;  ///< of its fields; the address comes first
};

/// In the order of form_names().
std::span<const Form> forms();

/// A page of the account's site.
struct SitePage {
  const char* path;
  const char* title;
};

std::span<const SitePage> site_pages();

}  // namespace simulator
