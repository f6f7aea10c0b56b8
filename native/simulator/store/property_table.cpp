#include "simulator/store/property_table.hpp"

#include <algorithm>

#include "simulator/definitions.hpp"
#include "simulator/store/source.hpp"

namespace simulator {
namespace {

bool flag(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

PropertyDefinition definition_of(Json json) {
  PropertyDefinition property;
  property.name = json.value("name", "");
  property.type = json.value("type", "");
  property.field_type = json.value("fieldType", "");
  property.archived = flag(json, "archived");
  property.unique = flag(json, "hasUniqueValue");
  property.custom = !flag(json, "hubspotDefined");
  property.read_only = flag(json, "calculated") ||
                       (json.contains("modificationMetadata") && flag(json["modificationMetadata"], "readOnlyValue"));
  property.json = std::move(json);
  return property;
}

std::string title_of(std::string_view name) {
  std::string title;
  for (const char c : name) {
    title += c == '_' ? ' ' : c;
  }
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
    title[0] = static_cast<char>(title[0] - ('a' - 'A'));
  }
  return title;
}

/// A property without values, as accounts have hundreds.
Json bare_property(std::string name, std::string label, const char* type, const char* field_type, const char* group,
                   bool custom, Moment made) {
  std::string moment;
  append_moment(moment, made);
  return {{"updatedAt", moment},
          {"createdAt", moment},
          {"name", std::move(name)},
          {"label", std::move(label)},
          {"type", type},
          {"fieldType", field_type},
          {"description", ""},
          {"groupName", group},
          {"options", Json::array()},
          {"displayOrder", -1},
          {"calculated", false},
          {"externalOptions", false},
          {"archived", false},
          {"hasUniqueValue", false},
          {"hidden", false},
          {"hubspotDefined", !custom},
          {"formField", custom},
          {"dataSensitivity", "non_sensitive"},
          {"modificationMetadata",
           {{"archivable", custom},
            {"readOnlyDefinition", !custom},
            {"readOnlyOptions", false},
            {"readOnlyValue", !custom}}}};
}

struct Family {
  const char* prefix;
  const char* label;
  const char* type;
  const char* field_type;
  const char* group;
};

/// HubSpot keeps such properties for each stage of the lifecycle.
constexpr Family kStageFamilies[] = {
    {"hs_v2_date_entered_", "Date entered", "datetime", "date", "contactlcs"},
    {"hs_v2_date_exited_", "Date exited", "datetime", "date", "contactlcs"},
    {"hs_v2_latest_time_in_", "Latest time in", "number", "calculation_equation", "contactlcs"},
    {"hs_v2_cumulative_time_in_", "Cumulative time in", "number", "calculation_equation", "contactlcs"},
    {"hs_date_entered_", "Date entered (old)", "datetime", "date", "contactlcs"},
    {"hs_date_exited_", "Date exited (old)", "datetime", "date", "contactlcs"},
    {"hs_time_in_", "Time in", "number", "number", "contactlcs"},
    {"hs_lifecyclestage_", "Became a (date)", "datetime", "date", "contactlcs"}};
constexpr const char* kStages[] = {"subscriber",         "lead",        "marketingqualifiedlead",
                                   "salesqualifiedlead", "opportunity", "customer",
                                   "evangelist",         "other"};

/// And for each kind of marketing email, social network and first or last touch.
constexpr Family kOtherFamilies[] = {
    {"hs_email_optout_", "Opted out of email", "bool", "booleancheckbox", "emailinformation"},
    {"hs_email_sends_since_last_engagement_", "Sends since last engagement", "number", "number", "emailinformation"},
    {"hs_social_clicks_", "Social clicks", "number", "number", "socialmediainformation"},
    {"hs_ad_interactions_", "Ad interactions", "number", "number", "facebook_ads_properties"},
    {"hs_first_touch_", "First touch", "string", "text", "analyticsinformation"},
    {"hs_last_touch_", "Last touch", "string", "text", "analyticsinformation"},
    {"hs_survey_score_", "Survey score", "number", "number", "customer_feedback"},
    {"hs_sales_activity_", "Sales activity", "datetime", "date", "sales_properties"}};
constexpr const char* kTopics[] = {"one_to_one", "newsletter", "product", "events",   "partners", "support",
                                   "webinar",    "blog",       "social",  "campaign", "chat",     "search"};

template <std::size_t N, std::size_t M>
void add_families(const Family (&families)[N], const char* const (&members)[M], Moment made, PropertyTable& table) {
  for (const Family& family : families) {
    for (const char* const member : members) {
      const std::string name = std::string(family.prefix) + member;
      if (!table.find(name)) {
        table.put(bare_property(name, std::string(family.label) + ": " + title_of(member), family.type,
                                family.field_type, family.group, false, made));
      }
    }
  }
}

void add_further_custom(std::uint64_t count, Moment made, PropertyTable& table) {
  constexpr Family kKinds[] = {{"custom_text_", "Custom text", "string", "text", "onboarding"},
                               {"custom_number_", "Custom number", "number", "number", "onboarding"},
                               {"custom_date_", "Custom date", "date", "date", "onboarding"},
                               {"custom_flag_", "Custom flag", "bool", "booleancheckbox", "onboarding"}};
  for (std::uint64_t i = 0; i < count; ++i) {
    const Family& kind = kKinds[i % std::size(kKinds)];
    const std::string number = std::to_string(i + 1);
    table.put(bare_property(kind.prefix + number, std::string(kind.label) + ' ' + number, kind.type, kind.field_type,
                            kind.group, true, made));
  }
}

}  // namespace

PropertyTable::PropertyTable(const Portal& portal, ObjectType type, std::uint64_t further_custom) {
  const Moment now = portal.settings().now;
  Json all = Json::parse(write_definitions(definitions_of(type), now));
  for (Json& json : all["results"]) {
    put(std::move(json));
  }
  if (type == ObjectType::contacts) {
    add_families(kStageFamilies, kStages, now - 2190 * kDay, *this);
    add_families(kOtherFamilies, kTopics, now - 2190 * kDay, *this);
    add_further_custom(further_custom, now - 300 * kDay, *this);
  }
  add_missing_groups();
}

std::optional<PropertyIndex> PropertyTable::find(std::string_view name) const noexcept {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? std::nullopt : std::optional<PropertyIndex>(found->second);
}

std::optional<PropertyIndex> PropertyTable::find_live(std::string_view name) const noexcept {
  const auto found = find(name);
  return found && !properties_[*found].archived ? found : std::nullopt;
}

PropertyIndex PropertyTable::put(Json json) {
  PropertyDefinition property = definition_of(std::move(json));
  const auto [place, added] = by_name_.emplace(property.name, static_cast<PropertyIndex>(properties_.size()));
  if (added) {
    properties_.push_back(std::move(property));
  } else {
    properties_[place->second] = std::move(property);
  }
  return place->second;
}

void PropertyTable::archive(PropertyIndex index, Moment when) {
  PropertyDefinition& property = properties_[index];
  std::string moment;
  append_moment(moment, when);
  property.archived = true;
  property.json["archived"] = true;
  property.json["archivedAt"] = moment;
}

void PropertyTable::set_options(std::string_view name, Json options) {
  properties_[at(name)].json["options"] = std::move(options);
}

PropertyGroup* PropertyTable::group(std::string_view name) noexcept {
  const auto found =
      std::find_if(groups_.begin(), groups_.end(), [&](const PropertyGroup& group) { return group.name == name; });
  return found == groups_.end() ? nullptr : &*found;
}

void PropertyTable::add_missing_groups() {
  for (const PropertyDefinition& property : properties_) {
    const std::string name = property.json.value("groupName", "");
    if (group(name) == nullptr) {
      groups_.push_back({name, title_of(name), static_cast<std::int64_t>(groups_.size()), false});
    }
  }
}

}  // namespace simulator
