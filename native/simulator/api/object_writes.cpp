#include "simulator/api/object_writes.hpp"

#include <algorithm>

#include "simulator/server/simulator.hpp"
#include "simulator/store/deal_rules.hpp"

namespace simulator {
namespace {

const Json kNothing = Json::object();

const Json& member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? kNothing : *found;
}

/// What a new record cannot be without.
std::vector<const char*> required(ObjectType type) {
  switch (type) {
    case ObjectType::deals:
      return {"dealname", "dealstage", "pipeline"};
    case ObjectType::emails:
    case ObjectType::meetings:
      return {"hs_timestamp"};
    case ObjectType::contacts:
    case ObjectType::companies:
      break;
  }
  return {};
}

/// At least one of them.
std::vector<const char*> one_required(ObjectType type) {
  if (type == ObjectType::contacts) {
    return {"email", "firstname", "lastname"};
  }
  return type == ObjectType::companies ? std::vector<const char*>{"name", "domain"} : std::vector<const char*>();
}

}  // namespace

Values WritePlanner::checked(const Json& input) const {
  std::vector<ValueFault> faults;
  Values values = values_of(member(input, "properties"), account_, type_, faults);
  if (!faults.empty()) {
    throw Refusal{refused_values(faults, account_.portal_id())};
  }
  return values;
}

void WritePlanner::need_required(const Values& values) const {
  const PropertyTable& table = account_.objects(type_).properties();
  const auto given = [&](const char* name) {
    const auto found = values.find(table.at(name));
    return found != values.end() && !found->second.empty();
  };
  const std::vector<const char*> some = one_required(type_);
  if (!some.empty() && std::none_of(some.begin(), some.end(), given)) {
    std::string list;
    for (const char* const name : some) {
      list += (list.empty() ? "" : ", ") + std::string(name);
    }
    throw Refusal{bad_request("At least one of these properties is required: " + list)};
  }
  std::vector<Detail> details;
  for (const char* const name : required(type_)) {
    if (!given(name)) {
      details.push_back({"Property \"" + std::string(name) + "\" is required",
                         "MISSING_REQUIRED_PROPERTY",
                         {{"propertyName", {name}}}});
    }
  }
  if (!details.empty()) {
    throw Refusal{bad_request(
        std::string("Error creating ") + info(type_).label + ". Some required properties were not set.", details)};
  }
}

void WritePlanner::claim_unique(const Values& values, std::optional<RecordId> own_id) {
  const ObjectStore& store = account_.objects(type_);
  for (const auto& [property, value] : values) {
    const PropertyDefinition& definition = store.properties()[property];
    if (!definition.unique || value.empty()) {
      continue;
    }
    const std::vector<RecordId> holders = store.find_by(property, value);
    const bool own = own_id && std::find(holders.begin(), holders.end(), *own_id) != holders.end();
    const bool email = type_ == ObjectType::contacts && definition.name == "email";
    if (email && store.is_blocked(value)) {
      throw Refusal{
          bad_request("The contact with email " + value + " was deleted for privacy and cannot be added again")};
    }
    if ((!holders.empty() && !own) || !claimed_.insert(definition.name + ':' + value).second) {
      const std::string existing =
          holders.empty() ? "in this batch" : "Existing ID: " + std::to_string(holders.front());
      if (email) {
        throw Refusal{conflict("Contact already exists. " + existing)};
      }
      throw Refusal{refused_values({{definition.name, "CONFLICTING_UNIQUE_VALUE",
                                     "A record with the value \"" + value + "\" exists already. " + existing}},
                                   account_.portal_id())};
    }
  }
}

/// The lifecycle goes forward only, unless it is cleared first: a step back is dropped without a word.
void WritePlanner::keep_lifecycle(RecordId id, Values& values) const {
  const ObjectStore& store = account_.objects(type_);
  const auto property = store.properties().find_live("lifecyclestage");
  const auto value = property ? values.find(*property) : values.end();
  if (value == values.end() || value->second.empty()) {
    return;
  }
  RecordReader reader(store);
  reader.load(id, Archived::any);
  const std::string present = reader.value(*property);
  const Json& options = store.properties()[*property].json["options"];
  const auto place = [&](const std::string& stage) {
    return std::find_if(options.begin(), options.end(), [&](const Json& option) { return option["value"] == stage; });
  };
  if (!present.empty() && place(value->second) < place(present) && place(present) != options.end()) {
    values.erase(value);
  }
}

/// ";B" adds B to the options that are chosen.
void WritePlanner::append_options(std::optional<RecordId> id, Values& values) const {
  const ObjectStore& store = account_.objects(type_);
  for (auto& [property, value] : values) {
    if (store.properties()[property].field_type != "checkbox" || !value.starts_with(';')) {
      continue;
    }
    std::string list;
    if (id) {
      RecordReader reader(store);
      reader.load(*id, Archived::any);
      list = reader.value(property);
    }
    for (std::string_view rest = value; !rest.empty();) {
      const std::string_view part = rest.substr(0, rest.find(';'));
      if (!part.empty() && (';' + list + ';').find(';' + std::string(part) + ';') == std::string::npos) {
        list.append(list.empty() ? "" : ";").append(part);
      }
      rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    value = list;
  }
}

void WritePlanner::keep_rules(std::optional<RecordId> id, const Values& values) const {
  if (version_ != Version::v2026_09) {
    return;
  }
  const ObjectStore& store = account_.objects(type_);
  RecordReader reader(store);
  const bool present = id && reader.load(*id);
  const auto value = [&](const std::string& name) {
    const auto property = store.properties().find_live(name);
    const auto written = property ? values.find(*property) : values.end();
    return written != values.end() ? written->second : present && property ? reader.value(*property) : std::string();
  };
  std::vector<Detail> details;
  for (const WriteRule& rule : account_.rules()) {
    if (rule.type != type_ || (!rule.when_property.empty() && value(rule.when_property) != rule.when_value)) {
      continue;
    }
    for (const std::string& name : rule.required) {
      if (value(name).empty()) {
        details.push_back(
            {"Property \"" + name + "\" is required", "MISSING_REQUIRED_PROPERTY", {{"propertyName", {name}}}});
      }
    }
  }
  if (!details.empty()) {
    throw Refusal{bad_request(std::string("Error ") + (id ? "updating " : "creating ") + info(type_).label +
                                  ". Some required properties were not set.",
                              details)};
  }
}

/// A deal's stage must be one of its pipeline.
void WritePlanner::keep_stage_in_pipeline(std::optional<RecordId> id, const Values& values) const {
  const ObjectStore& store = account_.objects(type_);
  if (type_ != ObjectType::deals) {
    return;
  }
  const PropertyIndex of_stage = store.properties().at("dealstage"), of_pipeline = store.properties().at("pipeline");
  if (!values.contains(of_stage) && !values.contains(of_pipeline)) {
    return;
  }
  RecordReader reader(store);
  const bool present = id && reader.load(*id);
  const auto value = [&](PropertyIndex property) {
    const auto written = values.find(property);
    return written != values.end() ? written->second : present ? reader.value(property) : std::string();
  };
  const std::string stage = value(of_stage);
  const AccountPipeline* const pipeline = account_.pipelines().find(value(of_pipeline));
  if (pipeline != nullptr && !stage.empty() && pipeline->stage(stage) == nullptr) {
    throw Refusal{refused_values(
        {{"dealstage", "INVALID_OPTION", '"' + stage + "\" is no stage of the pipeline \"" + pipeline->id + '"'}},
        account_.portal_id())};
  }
}

std::vector<PlannedLink> WritePlanner::links(const Json& input) const {
  std::vector<PlannedLink> links;
  const auto refuse = [](const std::string& what) -> Refusal {
    return {bad_request("One or more associations are not valid: " + what)};
  };
  const Json& list = member(input, "associations");
  if (!list.is_array() && !list.empty() && !list.is_null()) {
    throw refuse("no list");
  }
  for (const Json& each : list) {
    const auto id =
        each.is_object() && member(each, "to").is_object() ? id_of(text_of(member(each, "to"), "id")) : std::nullopt;
    const Json& types = each.is_object() ? member(each, "types") : kNothing;
    if (!id || !types.is_array() || types.empty()) {
      throw refuse("each needs \"to\" with an id and \"types\"");
    }
    for (const Json& wanted : types) {
      const auto number = wanted.is_object() ? id_of(text_of(wanted, "associationTypeId")) : std::nullopt;
      const auto& all = account_.associations().types();
      const auto found = std::find_if(all.begin(), all.end(), [&](const LinkType& type) {
        return type.from == type_ && number && type.id == *number;
      });
      if (found == all.end()) {
        throw refuse("no such associationTypeId for " + std::string(info(type_).plural));
      }
      if (!account_.objects(found->to).exists(*id)) {
        throw refuse(std::string(info(found->to).label) + ' ' + std::to_string(*id) + " does not exist");
      }
      links.push_back({&*found, *id});
    }
  }
  return links;
}

PlannedWrite WritePlanner::create(const Json& input) {
  PlannedWrite write;
  write.values = checked(input);
  need_required(write.values);
  append_options(std::nullopt, write.values);
  keep_rules(std::nullopt, write.values);
  keep_stage_in_pipeline(std::nullopt, write.values);
  follow_values(account_, type_, std::nullopt, now_, write.values);
  write.links = links(input);
  claim_unique(write.values, std::nullopt);
  return write;
}

PlannedWrite WritePlanner::update(RecordId id, const Json& input) {
  PlannedWrite write;
  write.id = id;
  write.values = checked(input);
  append_options(id, write.values);
  keep_lifecycle(id, write.values);
  keep_rules(id, write.values);
  keep_stage_in_pipeline(id, write.values);
  follow_values(account_, type_, id, now_, write.values);
  claim_unique(write.values, id);
  return write;
}

RecordId carry_out(Account& account, ObjectType type, const PlannedWrite& write, const Change& change) {
  ObjectStore& store = account.objects(type);
  if (write.id) {
    store.patch(*write.id, write.values, change);
    return *write.id;
  }
  const RecordId id = store.create(write.values, change);
  for (const PlannedLink& link : write.links) {
    account.link(LinkType(*link.type), id, link.to, change);
  }
  return id;
}

Change change_by(const Call& call) {
  Change change;
  change.when = call.now;
  change.source_type = "INTEGRATION";
  const auto& apps = call.simulator.settings().apps;
  const auto app =
      std::find_if(apps.begin(), apps.end(), [&](const App& each) { return each.client_id == call.token->client_id; });
  change.source_id = app == apps.end() ? "private-app" : std::to_string(app->app_id);
  return change;
}

RecordQuery written_properties(const ObjectStore& store, const std::vector<const Values*>& values) {
  std::vector<std::string> names = {"hs_object_id"};
  for (const Values* const each : values) {
    for (const auto& [property, value] : *each) {
      names.push_back(store.properties()[property].name);
    }
  }
  RecordQuery query;
  query.type = store.type();
  query.properties = select_properties(store, names);
  query.archived = Archived::any;
  return query;
}

}  // namespace simulator
