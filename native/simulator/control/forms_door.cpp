#include <mutex>

#include "simulator/api/record_query.hpp"
#include "simulator/control/control.hpp"

// Forms as visitors of the account's site send them.
namespace simulator {
namespace {

/// [{"name":"email","value":"ada@acme.test","objectTypeId":"0-1"}]
Json values_in(Input& input) {
  const Json* const given = input.find("values");
  if (given == nullptr || !given->is_object()) {
    refuse("\"values\" was expected: an object of texts by the names of properties");
  }
  Json values = Json::array();
  for (const auto& [name, value] : given->items()) {
    if (!value.is_string()) {
      refuse("the value of \"" + name + "\" was expected to be a text");
    }
    values.push_back({{"name", name}, {"value", value}, {"objectTypeId", "0-1"}});
  }
  return values;
}

/// The contact with that address, or a new one, gets what was sent and what HubSpot counts.
RecordId follow_contact(const NewSubmission& submission, const std::string& form_name, Account& account) {
  ObjectStore& contacts = account.objects(ObjectType::contacts);
  const PropertyTable& table = contacts.properties();
  Values values;
  for (const Json& each : submission.values) {
    if (const auto property = table.find_live(each["name"].get<std::string>())) {
      values[*property] = each["value"].get<std::string>();
    }
  }
  const auto email = values.find(table.at("email"));
  if (email == values.end() || email->second.empty()) {
    return 0;
  }
  const std::vector<RecordId> holders = contacts.find_by(table.at("email"), email->second);
  RecordReader reader(contacts);
  const bool known = !holders.empty() && reader.load(holders.front());
  const auto before = [&](const char* name) { return known ? reader.value(table.at(name)) : std::string(); };
  const std::string now = moment_text(submission.when);
  values[table.at("num_conversion_events")] = std::to_string(1 + id_of(before("num_conversion_events")).value_or(0));
  values[table.at("recent_conversion_date")] = now;
  values[table.at("recent_conversion_event_name")] = form_name;
  if (before("first_conversion_date").empty()) {
    values[table.at("first_conversion_date")] = now;
    values[table.at("first_conversion_event_name")] = form_name;
  }
  Change change;
  change.when = submission.when;
  change.source_type = "FORM";
  change.source_id = submission.form_id;
  if (!known) {
    return contacts.create(values, change);
  }
  values.erase(table.at("email"));  // as the record spells it
  contacts.patch(holders.front(), values, change);
  return holders.front();
}

Response submit(Input& input, const Call& call) {
  Account& account = input.account();
  const std::unique_lock lock(account.mutex());
  NewSubmission submission;
  submission.form_id = input.text("formId");
  submission.values = values_in(input);
  submission.page_url = input.text("pageUrl", "https://" + account.settings().domain + "/");
  submission.when = call.now;
  input.finish();
  const AccountForm* const form = account.forms().find(submission.form_id);
  if (form == nullptr || form->archived_at != 0) {
    refuse("\"formId\" was expected to be the id of a form that is not archived");
  }
  submission.conversion_id = call.simulator.uuids().next();
  const RecordId contact = follow_contact(submission, form->body["name"].get<std::string>(), account);
  const std::string id = submission.conversion_id;
  account.forms().submit(std::move(submission));
  Json json = {{"conversionId", id}};
  if (contact != 0) {
    json["contactId"] = std::to_string(contact);
  }
  return json_response(json, 201);
}

}  // namespace

std::vector<Door> form_doors() {
  return {
      {"POST", "/_simulator/forms/submit",
       "Sends a form, as a visitor does: it stands among the form's submissions, and the contact with that email, "
       "or a new one, gets the values and the dates and counts of conversions.",
       R"({"formId": "...", "values": {"email": "ada@acme.test", "firstname": "Ada"}, "pageUrl": "https://acme.test/contact"})",
       submit}};
}

}  // namespace simulator
