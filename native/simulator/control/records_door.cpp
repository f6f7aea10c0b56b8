#include <mutex>

#include "simulator/api/record_query.hpp"
#include "simulator/control/control.hpp"
#include "simulator/store/deal_rules.hpp"

// Records as a user's hands, an import or a workflow changes them: nothing is checked but that it can be stored.
namespace simulator {
namespace {

constexpr std::int64_t kMostRecords = 10'000'000;

std::string text_of(Moment moment) {
  std::string text;
  append_moment(text, moment);
  return text;
}

/// By the first user of the account, in HubSpot's own pages, unless the input says who.
Change change_of(Input& input, const Call& call, const Account& account) {
  Change change;
  change.when = call.now;
  change.source_type = input.text("source", "CRM_UI");
  change.user_id = account.owners().front().user_id;
  change.source_id = "userId:" + std::to_string(change.user_id);
  return change;
}

Values values_of(Input& input, const ObjectStore& store) {
  const Json* const properties = input.find("properties");
  if (properties == nullptr || !properties->is_object()) {
    refuse("\"properties\" was expected: an object of texts, numbers, flags or null by name");
  }
  const ObjectTypeInfo& about = info(store.type());
  Values values;
  for (const auto& [name, value] : properties->items()) {
    const auto property = store.properties().find_live(name);
    if (!property) {
      refuse("there is no property \"" + name + "\" of " + about.plural);
    }
    if (value.is_structured()) {
      refuse("the value of \"" + name + "\" was expected to be a text, number, flag or null");
    }
    if (name == "hs_object_id" || name == about.created || name == about.last_modified) {
      refuse('"' + name + "\" follows from the record and cannot be written");
    }
    values[*property] = value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
  }
  return values;
}

RecordId id_in(Input& input, const std::string& name, const ObjectStore& store, Archived archived = Archived::no) {
  const RecordId id = input.number(name, 1, INT64_MAX, std::nullopt);
  if (!store.exists(id, archived)) {
    refuse("there is no " + std::string(archived == Archived::yes ? "archived " : "") + info(store.type()).singular +
           " with the id " + std::to_string(id));
  }
  return id;
}

Response answer(RecordId id, const Call& call) {
  return json_response({{"id", std::to_string(id)}, {"when", text_of(call.now)}});
}

Response create(Input& input, const Call& call) {
  Account& account = input.account();
  const std::unique_lock lock(account.mutex());
  ObjectStore& store = account.objects(input.object_type());
  Values values = values_of(input, store);
  const Change change = change_of(input, call, account);
  input.finish();
  follow_values(account, store.type(), std::nullopt, change.when, values);
  return answer(store.create(values, change), call);
}

/// With all that follows from it, as in HubSpot itself.
void change_record(const Account& account, ObjectStore& store, RecordId id, Values values, const Change& change) {
  follow_values(account, store.type(), id, change.when, values);
  store.patch(id, values, change);
}

Response edit(Input& input, const Call& call) {
  Account& account = input.account();
  const std::unique_lock lock(account.mutex());
  ObjectStore& store = account.objects(input.object_type());
  const RecordId id = id_in(input, "id", store);
  const Values values = values_of(input, store);
  const Change change = change_of(input, call, account);
  input.finish();
  change_record(account, store, id, values, change);
  return answer(id, call);
}

/// All at one moment, as a workflow or an import does it.
Response bulk_edit(Input& input, const Call& call) {
  Account& account = input.account();
  const std::unique_lock lock(account.mutex());
  ObjectStore& store = account.objects(input.object_type());
  const RecordId from = input.number("from", 0, INT64_MAX, 0);
  const auto count = static_cast<std::size_t>(input.number("count", 1, kMostRecords, 25'000));
  const Values values = values_of(input, store);
  const Change change = change_of(input, call, account);
  input.finish();
  const std::uint64_t before = store.revision();
  for (const RecordId id : store.page(from, count, false)) {
    change_record(account, store, id, values, change);
  }
  return json_response({{"edited", store.revision() - before}, {"when", text_of(call.now)}});
}

/// One of the changes that need nothing but an id.
using Step = void (ObjectStore::*)(RecordId, const Change&);

std::function<Response(Input&, const Call&)> step(Step what, Archived archived) {
  return [what, archived](Input& input, const Call& call) {
    Account& account = input.account();
    const std::unique_lock lock(account.mutex());
    ObjectStore& store = account.objects(input.object_type());
    const RecordId id = id_in(input, "id", store, archived);
    const Change change = change_of(input, call, account);
    input.finish();
    (store.*what)(id, change);
    return answer(id, call);
  };
}

Response merge(Input& input, const Call& call) {
  Account& account = input.account();
  const std::unique_lock lock(account.mutex());
  const ObjectType type = input.object_type();
  const RecordId primary = id_in(input, "primaryId", account.objects(type));
  const RecordId other = id_in(input, "otherId", account.objects(type));
  const Change change = change_of(input, call, account);
  input.finish();
  if (primary == other) {
    refuse("\"primaryId\" and \"otherId\" were expected to be two records");
  }
  account.merge(type, primary, other, change);
  return answer(primary, call);
}

struct End {
  ObjectType type;
  RecordId id;
};

End end_of(Input& input, const char* name, const Call& call, const Account& account) {
  const Json* const json = input.find(name);
  if (json == nullptr || !json->is_object()) {
    refuse('"' + std::string(name) + R"(" was expected: {"objectType": "contacts", "id": 100451})");
  }
  Input inner(*json, call.simulator);
  const ObjectType type = inner.object_type();
  const RecordId id = id_in(inner, "id", account.objects(type));
  inner.finish();
  return {type, id};
}

Response associate(Input& input, const Call& call) {
  Account& account = input.account();
  const std::unique_lock lock(account.mutex());
  const End from = end_of(input, "from", call, account);
  const End to = end_of(input, "to", call, account);
  const auto type_id = static_cast<int>(input.number("typeId", 0, INT32_MAX, 0));
  const bool remove = input.flag("remove");
  const Change change = change_of(input, call, account);
  input.finish();
  const Associations& links = account.associations();
  const LinkType* const type =
      type_id == 0 ? links.unlabelled(from.type, to.type) : links.type(from.type, to.type, type_id);
  if (type == nullptr) {
    refuse("\"typeId\" was expected to be a type of links from " + std::string(info(from.type).plural) + " to " +
           info(to.type).plural);
  }
  if (remove) {
    account.unlink(from.type, from.id, to.type, to.id, type_id == 0 ? std::nullopt : std::optional<int>(type_id),
                   change);
  } else {
    account.link(LinkType(*type), from.id, to.id, change);
  }
  return json_response({{"typeId", type->id}});
}

}  // namespace

std::vector<Door> record_doors() {
  return {
      {"POST", "/_simulator/records/create", "Makes a record; nothing is checked, so two can share an address.",
       R"({"objectType": "contacts", "properties": {"email": " ADA@acme.test"}})", create},
      {"POST", "/_simulator/records/edit", "Changes a record, also in properties that are read-only to callers.",
       R"({"objectType": "contacts", "id": 100451, "properties": {"jobtitle": "CTO"}, "source": "CRM_UI"})", edit},
      {"POST", "/_simulator/records/bulk-edit", "Changes `count` records, from the id `from` on, in one millisecond.",
       R"({"objectType": "contacts", "count": 25000, "from": 0, "properties": {"jobtitle": "CTO"}})", bulk_edit},
      {"POST", "/_simulator/records/archive", "Puts a record into the recycle bin.",
       R"({"objectType": "contacts", "id": 100451})", step(&ObjectStore::archive, Archived::no)},
      {"POST", "/_simulator/records/restore", "Takes it out again.", R"({"objectType": "contacts", "id": 100451})",
       step(&ObjectStore::restore, Archived::yes)},
      {"POST", "/_simulator/records/erase", "Deletes a record for good, for privacy.",
       R"({"objectType": "contacts", "id": 100451})", step(&ObjectStore::erase, Archived::any)},
      {"POST", "/_simulator/records/merge", "Merges `otherId` into `primaryId`.",
       R"({"objectType": "contacts", "primaryId": 100451, "otherId": 100551})", merge},
      {"POST", "/_simulator/records/associate", "Links two records; without typeId plainly, with `remove` no longer.",
       R"({"from": {"objectType": "contacts", "id": 100451}, "to": {"objectType": "companies", "id": 9001}, "typeId": 279, "remove": false})",
       associate}};
}

}  // namespace simulator
