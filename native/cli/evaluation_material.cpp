#include "evaluation_material.hpp"

#include <array>
#include <charconv>

#include "json_access.hpp"
#include "open_store.hpp"
#include "progress.hpp"
#include "settings_file.hpp"
#include "store/address_index.hpp"
#include "store/record_pages.hpp"
#include "trailspark/convert.hpp"
#include "trailspark/mood.hpp"

namespace trailspark::cli {
namespace {

void read_records(store::Store& store, const LoadOptions& options, LeadBase& base) {
  constexpr std::array kObjects = {std::pair(SyncObject::companies, ObjectType::companies),
                                   std::pair(SyncObject::deals, ObjectType::deals),
                                   std::pair(SyncObject::contacts, ObjectType::contacts)};
  Progress progress(!options.quiet, 0);
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  for (const auto& [stored, object] : kObjects) {
    store::for_each_page(
        store, stored, [&, kind = object](std::string_view page, std::int64_t first, std::int64_t last) {
          const std::string source = options.store_file + ' ' + std::to_string(first) + ".." + std::to_string(last);
          records += base.ingest(kind, page, source).records;
          bytes += page.size();
          progress.update(bytes, records);
          return true;
        });
  }
}

void read_events(store::Store& store, std::vector<DatedSignal>& events) {
  store::Statement statement(store.database(),
                             "SELECT email, source, type, happened_at, key FROM events ORDER BY source, key");
  while (statement.step()) {
    DatedSignal event;
    event.email = store::event_address(store, statement.text(0));
    event.source = statement.text(1);
    event.type = event.source == "page_view"         ? SignalType::page_view
                 : event.source == "form_submission" ? SignalType::form_fill
                 : statement.text(2) == "CLICK"      ? SignalType::email_click
                                                     : SignalType::email_open;
    event.at = statement.number(3);
    event.reference = statement.text(4);
    events.push_back(std::move(event));
  }
}

std::string text_of(const Json& object, std::string_view key) {
  const Json& value = member(object, std::string(key));
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<std::int64_t> time_of(const Json& object, std::string_view key) {
  const std::string text = text_of(object, key);
  return text.empty() ? std::nullopt : to_datetime(text);
}

/// Calls use(record, properties, contacts) for each record: the ids of the contacts linked with it.
template <class Use>
void for_each_activity(store::Store& store, SyncObject object, Use&& use) {
  store::for_each_page(store, object, [&](std::string_view page, std::int64_t, std::int64_t) {
    const Json document = parse_json(page);
    for (const Json& record : member(document, "results")) {
      std::vector<std::int64_t> contacts;
      for (const Json& link : member(member(member(record, "associations"), "contacts"), "results")) {
        const std::string id = text_of(link, "id");
        std::from_chars(id.data(), id.data() + id.size(), contacts.emplace_back());
      }
      use(record, member(record, "properties"), contacts);
    }
    return true;
  });
}

/// A meeting is a signal of each contact linked with it, when it was booked; called off it is none.
void read_meetings(store::Store& store, std::vector<DatedSignal>& events) {
  for_each_activity(
      store, SyncObject::meetings,
      [&](const Json& record, const Json& properties, const std::vector<std::int64_t>& contacts) {
        const auto booked_at = time_of(record, "createdAt");
        if (!booked_at || text_of(properties, "hs_meeting_outcome") == "CANCELED") {
          return;
        }
        for (const std::int64_t contact : contacts) {
          events.push_back({{}, contact, SignalType::sales_event, "meeting", *booked_at, text_of(record, "id")});
        }
      });
}

/// An incoming email is an answer of the contact linked with it; where several are, who wrote it is not known.
void read_replies(store::Store& store, std::vector<ScoredReply>& replies) {
  for_each_activity(
      store, SyncObject::emails,
      [&](const Json& record, const Json& properties, const std::vector<std::int64_t>& contacts) {
        const auto sent_at = time_of(properties, "hs_timestamp");
        if (contacts.size() != 1 || !sent_at || text_of(properties, "hs_email_direction") != "INCOMING_EMAIL") {
          return;
        }
        ScoredReply reply;
        reply.contact = contacts.front();
        reply.at = *sent_at;
        reply.reference = text_of(record, "id");
        const std::string mood = text_of(properties, kMoodProperty);
        reply.mood = mood.empty() ? 0 : to_number(mood).value_or(0);
        for_each_part(text_of(properties, kMoodWordsProperty),
                      [&](std::string_view word) { reply.words.emplace_back(word); });
        replies.push_back(std::move(reply));
      });
}

}  // namespace

std::optional<StoredMaterial> load_evaluation_material(const LoadOptions& options) {
  std::optional<Mapping> mapping =
      options.mapping_file.empty() ? std::optional(default_mapping()) : read_mapping(options.mapping_file);
  std::optional<store::Store> store = mapping ? open_store(options.store_file, options.key_file) : std::nullopt;
  if (!store) {
    return std::nullopt;
  }
  StoredMaterial stored{LeadBase(std::move(*mapping), options.settings), {}};
  read_records(*store, options, stored.base);
  read_events(*store, stored.material.events);
  read_meetings(*store, stored.material.events);
  read_replies(*store, stored.material.replies);
  stored.material.pipelines = store->document("pipelines/deals");
  return stored;
}

}  // namespace trailspark::cli
