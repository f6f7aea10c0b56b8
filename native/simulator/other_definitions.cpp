#include "option_lists.hpp"
#include "properties.hpp"

// Properties that accounts usually have and that no made-up record fills in.
namespace simulator {
namespace {

constexpr const char* kContact = "contactinformation";
constexpr const char* kEmail = "emailinformation";
constexpr const char* kWeb = "analyticsinformation";
constexpr const char* kForms = "conversioninformation";
constexpr const char* kSales = "sales_properties";
constexpr const char* kSocial = "socialmediainformation";
constexpr const char* kDeal = "deal_information";
constexpr const char* kOurs = "onboarding";

constexpr Definition kContacts[] = {
    {"address", "Street Address", Shape::text, kContact},
    {"closedate", "Close Date", Shape::datetime, kContact},
    {"company_size", "Company size", Shape::text, kContact},
    {"currentlyinworkflow", "Currently in workflow", Shape::flag, kContact, kReadOnly | kCalculated},
    {"date_of_birth", "Date of birth", Shape::text, kContact},
    {"days_to_close", "Days To Close", Shape::equation, kContact, kReadOnly | kCalculated},
    {"degree", "Degree", Shape::text, kContact},
    {"fax", "Fax Number", Shape::phone, kContact},
    {"field_of_study", "Field of study", Shape::text, kContact},
    {"first_deal_created_date", "First Deal Created Date", Shape::datetime, kDeal, kReadOnly | kCalculated},
    {"followercount", "Follower Count", Shape::number, kSocial},
    {"graduation_date", "Graduation date", Shape::text, kContact},
    {"hs_all_contact_vids", "All vids for a contact", Shape::checkbox, kContact, kReadOnly | kCalculated | kHidden},
    {"hs_all_owner_ids", "All owner IDs", Shape::owner, kContact, kReadOnly | kHidden},
    {"hs_analytics_average_page_views", "Average Pageviews", Shape::number, kWeb, kReadOnly | kCalculated},
    {"hs_analytics_first_referrer", "First Referring Site", Shape::text, kWeb, kReadOnly},
    {"hs_analytics_first_url", "First Page Seen", Shape::text, kWeb, kReadOnly},
    {"hs_analytics_first_visit_timestamp", "Time of First Session", Shape::datetime, kWeb, kReadOnly | kCalculated},
    {"hs_analytics_last_referrer", "Last Referring Site", Shape::text, kWeb, kReadOnly},
    {"hs_analytics_last_url", "Last Page Seen", Shape::text, kWeb, kReadOnly},
    {"hs_analytics_last_visit_timestamp", "Time of Last Session", Shape::datetime, kWeb, kReadOnly | kCalculated},
    {"hs_analytics_num_event_completions", "Number of event completions", Shape::number, kWeb, kReadOnly | kCalculated},
    {"hs_analytics_revenue", "Event Revenue", Shape::number, kWeb, kReadOnly | kCalculated},
    {"hs_analytics_source_data_1", "Original Traffic Source Drill-Down 1", Shape::text, kWeb, kReadOnly},
    {"hs_analytics_source_data_2", "Original Traffic Source Drill-Down 2", Shape::text, kWeb, kReadOnly},
    {"hs_buying_role", "Buying Role", Shape::checkbox, kSales, 0,
     "BLOCKER=Blocker|BUDGET_HOLDER=Budget Holder|CHAMPION=Champion|DECISION_MAKER=Decision Maker|END_USER=End User|"
     "EXECUTIVE_SPONSOR=Executive Sponsor|INFLUENCER=Influencer|LEGAL_AND_COMPLIANCE=Legal & Compliance|OTHER=Other"},
    {"hs_createdate", "Object create date/time", Shape::datetime, kContact, kReadOnly | kHidden},
    {"hs_email_bad_address", "Invalid email address", Shape::flag, kEmail, kReadOnly},
    {"hs_email_first_reply_date", "First marketing email reply date", Shape::datetime, kEmail, kReadOnly},
    {"hs_email_last_reply_date", "Last marketing email reply date", Shape::datetime, kEmail, kReadOnly},
    {"hs_email_optout", "Unsubscribed from all email", Shape::flag, kEmail, kReadOnly},
    {"hs_email_replied", "Marketing emails replied", Shape::number, kEmail, kReadOnly},
    {"hs_full_name_or_email", "Full name or email", Shape::text, kContact, kReadOnly | kCalculated | kHidden},
    {"hs_ip_timezone", "IP Timezone", Shape::select, kWeb, kReadOnly},
    {"hs_is_unworked", "Contact unworked", Shape::flag, kSales, kReadOnly | kCalculated},
    {"hs_last_sales_activity_timestamp", "Last Engagement Date", Shape::datetime, kSales, kReadOnly},
    {"hs_last_sales_activity_type", "Last Engagement Type", Shape::select, kSales, kReadOnly,
     "EMAIL_OPEN=Email opened|EMAIL_CLICK=Email clicked|EMAIL_REPLY=Email replied|FORM_SUBMITTED=Form submitted|"
     "MEETING_BOOKED=Meeting booked"},
    {"hs_lastmodifieddate", "Object last modified date/time", Shape::datetime, kContact, kReadOnly | kHidden},
    {"hs_latest_meeting_activity", "Latest meeting activity", Shape::datetime, kSales, kReadOnly | kCalculated},
    {"hs_latest_source", "Latest Traffic Source", Shape::select, kWeb, kReadOnly, kSourceOptions},
    {"hs_latest_source_timestamp", "Latest Traffic Source Date", Shape::datetime, kWeb, kReadOnly},
    {"hs_legal_basis", "Legal basis for processing contact's data", Shape::checkbox, kContact, 0,
     "Legitimate interest - prospect/lead=Legitimate interest - prospect/lead|"
     "Freely given consent from contact=Freely given consent from contact|Not applicable=Not applicable"},
    {"hs_linkedin_url", "LinkedIn URL", Shape::text, kContact},
    {"hs_marketable_status", "Marketing contact status", Shape::select, kContact, kReadOnly,
     "true=Marketing contact|false=Non-marketing contact"},
    {"hs_object_source", "Record creation source", Shape::select, kContact, kReadOnly | kHidden},
    {"hs_object_source_label", "Record source", Shape::select, kContact, kReadOnly,
     "FORM=Forms|IMPORT=Import|INTEGRATION=Integration|CRM_UI=CRM UI|API=API"},
    {"hs_persona", "Persona", Shape::radio, kContact, 0,
     "persona_1=Marketing Mary|persona_2=Operations Olaf|persona_3=Founder Fatima"},
    {"hs_pinned_engagement_id", "Pinned Engagement ID", Shape::number, kContact, kHidden},
    {"hs_predictivecontactscore_v2", "Likelihood to close", Shape::number, kContact, kReadOnly | kCalculated},
    {"hs_predictivescoringtier", "Contact priority", Shape::radio, kContact, kReadOnly | kCalculated,
     "tier_1=Very High|tier_2=High|tier_3=Medium|tier_4=Low"},
    {"hs_role", "Employment Role", Shape::select, kContact, 0,
     "accounting=Accounting|engineering=Engineering|finance=Finance|human_resources=Human Resources|"
     "marketing=Marketing|operations=Operations|sales=Sales|support=Support"},
    {"hs_sales_email_last_clicked", "Recent Sales Email Clicked Date", Shape::datetime, kSales, kReadOnly},
    {"hs_sales_email_last_opened", "Recent Sales Email Opened Date", Shape::datetime, kSales, kReadOnly},
    {"hs_sales_email_last_replied", "Recent Sales Email Replied Date", Shape::datetime, kSales, kReadOnly},
    {"hs_sequences_is_enrolled", "Currently in Sequence", Shape::flag, kSales, kReadOnly},
    {"hs_sub_role", "Employment Sub Role", Shape::select, kContact},
    {"hs_timezone", "Time Zone", Shape::select, kContact},
    {"hs_whatsapp_phone_number", "WhatsApp Phone Number", Shape::phone, kContact},
    {"hubspot_owner_assigneddate", "Owner assigned date", Shape::datetime, kSales, kReadOnly},
    {"hubspot_team_id", "HubSpot Team", Shape::select, kSales},
    {"hubspotscore", "HubSpot Score", Shape::score, kContact, kReadOnly | kCalculated},
    {"ip_city", "IP City", Shape::text, kWeb, kReadOnly},
    {"ip_country", "IP Country", Shape::text, kWeb, kReadOnly},
    {"ip_state", "IP State/Region", Shape::text, kWeb, kReadOnly},
    {"job_function", "Job function", Shape::text, kContact},
    {"mobilephone", "Mobile Phone Number", Shape::phone, kContact},
    {"notes_last_contacted", "Last Contacted", Shape::datetime, kSales, kReadOnly},
    {"notes_last_updated", "Last Activity Date", Shape::datetime, kSales, kReadOnly},
    {"notes_next_activity_date", "Next Activity Date", Shape::datetime, kSales, kReadOnly},
    {"num_contacted_notes", "Number of times contacted", Shape::number, kSales, kReadOnly},
    {"num_notes", "Number of Sales Activities", Shape::number, kSales, kReadOnly},
    {"num_unique_conversion_events", "Number of Unique Forms Submitted", Shape::number, kForms,
     kReadOnly | kCalculated},
    {"recent_deal_amount", "Recent Deal Amount", Shape::number, kDeal, kReadOnly | kCalculated},
    {"recent_deal_close_date", "Recent Deal Close Date", Shape::datetime, kDeal, kReadOnly | kCalculated},
    {"salutation", "Salutation", Shape::text, kContact},
    {"school", "School", Shape::text, kContact},
    {"seniority", "Seniority", Shape::text, kContact},
    {"start_date", "Start date", Shape::text, kContact},
    {"total_revenue", "Total Revenue", Shape::number, kDeal, kReadOnly | kCalculated},
    {"twitterhandle", "X Username", Shape::text, kSocial},
    {"work_email", "Work email", Shape::text, kContact},
    {"zip", "Postal Code", Shape::text, kContact},
    // Made in this account, over the years and by several hands.
    {"abteilung", "Abteilung", Shape::text, kOurs, kCustom},
    {"event_attended_2023", "Event attended (2023)", Shape::checkbox, kOurs, kCustom,
     "OMR=OMR|SaaStr=SaaStr|Web Summit=Web Summit"},
    {"lead_score_old", "Lead score (do not use)", Shape::number, kOurs, kCustom | kHidden},
    {"linkedin_profile", "LinkedIn profile", Shape::text, kOurs, kCustom},
    {"mql_date__c", "MQL Date", Shape::date, kOurs, kCustom},
    {"partner_id", "Partner ID", Shape::text, kOurs, kCustom | kArchived},
    {"sector_de_actividad", "Sector de actividad", Shape::select, kOurs, kCustom,
     "industria=Industria|servicios=Servicios"},
};

constexpr const char* kCompany = "companyinformation";
constexpr const char* kActivity = "companyactivity";

constexpr Definition kCompanies[] = {
    {"about_us", "About Us", Shape::textarea, kCompany},
    {"address", "Street Address", Shape::text, kCompany},
    {"address2", "Street Address 2", Shape::text, kCompany},
    {"closedate", "Close Date", Shape::datetime, kCompany},
    {"days_to_close", "Days to Close", Shape::equation, kCompany, kReadOnly | kCalculated},
    {"description", "Description", Shape::textarea, kCompany},
    {"facebook_company_page", "Facebook Company Page", Shape::text, kSocial},
    {"first_contact_createdate", "First Contact Create Date", Shape::datetime, kCompany, kReadOnly | kCalculated},
    {"hs_additional_domains", "Additional Domains", Shape::checkbox, kCompany, kReadOnly},
    {"hs_analytics_num_page_views", "Number of Pageviews", Shape::rollup, kActivity, kReadOnly | kCalculated},
    {"hs_analytics_source", "Original Traffic Source", Shape::select, kActivity, kReadOnly, kSourceOptions},
    {"hs_country_code", "Country/Region Code", Shape::text, kCompany},
    {"hs_createdate", "Object create date/time", Shape::datetime, kCompany, kReadOnly | kHidden},
    {"hs_employee_range", "Employee range", Shape::select, kCompany, 0,
     "0-5=0-5|6-25=6-25|26-50=26-50|51-200=51-200|201-1000=201-1000|1001-10000=1001-10000|10001+=10001+"},
    {"hs_ideal_customer_profile", "Ideal Customer Profile Tier", Shape::select, kCompany, 0,
     "tier_1=Tier 1|tier_2=Tier 2|tier_3=Tier 3"},
    {"hs_is_target_account", "Target Account", Shape::flag, kCompany},
    {"hs_lead_status", "Lead Status", Shape::radio, kCompany, 0, kLeadStatusOptions},
    {"hs_logo_url", "Logo URL", Shape::text, kCompany},
    {"hs_merged_object_ids", "Merged record IDs", Shape::checkbox, kCompany, kReadOnly},
    {"hs_num_child_companies", "Number of child companies", Shape::rollup, kCompany, kReadOnly | kCalculated},
    {"hs_parent_company_id", "Parent Company", Shape::number, kCompany},
    {"hs_revenue_range", "Revenue range", Shape::select, kCompany, 0,
     "0-1M=0-1M|1M-10M=1M-10M|10M-50M=10M-50M|50M+=50M+"},
    {"linkedin_company_page", "LinkedIn Company Page", Shape::text, kSocial},
    {"linkedinbio", "LinkedIn Bio", Shape::text, kSocial},
    {"notes_last_contacted", "Last Contacted", Shape::datetime, kActivity, kReadOnly},
    {"num_associated_contacts", "Number of Associated Contacts", Shape::rollup, kCompany, kReadOnly | kCalculated},
    {"num_contacted_notes", "Number of times contacted", Shape::number, kActivity, kReadOnly},
    {"recent_deal_amount", "Recent Deal Amount", Shape::rollup, kCompany, kReadOnly | kCalculated},
    {"recent_deal_close_date", "Recent Deal Close Date", Shape::datetime, kCompany, kReadOnly | kCalculated},
    {"timezone", "Time Zone", Shape::text, kCompany},
    {"total_money_raised", "Total Money Raised", Shape::text, kCompany},
    {"twitterhandle", "X Handle", Shape::text, kSocial},
    {"web_technologies", "Web Technologies", Shape::checkbox, kCompany, kReadOnly},
    {"zip", "Postal Code", Shape::text, kCompany},
    {"account_tier__c", "Account tier", Shape::select, kOurs, kCustom, "A=A|B=B|C=C"},
    {"anzahl_mitarbeiter", "Anzahl Mitarbeiter", Shape::number, kOurs, kCustom},
    {"market_segment", "Market segment", Shape::select, kOurs, kCustom, "ent=Enterprise|mid=Mid-market|smb=SMB"},
    {"sales_region", "Sales region", Shape::select, kOurs, kCustom, "emea=EMEA|amer=Americas|apac=APAC"},
};

constexpr const char* kDealInfo = "dealinformation";

constexpr Definition kDeals[] = {
    {"closed_won_reason", "Closed Won Reason", Shape::textarea, kDealInfo},
    {"description", "Deal Description", Shape::textarea, kDealInfo},
    {"hs_acv", "Annual contract value", Shape::number, kDealInfo, kReadOnly},
    {"hs_analytics_source", "Original Traffic Source", Shape::select, kDealInfo, kReadOnly, kSourceOptions},
    {"hs_arr", "Annual recurring revenue", Shape::number, kDealInfo, kReadOnly},
    {"hs_closed_amount", "Closed Deal Amount", Shape::equation, kDealInfo, kReadOnly | kCalculated},
    {"hs_closed_amount_in_home_currency", "Closed Deal Amount In Home Currency", Shape::equation, kDealInfo,
     kReadOnly | kCalculated},
    {"hs_createdate", "Object create date/time", Shape::datetime, kDealInfo, kReadOnly | kHidden},
    {"hs_deal_score", "Deal Score", Shape::number, kDealInfo, kReadOnly | kCalculated},
    {"hs_exchange_rate", "Exchange rate", Shape::number, kDealInfo, kReadOnly},
    {"hs_forecast_amount", "Forecast amount", Shape::equation, kDealInfo, kReadOnly | kCalculated},
    {"hs_forecast_probability", "Forecast probability", Shape::number, kDealInfo},
    {"hs_manual_forecast_category", "Forecast category", Shape::select, kDealInfo, 0,
     "OMIT=Not forecasted|PIPELINE=Pipeline|BEST_CASE=Best case|COMMIT=Commit|CLOSED=Closed won"},
    {"hs_merged_object_ids", "Merged record IDs", Shape::checkbox, kDealInfo, kReadOnly},
    {"hs_mrr", "Monthly recurring revenue", Shape::number, kDealInfo, kReadOnly},
    {"hs_next_step", "Next step", Shape::text, kDealInfo},
    {"hs_priority", "Priority", Shape::select, kDealInfo, 0, "low=Low|medium=Medium|high=High"},
    {"hs_projected_amount", "Weighted amount", Shape::equation, kDealInfo, kReadOnly | kCalculated},
    {"hs_tcv", "Total contract value", Shape::number, kDealInfo, kReadOnly},
    {"hubspot_owner_assigneddate", "Owner assigned date", Shape::datetime, kDealInfo, kReadOnly},
    {"hubspot_team_id", "HubSpot Team", Shape::select, kDealInfo},
    {"notes_last_contacted", "Last Contacted", Shape::datetime, kDealInfo, kReadOnly},
    {"notes_last_updated", "Last Activity Date", Shape::datetime, kDealInfo, kReadOnly},
    {"num_associated_contacts", "Number of Associated Contacts", Shape::rollup, kDealInfo, kReadOnly | kCalculated},
    {"num_notes", "Number of Sales Activities", Shape::number, kDealInfo, kReadOnly},
    {"competitor", "Competitor", Shape::select, kOurs, kCustom, "none=None|northmark=Northmark|other=Other"},
    {"contract_start__c", "Contract start", Shape::date, kOurs, kCustom},
    {"vertragswert", "Vertragswert", Shape::number, kOurs, kCustom},
};

}  // namespace

std::span<const Definition> other_contact_definitions() { return kContacts; }
std::span<const Definition> other_company_definitions() { return kCompanies; }
std::span<const Definition> other_deal_definitions() { return kDeals; }

}  // namespace simulator
