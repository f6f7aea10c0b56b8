#include "simulator/store/form_table.hpp"

#include <algorithm>

#include "simulator/events.hpp"
#include "simulator/server/unique.hpp"
#include "simulator/store/source.hpp"

namespace simulator {
namespace {

const Form kArchivedForm = {"Contact us (old)", "hubspot", "/contact", {"email", "firstname", "lastname", "message"}};

std::string label_of(std::string_view property) {
  for (const Definition* const definition : definitions_of(ObjectType::contacts)) {
    if (definition->name == property) {
      return definition->label;
    }
  }
  return std::string(property);
}

const char* field_type_of(std::string_view property) {
  return property == "email"     ? "email"
         : property == "message" ? "multi_line_text"
         : property == "phone"   ? "phone"
                                 : "single_line_text";
}

Json field_json(const char* property) {
  const bool email = property == std::string_view("email");
  Json field = {{"objectTypeId", "0-1"}, {"name", property}, {"label", label_of(property)},
                {"required", email},     {"hidden", false},  {"fieldType", field_type_of(property)}};
  if (email) {
    field["validation"] = {{"blockedEmailDomains", Json::array()}, {"useDefaultBlockList", false}};
  }
  return field;
}

Json body_of(const Form& form) {
  Json groups = Json::array();
  for (const char* const property : form.properties) {
    groups.push_back(
        {{"groupType", "default_group"}, {"richTextType", "text"}, {"fields", Json::array({field_json(property)})}});
  }
  Json body = {{"name", form.name}, {"formType", form.type}, {"fieldGroups", std::move(groups)}};
  body.update(usual_form_settings());
  return body;
}

template <class Forms>
auto find_in(Forms& forms, std::string_view id) noexcept {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const AccountForm& form) { return form.id == id; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace

FormTable::FormTable(const Portal& portal) {
  const Settings& settings = portal.settings();
  for (std::size_t i = 0; i <= simulator::forms().size(); ++i) {
    const bool archived = i == simulator::forms().size();
    Random random(settings.seed, Stream::events, ~std::uint64_t{i});
    AccountForm form;
    form.id = make_uuid(random);
    form.made = static_cast<unsigned>(i);
    form.created = settings.now - (2600 - 20 * static_cast<Moment>(i)) * kDay + random.between(0, kDay);
    form.archived_at = archived ? form.created + 300 * kDay : 0;
    form.updated = archived ? form.archived_at : form.created + 40 * kDay;
    form.body = body_of(archived ? kArchivedForm : simulator::forms()[i]);
    forms_.push_back(std::move(form));
  }
}

AccountForm* FormTable::find(std::string_view id) noexcept { return find_in(forms_, id); }
const AccountForm* FormTable::find(std::string_view id) const noexcept { return find_in(forms_, id); }

Json usual_form_settings() {
  return {{"configuration",
           {{"language", "en"},
            {"cloneable", true},
            {"editable", true},
            {"archivable", true},
            {"recaptchaEnabled", false},
            {"notifyContactOwner", false},
            {"notifyRecipients", Json::array()},
            {"createNewContactForNewEmail", true},
            {"prePopulateKnownValues", true},
            {"allowLinkToResetKnownValues", false},
            {"lifecycleStages", Json::array()},
            {"postSubmitAction", {{"type", "thank_you"}, {"value", "Thanks for submitting the form."}}}}},
          {"displayOptions", {{"renderRawHtml", false}, {"theme", "default_style"}, {"submitButtonText", "Submit"}}},
          {"legalConsentOptions", {{"type", "none"}}}};
}

}  // namespace simulator
