#include "option_lists.hpp"
#include "properties.hpp"

namespace simulator {
namespace {

constexpr const char* kInfo = "contactinformation";
constexpr const char* kEmail = "emailinformation";
constexpr const char* kWeb = "analyticsinformation";
constexpr const char* kForms = "conversioninformation";
constexpr const char* kOurs = "onboarding";
constexpr const char* kInterests[] = {"lead_scoring", "data_sync", "api", "onboarding", "reporting"};
constexpr const char* kSegments[] = {"Ent", "MM", "SMB", "Pub"};
constexpr const char* kSources[] = {"ORGANIC_SEARCH", "DIRECT_TRAFFIC", "PAID_SEARCH",     "EMAIL_MARKETING",
                                    "REFERRALS",      "SOCIAL_MEDIA",   "OTHER_CAMPAIGNS", "PAID_SOCIAL"};

/// What only the selected properties need is drawn here, a sequence a property.
Random draw(const Contact& c, std::uint64_t which) { return Random(c.dice, Stream::contact_values, which); }

bool emailed(const Contact& c) { return c.engagement.delivered > 0; }

void number_or_nothing(Cell& cell, std::int64_t value) {
  if (value != 0) {
    cell.number(value);
  }
}

void read_merged_ids(const Contact& c, Cell& cell) {
  std::string ids;
  for (const std::int64_t id : c.identity.merged) {
    ids += (ids.empty() ? "" : ";") + std::to_string(id);
  }
  cell.text(ids);
}

void read_merge_times(const Contact& c, Cell& cell) {
  std::string list;
  for (const std::int64_t id : c.identity.merged) {
    list += (list.empty() ? "" : ";") + std::to_string(id) + ':' + std::to_string(c.updated - kDay);
  }
  cell.text(list);
}

void read_source(const Contact& c, Cell& cell) {
  if (!c.planted_source.empty()) {
    cell.text(c.planted_source);
    return;
  }
  cell.text(c.engagement.visits > 0 ? draw(c, 5).pick(kSources) : "OFFLINE");
}

void read_company_size(const Contact& c, Cell& cell) {
  const std::int64_t n = c.company.employees;
  if (c.person.employed) {
    cell.text(n <= 5      ? "1-5"
              : n <= 25   ? "5-25"
              : n <= 50   ? "25-50"
              : n <= 100  ? "50-100"
              : n <= 500  ? "100-500"
              : n <= 1000 ? "500-1000"
                          : "1000+");
  }
}

void read_interests(const Contact& c, Cell& cell) {
  Random random = draw(c, 1);
  std::string list;
  if (random.chance(450)) {
    for (const char* const interest : kInterests) {
      if (random.chance(400)) {
        list += (list.empty() ? "" : ";") + std::string(interest);
      }
    }
  }
  cell.text(list);
}

void read_message(const Contact& c, Cell& cell) {
  Random random = draw(c, 2);
  if (c.engagement.conversions == 0 || !random.chance(500)) {
    return;
  }
  std::string text = random.pick(messages());
  if (random.chance(20)) {  // whole threads that someone pasted
    for (std::int64_t n = random.between(5, 60); n > 0; --n) {
      text.append("\n> ").append(random.pick(messages()));
    }
  }
  cell.text(text);
}

const ContactProperty kProperties[] = {
    {{"annualrevenue", "Annual Revenue", Shape::text, kInfo, 0, "", "Annual company revenue"},
     [](const Contact& c, Cell& cell) {
       if (c.person.employed && draw(c, 3).chance(700)) {
         cell.number(c.company.revenue);
       }
     }},
    {{"associatedcompanyid", "Primary Associated Company ID", Shape::number, kInfo, kReadOnly | kExact},
     [](const Contact& c, Cell& cell) {
       if (c.person.employed) {
         cell.text(std::to_string(c.company.id));
       }
     }},
    {{"city", "City", Shape::text, kInfo},
     [](const Contact& c, Cell& cell) {
       if (c.person.employed) {
         cell.text(c.company.city->name);
       }
     }},
    {{"company", "Company Name", Shape::text, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.company_name); }},
    {{"country", "Country/Region", Shape::text, kInfo},
     [](const Contact& c, Cell& cell) { cell.text(c.person.culture->country); }},
    {{"createdate", "Create Date", Shape::datetime, kInfo, kReadOnly | kExact},
     [](const Contact& c, Cell& cell) { cell.moment(c.created); }},
    {{"email", "Email", Shape::text, kInfo, kUnique | kExact, "", "A contact's email address"},
     [](const Contact& c, Cell& cell) { cell.text(c.email); }},
    {{"engagements_last_meeting_booked", "Date of last meeting booked in meetings tool", Shape::datetime, kInfo,
      kReadOnly},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.meeting_booked); }},
    {{"first_conversion_date", "First Conversion Date", Shape::datetime, kForms, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.first_conversion); }},
    {{"first_conversion_event_name", "First Conversion", Shape::text, kForms, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) {
       if (c.engagement.conversions > 0) {
         cell.text(draw(c, 4).pick(form_names()));
       }
     }},
    {{"firstname", "First Name", Shape::text, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.first_name); }},
    {{"hs_additional_emails", "Additional email addresses", Shape::select, kInfo, kReadOnly | kExact},
     [](const Contact& c, Cell& cell) { cell.text(c.additional_emails); }},
    {{"hs_analytics_first_timestamp", "Time First Seen", Shape::datetime, kWeb, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.first_visit); }},
    {{"hs_analytics_last_timestamp", "Time Last Seen", Shape::datetime, kWeb, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.last_visit); }},
    {{"hs_analytics_num_page_views", "Number of Pageviews", Shape::number, kWeb, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.number(c.engagement.page_views); }},
    {{"hs_analytics_num_visits", "Number of Sessions", Shape::number, kWeb, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.number(c.engagement.visits); }},
    {{"hs_analytics_source", "Original Traffic Source", Shape::select, kWeb, kReadOnly, kSourceOptions}, read_source},
    {{"hs_calculated_merged_vids", "Merged vids with timestamps of a contact", Shape::text, kInfo,
      kReadOnly | kCalculated | kExact | kHidden},
     read_merge_times},
    {{"hs_email_bounce", "Marketing emails bounced", Shape::number, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { number_or_nothing(cell, c.engagement.bounces); }},
    {{"hs_email_click", "Marketing emails clicked", Shape::number, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { number_or_nothing(cell, c.engagement.clicks); }},
    {{"hs_email_delivered", "Marketing emails delivered", Shape::number, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { number_or_nothing(cell, c.engagement.delivered); }},
    {{"hs_email_domain", "Email Domain", Shape::text, kInfo, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.text(c.identity.domain); }},
    {{"hs_email_first_click_date", "First marketing email click date", Shape::datetime, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.first_click); }},
    {{"hs_email_first_open_date", "First marketing email open date", Shape::datetime, kEmail, kReadOnly | kExact},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.first_open); }},
    {{"hs_email_first_send_date", "First marketing email send date", Shape::datetime, kEmail, kReadOnly | kExact},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.first_send); }},
    {{"hs_email_last_click_date", "Last marketing email click date", Shape::datetime, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.last_click); }},
    {{"hs_email_last_email_name", "Last marketing email name", Shape::text, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) {
       if (emailed(c)) {
         cell.text(draw(c, 6).pick(email_names()));
       }
     }},
    {{"hs_email_last_open_date", "Last marketing email open date", Shape::datetime, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.last_open); }},
    {{"hs_email_last_send_date", "Last marketing email send date", Shape::datetime, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.last_send); }},
    {{"hs_email_open", "Marketing emails opened", Shape::number, kEmail, kReadOnly},
     [](const Contact& c, Cell& cell) { number_or_nothing(cell, c.engagement.opens); }},
    {{"hs_language", "Preferred language", Shape::select, kInfo, 0, kLanguageOptions},
     [](const Contact& c, Cell& cell) {
       if (draw(c, 7).chance(400)) {
         cell.text(c.person.culture->language);
       }
     }},
    {{"hs_lead_status", "Lead Status", Shape::radio, kInfo, 0, kLeadStatusOptions},
     [](const Contact& c, Cell& cell) { cell.text(c.lead_status); }},
    {{"hs_merged_object_ids", "Merged record IDs", Shape::checkbox, kInfo, kReadOnly | kExact}, read_merged_ids},
    {{"hs_object_id", "Record ID", Shape::number, kInfo, kReadOnly | kUnique | kExact},
     [](const Contact& c, Cell& cell) { cell.text(std::to_string(c.id)); }},
    {{"hs_seniority", "Employment Seniority", Shape::select, kInfo, 0,
      "owner=Owner|partner=Partner|executive=Executive|vp=VP|director=Director|manager=Manager|senior=Senior|"
      "employee=Employee|entry=Entry"},
     [](const Contact& c, Cell& cell) {
       if (!c.job_title.empty() && c.person.local_title == nullptr && draw(c, 8).chance(600)) {
         cell.text(c.person.title->seniority);
       }
     }},
    {{"hubspot_owner_id", "Contact owner", Shape::owner, kInfo},
     [](const Contact& c, Cell& cell) {
       if (draw(c, 9).chance(700)) {
         cell.text(owner_of(c.person.company));
       }
     }},
    {{"industry", "Industry", Shape::text, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.industry); }},
    {{"jobtitle", "Job Title", Shape::text, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.job_title); }},
    {{"kundennummer", "Kundennummer", Shape::text, kOurs, kCustom},
     [](const Contact& c, Cell& cell) {
       if (c.company.outcome == Outcome::won) {
         cell.text("K-" + std::to_string(10'000 + c.company.number));
       }
     }},
    {{"lastmodifieddate", "Last Modified Date", Shape::datetime, kInfo, kReadOnly | kExact},
     [](const Contact& c, Cell& cell) { cell.moment(c.updated); }},
    {{"lastname", "Last Name", Shape::text, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.last_name); }},
    {{"lifecyclestage", "Lifecycle Stage", Shape::radio, kInfo, 0, kLifecycleOptions},
     [](const Contact& c, Cell& cell) { cell.text(c.lifecycle); }},
    {{"message", "Message", Shape::textarea, kInfo}, read_message},
    {{"newsletter_ok", "Newsletter OK?", Shape::flag, kOurs, kCustom},
     [](const Contact& c, Cell& cell) {
       Random random = draw(c, 10);
       if (random.chance(600)) {
         cell.flag(random.chance(700));
       }
     }},
    {{"num_associated_deals", "Number of Associated Deals", Shape::rollup, kInfo, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { number_or_nothing(cell, static_cast<std::int64_t>(c.company.deals)); }},
    {{"num_conversion_events", "Number of Form Submissions", Shape::number, kForms, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) { cell.number(c.engagement.conversions); }},
    {{"numemployees", "Number of Employees", Shape::select, kInfo, 0,
      "1-5=1-5|5-25=5-25|25-50=25-50|50-100=50-100|100-500=100-500|500-1000=500-1000|1000+=1000+"},
     read_company_size},
    {{"phone", "Phone Number", Shape::phone, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.phone); }},
    {{"product_interest", "Product interest", Shape::checkbox, kOurs, kCustom,
      "lead_scoring=Lead scoring|data_sync=Data sync|api=API|onboarding=Onboarding|reporting=Reporting & dashboards"},
     read_interests},
    {{"recent_conversion_date", "Recent Conversion Date", Shape::datetime, kForms, kReadOnly | kCalculated | kByHand},
     [](const Contact& c, Cell& cell) { cell.moment(c.engagement.last_conversion); }},
    {{"recent_conversion_event_name", "Recent Conversion", Shape::text, kForms, kReadOnly | kCalculated},
     [](const Contact& c, Cell& cell) {
       if (c.engagement.conversions > 0) {
         cell.text(draw(c, 11).pick(form_names()));
       }
     }},
    {{"renewal_date", "Renewal date", Shape::date, kOurs, kCustom | kByHand},
     [](const Contact& c, Cell& cell) {
       if (c.company.outcome == Outcome::won) {
         cell.day(c.company.decided + 365 * kDay);
       }
     }},
    {{"seats", "Seats (est.)", Shape::number, kOurs, kCustom},
     [](const Contact& c, Cell& cell) {
       Random random = draw(c, 12);
       if (c.engagement.conversions > 0 && random.chance(500)) {
         cell.number(5 * random.between(1, 60));
       }
     }},
    {{"segment__c", "Segment", Shape::select, kOurs, kCustom,
      "Ent=Enterprise|MM=Mid-market|SMB=Small business|Pub=Public sector"},
     [](const Contact& c, Cell& cell) {
       if (c.person.employed && draw(c, 13).chance(750)) {
         cell.text(c.company.employees >= 1000                                  ? kSegments[0]
                   : c.company.employees >= 100                                 ? kSegments[1]
                   : c.company.trade->industry == std::string_view("UTILITIES") ? kSegments[3]
                                                                                : kSegments[2]);
       }
     }},
    {{"state", "State/Region", Shape::text, kInfo},
     [](const Contact& c, Cell& cell) {
       if (c.person.employed) {
         cell.text(c.company.city->region);
       }
     }},
    {{"trial_started_at", "Trial started at", Shape::datetime, kOurs, kCustom},
     [](const Contact& c, Cell& cell) {
       if (c.engagement.conversions > 1 && draw(c, 14).chance(400)) {
         cell.moment(c.engagement.first_conversion);
       }
     }},
    {{"website", "Website URL", Shape::text, kInfo}, [](const Contact& c, Cell& cell) { cell.text(c.website); }},
};

}  // namespace

std::span<const ContactProperty> contact_properties() { return kProperties; }

}  // namespace simulator
