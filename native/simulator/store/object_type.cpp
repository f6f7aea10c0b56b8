#include "simulator/store/object_type.hpp"

namespace simulator {
namespace {

using Names = std::vector<std::string>;

const std::array<ObjectTypeInfo, kObjectTypes.size()>& infos() {
  static const std::array<ObjectTypeInfo, kObjectTypes.size()> list = {{
      {ObjectType::contacts, "0-1", "contacts", "contact", "CONTACT", "Contact", "createdate", "lastmodifieddate",
       Names{"createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"},
       Names{"firstname", "lastname", "email", "phone", "hs_additional_emails", "fax", "mobilephone", "company"}},
      {ObjectType::companies, "0-2", "companies", "company", "COMPANY", "Company", "createdate", "hs_lastmodifieddate",
       Names{"createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"},
       Names{"website", "phone", "name", "domain"}},
      {ObjectType::deals, "0-3", "deals", "deal", "DEAL", "Deal", "createdate", "hs_lastmodifieddate",
       Names{"amount", "closedate", "createdate", "dealname", "dealstage", "hs_lastmodifieddate", "hs_object_id",
             "pipeline"},
       Names{"dealname", "pipeline", "dealstage", "description", "dealtype"}},
      {ObjectType::emails, "0-49", "emails", "email", "EMAIL", "Email", "hs_createdate", "hs_lastmodifieddate",
       Names{"hs_createdate", "hs_lastmodifieddate", "hs_object_id"}, Names{"hs_email_subject"}},
      {ObjectType::meetings, "0-47", "meetings", "meeting", "MEETING_EVENT", "Meeting", "hs_createdate",
       "hs_lastmodifieddate", Names{"hs_createdate", "hs_lastmodifieddate", "hs_object_id"},
       Names{"hs_meeting_title", "hs_meeting_body"}},
  }};
  return list;
}

bool same_letters(std::string_view name, std::string_view lower) noexcept {
  if (name.size() != lower.size()) {
    return false;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((name[i] >= 'A' && name[i] <= 'Z' ? name[i] + ('a' - 'A') : name[i]) != lower[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace

const ObjectTypeInfo& info(ObjectType type) { return infos()[index(type)]; }

std::optional<ObjectType> object_type(std::string_view name) noexcept {
  for (const ObjectTypeInfo& each : infos()) {
    if (name == each.id || same_letters(name, each.plural) || same_letters(name, each.singular)) {
      return each.type;
    }
  }
  return std::nullopt;
}

}  // namespace simulator
