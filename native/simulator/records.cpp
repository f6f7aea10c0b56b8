#include "records.hpp"

#include <algorithm>

#include "cell_writer.hpp"

namespace simulator {
namespace {

constexpr const char* kUsual =
    "associatedcompanyid,company,createdate,email,firstname,hs_additional_emails,hs_analytics_last_timestamp,"
    "hs_analytics_num_page_views,hs_email_click,hs_email_delivered,hs_email_last_click_date,hs_email_last_open_date,"
    "hs_email_open,hs_lead_status,hs_merged_object_ids,hs_object_id,industry,jobtitle,lastmodifieddate,lastname,"
    "lifecyclestage,num_conversion_events,phone,recent_conversion_date,website,";
constexpr const char* kFurther =
    "annualrevenue,city,country,engagements_last_meeting_booked,first_conversion_date,hs_analytics_num_visits,"
    "hs_calculated_merged_vids,hs_email_bounce,hs_email_first_click_date,hs_email_first_open_date,"
    "hs_email_first_send_date,hs_language,hs_seniority,hubspot_owner_id,kundennummer,message,newsletter_ok,"
    "numemployees,product_interest,recent_conversion_event_name,renewal_date,seats,segment__c,trial_started_at";

template <class Record>
std::vector<const Property<Record>*> select(std::span<const Property<Record>> all,
                                            const std::vector<std::string>& wanted, std::string_view last_modified) {
  std::vector<const Property<Record>*> selected;
  for (const Property<Record>& property : all) {
    const std::string_view name = property.definition.name;
    const bool always = name == "createdate" || name == "hs_object_id" || name == last_modified;
    if (always || std::find(wanted.begin(), wanted.end(), name) != wanted.end()) {
      selected.push_back(&property);
    }
  }
  return selected;
}

/// With `untyped`, the first plain number is written as a number: no text. Returns whether there was one.
template <class Record>
bool write_properties(JsonWriter& json, const std::vector<const Property<Record>*>& selected, const Record& record,
                      Random* dirt, bool untyped = false) {
  bool written = false;
  Cell cell;
  json.key("properties");
  json.begin_object();
  for (const Property<Record>* property : selected) {
    cell.clear();
    property->read(record, cell);
    if (untyped && !written && cell.kind() == Cell::Kind::number) {
      json.key(property->definition.name);
      json.literal(std::to_string(cell.number()));
      written = true;
    } else {
      write_cell(json, property->definition, cell, dirt);
    }
  }
  json.end_object();
  return written;
}

/// Each link stands once for each of its types, labelled and not: HubSpot does so.
void write_links(JsonWriter& json, std::string_view objects, std::int64_t id, const std::string& type) {
  json.key(objects);
  json.begin_object();
  json.key("results");
  json.begin_array();
  for (const std::string& each : {type, type + "_unlabeled"}) {
    json.begin_object();
    json.member("id", std::to_string(id));
    json.member("type", each);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string_view name(Object object) noexcept {
  switch (object) {
    case Object::contacts:
      return "contacts";
    case Object::companies:
      return "companies";
    case Object::deals:
      break;
  }
  return "deals";
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (comma != 0) {
      parts.emplace_back(list.substr(0, comma));
    }
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return parts;
}

std::vector<std::string> default_properties(Object object, bool dirty) {
  std::vector<std::string> names;
  if (object == Object::companies) {
    for (const CompanyProperty& property : company_properties()) {
      names.emplace_back(property.definition.name);
    }
  }
  if (object == Object::deals) {
    for (const DealProperty& property : deal_properties()) {
      names.emplace_back(property.definition.name);
    }
  }
  if (object == Object::contacts) {
    names = split(std::string(kUsual) + (dirty ? kFurther : ""));
  }
  return names;
}

RecordWriter::RecordWriter(const Portal& portal, Object object, const std::vector<std::string>& properties)
    : portal_(portal), object_(object) {
  if (object == Object::contacts) {
    contacts_ = select(contact_properties(), properties, "lastmodifieddate");
  }
  if (object == Object::companies) {
    companies_ = select(company_properties(), properties, "hs_lastmodifieddate");
  }
  if (object == Object::deals) {
    deals_ = select(deal_properties(), properties, "hs_lastmodifieddate");
  }
}

std::uint64_t RecordWriter::count() const noexcept {
  switch (object_) {
    case Object::contacts:
      return portal_.layout().records();
    case Object::companies:
      return portal_.companies();
    case Object::deals:
      break;
  }
  return portal_.layout().deals();
}

std::int64_t RecordWriter::id(std::uint64_t number) const noexcept {
  switch (object_) {
    case Object::contacts:
      return portal_.layout().contact_id(number);
    case Object::companies:
      return portal_.layout().company_id(number);
    case Object::deals:
      break;
  }
  return portal_.layout().deal_id(number);
}

std::uint64_t RecordWriter::write(JsonWriter& json, std::uint64_t number, RecordStyle style, bool earlier) const {
  if (object_ == Object::contacts) {
    return write_contact(json, number, style, earlier);
  }
  if (object_ == Object::companies) {
    write_company(json, number);
  } else {
    write_deal(json, number, style);
  }
  return 0;
}

void RecordWriter::write_frame(JsonWriter& json, std::int64_t id, Moment created, Moment updated, Random* dirt) const {
  constexpr std::string_view kTypeIds[] = {"0-1", "0-2", "0-3"};
  json.member("createdAt", written_moment(created, dirt));
  json.member("updatedAt", written_moment(updated, dirt));
  json.key("archived");
  json.literal("false");
  std::string url = "https://app.hubspot.com/contacts/" + std::to_string(portal_.settings().portal_id) + "/record/";
  url.append(kTypeIds[static_cast<std::size_t>(object_)]).append("/").append(std::to_string(id));
  json.member("url", url);
}

std::uint64_t RecordWriter::write_contact(JsonWriter& json, std::uint64_t number, RecordStyle style,
                                          bool earlier) const {
  const Contact contact = portal_.contact(number, earlier);
  Random dirt(portal_.settings().seed, Stream::dirt, 2 * number + (earlier ? 0 : 1));
  Random* const dirt_or_none = portal_.settings().dirty ? &dirt : nullptr;
  const bool untyped = portal_.settings().dirty && number % 1000 == 500;
  json.begin_object();
  json.member("id", std::to_string(contact.id));
  const bool written = write_properties(json, contacts_, contact, dirt_or_none, untyped);
  write_frame(json, contact.id, contact.created, contact.updated, dirt_or_none);
  if (style.associations && contact.person.employed) {
    json.key("associations");
    json.begin_object();
    write_links(json, "companies", contact.company.id, "contact_to_company");
    json.end_object();
  }
  json.end_object();
  return written ? 1 : 0;
}

void RecordWriter::write_company(JsonWriter& json, std::uint64_t number) const {
  const Company company = portal_.company(number);
  Random dirt(portal_.settings().seed, Stream::company_values, number);
  Random* const dirt_or_none = portal_.settings().dirty ? &dirt : nullptr;
  json.begin_object();
  json.member("id", std::to_string(company.id));
  write_properties(json, companies_, company, dirt_or_none);
  write_frame(json, company.id, company.created, company.updated, dirt_or_none);
  json.end_object();
}

void RecordWriter::write_deal(JsonWriter& json, std::uint64_t number, RecordStyle style) const {
  const Deal deal = portal_.deal(number);
  const DealRecord record{deal, portal_.company(deal.company)};
  Random dirt(portal_.settings().seed, Stream::deal_values, number);
  Random* const dirt_or_none = portal_.settings().dirty ? &dirt : nullptr;
  json.begin_object();
  json.member("id", std::to_string(deal.id));
  write_properties(json, deals_, record, dirt_or_none);
  write_frame(json, deal.id, deal.created, deal.updated, dirt_or_none);
  if (style.associations) {
    json.key("associations");
    json.begin_object();
    write_links(json, "companies", record.company.id, "deal_to_company");
    if (const auto person = portal_.layout().person_at({deal.company, 0})) {
      write_links(json, "contacts", portal_.layout().contact_id(portal_.layout().record_of(*person)),
                  "deal_to_contact");
    }
    json.end_object();
  }
  json.end_object();
}

}  // namespace simulator
