#include "field_rules.hpp"

#include <vector>

#include "trailspark/convert.hpp"

namespace trailspark {

const std::vector<StandardField>& standard_fields(Target target) {
  using enum FieldType;
  static const std::vector<StandardField> lead = {
      {"email", "Email Address", string, true, "email"},
      {"firstName", "First Name", string, false, "firstname"},
      {"lastName", "Last Name", string, false, "lastname"},
      {"company", "Company", string, false, "company"},
      {"jobTitle", "Job Title", string, false, "jobtitle"},
      {"lifecycleStage", "Lifecycle Stage", enumeration, false, "lifecyclestage"},
      {"leadStatus", "Lead Status", enumeration, false, "hs_lead_status"},
      {"industry", "Industry", string, false, "industry"},  // free text on contacts
      {"website", "Website", string, false, "website"},
      {"phone", "Phone", phone, false, "phone"},
  };
  static const std::vector<StandardField> account = {
      {"name", "Account Name", string, false, "name"},
      {"domain", "Website Domain", string, false, "domain"},
      {"industry", "Industry", enumeration, false, "industry"},
      {"marketSegment", "Market Segment", string, false, ""},
      {"employeeCount", "Employee Count", number, false, "numberofemployees"},
      {"annualRevenue", "Annual Revenue", number, false, "annualrevenue"},
      {"region", "Region", string, false, "country"},
  };
  static const std::vector<StandardField> deal = {
      {"name", "Deal Name", string, false, "dealname"},
      {"stage", "Deal Stage", enumeration, false, "dealstage"},
      {"pipeline", "Pipeline", enumeration, false, "pipeline"},
      {"amount", "Amount", number, false, "amount_in_home_currency amount"},
      {"closeDate", "Close Date", date, false, "closedate"},
      {"isWon", "Is Won", boolean, false, "hs_is_closed_won"},
      {"isClosed", "Is Closed", boolean, false, "hs_is_closed"},
  };
  switch (target) {
    case Target::lead:
      return lead;
    case Target::account:
      return account;
    case Target::deal:
      break;
  }
  return deal;
}

const StandardField* standard_field(Target target, std::string_view name) {
  for (const StandardField& field : standard_fields(target)) {
    if (field.name == name) {
      return &field;
    }
  }
  return nullptr;
}

FieldType own_type(Target target, std::string_view field) {
  const StandardField* standard = standard_field(target, field);
  return standard != nullptr ? standard->type : FieldType::string;
}

bool is_enumeration(FieldType type) noexcept {
  return type == FieldType::enumeration || type == FieldType::multi_enumeration;
}

std::optional<Code> conversion_fault(FieldType type, std::string_view text) noexcept {
  switch (type) {
    case FieldType::number:
      return to_number(text) ? std::nullopt : std::optional(Code::convert_number);
    case FieldType::date:
      return to_date(text) ? std::nullopt : std::optional(Code::convert_date);
    case FieldType::datetime:
      return to_datetime(text) ? std::nullopt : std::optional(Code::convert_datetime);
    case FieldType::boolean:
      return to_bool(text) ? std::nullopt : std::optional(Code::convert_bool);
    default:
      return std::nullopt;
  }
}

}  // namespace trailspark
